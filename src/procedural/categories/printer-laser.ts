import { quat, quatFromAxisAngle } from '../../core/math/quat.js';
import type { Pose } from '../../core/math/pose.js';
import type { Vec3 } from '../../core/math/vec3.js';
import type { ModelBody, ObjectModel } from '../model.js';
import { body, FIXED, part } from '../model.js';
import type { Point2 } from '../solids/convex-polygons.js';
import { paint } from '../solids/solid.js';
import type { Block } from './appliance-body.js';
import { coated, feet, lining, openFront, withoutCollision } from './appliance-body.js';
import { pushButton } from './appliance-controls.js';
import { dropHinge } from './appliance-doors.js';
import type { PrinterLayout } from './printer-layout.js';
import { drawCassettes, FOOT } from './printer-layout.js';
import { drawPanel } from './printer-panel.js';

/** A laser printer: cassettes below, a flap in front of the toner, paper that comes out into a recess on top. */
export function drawLaser(layout: PrinterLayout): ObjectModel {
  const { p, s, w, d } = layout;
  const t = 0.016;
  const face = -d / 2;
  const front = face + t + 0.002;
  const cassettes = drawCassettes(layout, front, face);
  const half = (p.mouthWidth * w) / 2;
  const recess = p.lid * w + 0.01;
  const h = Math.max(layout.h * 1.15, cassettes.top + recess + 0.13);
  const low = cassettes.top;
  const crown = Math.max(0.2, p.panelSize + 0.06) * (h - low);
  const flapHigh = h - Math.max(crown, 0.035);
  const floor = h - recess;
  const housing: Block = { from: [-w / 2, front, low], to: [w / 2, d / 2, floor - 0.004] };
  const cavity: Block = {
    from: [-0.42 * w, front, low + 0.012],
    to: [0.42 * w, front + 0.5 * d, Math.min(flapHigh, floor - 0.004) - 0.012],
  };
  const deckDepth = Math.max(0.16, p.panelSize) * d + t;
  const rear = d / 2 - 0.2 * d;
  // The recess's floor rises to the front.
  const wedge: Point2[] = [[front + deckDepth - 0.001, floor - 0.005], [rear + 0.001, floor - 0.005], [rear + 0.001, floor], [front + deckDepth - 0.001, h - 0.003]]; // prettier-ignore
  const turned: Pose = { position: [-half - 0.001, 0, 0], rotation: quat(0.5, 0.5, 0.5, 0.5) };
  const panel =
    p.panel === 'front'
      ? drawPanel(layout, [0.1 * w, face, (flapHigh + h) / 2], 'front', 0.7 * w, 0.6 * (h - flapHigh), p.buttons)
      : drawPanel(
          layout,
          [p.panel === 'top' ? 0 : 0.22 * w, front + deckDepth / 2 - t / 2, h],
          'up',
          p.panel === 'top' ? 0.8 * w : 0.5 * w,
          0.62 * deckDepth,
          p.buttons,
        );
  const roof = s.boxBetween([-w / 2, rear, floor - 0.006], [w / 2, d / 2, h + 0.012], { round: 0.008 });
  const lean = 0.5;
  const base = body(FIXED, [
    part('housing', { material: 'abs', fill: 0.3, affordance: 6, description: 'Housing with laser, drum and fuser.' }, [
      ...cassettes.housing,
      ...coated(
        p.coat,
        ...openFront(s, housing, cavity),
        s.boxBetween([-w / 2, front, floor - 0.005], [-half, rear + 0.001, h], { round: 0.006 }),
        s.boxBetween([half, front, floor - 0.005], [w / 2, rear + 0.001, h], { round: 0.006 }),
        s.boxBetween([-w / 2, front, floor - 0.005], [w / 2, front + deckDepth, h], { round: 0.006 }),
        s.boxBetween([-w / 2, face, flapHigh + 0.002], [w / 2, front + 0.001, h], { round: 0.006 }),
        roof,
      ),
      ...paint('dark', s.prism(wedge, 2 * half + 0.002, { pose: turned })),
      ...lining(s, cavity, 'dark', 0.002),
      ...withoutCollision(
        ...paint('dark', s.boxBetween([-half, rear - 0.001, floor + 0.002], [half, rear + 0.001, floor + 0.55 * recess])),
        ...(p.support === 'yes'
          ? paint('label', s.box([0, (front + deckDepth + rear) / 2, (floor + h) / 2 + 0.002], [0.48 * w, 0.9 * (rear - front - deckDepth), 0.001], { rotation: quatFromAxisAngle([1, 0, 0], -Math.atan2(h - floor - 0.003, rear - front - deckDepth)) }))
          : []),
      ),
      ...(p.feeder === 'yes'
        ? paint('accent', s.box([0, rear + 0.03, h + 0.02], [0.4 * w, 0.004, 0.1], { rotation: quatFromAxisAngle([1, 0, 0], -lean) }))
        : []),
      ...paint('rubber', ...feet(s, { from: [-w / 2, front, 0], to: housing.to }, 0.014, FOOT + 0.001)),
    ]),
    part('control panel', { material: 'abs', affordance: 3, description: 'Screen and buttons.' }, panel.solids),
  ]); // prettier-ignore
  const pivot: Vec3 = [0, face + t / 2, low + 0.004 + t / 2];
  const bottom = pivot[2] - 0.1 * t;
  const flap = body(
    dropHinge({ position: pivot, thickness: t, height: flapHigh - bottom, reach: 0, closed: 0.6, from: 30 }),
    [
      part('front flap', { material: 'abs', fill: 0.6, affordance: 2, description: 'Drops open in front of the toner.' }, [
        ...coated(p.coat, s.boxBetween([-0.49 * w, face, bottom], [0.49 * w, face + t, flapHigh - 0.002], { round: 0.005 })),
        ...withoutCollision(
          ...paint('dark', s.boxBetween([-0.12 * w, face - 0.001, flapHigh - 0.016], [0.12 * w, face + 0.002, flapHigh - 0.004])),
          ...paint('dark', s.boxBetween([-0.4 * w, face + t - 0.001, bottom + 0.01], [0.4 * w, face + t + 0.0012, flapHigh - 0.014])),
        ),
      ]),
    ],
    base,
  ); // prettier-ignore
  const bodies: ModelBody[] = [base, ...cassettes.moving(base), flap];
  bodies.push(...panel.buttons.map((button) => pushButton(s, base, button)));
  return { bodies };
}
