import type { Vec3 } from '../../core/math/vec3.js';
import { defineCategory } from '../category.js';
import type { ModelBody, ObjectModel } from '../model.js';
import { body, FIXED, hinge, part } from '../model.js';
import { choice, count, ratio, size } from '../parameters.js';
import type { ParameterValues } from '../parameters.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { CaseShape } from './clock-case.js';
import { dialCase, dialMarks, housingOutline, twinBells } from './clock-case.js';
import { clockHands, facing, handsDepth } from './clock-hands.js';
import { turned } from './turned.js';

/** Works, battery and air inside the drawn block: a wall clock weighs 0.5 to 1 kg, an alarm clock 0.2 to 0.4 kg. */
const FILL = { abs: 0.3, aluminum: 0.14, steel: 0.06, walnut: 0.45 };
/** The works fill more of an alarm clock. */
const ALARM_DENSE = 2.4;

const parameters = {
  /** Of a wall clock's dial case. Wall clocks are sold 0.25 to 0.35 m wide; alarm clocks 0.1 m, mantel clocks' dials 0.13 m. */
  width: size(0.3, 0.022),
  type: choice({ wall: 4, alarm: 3, mantel: 2, pendulum: 2 }),
  outline: choice({ round: 4, square: 2, octagon: 1 }),
  bells: choice({ twin: 3, none: 1 }),
  hands: choice({ bar: 2, taper: 2, leaf: 1 }),
  second: choice({ yes: 3, no: 1 }),
  marks: count(0, [1, 1, 3]),
  material: choice({ abs: 3, aluminum: 1, walnut: 1, steel: 1 }),
  depth: ratio(0.1, 0.26),
  rim: ratio(0.04, 0.22),
  recess: ratio(0.1, 0.5),
  hourLength: ratio(0.45, 0.62),
  minuteLength: ratio(0.68, 0.9),
  handWidth: ratio(0.035, 0.085),
  /** Height of what is below a pendulum clock's dial or of a mantel clock's housing. */
  tallness: ratio(0.75, 1.35),
  /** Feet of an alarm clock, plinth of a mantel clock, bob of a pendulum. */
  feet: ratio(0.6, 1.5),
};
type Values = ParameterValues<typeof parameters>;

/*
 * Clocks with hands that turn: round, square and octagonal ones for the wall, alarm clocks with bells, mantel clocks in a housing, and
 * wall clocks with a pendulum in a box below.
 */
export const clock = defineCategory({
  name: 'clock',
  parameters,
  view: { azimuth: [-55, 55], elevation: [-5, 35] },
  build: (p, s): ObjectModel => {
    switch (p.type) {
      case 'wall':
        return { title: 'Wall clock', bodies: wallClock(p, s) };
      case 'alarm':
        return { title: 'Alarm clock', bodies: alarmClock(p, s) };
      case 'mantel':
        return { title: 'Table clock', bodies: mantelClock(p, s) };
      case 'pendulum':
        return { title: 'Wall clock', bodies: pendulumClock(p, s) };
    }
  },
});

/** Thickness of hands and the room between, for a clock of this longest side; assembly keeps a 320th free. */
const layers = (longest: number): { thickness: number; gap: number; depth: number } => {
  const [thickness, gap] = [Math.max(0.0005, 0.0035 * longest), longest / 290];
  return { thickness, gap, depth: handsDepth(thickness, gap, 3) + gap };
};

function caseShape(p: Values, radius: number, depth: number, centre: Vec3, longest: number): CaseShape {
  const least = layers(longest).depth;
  const recess = Math.min(0.75 * depth, Math.max(least, p.recess * depth));
  return { outline: p.outline, centre, radius, depth, rim: p.rim * radius, recess, marks: p.marks };
}

function handsOn(p: Values, s: Shapes, dial: Vec3, radius: number, longest: number, base: ModelBody): ModelBody[] {
  return clockHands(
    s,
    {
      kind: p.hands,
      centre: [dial[0], dial[1] - 0.0006, dial[2]],
      hour: p.hourLength * radius,
      minute: p.minuteLength * radius,
      second: p.second === 'yes' ? 0.88 * radius : 0,
      width: p.handWidth * radius,
      ...layers(longest),
    },
    base,
  );
}

const casePart = (name: string, material: Values['material'], solids: readonly Solid[], dense = 1): ModelBody =>
  body(FIXED, [part(name, { material, fill: dense * FILL[material], affordance: 5, description: 'Case with the works and the dial.' }, solids)]); // prettier-ignore

function wallClock(p: Values, s: Shapes): ModelBody[] {
  const r = p.width / 2;
  const shape = caseShape(p, r, Math.max(0.028, p.depth * p.width), [0, 0, r], p.width);
  const { solids, dial, dialRadius } = dialCase(s, shape);
  const base = casePart('case', p.material, solids);
  return [base, ...handsOn(p, s, dial, dialRadius, p.width, base)];
}

