import type { Vec3 } from '../../core/math/vec3.js';
import type { ModelBody } from '../model.js';
import { body, hinge, part } from '../model.js';
import { arc } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import { deskLampArm } from './lamp-desk.js';
import { footBody } from './lamp-foot.js';
import type { LampValues } from './lamp-layout.js';
import type { ShadeShape } from './lamp-shade.js';
import { reflector } from './lamp-shade.js';
import { turned } from './turned.js';

const reflectorShape = (p: LampValues, scaled: number): ShadeShape => ({
  kind: p.shade,
  radius: 0.17 * p.shadeWidth * scaled,
  narrow: Math.min(p.shadeNarrow, 0.6),
  length: (p.shade === 'drum' ? 0.26 : 0.22) * p.shadeLength * scaled,
  wall: 0.0016,
});

/** A head on a jointed arm. */
export function deskLamp(p: LampValues, s: Shapes): ModelBody[] {
  const h = p.height;
  const height = 0.045 * p.baseHeight * h;
  const base = footBody(p, s, 0.21 * p.baseWidth * h, height, 4.8 * h);
  const arm = {
    from: height,
    lower: 0.62 * h,
    upper: 0.56 * p.upperArm * h,
    bar: 0.0095 * p.poleWidth * h,
    springs: p.detail === 'fancy',
    material: 'aluminum',
    gap: h / 190,
  };
  return [base, ...deskLampArm(s, arm, reflectorShape(p, 0.9 * h), base)];
}

/** A head on a curved neck that turns on the foot. */
export function curvedLamp(p: LampValues, s: Shapes, height: number): ModelBody[] {
  const isFloor = height > 1;
  const k = isFloor ? 0.62 * height : height;
  const footHeight = (isFloor ? 0.035 : 0.05) * p.baseHeight * k;
  const bow = (isFloor ? 0.26 : 0.24) * p.reach * k;
  const pole = (isFloor ? 0.011 : 0.015) * p.poleWidth * k;
  const gap = Math.max(0.0012, height / 240);
  const shade = reflectorShape(p, 0.85 * k);
  const foot = (isFloor ? 0.24 : 0.22) * p.baseWidth * k;
  const base = footBody(p, s, foot, footHeight, isFloor ? 9 : 3.6 * height);
  // Up from behind the middle, over, and down in front.
  const back = Math.min(0.6 * bow, 0.6 * foot);
  const over = arc([back - bow, height - bow], bow, 0, 0.86 * Math.PI, s.steps(18)).map(([y, z]): Vec3 => [0, y, z]);
  const end = over[over.length - 1];
  const before = over[over.length - 2];
  const length = Math.hypot(end[1] - before[1], end[2] - before[2]);
  const along: Vec3 = [0, (end[1] - before[1]) / length, (end[2] - before[2]) / length];
  const neck = body(
    hinge({ axis: [0, 0, 1], position: [0, back, footHeight], range: [-170, 170] }),
    [
      part('neck', { material: p.material, fill: 0.2, affordance: 3, description: 'Curved neck; turns on the foot.' }, [
        turned(s, [[2.4 * pole, footHeight + gap], [2.2 * pole, footHeight + gap + 1.5 * pole], [0.9 * pole, footHeight + gap + 3 * pole]], { origin: [0, back, 0], sides: 28 }),
        s.tube([[0, back, footHeight + gap], ...over], pole),
        s.ellipsoid(end, [1.5 * pole, 1.5 * pole, 1.5 * pole]),
      ]),
    ],
    base,
  ); // prettier-ignore
  // The socket begins outside the ball that it turns about.
  const socket = Math.max(1.8 * pole, 0.28 * shade.radius);
  const far = 1.5 * pole + gap + 1.6 * socket;
  const from: Vec3 = [0, end[1] + far * along[1], end[2] + far * along[2]];
  const head = body(
    hinge({ axis: [1, 0, 0], position: end, range: [-40, 40], seen: { closed: 0.3, between: [-35, 35] } }),
    [
      part(
        'head',
        { material: 'aluminum', fill: 0.4, affordance: 1, description: 'Head with the reflector and the lamp; tilts.' },
        [...reflector(s, shade, from, along, socket)],
      ),
    ],
    neck,
  );
  return [base, neck, head];
}
