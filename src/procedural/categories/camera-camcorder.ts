import type { Vec3 } from '../../core/math/vec3.js';
import type { ObjectModel } from '../model.js';
import { body, FIXED, hinge, part, slide } from '../model.js';
import { roundedRectangle, smoothCurve } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import { paint } from '../solids/solid.js';
import { aboutAxis, lensFront } from './camera-lens.js';
import type { CameraForm } from './camera-still-layout.js';

/** A camcorder: long body, lens in front, a screen that swings out on one side, a strap on the other. */
export function camcorder(p: CameraForm, s: Shapes): ObjectModel {
  const l = p.width * (0.95 + 0.2 * p.depth);
  const w = p.width * (0.4 + 0.1 * p.height);
  const h = p.width * (0.5 + 0.1 * p.hump);
  const r = Math.min((0.34 + 0.12 * p.lens) * h, 0.49 * h);
  const z = h - r - 0.002;
  const ring = (y: number, inset: number): Vec3[] =>
    roundedRectangle(w - 2 * inset, h - 2 * inset, (0.14 + 0.6 * p.corner) * w, s.steps(5)).map(([a, b]) => [
      a,
      y,
      h / 2 + b,
    ]);
  const front = -l / 2;
  const panel = 0.012;
  const screenLow = 0.16 * h;
  const screenHigh = 0.88 * h;
  const [screenFront, screenBack] = [front + 0.2 * l, front + 0.2 * l + 0.58 * l];
  const lensLong = (0.1 + 0.22 * p.lensLength) * l;
  const strap = smoothCurve<Vec3>(
    [
      [-w / 2 + 0.003, front + 0.16 * l, 0.55 * h],
      [-w / 2 - 0.012, front + 0.3 * l, 0.55 * h],
      [-w / 2 - 0.016, front + 0.5 * l, 0.53 * h],
      [-w / 2 - 0.012, front + 0.72 * l, 0.5 * h],
      [-w / 2 + 0.003, front + 0.88 * l, 0.5 * h],
    ],
    s.steps(4),
  );
  const base = body(FIXED, [
    part('body', { material: 'abs', fill: 0.72, affordance: 3, description: 'Body with lens, boards and battery.' }, [
      s.loft([ring(front, 0.06 * w), ring(front + 0.1 * l, 0), ring(l / 2 - 0.06 * l, 0), ring(l / 2, 0.06 * w)]),
      // The plate for a tripod, on which it stands.
      s.boxBetween([-0.34 * w, front + 0.14 * l, 0], [0.4 * w, 0.42 * l, 0.2 * h]),
      ...paint('dark', aboutAxis(s, [0, front + 0.04 * l, z], [[0, 0], [1.02 * r, 0], [1.02 * r, 0.06 * l], [0, 0.06 * l]])),
      ...lensFront(s, [0, front, z], 0.94 * r, lensLong),
      ...paint('dark', s.boxBetween([-0.34 * w, l / 2 - 0.004, 0.14 * h], [0.34 * w, l / 2 + 0.05 * l + 0.006, 0.72 * h], { round: 0.004 })),
      ...(p.tone === 'two' ? paint('metal', s.boxBetween([-0.2 * w, front + 0.2 * l, h - 0.003], [0.2 * w, front + 0.34 * l, h + 0.001])) : []),
    ]),
    part('strap', { material: 'fabric', affordance: 4, description: 'Hand strap.' }, [
      s.tube(strap, 0.0016, { flat: [1, 10], square: true, up: [0, 0, 1] }),
    ]),
  ]); // prettier-ignore
  const x = w / 2 + 0.0012;
  const screen = body(
    hinge({
      axis: [0, 0, 1],
      position: [x, screenFront, 0],
      range: [-100, 0],
      seen: { closed: 0.4, between: [-95, -50] },
    }),
    [
      part('screen', { material: 'abs', fill: 0.9, affordance: 1, description: 'Screen; swings out about its front edge.' }, [
        s.boxBetween([x, screenFront, screenLow], [x + panel, screenBack, screenHigh], { round: 0.003 }),
        ...paint('screen', s.boxBetween([x - 0.0003, screenFront + 0.008, screenLow + 0.005], [x + 0.003, screenBack - 0.004, screenHigh - 0.005])),
      ]),
    ],
    base,
  ); // prettier-ignore
  const rocker = body(
    hinge({ axis: [1, 0, 0], position: [-0.1 * w, 0.1 * l, h + 0.0022], range: [-8, 8] }),
    [
      part('zoom lever', { material: 'abs', affordance: 1, description: 'Rocks to zoom.' }, [
        ...paint('dark', s.boxBetween([-0.24 * w, 0.1 * l - 0.009, h + 0.0018], [0.04 * w, 0.1 * l + 0.009, h + 0.0045])),
      ]),
    ],
    base,
  ); // prettier-ignore
  const record = body(
    slide({ axis: [0, -1, 0], range: [0, 0.0006] }),
    [
      part('record button', { material: 'abs', affordance: 1, description: 'Starts and stops.' }, [
        ...paint('accent', s.cylinder([0.1 * w, l / 2 + 0.001, 0.84 * h], [0.1 * w, l / 2 + 0.0035, 0.84 * h], 0.006)),
      ]),
    ],
    base,
  ); // prettier-ignore
  return { title: 'Camcorder', bodies: [base, screen, rocker, record] };
}
