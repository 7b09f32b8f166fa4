import type { Pose } from '../core/math/pose.js';
import { matrixFromQuat } from '../core/math/mat3.js';
import type { Finish, ObjectModel } from '../procedural/model.js';
import { FINISHES } from '../procedural/model.js';

/** A part as a scene knows it. */
export interface ScenePart {
  readonly name: string;
  /** Name in the table of materials. */
  readonly material: string;
  readonly body: number;
}

/** A solid as a scene knows it: one surface to paint. */
export interface SceneSolid {
  readonly part: number;
  readonly finish: Finish;
  /** Bounding box with joints closed, m: x, y, z. */
  readonly min: readonly [number, number, number];
  readonly max: readonly [number, number, number];
}

/** All solids of a model in flat arrays, metres, joints closed. Parts are numbered over all bodies in order. */
export interface Scene {
  /** x, y, z per vertex; the vertices of a body are neighbours. */
  readonly positions: Float32Array;
  readonly vertexBody: Uint16Array;
  /** First vertex of each body, and at the end the number of vertices. */
  readonly bodyStart: Uint32Array;
  /** Three vertices per triangle, counter-clockwise from outside. Solids share no vertices. */
  readonly indices: Uint32Array;
  readonly trianglePart: Uint16Array;
  readonly triangleBody: Uint16Array;
  /** Number in FINISHES. */
  readonly triangleFinish: Uint8Array;
  readonly triangleSolid: Uint16Array;
  readonly parts: readonly ScenePart[];
  readonly solids: readonly SceneSolid[];
}

/** Joins the meshes of a model. */
export function flattenModel(model: ObjectModel): Scene {
  const solids = model.bodies.flatMap((body) => body.parts.flatMap((part) => part.solids));
  const vertices = solids.reduce((n, { mesh }) => n + mesh.positions.length / 3, 0);
  const triangles = solids.reduce((n, { mesh }) => n + mesh.indices.length / 3, 0);
  const positions = new Float32Array(3 * vertices);
  const vertexBody = new Uint16Array(vertices);
  const bodyStart = new Uint32Array(model.bodies.length + 1);
  const indices = new Uint32Array(3 * triangles);
  const trianglePart = new Uint16Array(triangles);
  const triangleBody = new Uint16Array(triangles);
  const triangleFinish = new Uint8Array(triangles);
  const triangleSolid = new Uint16Array(triangles);
  const parts: ScenePart[] = [];
  const sceneSolids: SceneSolid[] = [];
  let [v, t] = [0, 0];
  model.bodies.forEach((body, b) => {
    bodyStart[b] = v;
    for (const { name, material, solids: own } of body.parts) {
      for (const { mesh, finish } of own) {
        const [vEnd, tEnd] = [v + mesh.positions.length / 3, t + mesh.indices.length / 3];
        positions.set(mesh.positions, 3 * v);
        vertexBody.fill(b, v, vEnd);
        for (let i = 0; i < mesh.indices.length; i++) indices[3 * t + i] = mesh.indices[i] + v;
        trianglePart.fill(parts.length, t, tEnd);
        triangleBody.fill(b, t, tEnd);
        triangleSolid.fill(sceneSolids.length, t, tEnd);
        sceneSolids.push({ part: parts.length, finish: finish ?? 'main', ...boundPositions(mesh.positions) });
        triangleFinish.fill(FINISHES.indexOf(finish ?? 'main'), t, tEnd);
        [v, t] = [vEnd, tEnd];
      }
      parts.push({ name, material, body: b });
    }
  });
  bodyStart[model.bodies.length] = v;
  return {
    positions,
    vertexBody,
    bodyStart,
    indices,
    trianglePart,
    triangleBody,
    triangleFinish,
    triangleSolid,
    parts,
    solids: sceneSolids,
  };
}

/** The bounding box of positions (x, y, z per vertex). */
export function boundPositions(positions: Float32Array): Pick<SceneSolid, 'min' | 'max'> {
  let [x0, y0, z0, x1, y1, z1] = [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity];
  for (let i = 0; i < positions.length; i += 3) {
    const x = positions[i];
    const y = positions[i + 1];
    const z = positions[i + 2];
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    if (y > y1) y1 = y;
    if (z < z0) z0 = z;
    if (z > z1) z1 = z;
  }
  return { min: [x0, y0, z0], max: [x1, y1, z1] };
}

/** Writes the scene's positions with each body where `poses` (of `poseBodies`) has it to `out`. */
export function poseVertices(scene: Scene, poses: readonly Pose[], out: Float32Array): void {
  const { positions, bodyStart } = scene;
  poses.forEach(({ position: [px, py, pz], rotation }, b) => {
    const [from, to] = [3 * bodyStart[b], 3 * bodyStart[b + 1]];
    if (px === 0 && py === 0 && pz === 0 && rotation[0] === 1) {
      out.set(positions.subarray(from, to), from);
      return;
    }
    const [m0, m1, m2, m3, m4, m5, m6, m7, m8] = matrixFromQuat(rotation);
    for (let i = from; i < to; i += 3) {
      const x = positions[i];
      const y = positions[i + 1];
      const z = positions[i + 2];
      out[i] = m0 * x + m1 * y + m2 * z + px;
      out[i + 1] = m3 * x + m4 * y + m5 * z + py;
      out[i + 2] = m6 * x + m7 * y + m8 * z + pz;
    }
  });
}
