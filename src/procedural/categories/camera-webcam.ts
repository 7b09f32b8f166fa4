import type { ObjectModel } from '../model.js';
import { body, FIXED, hinge, part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { aboutAxis, lensFront } from './camera-lens.js';
import type { CameraForm } from './camera-still-layout.js';
import { facingFront, housing, placeSolid } from './device-shapes.js';

/** A webcam: a bar or ball with a lens that tilts and swivels on a foot. */
export function webcam(p: CameraForm, s: Shapes): ObjectModel {
  const isBall = p.screen === 'hinged';
  const r = p.width * (0.2 + 0.06 * p.lens);
  const bar = p.width * (0.55 + 0.35 * p.grip);
  const high = isBall ? 2 * r : p.width * (0.24 + 0.12 * p.height);
  const deep = isBall ? 2 * r : p.width * (0.16 + 0.14 * p.depth);
  const foot = 0.3 * p.width * (0.9 + 0.5 * p.hump);
  const plate = 0.008;
  const stem = plate + (0.05 + 0.3 * p.lensLength) * p.width;
  const pin = 0.006;
  const pivot = stem + pin + 0.0012;
  const low = pivot + pin + 0.002;
  const z = low + high / 2;
  const cheek = 0.007;
  const base = body(FIXED, [
    part('foot', { material: 'abs', fill: 1.6, affordance: 5, description: 'Foot with a weight.' }, [
      p.dial === 'left'
        ? s.lathe([[0, 0], [foot, 0], [foot, 0.5 * plate], [0.6 * foot, plate], [0, 1.3 * plate]])
        : housing(s, [2 * foot, 1.7 * foot], [0, plate], { corner: 0.3 * foot, edge: 0.003 }),
      s.cylinder([0, 0, 0.5 * plate], [0, 0, stem - 0.0135], 0.009, 0.007),
    ]),
  ]); // prettier-ignore
  const neck = body(
    hinge({ axis: [0, 0, 1], position: [0, 0, 0], range: [-90, 90], seen: { closed: 0.5, between: [-60, 60] } }),
    [
      part('neck', { material: 'abs', affordance: 4, description: 'Swivels on the foot.' }, [
        s.cylinder([0, 0, stem - 0.012], [0, 0, stem - 0.002], cheek + 0.0055),
        ...[-1, 1].map((side) =>
          s.boxBetween([side * (cheek + 0.0008), -pin, stem - 0.006], [side * (cheek + 0.005), pin, pivot + 0.7 * pin]),
        ),
      ]),
    ],
    base,
  );
  const shell: Solid = isBall
    ? s.ellipsoid([0, 0, z], [r, r, r])
    : placeSolid(
        housing(s, [bar, high], [0, deep], { corner: (0.15 + p.corner) * high, edge: 0.2 * deep }),
        facingFront([0, deep / 2, z]),
      );
  const lens = Math.min(0.36 * high, 0.017);
  const front = isBall ? -0.85 * r : -deep / 2 + 0.001;
  const head = body(
    hinge({ axis: [-1, 0, 0], position: [0, 0, pivot], range: [-35, 35], seen: { closed: 0.4, between: [-30, 30] } }),
    [
      part('head', { material: 'abs', fill: 0.75, affordance: 1, description: 'Lens and microphone; tilts.' }, [
        shell,
        s.boxBetween([-cheek, -0.8 * pin, pivot], [cheek, 0.8 * pin, low + 0.15 * high]),
        s.cylinder([-cheek, 0, pivot], [cheek, 0, pivot], pin),
        ...paint('dark', aboutAxis(s, [0, front + 0.002, z], [[0, 0], [1.35 * lens, 0], [1.35 * lens, 0.003], [0, 0.003]])),
        ...lensFront(s, [0, front, z], lens, isBall ? 0.2 * r + 0.002 : 0.004).map((solid, i) => (i === 0 ? { ...solid, finish: 'dark' as const } : solid)),
        ...(isBall ? [] : paint('mesh', s.boxBetween([-0.44 * bar, -deep / 2 - 0.0003, z - 0.16 * high], [-0.3 * bar, -deep / 2 + 0.002, z + 0.16 * high]), s.boxBetween([0.3 * bar, -deep / 2 - 0.0003, z - 0.16 * high], [0.44 * bar, -deep / 2 + 0.002, z + 0.16 * high]))),
      ]),
    ],
    neck,
  ); // prettier-ignore
  return { title: 'Webcam', bodies: [base, neck, head] };
}
