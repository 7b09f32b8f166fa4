import type { Vec3 } from '../../src/core/math/vec3.js';
import { dot } from '../../src/core/math/vec3.js';
import { quatFromAxisAngle, rotate } from '../../src/core/math/quat.js';
import { rotate as turn } from '../../src/core/math/quat.js';
import type { JointState } from '../../src/procedural/joint-state.js';
import { poseBodies } from '../../src/procedural/joint-state.js';
import type { ObjectModel } from '../../src/procedural/model.js';
import { flattenModel, poseVertices } from '../../src/render/scene.js';

/** How near a fitted object is to the true one. */
export interface Comparison {
  readonly partsRight: boolean;
  /** Share of joints that have a counterpart of their type, over the larger number of joints; 1 where neither has any. */
  readonly jointTypes: number;
  readonly jointTypesRight: boolean;
  /** For each pair of counterparts, the angle between their axes, degrees. */
  readonly axisErrors: readonly number[];
  /** The sides of the bounding boxes over their longest agree within 15%. */
  readonly ratiosRight: boolean;
  /** Harmonic mean of the shares of either surface within one voxel of the other, both in a grid of 32^3 about the object. */
  readonly fScore: number;
}

/** An object as it is posed. */
export interface PosedModel {
  readonly model: ObjectModel;
  readonly state: JointState;
}

/**
 * Compares in the objects' own frames. Turns about z by which the true object looks the same (`symmetry`) are tried, since no picture
 * tells them apart; the best by F-score counts.
 */
export function compareObjects(found: PosedModel, truth: PosedModel, symmetry: number): Comparison {
  const turns = Number.isFinite(symmetry) ? symmetry : 24;
  const [mine, theirs] = [samplePoints(found), samplePoints(truth)];
  let best = { fScore: -1, angle: 0 };
  for (let k = 0; k < turns; k++) {
    const angle = (2 * Math.PI * k) / turns;
    const fScore = scorePoints(turnPoints(mine, angle), theirs);
    if (fScore > best.fScore) best = { fScore, angle };
  }
  const spin = quatFromAxisAngle([0, 0, 1], best.angle);
  const [a, b] = [listJoints(found).map((j) => ({ ...j, axis: rotate(spin, j.axis) })), listJoints(truth)];
  const pairs = pairJoints(a, b);
  const most = Math.max(a.length, b.length);
  const count = ({ model }: PosedModel): number => model.bodies.reduce((n, { parts }) => n + parts.length, 0);
  return {
    partsRight: count(found) === count(truth),
    jointTypes: most === 0 ? 1 : pairs.length / most,
    jointTypesRight: pairs.length === most,
    axisErrors: pairs.map(([p, q]) => (Math.acos(Math.min(1, Math.abs(dot(p.axis, q.axis)))) * 180) / Math.PI),
    ratiosRight: sidesOf(turnPoints(mine, best.angle)).every((v, i) => Math.abs(v / sidesOf(theirs)[i] - 1) <= 0.15),
    fScore: best.fScore,
  };
}

interface FoundJoint {
  readonly kind: string;
  readonly axis: Vec3;
}

/** Joints as they are posed; the axis of a ball is of no matter. */
function listJoints({ model, state }: PosedModel): FoundJoint[] {
  const poses = poseBodies(model, state);
  return model.bodies.flatMap(({ motion, parent }) => {
    if (motion.kind === 'fixed') return [];
    const rotation = parent === undefined ? undefined : poses[model.bodies.indexOf(parent)].rotation;
    const axis = 'axis' in motion ? motion.axis : ([0, 0, 1] as const);
    const kind = motion.kind === 'hinge' && motion.range === undefined ? 'continuous' : motion.kind;
    return [{ kind, axis: rotation === undefined ? axis : turn(rotation, axis) }];
  });
}

/** Joints of one type paired so that their axes agree best, the nearest first. */
function pairJoints(a: readonly FoundJoint[], b: readonly FoundJoint[]): [FoundJoint, FoundJoint][] {
  const all = a.flatMap((p) =>
    b.flatMap((q) => (p.kind === q.kind ? [{ p, q, near: Math.abs(dot(p.axis, q.axis)) }] : [])),
  );
  const pairs: [FoundJoint, FoundJoint][] = [];
  const used = new Set<FoundJoint>();
  for (const { p, q } of all.sort((x, y) => y.near - x.near)) {
    if (used.has(p) || used.has(q)) continue;
    used.add(p).add(q);
    pairs.push([p, q]);
  }
  return pairs;
}

