import type { Inertial } from '../../core/inertial.js';
import { inertiaToMatrix } from '../../core/conventions.js';
import { eigenSymmetric, quatFromMatrix } from '../../core/math/mat3.js';
import type { Pose } from '../../core/math/pose.js';
import type { Vec3 } from '../../core/math/vec3.js';
import type { Box } from '../../core/mesh/box.js';
import { combineInertials, scaleInertial, transformInertial } from '../../core/mesh/inertial-algebra.js';
import type { ConvexShape } from '../../core/geom.js';
import { shapeInertial } from '../../formats/model-draft/shape-inertial.js';
import { compilerSettings } from '../model/compiler-settings.js';
import type { FileAccess } from '../model/file-access.js';
import type { GeomFacts, GeomShape } from './geom-facts.js';
import { memoize } from '../model/memoize.js';
import { meshInertial, meshUse } from './mesh-assets.js';
import type { Model } from '../model/model.js';
import { shellInertial } from './shell-inertial.js';

/** What a geom fills. */
export interface GeomSolid {
  /** At density 1 (of a shell per area), in the geom's frame; undefined where it has no volume: planes, height fields. */
  readonly unit: Inertial | undefined;
  /** Box around it in the geom's frame; undefined where it has no end. */
  readonly box: Box | undefined;
}

/** What a geom fills, as MuJoCo computes it; undefined where that cannot be known: its mesh is not there, or made when compiled. */
export function geomSolid(model: Model, geom: GeomFacts, files: FileAccess): GeomSolid | undefined {
  const { shape } = geom;
  if (shape === 'plane' || shape === 'hfield') return { unit: undefined, box: undefined };
  if (geom.mesh === undefined) return shape === 'mesh' || shape === 'sdf' ? undefined : primitiveOf(geom);
  const use = meshUse(model, geom.mesh, files);
  if (use.facts === undefined || typeof use.facts === 'string') return undefined;
  const { min, max } = use.facts.box;
  const box: Box = { min: less(min, use.origin), max: less(max, use.origin) };
  const unit = meshInertial(use);
  if (shape === 'mesh' || shape === 'sdf')
    return unit === undefined && use.mode !== 'convex' ? { unit, box } : unit && { unit, box };
  return unit && fitted(model, geom, unit, box);
}

/** The mass of one copy of a geom, kg; undefined where that cannot be known. */
export function geomMass(model: Model, geom: GeomFacts, files: FileAccess): number | undefined {
  if (geom.mass !== undefined) return geom.shape === 'plane' || geom.shape === 'hfield' ? 0 : geom.mass;
  if (geom.density === 0) return 0;
  const solid = geomSolid(model, geom, files);
  return solid && (solid.unit?.mass ?? 0) * geom.density;
}

/** Mass properties of all copies of a geom in the frame of its body; `mass` 0 where it weighs nothing; undefined where that cannot be known. */
export function geomInertial(model: Model, geom: GeomFacts, files: FileAccess): Inertial | 0 | undefined {
  if (geom.mass === 0 || (geom.mass === undefined && geom.density === 0)) return 0;
  const solid = geomSolid(model, geom, files);
  if (solid === undefined) return undefined;
  const { unit } = solid;
  if (unit === undefined || !(unit.mass > 0)) return 0;
  const factor = geom.mass === undefined ? geom.density : geom.mass / unit.mass;
  const one = scaleInertial(unit, 1, factor);
  return combineInertials(geom.poses.map((pose) => transformInertial(one, pose))) ?? 0;
}

/** A primitive is measured once: several rules ask for it. */
const primitiveOf = memoize(({ shape, size, isShell }: GeomFacts) => primitive(shape, size, isShell));

const less = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];

function primitive(shape: GeomShape, size: Vec3, isShell: boolean): GeomSolid | undefined {
  const convex = toConvex(shape, size);
  if (!size.slice(0, SIZES[shape] ?? 0).every((s) => s > 0)) return undefined;
  const unit = isShell
    ? shellInertial(shape, size)
    : convex === undefined
      ? ellipsoidInertial(size)
      : shapeInertial(convex, 1);
  return unit && { unit, box: boxOf(shape, size) };
}

/** How many sizes must be more than 0. */
const SIZES: Partial<Record<GeomShape, number>> = { sphere: 1, capsule: 2, cylinder: 2, box: 3, ellipsoid: 3 };

function toConvex(shape: GeomShape, [a, b, c]: Vec3): ConvexShape | undefined {
  switch (shape) {
    case 'sphere':
      return { kind: 'sphere', radius: a };
    case 'capsule':
    case 'cylinder':
      return { kind: shape, radius: a, halfLength: b };
    case 'box':
      return { kind: 'box', halfExtents: [a, b, c] };
    case 'ellipsoid':
    case 'plane':
    case 'hfield':
    case 'mesh':
    case 'sdf':
      return undefined;
  }
}

function ellipsoidInertial([a, b, c]: Vec3): Inertial {
  const mass = (4 * Math.PI * a * b * c) / 3;
  const f = mass / 5;
  const inertia = { xx: f * (b * b + c * c), yy: f * (a * a + c * c), zz: f * (a * a + b * b), xy: 0, xz: 0, yz: 0 };
  return { mass, com: [0, 0, 0], inertia };
}

function boxOf(shape: GeomShape, [a, b, c]: Vec3): Box {
  const half: Vec3 =
    shape === 'sphere' ? [a, a, a] : shape === 'capsule' ? [a, a, b + a] : shape === 'cylinder' ? [a, a, b] : [a, b, c];
  return { min: [-half[0], -half[1], -half[2]], max: half };
}

/**
 * A primitive that is measured by a mesh: the box of the same inertia (half axes b), or with `fitaabb` the box around it, both along the mesh's principal
 * axes; spheres have the mean of b as radius, cylinders that of the two shorter (MuJoCo 3.14, tried on the engine). Of `fitaabb` only boxes are known.
 */
function fitted(
  model: Model,
  { shape, isShell, fitScale }: GeomFacts,
  unit: Inertial,
  box: Box,
): GeomSolid | undefined {
  if (compilerSettings(model).fitAabb) return undefined;
  const { values, vectors } = eigenSymmetric(inertiaToMatrix(unit.inertia));
  const [x, y, z] = values;
  const half = (sum: number): number => Math.sqrt((6 * Math.max(0, sum)) / unit.mass) / 2;
  const [a, b, c] = [half(y + z - x), half(x + z - y), half(x + y - z)];
  const scaled = ([p, q, r]: Vec3): Vec3 => [fitScale * p, fitScale * q, fitScale * r];
  const size: Vec3 =
    shape === 'sphere'
      ? [(a + b + c) / 3, 0, 0]
      : shape === 'capsule'
        ? [(a + b) / 2, Math.max(0, c - (a + b) / 4), 0]
        : shape === 'cylinder'
          ? [(a + b) / 2, c, 0]
          : [a, b, c];
  const solid = primitive(shape, scaled(size), isShell);
  if (solid?.unit === undefined) return undefined;
  const pose: Pose = { position: unit.com, rotation: quatFromMatrix(vectors) };
  return { unit: transformInertial(solid.unit, pose), box };
}

/** The corners of a box. */
export const cornersOf = ({ min, max }: Box): readonly Vec3[] =>
  Array.from({ length: 8 }, (_, i) => [(i & 1 ? max : min)[0], (i & 2 ? max : min)[1], (i & 4 ? max : min)[2]]);
