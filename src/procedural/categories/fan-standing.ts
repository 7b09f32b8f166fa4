import type { Vec3 } from '../../core/math/vec3.js';
import type { ObjectModel } from '../model.js';
import { body, FIXED, hinge, part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { housing } from './device-shapes.js';
import type { BladeFrame, BladeStation } from './fan-blades.js';
import { BLADE_MATERIALS, fanBlade, roundedTip } from './fan-blades.js';
import { fanCage } from './fan-cage.js';

interface StandingFanForm {
  readonly diameter: number;
  readonly kind: 'desk' | 'pedestal';
  readonly blades: number;
  readonly bladeWidth: number;
  readonly bladeTip: number;
  readonly pitch: number;
  readonly hub: number;
  readonly depth: number;
  readonly pole: number;
  readonly footSize: number;
  readonly footHeight: number;
  readonly foot: 'round' | 'square' | 'cross';
  readonly rings: number;
  readonly tone: 'one' | 'two';
  readonly blade: keyof typeof BLADE_MATERIALS;
}

/** A head with motor, cage and blades that tilts on a neck, which swings on a foot or pole. */
export function standingFan(p: StandingFanForm, s: Shapes): ObjectModel {
  const d = p.diameter;
  const radius = d / 2;
  const cage = 1.09 * radius;
  const depth = p.depth * radius * 1.3;
  const motor = 1.15 * p.hub * radius + 0.012;
  const high = p.kind === 'pedestal';
  const foot = p.footHeight * d * (high ? 0.6 : 1);
  const footWidth = p.footSize * d * (high ? 1.35 : 1);
  const pivot = 0.018 + 0.02 * d;
  // The cage clears the foot also when tilted.
  const center = foot + cage + 0.05 * d + (high ? 0.75 + 0.35 * p.pole - cage : 0.22 * d * p.pole);
  const axisZ = center - motor - pivot;
  const pole = high ? 0.014 : 0.05 * d;
  const neckLow = axisZ - pivot - 0.035;
  const shaft = high ? pole : 1.15 * pole;
  const drawn = footVolume(p.foot, footWidth, foot) + Math.PI * shaft * shaft * (neckLow - foot);
  const base = body(FIXED, [
    part('stand', { material: 'abs', fill: standMass(d, high) / (1050 * drawn), affordance: 6, description: 'Foot with a weight, and pole.' }, [
      ...standFoot(s, p.foot, footWidth, foot),
      high
        ? s.cylinder([0, 0, 0.6 * foot], [0, 0, neckLow - 0.001], pole)
        : s.cylinder([0, 0, 0.6 * foot], [0, 0, neckLow - 0.001], 1.3 * pole, pole),
      ...(high ? paint('dark', s.cylinder([0, 0, 0.55 * neckLow], [0, 0, 0.55 * neckLow + 0.06], 1.7 * pole)) : []),
      ...(p.foot === 'cross' ? [] : footButtons(s, footWidth, foot)),
    ]),
  ]); // prettier-ignore
  const cheek = 0.014 + 0.012 * d;
  const neck = body(
    hinge({ axis: [0, 0, 1], position: [0, 0, 0], range: [-45, 45], seen: { closed: 0.5, between: [-45, 45] } }),
    [
      part('neck', { material: 'abs', fill: 0.8, affordance: 4, description: 'Swings to both sides.' }, [
        s.cylinder([0, 0, neckLow], [0, 0, axisZ - pivot - 0.001], Math.max(pole, cheek + 0.007)),
        ...[-1, 1].map((side) =>
          s.boxBetween(
            [side * (cheek + 0.001), -0.6 * pivot, axisZ - pivot - 0.012],
            [side * (cheek + 0.007), 0.6 * pivot, axisZ + 0.6 * pivot],
          ),
        ),
      ]),
    ],
    base,
  );
  // The rim is in the middle of the cage's depth; its back bulges to the motor.
  const back = -Math.max(0.2 * radius, 0.03);
  const rim = back - depth / 2;
  const motorBack = 0.55 * radius;
  const head = body(
    // Positive tilts the face up.
    hinge({
      axis: [-1, 0, 0],
      position: [0, 0, axisZ],
      range: [-12, 28],
      seen: { closed: 0.5, between: [-12, 28] },
    }),
    [
      part('motor', { material: 'abs', fill: 0.75, affordance: 4, description: 'Motor in its housing.' }, [
        s.lathe(
          [
            [0, 0],
            [0.55 * motor, 0],
            [0.9 * motor, 0.14 * radius],
            [motor, 0.3 * radius],
            [motor, motorBack - back],
            [0, motorBack - back],
          ],
          { origin: [0, motorBack, center], axis: [0, -1, 0] },
        ),
        s.boxBetween([-cheek, -0.6 * pivot, axisZ], [cheek, 0.6 * pivot, center]),
        s.cylinder([-cheek, 0, axisZ], [cheek, 0, axisZ], 0.75 * pivot),
        ...paint('dark', s.cylinder([0, 0.25 * radius, center + motor - 0.004], [0, 0.25 * radius, center + motor + 0.016], 0.007)),
      ]),
      part('cage', { material: 'steel', fill: 0.22, affordance: 3, description: 'Guard around the blades.' }, [
        ...fanCage(s, { radius: cage, depth, rim, center, rings: p.rings, hub: 0.9 * motor }),
      ]),
    ],
    neck,
  ); // prettier-ignore
  const frame: BladeFrame = {
    center: [0, rim, center],
    out: (a) => [Math.cos(a), 0, Math.sin(a)],
    round: (a) => [-Math.sin(a), 0, Math.cos(a)],
    axis: [0, -1, 0],
  };
  const hub = p.hub * radius;
  const room = Math.PI / p.blades;
  const steps = s.steps(9);
  const blade: BladeStation[] = Array.from({ length: steps + 1 }, (_, k): BladeStation => {
    const t = k / steps;
    const r = 0.75 * hub + (radius - 0.75 * hub) * t;
    const widest = Math.min(0.55 * radius, 0.85 * room * radius) * (0.45 + 0.55 * p.bladeWidth);
    const chord = widest * Math.min(1, 0.42 + 1.1 * t) * roundedTip(t, 0.55 * p.bladeTip);
    // Within the cage, with room on either side.
    const limit = 0.72 * (depth / 2) * Math.sqrt(1 - Math.min(1, r / cage) ** 4) - 0.005;
    return { radius: r, chord: Math.min(chord, 0.9 * room * Math.max(r, hub)), rise: Math.min(chord * Math.tan(p.pitch), Math.max(limit, 0.002)) };
  }); // prettier-ignore
  const turns = Array.from({ length: p.blades }, (_, k) => Math.PI / 2 + (2 * Math.PI * k) / p.blades);
  const cap = Math.min(0.3 * depth, 0.9 * hub);
  const rotor = body(
    hinge({ axis: [0, -1, 0], position: [0, rim, center] }),
    [
      part('blades', { ...bladeOf(p.blade), affordance: 1, description: 'Blades on their hub.' }, [
        s.lathe(
          [
            [0, -0.28 * depth],
            [hub, -0.28 * depth],
            [hub, 0.4 * cap],
            [0.75 * hub, 0.85 * cap],
            [0, cap],
          ],
          { origin: [0, rim, center], axis: [0, -1, 0] },
        ),
        ...turns.flatMap((turn) => {
          const solid = fanBlade(s, blade, 0.003, turn, frame);
          return p.tone === 'two' ? paint('accent', solid) : [solid];
        }),
      ]),
    ],
    head,
  );
  return { title: high ? 'Pedestal fan' : 'Fan', bodies: [base, neck, head, rotor] };
}

/** Blades of small fans are never of wood. */
const bladeOf = (blade: keyof typeof BLADE_MATERIALS) => BLADE_MATERIALS[blade === 'wood' ? 'plastic' : blade];

/** Foot with its weight, and pole, kg: enough that the head does not tip it, for blades of this diameter (m). */
const standMass = (diameter: number, high: boolean): number => (high ? 9 : 3.7) * diameter;

/** Nearly what `standFoot` draws, m^3. */
function footVolume(kind: StandingFanForm['foot'], width: number, height: number): number {
  if (kind === 'round') return 0.46 * width * width * height;
  if (kind === 'square') return 0.77 * width * width * height;
  return 2 * (1.2 * width + 0.044) * 0.044 * (0.5 * height + 0.012);
}

function standFoot(s: Shapes, kind: StandingFanForm['foot'], width: number, height: number): Solid[] {
  if (kind === 'round')
    return [
      s.lathe([
        [0, 0],
        [width / 2, 0],
        [width / 2, 0.3 * height],
        [0.42 * width, 0.65 * height],
        [0.14 * width, height],
        [0, height],
      ]),
    ];
  if (kind === 'square')
    return [housing(s, [width, 0.85 * width], [0, height], { corner: 0.15 * width, edge: 0.3 * height })];
  const bar = (axis: Vec3): Solid => {
    const half: Vec3 = [axis[0] * 0.6 * width + 0.022, axis[1] * 0.6 * width + 0.022, 0];
    return s.boxBetween([-half[0], -half[1], 0], [half[0], half[1], 0.5 * height + 0.012], { round: 0.006 });
  };
  return [bar([1, 0, 0]), bar([0, 1, 0]), s.cylinder([0, 0, 0], [0, 0, height + 0.02], 0.04)];
}

/** A row of speed buttons near the foot's front. */
const footButtons = (s: Shapes, width: number, height: number): Solid[] =>
  paint(
    'dark',
    s.boxBetween([-0.13 * width, -0.34 * width, 0.3 * height], [0.13 * width, -0.24 * width, 0.92 * height]),
  );
