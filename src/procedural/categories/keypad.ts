import type { Pose } from '../../core/math/pose.js';
import { compose, translation } from '../../core/math/pose.js';
import { rotate } from '../../core/math/quat.js';
import type { Finish, ModelBody } from '../model.js';
import { body, part, slide } from '../model.js';
import { roundedRectangle } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { frameAround } from './device-shapes.js';

/** A key of a keypad: its middle and size in the frame of the case's top, metres; a name when it moves by itself. */
export interface PadKey {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly depth: number;
  readonly round?: boolean;
  readonly finish?: Finish;
  readonly name?: string;
}

/** How keys sit in a well of the case, metres. */
export interface PadForm {
  /** Frame whose z = 0 is the top of the case. */
  readonly pose: Pose;
  readonly well: number;
  /** How far the keys stand out. */
  readonly rise: number;
  readonly finish: Finish;
}

/** Keys are never pressed deeper than this; small ones are soft domes. */
const TRAVEL = 0.0012;
const CLEARANCE = 0.0003;

const travelOf = (form: PadForm): number => Math.min(TRAVEL, 0.5 * form.well);

function drawKey(s: Shapes, key: PadKey, form: PadForm): Solid {
  const low = key.name === undefined ? -form.well - 0.0002 : -form.well + travelOf(form) + CLEARANCE;
  const outline = roundedRectangle(
    key.width,
    key.depth,
    (key.round === true ? 0.5 : 0.2) * Math.min(key.width, key.depth),
    key.round === true ? s.steps(5) : s.steps(2),
  );
  const solid = s.prism(outline, form.rise - low, { pose: compose(form.pose, translation([key.x, key.y, low])) });
  return paint(key.finish ?? form.finish, solid)[0];
}

/** The case's rim around the well and the keys that stand fast in it. */
export const padSolids = (
  s: Shapes,
  keys: readonly PadKey[],
  form: PadForm,
  outline: readonly (readonly [number, number])[],
  hole: readonly [readonly [number, number], readonly [number, number]],
): Solid[] => [
  ...frameAround(s, outline, hole, [-form.well, 0], (z) => compose(form.pose, translation([0, 0, z]))),
  ...keys.filter(({ name }) => name === undefined).map((key) => drawKey(s, key, form)),
];

/** The keys that move, each a body that slides into the case. */
export const padBodies = (s: Shapes, keys: readonly PadKey[], form: PadForm, base: ModelBody): ModelBody[] =>
  keys.flatMap((key) =>
    key.name === undefined
      ? []
      : [
          body(
            slide({ axis: rotate(form.pose.rotation, [0, 0, -1]), range: [0, travelOf(form)] }),
            [
              part(key.name, { material: 'silicone', affordance: 1, description: 'Button; goes down when pressed.' }, [
                drawKey(s, key, form),
              ]),
            ],
            base,
          ),
        ],
  );

/** A grid of keys from the upper left corner on, row by row; `names` go to the first ones, the rest stand fast. */
export function gridKeys(
  [left, top]: readonly [number, number],
  [columns, rows]: readonly [number, number],
  [pitchX, pitchY]: readonly [number, number],
  fill: number,
  options: { readonly round?: boolean; readonly names?: readonly (string | undefined)[]; readonly finish?: Finish },
): PadKey[] {
  return Array.from({ length: columns * rows }, (_, i): PadKey => {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    const name = options.names?.[i];
    const side = Math.min(pitchX, pitchY) * fill;
    return {
      x: left + (column + 0.5) * pitchX,
      y: top - (row + 0.5) * pitchY,
      width: options.round === true ? side : pitchX * fill,
      depth: options.round === true ? side : pitchY * fill,
      ...(options.round === undefined ? {} : { round: options.round }),
      ...(options.finish === undefined ? {} : { finish: options.finish }),
      ...(name === undefined ? {} : { name }),
    };
  });
}

/** Names of a telephone's keys, row by row. */
export const DIALS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'star', '0', 'hash'].map((key) => `key ${key}`);