function alarmClock(p: Values, s: Shapes): ModelBody[] {
  const r = 0.17 * p.width;
  const depth = Math.max(0.75 * r, 2.2 * p.depth * 2 * r);
  const foot = 0.22 * p.feet * r;
  const shape = caseShape(p, r, depth, [0, 0, r + foot], 3 * r);
  const { solids, dial, dialRadius } = dialCase(s, shape);
  // Feet stand out of a round case, and on the flat underside of others.
  const isRound = p.outline === 'round';
  const [x, z] = isRound ? [0.55 * r, 0.76 * r] : [(p.outline === 'square' ? 0.7 : 0.3) * r, 0.97 * r];
  const feet = [-1, 1].flatMap((side) =>
    [-1, 1].map((end) => {
      const top: Vec3 = [side * x, 0.34 * end * depth, shape.centre[2] - z];
      return s.cylinder([(isRound ? 1.15 : 1) * top[0], top[1], 0], top, 0.075 * r, 0.13 * r);
    }),
  );
  const base = casePart('case', p.material, [
    ...solids,
    ...paint('metal', ...feet),
    ...(p.bells === 'twin' ? twinBells(s, { ...shape, radius: r }) : []),
  ], ALARM_DENSE); // prettier-ignore
  return [base, ...handsOn(p, s, dial, dialRadius, 3 * r, base)];
}

function mantelClock(p: Values, s: Shapes): ModelBody[] {
  const dialR = 0.22 * p.width;
  const height = 2.65 * dialR * (0.55 + 0.45 * p.tallness);
  const width = (p.outline === 'round' ? 5.2 : 2.9) * dialR;
  const depth = (0.7 + 3 * p.depth) * dialR;
  const plinth = 0.2 * p.feet * dialR;
  const longest = Math.max(width, height);
  const material = p.material === 'abs' ? 'walnut' : p.material;
  const middle = p.outline === 'octagon' ? 0.42 * height : height - 1.18 * dialR;
  const centre: Vec3 = [0, -depth / 2, plinth + Math.max(1.05 * dialR, middle)];
  const rim = Math.max(0.08, p.rim) * dialR;
  const inner = dialR - rim;
  const out = layers(longest).depth;
  const bezel = s.lathe([[inner, -0.001], [dialR, -0.001], [dialR, 0.6 * out], [dialR - 0.5 * rim, out], [inner, 0.85 * out]], { origin: centre, axis: [0, -1, 0] }); // prettier-ignore
  const wide = width / 2 + 0.12 * dialR;
  const deep = depth / 2 + 0.1 * dialR;
  const roof = plinth + height;
  const base = casePart('housing', material, [
    s.prism(housingOutline(s, p.outline, width, height), depth, { pose: facing([0, depth / 2, plinth - 0.001]) }),
    s.boxBetween([-wide, -deep, 0], [wide, deep, plinth], { round: 0.2 * plinth }),
    ...(p.outline === 'square'
      ? [s.boxBetween([-wide, -deep, roof - 0.002], [wide, deep, roof + 0.7 * plinth], { round: 0.2 * plinth })]
      : []),
    ...paint('metal', bezel),
    ...paint('dial', turned(s, [[1.01 * inner, -0.001], [1.01 * inner, 0.0004]], { origin: centre, axis: [0, -1, 0] })),
    ...dialMarks(s, [0, centre[1] - 0.0004, centre[2]], inner, p.marks),
  ]); // prettier-ignore
  return [base, ...handsOn(p, s, centre, inner, longest, base)];
}

function pendulumClock(p: Values, s: Shapes): ModelBody[] {
  const r = 0.45 * p.width;
  const drop = 1.35 * r * p.tallness;
  const depth = Math.max(0.065, p.depth * p.width);
  const longest = 2 * r + drop;
  const shape = { ...caseShape(p, r, depth, [0, 0, drop + r], longest), recess: layers(longest).depth };
  const { solids, dial, dialRadius } = dialCase(s, shape);
  // The box below is open in front; the pendulum swings in it.
  const wide = 0.56 * r;
  const wall = 0.09 * r;
  const top = drop + (p.outline === 'round' ? 0.3 : 0.1) * r;
  const [front, back] = [shape.recess + 0.002 - depth / 2, depth / 2];
  const material = p.material === 'abs' ? 'walnut' : p.material;
  const base = casePart('case', material, [
    ...solids,
    ...s.tray([-wide, front, 0], [wide, back, top], wall, { open: ['-y'] }),
  ]);
  const bob = Math.min(0.17 * p.feet, 0.24) * r;
  const pivot: Vec3 = [0, (front + back) / 2 - 0.1 * depth, top - wall - longest / 250];
  const low = wall + bob + 0.05 * r + longest / 200;
  const length = pivot[2] - low;
  // The bob keeps clear of the side walls.
  const swing = Math.min(10, (Math.asin(Math.min(0.5, (wide - wall - bob - longest / 150) / length)) * 180) / Math.PI);
  const pendulum = body(
    hinge({ axis: [0, 1, 0], position: pivot, range: [-swing, swing], seen: { closed: 0.3, between: [-swing, swing] } }),
    [
      part('pendulum', { material: 'brass', fill: 0.5, affordance: 4, description: 'Pendulum; swings.' }, [
        s.cylinder(pivot, [0, pivot[1], low], 0.022 * r),
        turned(s, [[0.6 * bob, -0.18 * bob], [bob, 0], [0.6 * bob, 0.18 * bob]], { origin: [0, pivot[1], low], axis: [0, -1, 0], sides: 32 }),
      ]),
    ],
    base,
  ); // prettier-ignore
  return [base, ...handsOn(p, s, dial, dialRadius, longest, base), pendulum];
}
