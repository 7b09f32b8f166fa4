import type { Document, Material as GltfMaterial, Mesh, Node, Scene } from '@gltf-transform/core';
import type { Body } from '../../core/body.js';
import { CORE_TO_GLTF, quatToXyzw } from '../../core/conventions.js';
import type { Pose } from '../../core/math/pose.js';
import { compose, IDENTITY_POSE } from '../../core/math/pose.js';
import type { SimAsset } from '../../core/sim-asset.js';
import { colliderPose } from './implicit-shapes.js';
import { describeConstraints } from './joint-constraints.js';
import type { AssetExtras, NodeExtras } from './physx-extras.js';
import { EXTRAS_VERSION, wrapExtras } from './physx-extras.js';
import { createCollisionMesh, createVisualMesh } from './write-geometry.js';

/** The nodes that physics is attached to, by the name of what they stand for. */
export interface AssetNodes {
  readonly bodies: ReadonlyMap<string, Node>;
  readonly colliders: ReadonlyMap<string, Node>;
  /** Meshes of convex collision geoms. */
  readonly hulls: ReadonlyMap<string, Mesh>;
  /** Attachment frames by joint name. */
  readonly frames: ReadonlyMap<string, { readonly parent: Node; readonly child: Node }>;
}

/**
 * Scene, root node and, below it, a node a body with its children: a node a visual geom (with mesh), a collision geom (nothing to
 * draw), a site, and the attachment frames of its joints, of which one lies under the parent.
 */
export function createNodes(
  document: Document,
  asset: SimAsset,
  materials: ReadonlyMap<string, GltfMaterial>,
): AssetNodes {
  const add = (owner: Node | Scene, name: string, pose: Pose, extras: NodeExtras): Node => {
    const node = document
      .createNode(name)
      .setTranslation([...pose.position])
      .setRotation(quatToXyzw(pose.rotation))
      .setExtras(wrapExtras(extras));
    owner.addChild(node);
    return node;
  };
  const scene = document.createScene();
  document.getRoot().setDefaultScene(scene);
  // Viewers look up nodes by name: no other node has a body's.
  const rootName = asset.bodies.some((body) => body.name === asset.name) ? `${asset.name}_root` : asset.name;
  const root = add(scene, rootName, { ...IDENTITY_POSE, rotation: CORE_TO_GLTF }, assetExtras(asset));

  // Bodies before everything else: they keep their order, parents first.
  const bodies = new Map<string, Node>();
  const nodeOfParent = ({ name, parent }: Body): Node => {
    const node = parent === undefined ? root : bodies.get(parent);
    if (node === undefined) throw new Error(`body ${name} comes before its parent ${String(parent)}`);
    return node;
  };
  for (const body of asset.bodies) {
    const { name, inertial, joints, parts } = body;
    const extras = { kind: 'body', name, ...(inertial && { inertial }), joints, parts } as const;
    bodies.set(name, add(nodeOfParent(body), name, body.pose, extras));
  }

  const colliders = new Map<string, Node>();
  const hulls = new Map<string, Mesh>();
  const frames = new Map<string, { parent: Node; child: Node }>();
  for (const body of asset.bodies) {
    const node = bodies.get(body.name) ?? root;
    for (const visual of body.visuals) {
      const { name, appearance, mesh } = visual;
      const child = add(node, name, IDENTITY_POSE, { kind: 'visual', name, appearance });
      // An accessor cannot be empty, so a geom without triangles is a node without mesh.
      if (mesh.indices.length > 0) child.setMesh(createVisualMesh(document, visual, materials));
    }
    for (const { name, material, shape, pose } of body.collisions) {
      colliders.set(name, add(node, name, colliderPose(shape, pose), { kind: 'collision', name, material }));
      if (shape.kind === 'convex') hulls.set(name, createCollisionMesh(document, name, shape.mesh));
    }
    for (const { name, pose } of body.sites) add(node, name, pose, { kind: 'site', name });
    for (const { frame, json } of describeConstraints(body.joints)) {
      const pose = { ...IDENTITY_POSE, rotation: frame };
      const attach = (owner: Node, at: Pose, side: 'parent' | 'child') =>
        add(owner, `${json.name}_${side}_frame`, at, { kind: 'joint-frame', joint: json.name, side });
      const parent = attach(nodeOfParent(body), compose(body.pose, pose), 'parent');
      frames.set(json.name, { parent, child: attach(node, pose, 'child') });
    }
  }
  return { bodies, colliders, hulls, frames };
}

/** The asset without what has a node, mesh, material or image of its own. */
const assetExtras = (asset: SimAsset): AssetExtras => ({
  kind: 'asset',
  version: EXTRAS_VERSION,
  name: asset.name,
  title: asset.title,
  category: asset.category,
  base: asset.base,
  mountHeight: asset.mountHeight,
  dimensions: asset.dimensions,
  ...(asset.confidence === undefined ? {} : { confidence: asset.confidence }),
  materials: asset.materials,
  contactPairs: asset.contactPairs,
  contactExclusions: asset.contactExclusions,
  keyframes: asset.keyframes,
  provenance: asset.provenance,
});
