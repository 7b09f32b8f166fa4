import type { Vec3 } from '../../core/math/vec3.js';
import type { ModelBody } from '../model.js';
import { body, FIXED, hinge, part, slide } from '../model.js';
import { smoothCurve } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { DispenserValues } from './dispenser.js';
import { clearance, drawnOnly } from './vessel-parts.js';

/** Height of the cabinet over the size of a soap dispenser. */
const SCALE = 5;
/** Share of the density of plastic that gives a cabinet of 0.95 m its usual 12 to 16 kg. */
const FILL = 0.13;

/** A cabinet with taps over a drip tray; a bottle stands on its head on it, or a door below hides it. */
export function waterDispenser(s: Shapes, p: DispenserValues): ModelBody[] {
  const h = SCALE * p.height;
  const [x, y] = [0.19 * h * (0.6 + 0.6 * p.width), 0.16 * h * (0.55 + 0.55 * p.depth)];
  const gap = clearance(h);
  const [low, high] = [0.56 * h, (0.56 + 0.32 + 0.1 * (p.opening - 0.25)) * h];
  const inset = 0.45 * y;
  const t = 0.05 * x;
  const round = p.round * 0.12 * h;
  const hasDoor = p.extra === 'door';
  const alcove: Solid[] = [
    ...[-1, 1].map((side) => s.boxBetween([side * (x - 2 * t), -y + 0.006, low - 0.01], [side * x, -y + inset + 0.01, high + 0.01])),
    ...paint('interior', s.boxBetween([-x + 2 * t, -y + inset - 0.003, low], [x - 2 * t, -y + inset + 0.001, high])),
  ]; // prettier-ignore
  const lower: Solid[] = hasDoor
    ? s.tray([-x, -y + 0.03, 0.02 * h], [x, y, low], 0.03 * x + 0.004, { open: ['-y'] })
    : [s.boxBetween([-x, -y, 0.02 * h], [x, y, low], { round })];
  const tray: Solid[] = [
    ...paint('dark', s.boxBetween([-x + 3 * t, -y - 0.25 * inset, low - 0.02 * h], [x - 3 * t, -y + inset, low + 0.012 * h])),
    ...drawnOnly(...paint('metal', s.boxBetween([-x + 4 * t, -y - 0.18 * inset, low + 0.011 * h], [x - 4 * t, -y + 0.8 * inset, low + 0.0135 * h]))),
  ]; // prettier-ignore
  const xs = Array.from({ length: p.taps }, (_, i) => (i - (p.taps - 1) / 2) * (1.1 * x) / p.taps); // prettier-ignore
  const k = 0.02 * h;
  const from = -y + inset;
  const tapZ = high - 0.1 * h;
  const spouts = xs.map((u) => [
    s.tube(smoothCurve<Vec3>([[u, from, tapZ], [u, from - 1.8 * k, tapZ], [u, from - 2.6 * k, tapZ - 0.5 * k], [u, from - 2.7 * k, tapZ - 2 * k]], s.steps(3)), 0.75 * k), // prettier-ignore
  ]);
  const lamps = xs.map((u) =>
    s.cylinder([u, -y - 0.0008, high + 0.05 * h], [u, -y + 0.006, high + 0.05 * h], 0.007 * h),
  );
  const base = body(FIXED, [
    part('cabinet', { material: 'abs', fill: FILL * (hasDoor ? 1.6 : 1), affordance: 6, description: 'Cabinet with cooler and heater.' }, [
      ...lower,
      s.boxBetween([-x, -y + inset, low - 0.01], [x, y, high + 0.01]),
      ...alcove,
      s.boxBetween([-x, -y, high], [x, y, h], { round }),
      ...paint('dark', s.boxBetween([-0.92 * x, -0.9 * y, 0], [0.92 * x, 0.95 * y, 0.03 * h])),
      ...paint('glow', ...drawnOnly(...lamps)),
    ]),
    part('drip tray', { material: 'abs', fill: 0.3, affordance: 5, description: 'Drip tray.' }, tray),
    part('spouts', { material: 'abs', affordance: 5, description: 'Spouts of the taps.' }, paint('light', ...spouts.flat())),
  ]); // prettier-ignore
  const taps = xs.map((u, i): ModelBody => {
    const pivot: Vec3 = [u, from - 1.9 * k, tapZ + 0.75 * k + gap];
    return body(
      hinge({ axis: [1, 0, 0], position: pivot, range: [0, 25], seen: { closed: 0.8, between: [0, 24] } }),
      [
        part(['left', 'right', 'third'][i] + ' tap', { material: 'abs', affordance: 1, description: 'Lever of a tap.' }, [
          ...paint(i === 0 ? 'accent' : i === 1 ? 'screen' : 'light', s.boxBetween([u - 0.65 * k, pivot[1] - 2.6 * k, pivot[2]], [u + 0.65 * k, pivot[1] + 0.2 * k, pivot[2] + 0.5 * k], { round: 0.15 * k })),
        ]),
      ],
      base,
    ); // prettier-ignore
  });
  const bodies = [base, ...taps];
  if (hasDoor) {
    const t2 = 0.03 - gap;
    bodies.push(
      body(
        hinge({ axis: [0, 0, -1], position: [-x, -y - 0.001, 0], range: [0, 110], seen: { closed: 0.75, between: [15, 105] } }),
        [
          part('door', { material: 'abs', fill: 0.3, affordance: 2, description: 'Door of the lower cabinet.' }, [
            s.boxBetween([-x + gap / 2, -y, 0.035 * h], [x, -y + t2, low - 0.02 * h - gap], { round: 0.006 }),
            ...paint('dark', s.boxBetween([0.75 * x, -y - 0.02, 0.3 * h], [0.85 * x, -y + 0.003, 0.45 * h], { round: 0.004 })),
          ]),
        ],
        base,
      ),
    ); // prettier-ignore
  }
  if (p.extra === 'bottle') bodies.push(bottleOn(s, p, h, Math.min(x, y), gap, base));
  return bodies;
}

/** A 19 l bottle upside down in its seat, empty; lifts off. */
function bottleOn(s: Shapes, p: DispenserValues, h: number, half: number, gap: number, base: ModelBody): ModelBody {
  const r = 0.86 * half;
  const tall = (0.3 + 0.1 * p.nozzle) * h;
  const z = h + gap;
  const at = (t: number): number => z + t * tall;
  const profile: [number, number][] = [[0, z], [0.42 * r, z], [0.5 * r, at(0.06)], [0.95 * r, at(0.2)], [r, at(0.27)], [r, at(0.42)], [0.94 * r, at(0.45)], [r, at(0.48)], [r, at(0.66)], [0.94 * r, at(0.69)], [r, at(0.72)], [r, at(0.95)], [0.93 * r, at(1)], [0, at(1)]]; // prettier-ignore
  const shape = s.lathe(profile);
  const simple = s.lathe([[0, z], [0.45 * r, z], [r, at(0.25)], [r, at(0.96)], [0.93 * r, at(1)], [0, at(1)]]); // prettier-ignore
  return body(
    slide({ axis: [0, 0, 1], range: [0, 0.8 * tall], seen: { closed: 0.9, between: [0.1 * tall, 0.7 * tall] } }),
    [
      part('bottle', { material: 'polycarbonate', fill: 0.035, affordance: 3, description: 'Water bottle, lifts off.' }, [
        ...paint('glass', { mesh: shape.mesh, pieces: simple.pieces }),
      ]),
    ],
    base,
  ); // prettier-ignore
}
