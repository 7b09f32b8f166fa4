import type { ConvexPiece, ConvexShape } from '../geom.js';
import type { TriangleMesh } from './triangle-mesh.js';
import { transformMesh } from './transform-mesh.js';

/** Segments around a cylinder, capsule or sphere: a chord of 32 stays within 0.5% of the radius. */
const SEGMENTS = 32;

/**
 * A closed mesh of the shape in its own frame. Round shapes are inscribed polyhedra with 32 segments around.
 * The mesh of a `convex` shape is returned as it is.
 */
export function shapeToMesh(shape: ConvexShape): TriangleMesh {
  switch (shape.kind) {
    case 'box':
      return boxMesh(shape.halfExtents);
    case 'sphere':
      return latheMesh(arcProfile(shape.radius, 0));
    case 'cylinder':
      return latheMesh([
        [shape.radius, -shape.halfLength],
        [shape.radius, shape.halfLength],
      ]);
    case 'capsule':
      return latheMesh(arcProfile(shape.radius, shape.halfLength));
    case 'convex':
      return shape.mesh;
  }
}

/** A closed mesh of the piece in its owner's frame. */
export const pieceToMesh = (piece: ConvexPiece): TriangleMesh => transformMesh(shapeToMesh(piece.shape), piece.pose);

function boxMesh([x, y, z]: readonly [number, number, number]): TriangleMesh {
  const positions = new Float32Array(24);
  for (let v = 0; v < 8; v++) positions.set([v & 1 ? x : -x, v & 2 ? y : -y, v & 4 ? z : -z], 3 * v);
  const quads = [0, 4, 6, 2, 1, 3, 7, 5, 0, 1, 5, 4, 2, 6, 7, 3, 0, 2, 3, 1, 4, 5, 7, 6];
  const indices: number[] = [];
  for (let q = 0; q < quads.length; q += 4) {
    const [a, b, c, d] = quads.slice(q, q + 4);
    indices.push(a, b, c, a, c, d);
  }
  return { positions, indices: Uint32Array.from(indices) };
}

/** Rings of a sphere of `radius` cut at its equator and pulled apart by `halfLength` on both sides, without the poles. */
function arcProfile(radius: number, halfLength: number): [number, number][] {
  const profile: [number, number][] = [];
  const rings = SEGMENTS / 2;
  for (let i = 1; i < rings; i++) {
    const angle = (Math.PI * i) / rings - Math.PI / 2;
    const ring: [number, number] = [radius * Math.cos(angle), radius * Math.sin(angle)];
    if (i <= rings / 2) profile.push([ring[0], ring[1] - halfLength]);
    if (i >= rings / 2 && (i > rings / 2 || halfLength > 0)) profile.push([ring[0], ring[1] + halfLength]);
  }
  return [[0, -radius - halfLength], ...profile, [0, radius + halfLength]];
}

/** A surface of revolution about z from a profile of [radius, z], z not falling. Radius 0 at an end is a pole, else a flat cap. */
function latheMesh(profile: readonly (readonly [number, number])[]): TriangleMesh {
  const positions: number[] = [];
  const indices: number[] = [];
  const rings = profile.map(([radius, z]) => {
    const first = positions.length / 3;
    const count = radius === 0 ? 1 : SEGMENTS;
    for (let s = 0; s < count; s++) {
      const angle = (2 * Math.PI * s) / SEGMENTS;
      positions.push(radius * Math.cos(angle), radius * Math.sin(angle), z);
    }
    return { first, count };
  });
  const at = (ring: { first: number; count: number }, s: number): number => ring.first + (s % ring.count);
  for (let r = 0; r + 1 < rings.length; r++) {
    const [low, high] = [rings[r], rings[r + 1]];
    for (let s = 0; s < SEGMENTS; s++) {
      if (low.count > 1) indices.push(at(low, s), at(low, s + 1), at(high, s + 1));
      if (high.count > 1) indices.push(at(low, s), at(high, s + 1), at(high, s));
    }
  }
  const [bottom, top] = [rings[0], rings[rings.length - 1]];
  for (let s = 1; s + 1 < SEGMENTS; s++) {
    if (bottom.count > 1) indices.push(at(bottom, 0), at(bottom, s + 1), at(bottom, s));
    if (top.count > 1) indices.push(at(top, 0), at(top, s), at(top, s + 1));
  }
  return { positions: Float32Array.from(positions), indices: Uint32Array.from(indices) };
}
