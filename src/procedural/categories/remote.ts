import { translation } from '../../core/math/pose.js';
import { defineCategory } from '../category.js';
import type { ObjectModel } from '../model.js';
import { body, FIXED, part } from '../model.js';
import { choice, count, ratio, size } from '../parameters.js';
import { roundedRectangle } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import { paint } from '../solids/solid.js';
import { housing } from './device-shapes.js';
import type { PadForm, PadKey } from './keypad.js';
import { gridKeys, padBodies, padSolids } from './keypad.js';
import { gamepad } from './remote-gamepad.js';

/*
 * A remote control lying on a table, its window to the back; or a gamepad. Remotes are 0.13 to 0.24 m long and weigh 60 to 150 g with
 * batteries, gamepads 0.15 m wide and 200 to 280 g (makers' data sheets).
 */
export const remote = defineCategory({
  name: 'remote',
  parameters: {
    length: size(0.18, 0.02),
    kind: choice({ bar: 5, gamepad: 1 }),
    width: ratio(0.2, 0.34),
    thickness: ratio(0.075, 0.15),
    corner: ratio(0.05, 0.48),
    edge: ratio(0.05, 0.45),
    /** Rim around the keys; free length at the lower end. */
    rim: ratio(0.06, 0.16),
    tail: ratio(0.05, 0.34),
    columns: count(3, [3, 2]),
    rows: count(2, [1, 1, 2, 2, 2, 2]),
    keyFill: ratio(0.5, 0.82),
    keys: choice({ round: 1, square: 2 }),
    pad: choice({ disc: 3, cross: 1, none: 1 }),
    caps: choice({ dark: 2, light: 2, accent: 1 }),
    material: choice({ abs: 4, aluminum: 1 }),
  },
  view: { azimuth: [-180, 180], elevation: [15, 75] },
  build: (p, s) => (p.kind === 'gamepad' ? gamepad(p, s) : bar(p, s)),
});

interface BarForm {
  readonly length: number;
  readonly width: number;
  readonly thickness: number;
  readonly corner: number;
  readonly edge: number;
  readonly rim: number;
  readonly tail: number;
  readonly columns: number;
  readonly rows: number;
  readonly keyFill: number;
  readonly keys: 'round' | 'square';
  readonly pad: 'disc' | 'cross' | 'none';
  readonly caps: 'dark' | 'light' | 'accent';
  readonly material: 'abs' | 'aluminum';
}

function bar(p: BarForm, s: Shapes): ObjectModel {
  const l = p.length;
  const w = p.width * l;
  const t = p.thickness * l;
  const corner = p.corner * w;
  const form: PadForm = { pose: translation([0, 0, t]), well: 0.0018, rise: 0.0014, finish: p.caps };
  const left = -w / 2 + Math.max(p.rim * w, 0.003);
  const span = -2 * left;
  const top = l / 2 - Math.max(0.3 * corner, 0.006);
  const low = -l / 2 + Math.max(p.tail * l, 0.3 * corner);
  const pitch = span / p.columns;
  const round = p.keys === 'round';
  // From above: power and source, the disc, rockers' row, the grid.
  const power: PadKey[] = [
    { x: left + pitch / 2, y: top - 0.55 * pitch, width: 0.5 * pitch, depth: 0.5 * pitch, round: true, finish: 'accent', name: 'power button' },
    { x: -left - pitch / 2, y: top - 0.55 * pitch, width: 0.5 * pitch, depth: 0.5 * pitch, round: true, name: 'source button' },
  ]; // prettier-ignore
  const discTop = top - 1.1 * pitch;
  const disc = p.pad === 'none' ? 0 : Math.min(0.92 * span, 0.24 * l);
  const middle = discTop - disc / 2;
  const arm = 0.3 * disc;
  const padKeys: PadKey[] =
    p.pad === 'none'
      ? []
      : p.pad === 'cross'
        ? [
            { x: 0, y: middle, width: 0.9 * arm, depth: 0.9 * arm, round: true, name: 'ok button' },
            { x: 0, y: middle + 1.1 * arm, width: 1.2 * arm, depth: 0.8 * arm, name: 'up button' },
            { x: 0, y: middle - 1.1 * arm, width: 1.2 * arm, depth: 0.8 * arm, name: 'down button' },
            { x: -1.1 * arm, y: middle, width: 0.8 * arm, depth: 1.2 * arm, name: 'left button' },
            { x: 1.1 * arm, y: middle, width: 0.8 * arm, depth: 1.2 * arm, name: 'right button' },
          ]
        : discKeys(disc, middle);
  const gridTop = discTop - disc - 0.15 * pitch;
  const pitchY = Math.min((gridTop - low) / p.rows, 1.15 * pitch);
  const names = Array.from({ length: p.columns }, (_, i) => `button ${i + 1}`);
  const grid = gridKeys([left, gridTop], [p.columns, p.rows], [pitch, pitchY], p.keyFill, { round, names });
  const keys = [...power, ...padKeys, ...grid];
  const outline = roundedRectangle(w, l, corner, s.steps(5));
  const hole = [
    [left, gridTop - p.rows * pitchY],
    [-left, top],
  ] as const;
  const window = Math.min(0.3 * w, w / 2 - corner + 0.004);
  const base = body(FIXED, [
    part(
      'case',
      {
        material: p.material,
        fill: p.material === 'abs' ? 0.8 : 0.22,
        affordance: 4,
        description: 'Case with board and batteries.',
      },
      [
        housing(s, [w, l], [0, t - form.well], { corner, edge: p.edge * 0.4 * t, below: 0.04 * w, sharpTop: true }),
        ...padSolids(s, keys, form, outline, hole),
        ...paint('dark', s.boxBetween([-window, l / 2 - 0.004, 0.3 * t], [window, l / 2 + 0.0006, 0.75 * t])),
      ],
    ),
  ]);
  return { title: 'Remote', bodies: [base, ...padBodies(s, keys, form, base)] };
}

/** Four arrows as the quarters of a square with round corners around a middle button. */
const discKeys = (disc: number, y: number): PadKey[] => {
  const [inner, outer] = [0.19 * disc, 0.5 * disc];
  const reach = (inner + outer) / 2 + 0.01 * disc;
  const [long, deep] = [0.5 * disc, outer - inner - 0.0012];
  return [
    { x: 0, y, width: 2 * inner, depth: 2 * inner, round: true, finish: 'metal', name: 'ok button' },
    { x: 0, y: y + reach, width: long, depth: deep, round: true, name: 'up button' },
    { x: 0, y: y - reach, width: long, depth: deep, round: true, name: 'down button' },
    { x: -reach, y, width: deep, depth: long, round: true, name: 'left button' },
    { x: reach, y, width: deep, depth: long, round: true, name: 'right button' },
  ];
};
