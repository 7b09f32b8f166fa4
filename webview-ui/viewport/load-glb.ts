import type { Object3D } from 'three';
import { Group, Matrix4, Mesh } from 'three';
import { GLTFLoader } from 'three/examples/jsm/loaders/GLTFLoader.js';
import { PropertyBinding } from 'three';

/** The whole scene of a GLB, turned to Z up. Throws what the loader throws. */
export async function loadGlbScene(bytes: Uint8Array): Promise<Group> {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const { scene } = await new GLTFLoader().parseAsync(buffer, '');
  const group = new Group();
  // glTF has Y up and looks along -z; Z up is a quarter turn about x.
  scene.rotation.x = Math.PI / 2;
  group.add(scene);
  group.updateMatrixWorld(true);
  return group;
}

/**
 * The meshes of a GLB by body: every mesh below a node that is named as a body belongs to the nearest such node, and is placed in
 * that body's frame. Meshes of no body belong to the world. Undefined when no node is named as a body.
 */
export function collectBodyMeshes(scene: Object3D, bodies: readonly string[]): Map<string, Mesh[]> | undefined {
  // The loader takes characters out of node names that its animation paths use.
  const byNode = new Map(
    bodies.filter((name) => name !== '').map((name) => [PropertyBinding.sanitizeNodeName(name), name]),
  );
  const found = new Map<string, Mesh[]>();
  const matched = new Set<string>();
  const visit = (node: Object3D, owner: string, ownerInverse: Matrix4) => {
    const body = byNode.get(node.name);
    const isBody = body !== undefined && !(node instanceof Mesh);
    if (isBody) matched.add(body);
    const nextOwner = isBody ? body : owner;
    const nextInverse = isBody ? node.matrixWorld.clone().invert() : ownerInverse;
    if (node instanceof Mesh) {
      const mesh = node.clone(false) as Mesh;
      new Matrix4()
        .multiplyMatrices(nextInverse, node.matrixWorld)
        .decompose(mesh.position, mesh.quaternion, mesh.scale);
      found.set(nextOwner, [...(found.get(nextOwner) ?? []), mesh]);
    }
    for (const child of node.children) visit(child, nextOwner, nextInverse);
  };
  visit(scene, 'world', new Matrix4());
  return matched.size > 0 ? found : undefined;
}
