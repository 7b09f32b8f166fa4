import type { Vec3 } from '../../core/math/vec3.js';
import type { ObjectModel } from '../model.js';
import { body, FIXED, hinge, part } from '../model.js';
import { arc } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import { paint } from '../solids/solid.js';
import type { BladeFrame, BladeStation } from './fan-blades.js';
import { BLADE_MATERIALS, fanBlade, roundedTip } from './fan-blades.js';

interface CeilingFanForm {
  readonly diameter: number;
  readonly blades: number;
  readonly bladeWidth: number;
  readonly bladeTip: number;
  readonly pitch: number;
  readonly hub: number;
  readonly depth: number;
  readonly pole: number;
  readonly light: 'none' | 'bowl' | 'globe';
  readonly tone: 'one' | 'two';
  readonly blade: keyof typeof BLADE_MATERIALS;
}

/** A canopy under the ceiling, a rod, a motor, blades on irons, and often a light below. */
export function ceilingFan(p: CeilingFanForm, s: Shapes): ObjectModel {
  const radius = 1.7 * p.diameter;
  const hub = 0.8 * p.hub * radius;
  const motor = 0.55 * p.depth * 2 * hub;
  const shaft = 0.012;
  // From below: light, rotor, motor, rod, canopy.
  const bowl = p.light === 'none' ? 0 : p.light === 'bowl' ? 0.5 * hub + 0.03 : 0.9 * hub + 0.03;
  const neck = p.light === 'none' ? 0 : 0.02;
  const rotor = bowl + neck;
  const disc = 0.022;
  const housing = rotor + disc + 0.004;
  const top = housing + motor;
  const rod = 0.06 + 0.34 * p.pole;
  const canopy = 0.055;
  const ceiling = top + rod + canopy;
  const light =
    p.light === 'none'
      ? []
      : [
          ...paint(
            'glow',
            p.light === 'bowl'
              ? s.lathe([[0, 0], ...arc([0, bowl], 1, -Math.PI / 2, 0, s.steps(10)).slice(1).map(([x, z]): [number, number] => [0.85 * hub * x, bowl * (1 + (z - bowl))]), [0, bowl]])
              : s.ellipsoid([0, 0, bowl / 2], [0.5 * bowl + 0.01, 0.5 * bowl + 0.01, bowl / 2]),
          ),
          s.cylinder([0, 0, bowl - 0.006], [0, 0, bowl + neck - 0.003], 0.5 * hub),
        ]; // prettier-ignore
  const base = body(FIXED, [
    part('motor', { material: 'steel', fill: 0.16, affordance: 5, description: 'Canopy, rod and motor.' }, [
      s.lathe([
        [0, housing],
        [0.92 * hub, housing],
        [hub, housing + 0.15 * motor],
        [hub, housing + 0.65 * motor],
        [0.7 * hub, housing + 0.92 * motor],
        [0.25 * hub, top],
        [0, top],
      ]),
      s.cylinder([0, 0, top - 0.005], [0, 0, ceiling - 0.01], shaft),
      s.lathe([
        [0, ceiling - canopy],
        [0.03, ceiling - canopy],
        [0.065, ceiling - 0.45 * canopy],
        [0.072, ceiling],
        [0, ceiling],
      ]),
      ...(light.length > 0 ? [s.cylinder([0, 0, bowl], [0, 0, housing + 0.002], shaft)] : []),
      ...light,
    ]),
  ]);
  const frame: BladeFrame = {
    center: [0, 0, rotor + 0.4 * disc],
    out: (a) => [Math.cos(a), Math.sin(a), 0],
    round: (a) => [-Math.sin(a), Math.cos(a), 0],
    axis: [0, 0, 1],
  };
  const root = hub + 0.07 * radius;
  const widest = 0.5 * (0.09 + 0.17 * p.bladeWidth) * radius;
  // Ceiling fans turn slowly and have blades of little pitch.
  const rise = Math.tan(0.45 * p.pitch);
  const blade: BladeStation[] = Array.from({ length: s.steps(10) + 1 }, (_, k): BladeStation => {
    const t = k / s.steps(10);
    const chord = widest * (0.72 + 0.28 * Math.min(1, 1.4 * t)) * roundedTip(t, p.bladeTip);
    return { radius: root + (radius - root) * t, chord, rise: rise * chord };
  });
  const iron: BladeStation[] = [
    { radius: 0.7 * hub, chord: 0.3 * widest, rise: 0 },
    { radius: hub + 0.02 * radius, chord: 0.22 * widest, rise: 0.1 * rise * widest },
    { radius: root + 0.07 * radius, chord: 0.55 * widest, rise: 0.55 * rise * widest },
  ];
  const turns = Array.from({ length: p.blades }, (_, k) => (2 * Math.PI * (k + 0.25)) / p.blades);
  const hole = shaft + 0.003;
  const plate: [number, number][] =
    light.length > 0
      ? [[hole, rotor], [0.9 * hub, rotor], [0.9 * hub, rotor + disc], [hole, rotor + disc]]
      : [[0, rotor], [0.8 * hub, rotor], [0.9 * hub, rotor + 0.4 * disc], [0.9 * hub, rotor + disc], [0, rotor + disc]]; // prettier-ignore
  const turning = body(
    hinge({ axis: [0, 0, 1], position: [0, 0, rotor] satisfies Vec3 }),
    [
      part('hub', { material: 'steel', fill: 0.25, affordance: 4, description: 'Turns with the blades.' }, [
        s.lathe(plate),
        ...turns.map((turn) => fanBlade(s, iron, 0.007, turn, frame)),
      ]),
      part(
        'blades',
        { ...BLADE_MATERIALS[p.blade], affordance: 2, description: 'Blades on a common hub.' },
        turns.flatMap((turn) => {
          const solid = fanBlade(s, blade, 0.007, turn, { ...frame, center: [0, 0, rotor + 0.4 * disc + 0.004] });
          return p.tone === 'two' ? paint('accent', solid) : [solid];
        }),
      ),
    ],
    base,
  );
  return { title: 'Ceiling fan', bodies: [base, turning] };
}
