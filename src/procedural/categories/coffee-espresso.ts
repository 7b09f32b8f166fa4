import type { Vec3 } from '../../core/math/vec3.js';
import type { ModelBody } from '../model.js';
import { body, FIXED, hinge, part, slide } from '../model.js';
import { roundedRectangle, smoothCurve } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { CoffeeValues } from './coffee-machine.js';
import { controls, dripTray, housingFill, panel, tone } from './coffee-parts.js';
import { clearance, drawnOnly } from './vessel-parts.js';

/** Foot with the drip tray, column, head with the group; the filter holder turns out of the group, the steam wand swings. */
export function espressoMachine(s: Shapes, p: CoffeeValues): ModelBody[] {
  const h = p.height;
  const [x, y] = [0.5 * p.width * h, 0.5 * p.depth * h];
  const gap = clearance(h);
  const [foot, head] = [0.75 * p.foot * h + 0.01, h - Math.max(0.26, p.head) * h];
  const back = y - 2 * y * p.column;
  const round = p.round * h;
  const overhang = -y + 0.3 * (back + y);
  const r = 0.085 * h * (0.6 + 0.6 * p.jug);
  const mid = 0.5 * (overhang + back) - 0.01;
  const tray: [Vec3, Vec3] = [[-0.88 * x, -y - 0.006, 0.25 * foot], [0.88 * x, back - 2 * gap, foot]]; // prettier-ignore
  const at: Vec3 = [0.55 * x, overhang, 0.5 * (h + head)];
  const k = 0.055 * h;
  const groupLow = head - 0.05 * h;
  const hasTank = p.tank === 'back';
  const tankFrom = y - 0.3 * (y - back);
  const housing: Solid[] = [
    s.boxBetween([-x, back, 0.004], [x, hasTank ? tankFrom - gap : y, h], { round }),
    s.boxBetween([-x, overhang, head], [x, back + 0.02, h], { round }),
    s.boxBetween([-x, -y, 0.004], [x, back + 0.01, 0.25 * foot - gap]),
    ...[-1, 1].map((side) => s.boxBetween([side * (0.88 * x + gap), -y, 0.004], [side * x, back + 0.01, foot])),
    ...(hasTank ? [s.boxBetween([-x, tankFrom - 0.01, 0.004], [x, y, 0.1 * h])] : []),
  ];
  const rail = roundedRectangle(1.7 * x, 1.6 * y, 0.06 * h, s.steps(4)).map(([u, v]): Vec3 => [
    u,
    v + 0.08 * y,
    h + 0.035 * h,
  ]);
  const posts = [-1, 1].flatMap((sx) => [-1, 1].map((sy) => s.cylinder([sx * 0.85 * x, 0.08 * y + sy * 0.62 * y, h - 0.003], [sx * 0.85 * x, 0.08 * y + sy * 0.62 * y, h + 0.036 * h], 0.006 * h))); // prettier-ignore
  const base = body(FIXED, [
    part('housing', { material: p.material, fill: 1.7 * housingFill(p), affordance: 5, description: 'Housing with boiler and pump.' }, [
      ...tone(p, ...housing),
      ...paint('metal', s.boxBetween([-0.8 * x, back - 0.001, foot], [0.8 * x, back + 0.002, head])),
      ...panel(s, p, at, k),
      ...paint('dark', ...[-1, 1].flatMap((sx) => [-1, 1].map((sy) => s.cylinder([sx * 0.8 * x, sy * 0.8 * y, 0], [sx * 0.8 * x, sy * 0.8 * y, 0.006], 0.02 * h)))),
      ...(hasTank ? [] : paint('metal', ...drawnOnly(s.tube(rail, 0.007 * h, { loop: true }), ...posts))),
    ]),
    part('group head', { material: 'brass', fill: 0.4, affordance: 4, description: 'Group that the filter holder turns into.' }, [
      ...paint('metal', s.cylinder([0, mid, groupLow], [0, mid, head + 0.003], 1.12 * r)),
    ]),
  ]); // prettier-ignore
  const top = groupLow - gap;
  const low = top - 0.09 * h;
  const long = (0.32 + 0.16 * p.handle) * h;
  const grip = smoothCurve<Vec3>([[0, mid - 0.8 * r, top - 0.035 * h], [0, mid - r - 0.3 * long, top - 0.03 * h], [0, mid - r - long, top - 0.06 * h]], s.steps(4)); // prettier-ignore
  const spouts = [-1, 1].map(
    (side) =>
    s.tube(smoothCurve<Vec3>([[0, mid, low + 0.01 * h], [side * 0.5 * r, mid, low - 0.015 * h], [side * 0.55 * r, mid, low - 0.06 * h]], s.steps(3)), 0.013 * h), // prettier-ignore
  );
  const holder = body(
    hinge({
      axis: [0, 0, -1],
      position: [0, mid, top],
      range: [0, 55],
      seen: { closed: 0.6, between: [5, 50] },
    }),
    [
      part('filter holder', { material: 'brass', fill: 0.45, affordance: 2, description: 'Filter holder, turns out of the group.' }, [
        ...paint('metal', s.lathe([[0, low], [0.7 * r, low], [r, low + 0.03 * h], [r, top], [0, top]], { origin: [0, mid, 0] }), ...spouts),
      ]),
      part('handle', { material: 'abs', affordance: 1, description: 'Handle of the filter holder.' }, [
        ...paint('dark', s.tube(grip, (t) => h * (0.018 + 0.014 * t), { flat: [1.1, 0.9] })),
      ]),
    ],
    base,
  ); // prettier-ignore
  const bodies = [base, holder, dripTray(s, p, ...tray, base), ...controls(s, p, at, k, gap, base)];
  if (p.wand !== 'none') bodies.push(steamWand(s, p, [p.wand === 'left' ? -0.8 * x : 0.8 * x, overhang + 0.05 * h, head - gap], foot, base)); // prettier-ignore
  if (hasTank) bodies.push(tank(s, [-0.97 * x, tankFrom, 0.1 * h + gap], [0.97 * x, y, 0.97 * h], base));
  return bodies;
}

