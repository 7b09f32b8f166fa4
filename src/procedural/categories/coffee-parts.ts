import type { Vec3 } from '../../core/math/vec3.js';
import type { Finish, ModelBody } from '../model.js';
import { body, hinge, part, slide } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { CoffeeValues } from './coffee-machine.js';
import { drawnOnly } from './vessel-parts.js';

/** Tone of what is not the main housing: dark on light machines and the other way round. */
export const contrast = (p: CoffeeValues): Finish => (p.tone === 'dark' ? 'accent' : 'dark');
export const tone = (p: CoffeeValues, ...solids: readonly Solid[]): Solid[] => paint(p.tone, ...solids);

/** Housings are thin shells round a boiler, a pump and air: shares of the density that give their usual mass. */
export const housingFill = (p: CoffeeValues): number => (p.material === 'abs' ? 0.2 : 0.042);

/** What turns it on, on the front face at y: a rocker, a knob that turns, or a display with two buttons. */
export function controls(s: Shapes, p: CoffeeValues, at: Vec3, k: number, gap: number, base: ModelBody): ModelBody[] {
  const [x, y, z] = at;
  const face = y - gap;
  if (p.panel === 'knob')
    return [
      body(
        hinge({ axis: [0, -1, 0], position: [x, face, z], range: [-135, 135] }),
        [
          part('knob', { material: 'abs', affordance: 1, description: 'Knob, turns.' }, [
            ...paint('metal', s.cylinder([x, face, z], [x, face - 0.7 * k, z], k, 0.88 * k)),
            ...paint('dark', ...drawnOnly(s.boxBetween([x - 0.08 * k, face - 0.74 * k, z], [x + 0.08 * k, face - 0.6 * k, z + 0.85 * k]))),
          ]),
        ],
        base,
      ),
    ]; // prettier-ignore
  const button = (name: string, dx: number, half: number): ModelBody =>
    body(
      slide({ axis: [0, 1, 0], range: [0, 0.6 * gap] }),
      [
        part(name, { material: 'abs', affordance: 1, description: 'Button.' }, [
          ...paint('light', s.boxBetween([x + dx - half, face - 0.2 * k, z - 0.6 * k], [x + dx + half, face, z + 0.6 * k], { round: 0.15 * k })),
        ]),
      ],
      base,
    ); // prettier-ignore
  if (p.panel === 'display') return [button('left button', -2.1 * k, 0.45 * k), button('right button', 2.1 * k, 0.45 * k)]; // prettier-ignore
  return [
    body(
      hinge({ axis: [1, 0, 0], position: [x, face - 0.05 * k, z], range: [-2, 2] }),
      [
        part('switch', { material: 'abs', affordance: 1, description: 'Rocker switch.' }, [
          ...paint('accent', s.boxBetween([x - 0.5 * k, face - 0.3 * k, z - 0.9 * k], [x + 0.5 * k, face - 0.05 * k, z + 0.9 * k])),
        ]),
      ],
      base,
    ),
  ]; // prettier-ignore
}

/** What is behind the controls in the housing: a bezel or the display. */
export function panel(s: Shapes, p: CoffeeValues, at: Vec3, k: number): Solid[] {
  const [x, y, z] = at;
  const plate = (half: number, high: number): Solid =>
    s.boxBetween([x - half, y - 0.0004, z - high], [x + half, y + 0.004, z + high]);
  if (p.panel === 'display') return drawnOnly(...paint('screen', plate(1.4 * k, 0.65 * k)));
  return drawnOnly(...paint(contrast(p), p.panel === 'knob' ? s.cylinder([x, y - 0.0004, z], [x, y + 0.004, z], 1.35 * k) : plate(0.75 * k, 1.15 * k))); // prettier-ignore
}

/** A tray under a grid, that pulls out to the front. */
export function dripTray(s: Shapes, p: CoffeeValues, from: Vec3, to: Vec3, base: ModelBody): ModelBody {
  const [x0, y0] = from;
  const [x1, y1, z1] = to;
  const bars = s.detail === 'full' ? 9 : 6;
  const pitch = (x1 - x0 - 0.012) / bars;
  const slots = Array.from(
    { length: bars },
    (_, i) =>
    s.boxBetween([x0 + 0.006 + (i + 0.25) * pitch, y0 + 0.012, z1 - 0.001], [x0 + 0.006 + (i + 0.75) * pitch, y1 - 0.01, z1 + 0.0009]), // prettier-ignore
  );
  const out = 0.6 * (y1 - y0);
  return body(
    slide({ axis: [0, -1, 0], range: [0, out], seen: { closed: 0.85, between: [0.1 * out, 0.8 * out] } }),
    [
      part('drip tray', { material: 'abs', fill: 0.3, affordance: 2, description: 'Drip tray, pulls out.' }, [
        ...paint(contrast(p), s.boxBetween(from, to)),
        ...paint('metal', ...drawnOnly(s.boxBetween([x0 + 0.006, y0 + 0.008, z1 - 0.002], [x1 - 0.006, y1 - 0.006, z1]))),
        ...paint('dark', ...drawnOnly(...slots)),
      ]),
    ],
    base,
  ); // prettier-ignore
}
