import type { ConvexPiece } from '../../core/geom.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { add, cross, normalize, scale, subtract } from '../../core/math/vec3.js';
import { pieceFromHull } from '../../core/mesh/decompose-convex.js';
import { hullOf } from '../solids/skin-rings.js';
import type { Solid } from '../solids/solid.js';
import { closeMesh } from '../solids/solid.js';

/** A surface: `u` runs across from -1 to 1, `v` along from 0 to 1. */
export type Surface = (u: number, v: number) => Vec3;

export interface SheetOptions {
  /** Faces across and along. */
  readonly grid: readonly [number, number];
  /** Collision pieces across and along, no more than the faces. */
  readonly blocks: readonly [number, number];
  /** Thickness in the middle, m, half to either side of the surface; the edges are thinner. */
  readonly thickness: number;
  /** Thickness of the edges as a share of it. */
  readonly edge?: number;
}

/** A moulded panel: a surface given thickness. Rows are closer together towards both ends, where corners are rounded. */
export function curvedSheet(surface: Surface, options: SheetOptions): Solid {
  const [nu, nv] = options.grid;
  const us = Array.from({ length: nu + 1 }, (_, i) => (2 * i) / nu - 1);
  const vs = Array.from({ length: nv + 1 }, (_, j) => 0.5 - 0.5 * Math.cos((Math.PI * j) / nv));
  const half = (i: number, j: number): number =>
    ((i % nu === 0 || j % nv === 0 ? (options.edge ?? 0.5) : 1) * options.thickness) / 2;
  const rows = vs.map((v) => us.map((u) => ({ at: surface(u, v), normal: normalAt(surface, u, v) })));
  const sides = [1, -1].map((side) =>
    rows.map((row, j) => row.map(({ at, normal }, i) => add(at, scale(normal, side * half(i, j))))),
  );
  return {
    mesh: closeMesh(sides.flat(2), sheetTriangles(nu, nv)),
    pieces: () => blocksOf(sides, nu, nv, options.blocks),
  };
}

const STEP = 1e-3;

function normalAt(surface: Surface, u: number, v: number): Vec3 {
  const [u0, u1] = [Math.max(-1, u - STEP), Math.min(1, u + STEP)];
  const [v0, v1] = [Math.max(0, v - STEP), Math.min(1, v + STEP)];
  const across = subtract(surface(u1, v), surface(u0, v));
  const along = subtract(surface(u, v1), surface(u, v0));
  return normalize(cross(across, along)) ?? [0, 0, 1];
}

/** Both faces and the rim of a grid of points that is given twice, once for each side. */
function sheetTriangles(nu: number, nv: number): number[] {
  const at = (side: number, i: number, j: number): number => side * (nu + 1) * (nv + 1) + j * (nu + 1) + i;
  const triangles: number[] = [];
  const quad = (a: number, b: number, c: number, d: number): void => {
    triangles.push(a, b, c, a, c, d);
  };
  for (let j = 0; j < nv; j++) {
    for (let i = 0; i < nu; i++) {
      quad(at(0, i, j), at(0, i + 1, j), at(0, i + 1, j + 1), at(0, i, j + 1));
      quad(at(1, i, j), at(1, i, j + 1), at(1, i + 1, j + 1), at(1, i + 1, j));
    }
    quad(at(0, 0, j), at(0, 0, j + 1), at(1, 0, j + 1), at(1, 0, j));
    quad(at(0, nu, j), at(1, nu, j), at(1, nu, j + 1), at(0, nu, j + 1));
  }
  for (let i = 0; i < nu; i++) {
    quad(at(0, i, 0), at(1, i, 0), at(1, i + 1, 0), at(0, i + 1, 0));
    quad(at(0, i, nv), at(0, i + 1, nv), at(1, i + 1, nv), at(1, i, nv));
  }
  return triangles;
}

/** Both ends and the middle. */
const corners = (from: number, to: number): number[] => [...new Set([from, (from + to) >> 1, to])];

/** Hulls of rectangles of the grid, of few points each. */
function blocksOf(
  sides: readonly (readonly (readonly Vec3[])[])[],
  nu: number,
  nv: number,
  [across, along]: readonly [number, number],
): ConvexPiece[] {
  const cut = (count: number, blocks: number): [number, number][] =>
    Array.from({ length: blocks }, (_, k) => [
      Math.round((k * count) / blocks),
      Math.round(((k + 1) * count) / blocks),
    ]);
  return cut(nv, Math.min(nv, along)).flatMap(([j0, j1]) =>
    cut(nu, Math.min(nu, across)).flatMap(([i0, i1]) => {
      const points = sides.flatMap((rows) => corners(j0, j1).flatMap((j) => corners(i0, i1).map((i) => rows[j][i])));
      const hull = hullOf(points);
      return hull === undefined ? [] : [pieceFromHull(hull)];
    }),
  );
}

/** Factor for a half width that rounds the corners of a sheet over a share `corner` of its length at either end. */
export function roundedEnds(v: number, corner: number, depth: number): number {
  const into = Math.min(1, Math.max(0, (corner - v) / corner, (v - 1 + corner) / corner));
  return 1 - depth * (1 - Math.sqrt(1 - into * into));
}