/** A thin pipe that hangs from the head and swings about its upright upper end. */
function steamWand(s: Shapes, p: CoffeeValues, [x, y, z]: Vec3, foot: number, base: ModelBody): ModelBody {
  const side = p.wand === 'left' ? -1 : 1;
  const drop = 0.68 * (z - foot);
  const path = smoothCurve<Vec3>([[x, y, z], [x, y, z - 0.2 * drop], [x + 0.1 * side * drop, y - 0.25 * drop, z - 0.55 * drop], [x + 0.14 * side * drop, y - 0.34 * drop, z - drop]], s.steps(4)); // prettier-ignore
  const r = 0.012 * p.height;
  return body(
    hinge({
      axis: [0, 0, side],
      position: [x, y, z],
      range: [-10, 50],
      seen: { closed: 0.5, between: [-8, 48] },
    }),
    [
      part('steam wand', { material: 'stainless_steel', affordance: 2, description: 'Steam wand, swings.' }, [
        ...paint('metal', s.tube(path, r), s.cylinder([x, y, z - 0.12 * drop], [x, y, z], 1.8 * r)),
        ...paint('dark', ...drawnOnly(s.tube(path.slice(-Math.ceil(path.length / 3)), 1.35 * r))),
      ]),
    ],
    base,
  ); // prettier-ignore
}

/** A water tank that lifts off its seat. */
function tank(s: Shapes, from: Vec3, to: Vec3, base: ModelBody): ModelBody {
  const high = to[2] - from[2];
  return body(
    slide({ axis: [0, 0, 1], range: [0, 0.7 * high], seen: { closed: 0.85, between: [0.1 * high, 0.6 * high] } }),
    [
      part('water tank', { material: 'acrylic', affordance: 3, description: 'Water tank, lifts off.' }, [
        ...paint('glass', ...s.tray(from, [to[0], to[1], to[2] - 0.004], 0.003)),
        ...paint('dark', s.boxBetween([from[0], from[1], to[2] - 0.006], to, { round: 0.002 })),
      ]),
    ],
    base,
  );
}

