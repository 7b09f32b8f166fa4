import type { GLTF, Node } from '@gltf-transform/core';
import { Document, Format, Logger, Verbosity, WebIO } from '@gltf-transform/core';
import type { SimAsset } from '../../core/sim-asset.js';
import type { PhysicsDescription } from './describe-physics.js';
import { describePhysics } from './describe-physics.js';
import { packGlb } from './glb-file.js';
import { IMPLICIT_SHAPES, RIGID_BODIES } from './physics-json.js';
import { createMaterials } from './write-geometry.js';
import type { AssetNodes } from './write-nodes.js';
import { createNodes } from './write-nodes.js';

/** Named in the file's `asset.generator`. */
const GENERATOR = 'PhysX-Anything for VS Code';

/**
 * Writes the asset as one binary glTF file, metres and Y up in the scene.
 *
 * One root node turns the core's Z up into glTF's Y up; below it every node is in core conventions, so that a body's node transform
 * is the body's pose at rest and the joint axes in `extras` are axes of the node itself. Joints, inertia, parts and materials are
 * in `extras` (see physx-extras.ts), physics also in KHR_physics_rigid_bodies and KHR_implicit_shapes, which a reader may ignore.
 */
export async function writeGlb(asset: SimAsset): Promise<Uint8Array> {
  const document = new Document();
  document.getRoot().getAsset().generator = GENERATOR;
  document.createBuffer();
  const nodes = createNodes(document, asset, createMaterials(document, asset));
  const io = new WebIO().setLogger(new Logger(Verbosity.ERROR));
  const { json, resources } = await io.writeJSON(document, { format: Format.GLB });
  restoreTransforms(json, document);
  addPhysics(json, document, describePhysics(asset), nodes);
  return packGlb(json, Object.values(resources).at(0) ?? new Uint8Array(0));
}

/**
 * Puts back node transforms that the library leaves out because they are within 1e-5 of the identity: ten micrometres are too much
 * where three formats have to agree to one.
 */
function restoreTransforms(json: GLTF.IGLTF, document: Document): void {
  for (const [index, node] of document.getRoot().listNodes().entries()) {
    const nodeJson = json.nodes?.at(index);
    if (nodeJson === undefined) continue;
    if (node.getTranslation().some((x) => x !== 0)) nodeJson.translation = node.getTranslation();
    if (node.getRotation().some((x, k) => k < 3 && x !== 0)) nodeJson.rotation = node.getRotation();
  }
}

/** Adds both physics extensions. Nodes and meshes have the same order in the document and in its JSON. */
function addPhysics(json: GLTF.IGLTF, document: Document, physics: PhysicsDescription, nodes: AssetNodes): void {
  const nodeIndex = new Map(
    document
      .getRoot()
      .listNodes()
      .map((node, i) => [node, i]),
  );
  const meshIndex = new Map(
    document
      .getRoot()
      .listMeshes()
      .map((mesh, i) => [mesh, i]),
  );
  const extend = (node: Node | undefined, content: object) => {
    const nodeJson = node && json.nodes?.at(nodeIndex.get(node) ?? -1);
    if (nodeJson) nodeJson.extensions = { [RIGID_BODIES]: content };
  };
  for (const [body, motion] of physics.motions) extend(nodes.bodies.get(body), { motion });
  for (const [name, { shape, ...collider }] of physics.colliders) {
    const hull = nodes.hulls.get(name);
    const geometry = hull === undefined ? { shape } : { mesh: meshIndex.get(hull), convexHull: true };
    extend(nodes.colliders.get(name), { collider: { geometry, ...collider } });
  }
  for (const [joint, { json: jointJson, enableCollision }] of physics.joints.entries()) {
    const frames = nodes.frames.get(jointJson.name);
    const connectedNode = frames && nodeIndex.get(frames.child);
    extend(frames?.parent, { joint: { connectedNode, joint, enableCollision } });
  }
  const lists = {
    physicsMaterials: physics.materials,
    physicsJoints: physics.joints.map((joint) => joint.json),
    collisionFilters: physics.filters,
  };
  json.extensions = {
    [RIGID_BODIES]: Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
    ...(physics.shapes.length > 0 && { [IMPLICIT_SHAPES]: { shapes: physics.shapes } }),
  };
  json.extensionsUsed = Object.keys(json.extensions);
}