/** Distance between sampled points of a surface, a share of the longest side. */
const SPACING = 1 / 96;

/** Points on the whole surface, its bounding box centred and its longest side 32. */
function samplePoints({ model, state }: PosedModel): Float32Array {
  const scene = flattenModel(model);
  const posed = new Float32Array(scene.positions.length);
  poseVertices(scene, poseBodies(model, state), posed);
  const { min, max } = bounds(posed);
  const longest = Math.max(...max.map((v, k) => v - min[k]));
  const points: number[] = [];
  const corner = (v: number): Vec3 =>
    [0, 1, 2].map((k) => (posed[3 * v + k] - (min[k] + max[k]) / 2) / longest) as unknown as Vec3;
  for (let t = 0; t < scene.indices.length; t += 3) {
    const [a, b, c] = [corner(scene.indices[t]), corner(scene.indices[t + 1]), corner(scene.indices[t + 2])];
    const side = Math.max(
      ...[0, 1, 2].map((k) => Math.max(Math.abs(b[k] - a[k]), Math.abs(c[k] - a[k]), Math.abs(c[k] - b[k]))),
    );
    const n = Math.max(1, Math.ceil(side / SPACING));
    for (let i = 0; i <= n; i++)
      for (let j = 0; j + i <= n; j++)
        for (let k = 0; k < 3; k++) points.push(32 * (a[k] + (i / n) * (b[k] - a[k]) + (j / n) * (c[k] - a[k])));
  }
  return thinOut(points);
}

/** One point a cell, so that small triangles weigh no more than large ones. */
function thinOut(points: readonly number[]): Float32Array {
  const cell = 32 * SPACING;
  const seen = new Set<number>();
  const kept: number[] = [];
  for (let i = 0; i < points.length; i += 3) {
    const [x, y, z] = [0, 1, 2].map((k) => Math.floor(points[i + k] / cell) + 512);
    const key = (x * 1024 + y) * 1024 + z;
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push(points[i], points[i + 1], points[i + 2]);
  }
  return Float32Array.from(kept);
}

function turnPoints(points: Float32Array, angle: number): Float32Array {
  const [s, c] = [Math.sin(angle), Math.cos(angle)];
  const out = new Float32Array(points.length);
  for (let i = 0; i < points.length; i += 3) {
    out[i] = c * points[i] - s * points[i + 1];
    out[i + 1] = s * points[i] + c * points[i + 1];
    out[i + 2] = points[i + 2];
  }
  const { min, max } = bounds(out);
  const longest = Math.max(...max.map((v, k) => v - min[k]));
  return out.map((v, i) => (32 * (v - (min[i % 3] + max[i % 3]) / 2)) / longest);
}

const sidesOf = (points: Float32Array): number[] => {
  const { min, max } = bounds(points);
  return max.map((v, k) => (v - min[k]) / 32);
};

function bounds(points: Float32Array): { min: number[]; max: number[] } {
  const min = [Infinity, Infinity, Infinity];
  const max = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i++) {
    min[i % 3] = Math.min(min[i % 3], points[i]);
    max[i % 3] = Math.max(max[i % 3], points[i]);
  }
  return { min, max };
}

function scorePoints(a: Float32Array, b: Float32Array): number {
  const [precision, recall] = [shareNear(a, b), shareNear(b, a)];
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

/** Share of the points of `a` with a point of `b` within one voxel. */
function shareNear(a: Float32Array, b: Float32Array): number {
  const cells = new Map<number, number[]>();
  const key = (x: number, y: number, z: number): number =>
    ((Math.floor(x) + 64) * 128 + Math.floor(y) + 64) * 128 + Math.floor(z) + 64;
  for (let i = 0; i < b.length; i += 3) {
    const k = key(b[i], b[i + 1], b[i + 2]);
    const list = cells.get(k);
    if (list === undefined) cells.set(k, [i]);
    else list.push(i);
  }
  const isNear = (x: number, y: number, z: number): boolean => {
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (let dz = -1; dz <= 1; dz++)
          for (const i of cells.get(key(x + dx, y + dy, z + dz)) ?? [])
            if ((b[i] - x) ** 2 + (b[i + 1] - y) ** 2 + (b[i + 2] - z) ** 2 <= 1) return true;
    return false;
  };
  let near = 0;
  for (let i = 0; i < a.length; i += 3) if (isNear(a[i], a[i + 1], a[i + 2])) near++;
  return near / (a.length / 3);
}
