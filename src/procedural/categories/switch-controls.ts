import type { Vec3 } from '../../core/math/vec3.js';
import type { ModelBody } from '../model.js';
import { body, hinge, part, slide } from '../model.js';
import { roundedRectangle } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Ring } from '../solids/skin-rings.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { Plate } from './switch-plate.js';
import { dome, turned } from './turned.js';

/** How controls differ from the plate. */
export type Tone = 'same' | 'dark' | 'metal';
export const toned = (tone: Tone, solids: readonly Solid[]): Solid[] =>
  tone === 'same' ? [...solids] : paint(tone, ...solids);

/** A control on a closed plate, its middle at x. */
interface Control {
  readonly x: number;
  readonly size: number;
  readonly plate: Plate;
  readonly gap: number;
  readonly tone: Tone;
  readonly tilt: number;
}

/** A bat that stands out of its bezel, down at the start. */
export function toggle(s: Shapes, name: string, c: Control, base: ModelBody): ModelBody {
  const h = c.plate.height;
  const root = 0.048 * h;
  const y = -(c.plate.depth + 0.012 * h + c.gap + root);
  const z = h / 2;
  const lean = (16 + 14 * c.tilt) * (Math.PI / 180);
  const out = (d: number): Vec3 => [c.x, y - d * Math.cos(lean), z - d * Math.sin(lean)];
  const long = 1.35 * c.size;
  const ring = (d: number, wide: number, high: number): Ring => {
    const [, cy, cz] = out(d);
    return roundedRectangle(wide, high, 0.4 * Math.min(wide, high), s.detail === 'full' ? 3 : 1).map(
      ([a, b]): Vec3 => [c.x + a, cy + b * Math.sin(lean) * -1, cz + b * Math.cos(lean)],
    );
  };
  const span = (2 * lean * 180) / Math.PI;
  return body(
    hinge({ axis: [1, 0, 0], position: [c.x, y, z], range: [-span, 0], seen: { closed: 0.5, between: [-span, -span + 0.01] } }),
    [
      part(`toggle${name}`, { material: 'abs', affordance: 1, description: 'Toggle; flips up and down.' }, [
        ...toned(c.tone, [
          s.cylinder([c.x - 0.85 * root, y, z], [c.x + 0.85 * root, y, z], root),
          s.loft([ring(0, 1.3 * root, 1.2 * root), ring(0.5 * long, 1.5 * root, 1.2 * root), ring(0.9 * long, 1.9 * root, 1.5 * root), ring(long, 1.4 * root, 1.1 * root)]),
        ]),
      ]),
    ],
    base,
  );
} // prettier-ignore

/** A dimmer's knob with a mark, pointing to the lower left at the start. */
export function knob(s: Shapes, name: string, c: Control, base: ModelBody): ModelBody {
  const h = c.plate.height;
  const at: Vec3 = [c.x, -c.plate.depth - c.gap, h / 2];
  const r = c.size;
  const high = 0.55 * r * (0.6 + 0.6 * c.tilt);
  const angle = (225 * Math.PI) / 180;
  const mark: Vec3 = [c.x + 0.72 * r * Math.cos(angle), at[1] - high, at[2] + 0.72 * r * Math.sin(angle)];
  return body(
    hinge({ axis: [0, 1, 0], position: at, range: [0, 270], seen: { closed: 0.2, between: [0, 270] } }),
    [
      part(`knob${name}`, { material: 'abs', fill: 0.6, affordance: 1, description: 'Dimmer; turns from off to full.' }, [
        ...toned(c.tone, [turned(s, [[r, 0], [0.97 * r, 0.2 * high], [0.9 * r, 0.85 * high], ...dome(s, 0.84 * r, 0.1 * high, 0.95 * high, 3)], { origin: at, axis: [0, -1, 0], sides: 32 })]),
        ...paint(c.tone === 'same' ? 'dark' : 'light', s.ellipsoid(mark, [0.09 * r, 0.12 * high, 0.09 * r])),
      ]),
    ],
    base,
  );
} // prettier-ignore

/** A dimmer's slider, down at the start. */
export function slider(s: Shapes, name: string, c: Control, base: ModelBody): ModelBody {
  const h = c.plate.height;
  const y = -c.plate.depth - 0.002 * h - c.gap;
  const z = h / 2 - 0.24 * h;
  const out = y - 0.09 * h;
  return body(
    slide({ axis: [0, 0, 1], range: [0, 0.48 * h], seen: { closed: 0.2, between: [0, 0.48 * h] } }),
    [
      part(`slider${name}`, { material: 'abs', fill: 0.7, affordance: 1, description: 'Dimmer; slides up.' }, [
        ...toned(c.tone, [s.boxBetween([c.x - 0.5 * c.size, out, z - 0.28 * c.size], [c.x + 0.5 * c.size, y, z + 0.28 * c.size], { round: 0.002 })]),
      ]),
    ],
    base,
  );
} // prettier-ignore
