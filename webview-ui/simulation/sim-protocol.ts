import { hasFields, isArrayOf, isNothing, isNumber, isString } from '../../src/protocol/check-shape.js';
import type { Check } from '../../src/protocol/check-shape.js';
import type { ModelFile } from '../../src/protocol/preview.js';
import type { ReplyChecks } from '../../src/protocol/rpc.js';
import type { SceneDescription } from '../../src/sim/describe-scene.js';
import type { Bounds } from './surroundings.js';

/** Where everything is at one moment. */
export interface SimState {
  /** POSE_STRIDE numbers per body: see readPoses. */
  readonly poses: Float32Array;
  /** AXIS_STRIDE numbers per joint: see readJointAxes. */
  readonly axes: Float32Array;
  readonly qpos: Float64Array;
  /** Simulated time, s. */
  readonly time: number;
  /** Names of the engine's warnings since the last reset: an unstable model is reset by the engine in silence. */
  readonly warnings: readonly string[];
}

export interface CompiledScene {
  readonly scene: SceneDescription;
  /** Centre of mass of each body in its frame, x, y, z, m. */
  readonly centersOfMass: Float32Array;
  /** Height of the floor that things stand on, m: the model's own, or one just below its lowest point. */
  readonly floorHeight: number;
  readonly hasOwnFloor: boolean;
  /** What the model fills with its joints at their limits; absent for a model without shapes. */
  readonly reach: Bounds | undefined;
  /** What the compiler remarked, one sentence each. */
  readonly remarks: readonly string[];
  readonly state: SimState;
}

/** Positions of joints by number: one value for a hinge or slide, wxyz for a ball. */
export type JointTargets = readonly (readonly [joint: number, position: readonly number[]])[];

/** What the preview asks of its simulation worker. Requests are answered in order. */
export interface SimProtocol {
  /** Starts MuJoCo from the bytes of its WASM file. */
  readonly start: { readonly params: ArrayBuffer; readonly result: undefined };
  /** Replaces the model. When it does not compile the old one stays. */
  readonly compile: {
    readonly params: { readonly files: readonly ModelFile[]; readonly entry: string };
    readonly result: CompiledScene;
  };
  /** Puts joints somewhere, at rest, without advancing time. */
  readonly pose: { readonly params: JointTargets; readonly result: SimState };
  /** Simulates for a while, on a floor. */
  readonly advance: { readonly params: { readonly seconds: number }; readonly result: SimState };
  /** Back to the first pose. */
  readonly reset: { readonly params: undefined; readonly result: SimState };
}

const isFloats: Check = (value) => value instanceof Float32Array;

const isState = hasFields({
  poses: isFloats,
  axes: isFloats,
  qpos: (value) => value instanceof Float64Array,
  time: isNumber,
  warnings: isArrayOf(isString),
});

export const simReplies: ReplyChecks<SimProtocol> = {
  start: isNothing,
  compile: hasFields({ scene: hasFields({ totalMass: isNumber }), floorHeight: isNumber, state: isState }),
  pose: isState,
  advance: isState,
  reset: isState,
};
