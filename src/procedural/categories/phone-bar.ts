import { translation } from '../../core/math/pose.js';
import type { ModelBody, ObjectModel } from '../model.js';
import { body, FIXED, part, slide } from '../model.js';
import { roundedRectangle } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { housing, plate } from './device-shapes.js';
import type { PadForm } from './keypad.js';
import { DIALS, gridKeys, padBodies, padSolids } from './keypad.js';

export interface PhoneForm {
  readonly length: number;
  readonly width: number;
  readonly thickness: number;
  readonly corner: number;
  readonly edge: number;
  readonly bezel: number;
  readonly chin: number;
  readonly brow: number;
  readonly keypad: number;
  readonly keyFill: number;
  readonly keys: 'round' | 'square';
  readonly home: 'none' | 'button';
  readonly caps: 'dark' | 'light' | 'metal';
  readonly material: 'abs' | 'aluminum';
}

/** Density of a mobile's inside, battery and boards, as a share of its housing's material. */
export const mobileFill = (material: 'abs' | 'aluminum'): number => (material === 'abs' ? 1.5 : 0.75);

/** A picture behind glass on a level face, its centre and size given. */
export const screenOn = (
  s: Shapes,
  [x, y]: readonly [number, number],
  size: readonly [number, number],
  z: number,
  up = 1,
): Solid[] => paint('screen', plate(s, size, 0.0015, 0.0008, translation([x, y, up > 0 ? z - 0.0006 : z - 0.0002])));

/** A smartphone, or one with a keypad below a small screen; lies on its back. */
export function barPhone(p: PhoneForm & { readonly kind: 'smart' | 'keypad' }, s: Shapes): ObjectModel {
  const isSmart = p.kind === 'smart';
  const l = isSmart ? p.length : 0.78 * p.length;
  const w = p.width * l;
  const t = l * (isSmart ? 0.048 + 0.03 * p.thickness : 0.095 + 0.06 * p.thickness);
  const corner = p.corner * w;
  const bezel = p.bezel * w;
  const [chin, brow] = [Math.max(p.chin * l, bezel), Math.max(p.brow * l, bezel)];
  const well = isSmart ? 0 : 0.0016;
  const keyDepth = isSmart ? 0 : p.keypad * l;
  const form: PadForm = { pose: translation([0, 0, t]), well, rise: 0.0009, finish: p.caps };
  const side = Math.max(bezel, 0.07 * w);
  const padLow = -l / 2 + Math.max(0.3 * corner, 0.05 * l);
  const pitch = [(w - 2 * side) / 3, keyDepth / 5] as const;
  const keys = isSmart
    ? []
    : [
        { x: 0, y: padLow + 4.45 * pitch[1], width: 0.85 * pitch[1], depth: 0.85 * pitch[1], round: true, name: 'middle button' },
        ...[-1, 1].map((k) => ({ x: k * pitch[0], y: padLow + 4.45 * pitch[1], width: 0.85 * pitch[0], depth: 0.55 * pitch[1], name: k < 0 ? 'call button' : 'end button' })),
        ...gridKeys([-1.5 * pitch[0], padLow + 4 * pitch[1]], [3, 4], pitch, p.keyFill, { round: p.keys === 'round', names: DIALS.slice(0, 9) }),
      ]; // prettier-ignore
  const outline = roundedRectangle(w, l, corner, s.steps(5));
  const hole = [
    [-w / 2 + side - 0.0004, padLow - 0.0004],
    [w / 2 - side + 0.0004, padLow + 5 * pitch[1]],
  ] as const;
  const screenLow = isSmart ? -l / 2 + chin : padLow + 5 * pitch[1] + 0.03 * l;
  const screenTop = l / 2 - brow;
  const glass = isSmart
    ? paint('dark', plate(s, [w - 0.0016, l - 0.0016], corner - 0.0008, 0.0006, translation([0, 0, t - 0.0004])))
    : [];
  const slot = (y: number, half: number) =>
    paint('dark', s.boxBetween([-half, y - 0.0007, t - 0.0004], [half, y + 0.0007, t + 0.0003]));
  const base = body(FIXED, [
    part('case', { material: p.material, fill: mobileFill(p.material), affordance: 3, description: 'Case with screen, battery and boards.' }, [
      housing(s, [w, l], [0, t - well], { corner, edge: p.edge * (isSmart ? 0.9 : 0.7) * t, sharpTop: !isSmart }),
      ...(isSmart ? [] : padSolids(s, keys, form, outline, hole)),
      ...glass,
      ...screenOn(s, [0, (screenLow + screenTop) / 2], [w - 2 * side * (isSmart ? bezel / side : 1), screenTop - screenLow], isSmart ? t + 0.0002 : t),
      ...(brow > 0.03 * l ? slot(l / 2 - 0.5 * brow, 0.09 * w) : []),
    ]),
  ]); // prettier-ignore
  const bodies: ModelBody[] = [base, ...padBodies(s, keys, form, base)];
  // On the flanks: power on the right, volume on the left; in front of the flank by the room to be pressed.
  const flank = (name: string, sign: number, y: number, long: number): ModelBody =>
    body(
      slide({ axis: [-sign, 0, 0], range: [0, 0.0004] }),
      [
        part(
          name,
          { material: p.material, affordance: 1, description: 'Button on the edge.' },
          paint(
            'accent',
            s.boxBetween(
              [sign * (w / 2 + 0.0007), y - long / 2, 0.36 * t],
              [sign * (w / 2 + 0.0016), y + long / 2, 0.64 * t],
            ),
          ),
        ),
      ],
      base,
    );
  if (isSmart) {
    bodies.push(flank('power button', 1, 0.22 * l, 0.08 * l));
    bodies.push(flank('volume up', -1, 0.26 * l, 0.065 * l), flank('volume down', -1, 0.17 * l, 0.065 * l));
  }
  if (isSmart && p.home === 'button' && chin > 0.07 * l) {
    const y = -l / 2 + chin / 2;
    const r = 0.36 * chin;
    bodies.push(
      body(
        slide({ axis: [0, 0, -1], range: [0, 0.0003] }),
        [
          part(
            'home button',
            { material: 'abs', affordance: 1, description: 'Home button.' },
            paint('metal', s.cylinder([0, y, t + 0.0008], [0, y, t + 0.0014], r)),
          ),
        ],
        base,
      ),
    );
  }
  return { title: isSmart ? 'Smartphone' : 'Mobile phone', bodies };
}
