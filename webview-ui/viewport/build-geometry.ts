import type { BufferGeometry } from 'three';
import {
  BoxGeometry,
  BufferAttribute,
  BufferGeometry as Geometry,
  CapsuleGeometry,
  CylinderGeometry,
  PlaneGeometry,
  SphereGeometry,
} from 'three';
import type { SceneGeom } from '../../src/sim/describe-scene.js';
import type { SceneMesh } from '../../src/sim/scene-meshes.js';

/** Segments of a full turn: smooth at the size of an editor tab. */
const ROUND = 48;
/** Half the side of an endless plane as drawn, m. */
const ENDLESS = 50;

/** The triangles of a geom in its own frame, or undefined for what has none. Meshes share one geometry for all geoms that use it. */
export function buildGeometry(
  geom: SceneGeom,
  meshGeometry: (mesh: number) => BufferGeometry | undefined,
): BufferGeometry | undefined {
  const [a, b, c] = geom.size;
  switch (geom.type) {
    case 'sphere':
      return new SphereGeometry(a, ROUND, ROUND / 2);
    case 'ellipsoid':
      return new SphereGeometry(1, ROUND, ROUND / 2).scale(a, b, c);
    case 'box':
      return new BoxGeometry(2 * a, 2 * b, 2 * c);
    case 'cylinder':
      // three.js lays them along y, the engine along z.
      return new CylinderGeometry(a, a, 2 * b, ROUND).rotateX(Math.PI / 2);
    case 'capsule':
      return new CapsuleGeometry(a, 2 * b, ROUND / 4, ROUND).rotateX(Math.PI / 2);
    case 'plane':
      return new PlaneGeometry(2 * (a || ENDLESS), 2 * (b || ENDLESS));
    case 'mesh':
    case 'hfield':
    case 'sdf':
      return meshGeometry(geom.mesh);
    default:
      return undefined;
  }
}

/** A mesh of the model as it is drawn. */
export function buildMesh(mesh: SceneMesh): BufferGeometry {
  const geometry = new Geometry();
  geometry.setAttribute('position', new BufferAttribute(mesh.positions, 3));
  geometry.setAttribute('normal', new BufferAttribute(mesh.normals, 3));
  if (mesh.uvs !== undefined) geometry.setAttribute('uv', new BufferAttribute(mesh.uvs, 2));
  geometry.setIndex(new BufferAttribute(mesh.indices, 1));
  return geometry;
}

/** The convex hull that the engine collides with, flat-shaded so that its faces can be told apart. */
export function buildHull(mesh: SceneMesh): BufferGeometry | undefined {
  if (mesh.hull === undefined) return undefined;
  const geometry = new Geometry();
  geometry.setAttribute('position', new BufferAttribute(mesh.hull.positions, 3));
  geometry.setIndex(new BufferAttribute(mesh.hull.indices, 1));
  const flat = geometry.toNonIndexed();
  flat.computeVertexNormals();
  return flat;
}
