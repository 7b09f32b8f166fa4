import type { Vec3 } from '../../core/math/vec3.js';
import { add, scale } from '../../core/math/vec3.js';
import type { Finish, ModelBody } from '../model.js';
import { body, hinge, part, slide } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { withoutCollision } from './appliance-body.js';

/** Which way a control faces. */
export type Facing = 'front' | 'up';
const OUT: Readonly<Record<Facing, Vec3>> = { front: [0, -1, 0], up: [0, 0, 1] };

/** Gap behind a knob or under a button, m. */
const GAP = 0.0012;

/** A point in the plane of a face: `across` to the right and `along` up (or back, on a top) from `at`, `out` in front of it. */
const onFace = (at: Vec3, facing: Facing, across: number, along: number, out: number): Vec3 =>
  facing === 'front' ? [at[0] + across, at[1] - out, at[2] + along] : [at[0] + across, at[1] + along, at[2] + out];

/** A block on a face: its middle at `at`, `width` across, `height` along, from `from` to `to` out of it. */
export const faceBlock = (
  s: Shapes,
  at: Vec3,
  facing: Facing,
  [width, height]: readonly [number, number],
  [from, to]: readonly [number, number],
): Solid => {
  const a = onFace(at, facing, -width / 2, -height / 2, from);
  const b = onFace(at, facing, width / 2, height / 2, to);
  return s.boxBetween(a, b);
};

interface KnobOptions {
  readonly at: Vec3;
  readonly facing: Facing;
  readonly radius: number;
  readonly length: number;
  readonly finish: Finish;
  readonly name: string;
  readonly description: string;
  /** Degrees; without end where absent. */
  readonly range?: readonly [number, number];
}

/** A knob of plastic on a face that it just clears, with a pointer on its front. */
export function knob(s: Shapes, parent: ModelBody, options: KnobOptions): ModelBody {
  const { at, facing, radius, length, finish, range } = options;
  const out = OUT[facing];
  const reach = GAP + length;
  const pointer = faceBlock(s, onFace(at, facing, 0, 0.5 * radius, 0), facing, [0.16 * radius, 0.8 * radius], [
    reach - 0.001,
    reach + Math.min(0.0012, 0.06 * radius),
  ]); // prettier-ignore
  const skirt = s.cylinder(add(at, scale(out, GAP)), add(at, scale(out, GAP + 0.3 * length)), radius);
  const grip = s.cylinder(add(at, scale(out, GAP + 0.25 * length)), add(at, scale(out, reach)), 0.86 * radius);
  return body(
    hinge({ axis: out, position: at, ...(range === undefined ? {} : { range }) }),
    [
      part(options.name, { material: 'abs', affordance: 2, description: options.description }, [
        ...paint(finish, skirt, grip),
        ...withoutCollision(...paint(finish === 'light' || finish === 'metal' ? 'dark' : 'light', pointer)),
      ]),
    ],
    parent,
  );
}

/** How far a push button goes in, m. */
const TRAVEL = 0.0015;
/** A button's collar, which hides the gap under it, stands out this far, m. */
const COLLAR = TRAVEL + GAP + 0.0006;

export interface ButtonOptions {
  readonly at: Vec3;
  readonly facing: Facing;
  readonly size: readonly [number, number];
  readonly finish: Finish;
  readonly name: string;
  readonly description: string;
}

/** A button that is pushed in by 1.5 mm against its collar; see `buttonCollar`. */
export function pushButton(s: Shapes, parent: ModelBody, options: ButtonOptions): ModelBody {
  const { at, facing, size, finish } = options;
  const cap = faceBlock(s, at, facing, size, [TRAVEL + GAP, TRAVEL + GAP + 0.003]);
  return body(
    slide({ axis: scale(OUT[facing], -1), range: [0, TRAVEL] }),
    [part(options.name, { material: 'abs', affordance: 2, description: options.description }, paint(finish, cap))],
    parent,
  );
}

/** The collar around a push button, part of the panel that it is set in. */
export const buttonCollar = (s: Shapes, { at, facing, size }: ButtonOptions, finish: Finish): Solid[] =>
  withoutCollision(...paint(finish, faceBlock(s, at, facing, [size[0] + 0.003, size[1] + 0.003], [-0.001, COLLAR])));
