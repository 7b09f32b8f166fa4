import type { ProceduralCategory } from '../../../procedural/category.js';
import type { JointState } from '../../../procedural/joint-state.js';
import { movableBodies, seenRange } from '../../../procedural/joint-state.js';
import type { ObjectModel } from '../../../procedural/model.js';
import type { ParameterValues, RealParameter } from '../../../procedural/parameters.js';
import { fromUnit, typicalParameters } from '../../../procedural/parameters.js';
import { createShapes } from '../../../procedural/solids/shapes.js';
import type { Shapes } from '../../../procedural/solids/shapes.js';
import type { Camera } from '../../../render/camera.js';
import type { Scene } from '../../../render/scene.js';
import { flattenModel } from '../../../render/scene.js';

/** The structure of an object: the value of each choice of its category. */
export type Structure = Readonly<Record<string, string | number>>;

/**
 * The numbers that a fit turns: azimuth, elevation, roll (rad) and perspective of the camera, then each real parameter but the absolute
 * size (0 to 1 over its range), then each movable joint (0 to 1 over its range), in the order of the model.
 */
export interface FitSpace {
  readonly category: ProceduralCategory;
  readonly structure: Structure;
  /** Names of the real parameters that are fitted, in order. */
  readonly reals: readonly string[];
  readonly joints: readonly FitJoint[];
  readonly dimension: number;
  /** Equal for structures that are drawn alike: those that differ in material only, or in a detail that this kind does not have. */
  readonly sketch: number;
  /** The object and camera at a point; numbers beyond their limits are taken back to them. */
  readonly decode: (point: ArrayLike<number>, shapes: Shapes) => Placed;
  /** How far a point lies beyond the limits, squared and summed over coordinates. */
  readonly excess: (point: ArrayLike<number>) => number;
}

/** A movable joint. */
export interface FitJoint {
  /** Of the first part that it moves. */
  readonly name: string;
  /** Where it is closed, over its range. */
  readonly closed: number;
}

/** An object as a camera sees it. */
export interface Placed {
  readonly values: ParameterValues;
  readonly model: ObjectModel;
  readonly state: JointState;
  readonly camera: Camera;
}

/** Coordinates of the camera before those of the object. */
export const CAMERA_COORDINATES = 4;
/** rad: from a little below to straight down; a tilted hand. */
export const ELEVATION_LIMITS = [-0.6, 1.55] as const;
const ROLL_LIMITS = [-0.4, 0.4] as const;
const PERSPECTIVE_LIMITS = [0, 0.45] as const;

const clamp = (v: number, min: number, max: number): number => Math.min(max, Math.max(min, v));

/** The space of a category with a structure; absolute size as usual for it, or as given (m). */
export function createFitSpace(category: ProceduralCategory, structure: Structure, size?: number): FitSpace {
  const entries = Object.entries(category.parameters);
  const isSize = (p: RealParameter): boolean => p.typical !== undefined;
  const reals = entries.flatMap(([name, p]) => (p.kind === 'real' && !isSize(p) ? [{ name, p }] : []));
  const sizes = entries.flatMap(([name, p]): [string, number][] =>
    p.kind === 'real' && p.typical !== undefined ? [[name, size ?? p.typical]] : [],
  );
  const fixed = {
    ...typicalParameters(category.parameters),
    ...structure,
    ...Object.fromEntries(sizes),
  } as ParameterValues;
  const typical = category.build(fixed, createShapes('draft'));
  const joints = movableBodies(typical).map((body): FitJoint => {
    const { motion, parts } = typical.bodies[body];
    const [low, high] = seenRange(motion) ?? [0, 1];
    return { name: parts[0]?.name ?? '', closed: low === high ? 0 : -low / (high - low) };
  });
  const limits: (readonly [number, number])[] = [
    [-Infinity, Infinity],
    ELEVATION_LIMITS,
    ROLL_LIMITS,
    PERSPECTIVE_LIMITS,
    ...Array.from({ length: reals.length + joints.length }, () => [0, 1] as const),
  ];

  return {
    category,
    structure,
    reals: reals.map(({ name }) => name),
    joints,
    dimension: limits.length,
    sketch: hashScene(flattenModel(typical)),
    decode: (point, shapes) => {
      const at = (i: number): number => clamp(point[i], limits[i][0], limits[i][1]);
      const values = { ...fixed };
      reals.forEach(({ name, p }, i) => {
        values[name] = fromUnit(p, at(CAMERA_COORDINATES + i));
      });
      const model = category.build(values, shapes);
      const first = CAMERA_COORDINATES + reals.length;
      const state = model.bodies.map(() => 0);
      // A structure has as many joints whatever its proportions; should one have fewer, the rest is not looked at.
      movableBodies(model).forEach((body, k) => {
        const range = seenRange(model.bodies[body].motion);
        if (range !== undefined && k < joints.length) state[body] = range[0] + at(first + k) * (range[1] - range[0]);
      });
      const camera = { azimuth: point[0], elevation: at(1), roll: at(2), perspective: at(3) };
      return { values, model, state, camera };
    },
    excess: (point) => limits.reduce((sum, [min, max], i) => sum + Math.max(0, min - point[i], point[i] - max) ** 2, 0),
  };
}

/** FNV-1a over what is drawn. */
function hashScene({ positions, triangleFinish, trianglePart }: Scene): number {
  let hash = 0x811c9dc5;
  const mix = (values: ArrayLike<number>): void => {
    for (let i = 0; i < values.length; i++) hash = Math.imul(hash ^ values[i], 0x01000193);
  };
  mix(new Int32Array(positions.buffer, positions.byteOffset, positions.length));
  mix(triangleFinish);
  mix(trianglePart);
  return hash;
}