/** A slim machine with a lever over the capsule, a nozzle in front, and a tank at the back. */
export function capsuleMachine(s: Shapes, p: CoffeeValues): ModelBody[] {
  const h = 0.85 * p.height;
  const x = 0.5 * h * (0.28 + 0.32 * p.width);
  const y = 0.55 * h * Math.max(0.75, p.depth);
  const gap = clearance(h);
  const foot = (0.06 + 0.5 * p.foot) * h;
  const head = 0.5 * h;
  const roof = 0.86 * h;
  const back = 0.42 * y;
  const at: Vec3 = [0, -0.78 * y, 0.74 * h];
  const turned = (solid: readonly (readonly [number, number])[], half: number): Solid =>
    s.loft([-half, half].map((u) => solid.map(([v, z]): Vec3 => [u, v, z])));
  const headPart = [[-0.78 * y, head], [-0.78 * y, 0.8 * h], [-0.55 * y, roof], [back, roof], [back, head]] as const; // prettier-ignore
  const k = 0.05 * h;
  const nozzle = s.cylinder(
    [0, -0.62 * y, head - 0.07 * h],
    [0, -0.62 * y, head + 0.003],
    0.3 * x + 0.006,
    0.4 * x + 0.008,
  );
  const base = body(FIXED, [
    part('housing', { material: p.material, fill: 1.5 * housingFill(p), affordance: 5, description: 'Housing with pump and heater.' }, [
      ...tone(p, s.boxBetween([-x, -0.15 * y, 0], [x, back, head + 0.01], { round: p.round * h })),
      ...tone(p, turned(headPart, x)),
      ...paint('metal', nozzle),
      ...panel(s, p, at, 0.8 * k),
      ...tone(p, s.boxBetween([-x, back - 0.005, 0], [x, y, 0.08 * h], { round: 0.004 })),
    ]),
  ]); // prettier-ignore
  const pivot: Vec3 = [0, 0.2 * y, roof + gap + 0.012 * h];
  const reach = 0.75 * y + pivot[1];
  const arm = smoothCurve<Vec3>([[0, pivot[1], pivot[2]], [0, pivot[1] - 0.4 * reach, pivot[2] + 0.045 * h], [0, pivot[1] - reach, pivot[2] + 0.015 * h]], s.steps(4)); // prettier-ignore
  const lever = body(
    hinge({ axis: [-1, 0, 0], position: pivot, range: [0, 85], seen: { closed: 0.6, between: [15, 82] } }),
    [
      part('lever', { material: p.material === 'abs' ? 'abs' : 'zinc_alloy', fill: 0.6, affordance: 1, description: 'Lever, opens the capsule holder.' }, [
        ...paint('metal', s.tube(arm, 0.022 * h, { flat: [(0.5 + 0.4 * p.handle) * x / (0.022 * h), 0.55], up: [0, 0, 1] })),
        ...paint('metal', s.cylinder([-0.8 * x, pivot[1], pivot[2]], [0.8 * x, pivot[1], pivot[2]], 0.02 * h)),
      ]),
    ],
    base,
  ); // prettier-ignore
  const tray = dripTray(s, p, [-0.95 * x, -y, 0.0015], [0.95 * x, -0.15 * y - 2 * gap, foot], base);
  const cup = p.tank === 'inside' ? 0.97 * y : y;
  return [
    base,
    lever,
    tray,
    ...controls(s, p, at, 0.8 * k, gap, base),
    tank(s, [-0.93 * x, back + gap, 0.08 * h + gap], [0.93 * x, cup, 0.92 * roof], base),
  ];
}
