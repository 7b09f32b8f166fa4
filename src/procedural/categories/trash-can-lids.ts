import type { Vec3 } from '../../core/math/vec3.js';
import type { ModelBody } from '../model.js';
import { body, FIXED, hinge, part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { TrashCanValues } from './trash-can.js';
import { hingedLid } from './trash-can-parts.js';
import { section, vessel } from './vessel.js';
import { clearance, drawnOnly } from './vessel-parts.js';

/** Strips of a cylinder along x about (y 0, z), between two angles from the front (rad), each one piece. */
function barrel(
  s: Shapes,
  x: number,
  z: number,
  r: number,
  wall: number,
  from: number,
  to: number,
  steps: number,
): Solid[] {
  const at = (radius: number, k: number): [number, number] => {
    const a = from + ((to - from) * k) / steps;
    return [-radius * Math.cos(a), z + radius * Math.sin(a)];
  };
  return Array.from({ length: steps }, (_, k) => {
    const quad = [at(r, k), at(r, k + 1), at(r - wall, k + 1), at(r - wall, k)];
    return s.loft([-x, x].map((side) => quad.map(([a, b]): Vec3 => [side, a, b])));
  });
}

/** A bin whose hood is half a barrel, the middle of which swings about the barrel's axis. */
export function swingTop(s: Shapes, p: TrashCanValues): ModelBody[] {
  const h = p.height;
  const x = (p.width * h) / 2;
  const y = Math.min(0.85, p.depth) * x;
  const gap = clearance(h);
  const wall = 0.006 * h + 0.001;
  const top = h - y;
  const foot = p.taper;
  const shell = vessel(s, [[foot * x, 0], [x, top]], { wall, floor: wall, section: section(8, y / x) }); // prettier-ignore
  const cheek = 0.05 * x + wall;
  const edge = (28 * Math.PI) / 180;
  const half = Array.from({ length: 9 }, (_, k): [number, number] => {
    const a = (Math.PI * k) / 8;
    return [-y * Math.cos(a), top + y * Math.sin(a)];
  });
  const cheeks = [-1, 1].map((side) =>
    s.loft([side * (0.97 * x - cheek), side * 0.97 * x].map((u) => half.map(([a, b]): Vec3 => [u, a, b]))),
  );
  const seam = s.tube([...section(8, y / x)(x, top - 0.012 * h, s.steps(40))], 0.01 * h, { loop: true });
  const hood = [
    ...cheeks,
    ...barrel(s, 0.97 * x - cheek, top, y, wall, 0, edge, 2),
    ...barrel(s, 0.97 * x - cheek, top, y, wall, Math.PI - edge, Math.PI, 2),
  ];
  const base = body(FIXED, [
    part('bin', { material: 'polypropylene', affordance: 4, description: 'Bin.' }, [shell, ...paint('accent', ...drawnOnly(seam))]), // prettier-ignore
    part(
      'hood',
      { material: 'polypropylene', affordance: 5, description: 'Hood of the bin.' },
      paint('accent', ...hood),
    ),
  ]);
  const wide = 0.97 * x - cheek - gap;
  const radius = y - wall - gap;
  const flap = barrel(s, wide, top, radius, wall, edge, Math.PI - edge, 6);
  const web = [-1, 1].map((side) =>
    s.boxBetween([side * (wide - wall), -0.12 * y, top - 0.03 * y], [side * wide, 0.12 * y, top + 0.97 * radius]),
  );
  const lip = s.tube([[-wide, 0, top + radius], [wide, 0, top + radius]], 0.02 * y); // prettier-ignore
  const swing = body(
    hinge({
      axis: [1, 0, 0],
      position: [0, 0, top],
      range: [-75, 75],
      seen: { closed: 0.55, between: [-65, 65] },
    }),
    [
      part('flap', { material: 'polypropylene', affordance: 1, description: 'Flap, swings inward to either side.' }, [
        ...flap,
        ...web,
        ...drawnOnly(...paint('dark', lip)),
      ]),
    ],
    base,
  );
  return [base, swing];
}

/** A bin on two wheels at the back, with a bar to pull it by and a lid that overhangs. */
export function wheelie(s: Shapes, p: TrashCanValues): ModelBody[] {
  const h = p.height;
  const x = 0.42 * (p.width / 0.67) * 0.62 * h;
  const y = Math.max(0.85, p.depth) * 1.1 * x;
  const gap = clearance(h);
  const rise = Math.max(0.03, 0.5 * p.lid) * h;
  const top = h - rise;
  const [taper, wall] = [0.8 * p.taper + 0.14, 0.005 * h];
  const cut = section(9, y / x);
  const shell = vessel(s, [[taper * x, 0], [x, top]], { wall, floor: 2 * wall, section: cut }); // prettier-ignore
  const rim = s.boxBetween([-x - 0.02 * h, -y - 0.02 * h, top - 0.05 * h], [x + 0.02 * h, -y + wall / 2, top]);
  const rims = [
    rim,
    s.boxBetween([-x - 0.02 * h, y - wall / 2, top - 0.05 * h], [x + 0.02 * h, y + 0.02 * h, top]),
    ...[-1, 1].map((side) =>
      s.boxBetween([side * (x - wall / 2), -y, top - 0.05 * h], [side * (x + 0.02 * h), y, top]),
    ),
  ];
  const bar = y + 0.075 * h;
  const brackets = [-1, 0, 1].map((k) =>
    s.boxBetween([k * 0.8 * x - 0.012 * h, y, top - 0.05 * h], [k * 0.8 * x + 0.012 * h, bar, top - 0.02 * h]),
  );
  const handle = s.cylinder([-0.85 * x, bar, top - 0.035 * h], [0.85 * x, bar, top - 0.035 * h], 0.015 * h);
  const wheel = 0.095 * h;
  const axle = taper * y + 0.25 * wheel;
  const thick = 0.045 * h;
  const reach = taper * x + 0.012 * h + 0.2 * thick;
  const carrier = s.boxBetween([-taper * x * 0.9, 0.6 * axle, 0.02 * h], [taper * x * 0.9, axle + 0.3 * wheel, 1.5 * wheel]); // prettier-ignore
  const base = body(FIXED, [
    part('bin', { material: 'polyethylene', fill: 0.48, affordance: 4, description: 'Bin with its rim.' }, [shell, ...rims, ...drawnOnly(carrier)]),
    part('handle bar', { material: 'polyethylene', fill: 0.6, affordance: 2, description: 'Bar to pull the bin by.' }, [...brackets, handle]),
    part('axle', { material: 'steel', fill: 0.5, affordance: 9, description: 'Axle of the wheels.' }, [s.cylinder([-reach, axle, wheel], [reach, axle, wheel], 0.012 * h)]),
  ]); // prettier-ignore
  const low = top + gap;
  const wide = x + 0.025 * h;
  const deep = y + 0.025 * h;
  const crown = 0.85;
  const lid = s.loft([
    [[-wide, -deep, low], [wide, -deep, low], [wide, deep, low], [-wide, deep, low]],
    [[-wide, -deep, low + 0.35 * rise], [wide, -deep, low + 0.35 * rise], [wide, deep, low + 0.35 * rise], [-wide, deep, low + 0.35 * rise]],
    [[-crown * wide, -crown * deep, h], [crown * wide, -crown * deep, h], [crown * wide, crown * deep, h], [-crown * wide, crown * deep, h]],
  ]); // prettier-ignore
  const grip = s.boxBetween([-0.4 * x, -deep - 0.03 * h, low], [0.4 * x, -deep, low + 0.3 * rise]);
  const cap = hingedLid({ solids: paint(p.band === 'none' ? 'main' : 'accent', lid, grip), back: deep + gap, low, material: 'polyethylene', most: 110, fill: 0.11 }, base); // prettier-ignore
  const wheels = [-1, 1].map((side) => {
    const [from, to] = [side * (reach + gap), side * (reach + gap + thick)];
    return body(
      hinge({ axis: [side, 0, 0], position: [side * reach, axle, wheel] }),
      [
        part(
          `${side < 0 ? 'left' : 'right'} wheel`,
          { material: 'rubber', fill: 0.5, affordance: 8, description: 'Wheel.' },
          [
            ...paint('rubber', s.cylinder([from, axle, wheel + 0.0005], [to, axle, wheel + 0.0005], wheel)),
            ...paint(
              'light',
              ...drawnOnly(s.cylinder([from, axle, wheel], [to + side * 0.002, axle, wheel], 0.55 * wheel)),
            ),
          ],
        ),
      ],
      base,
    );
  });
  return [base, cap, ...wheels];
}
