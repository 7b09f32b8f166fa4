import type { Vec3 } from '../../core/math/vec3.js';
import type { ModelBody, ModelMotion, ObjectModel } from '../model.js';
import { body, FIXED, hinge, part, slide } from '../model.js';
import { smoothCurve } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { housing } from './device-shapes.js';

interface GamepadForm {
  readonly length: number;
  readonly thickness: number;
  readonly tail: number;
  readonly corner: number;
  readonly caps: 'dark' | 'light' | 'accent';
}

/** A gamepad, its grips to the front: two sticks, a cross, four buttons, two shoulder buttons. */
export function gamepad(p: GamepadForm, s: Shapes): ObjectModel {
  const w = 0.86 * p.length;
  const d = (0.42 + 0.1 * p.corner) * w;
  const t = (0.17 + 0.9 * p.thickness) * w * 0.8;
  const lift = 0.18 * t;
  const [low, top] = [lift, lift + 0.8 * t];
  const reach = (0.3 + 0.6 * p.tail) * w;
  const grip = (side: number): Solid => {
    const path = smoothCurve<Vec3>(
      [
        [side * 0.34 * w, 0.06 * w, 0.52 * t + lift],
        [side * 0.38 * w, -0.12 * w, 0.47 * t + 0.7 * lift],
        [side * 0.43 * w, -0.12 * w - 0.6 * reach, 0.42 * t],
        [side * 0.43 * w, -0.12 * w - reach, 0.36 * t],
      ],
      s.steps(4),
    );
    return s.tube(path, (q) => t * (q < 0.75 ? 0.44 - 0.06 * q : 0.395 * Math.sqrt(1 - ((q - 0.75) / 0.262) ** 2)), {
      flat: [1.15, 1],
      up: [0, 0, 1],
    });
  };
  const base = body(FIXED, [
    part('case', { material: 'abs', fill: 0.62, affordance: 2, description: 'Case with grips, board and motors.' }, [
      housing(s, [0.84 * w, d], [low, top], { corner: 0.4 * d, edge: 0.22 * t }),
      grip(-1),
      grip(1),
      ...paint(
        'dark',
        s.cylinder([-0.13 * w, -0.09 * w, top - 0.004], [-0.13 * w, -0.09 * w, top + 0.0006], 0.085 * w),
        s.cylinder([0.13 * w, -0.09 * w, top - 0.004], [0.13 * w, -0.09 * w, top + 0.0006], 0.085 * w),
      ),
      ...paint(
        'glow',
        s.boxBetween([-0.012, 0.16 * w, top - 0.003], [0.012, 0.19 * w, top + 0.0005], { round: 0.001 }),
      ),
    ]),
  ]);
  const moving = (name: string, motion: ModelMotion, solids: readonly Solid[]): ModelBody =>
    body(
      motion,
      [part(name, { material: 'abs', affordance: 1, description: 'Moved by a thumb or finger.' }, solids)],
      base,
    );
  const stick = (side: number): ModelBody => {
    const [x, y, z] = [side * 0.13 * w, -0.09 * w, top + 0.0014];
    return moving(side < 0 ? 'left stick' : 'right stick', { kind: 'ball', position: [x, y, z], maxAngle: 0.35 }, paint('dark', s.lathe([[0, 0], [0.001, 0], [0.026 * w, 0.04 * w], [0.055 * w, 0.055 * w], [0.058 * w, 0.075 * w], [0.045 * w, 0.082 * w], [0, 0.074 * w]], { origin: [x, y, z] })));
  }; // prettier-ignore
  const press = slide({ axis: [0, 0, -1], range: [0, 0.0012] });
  const gap = top + 0.0016;
  const arm = 0.026 * w;
  const cross = moving(
    'cross',
    press,
    paint(
      p.caps,
      s.boxBetween([-0.28 * w - arm, 0.04 * w - 3 * arm, gap], [-0.28 * w + arm, 0.04 * w + 3 * arm, gap + 0.0035]),
      s.boxBetween([-0.28 * w - 3 * arm, 0.04 * w - arm, gap], [-0.28 * w + 3 * arm, 0.04 * w + arm, gap + 0.0035]),
    ),
  );
  const letters = [[0, 1, 'y'], [1, 0, 'b'], [0, -1, 'a'], [-1, 0, 'x']] as const; // prettier-ignore
  const buttons = letters.map(([dx, dy, name]) => {
    const [x, y] = [0.28 * w + 0.055 * w * dx, 0.04 * w + 0.055 * w * dy];
    return moving(
      `button ${name}`,
      press,
      paint(dx + dy > 0 ? 'accent' : p.caps, s.cylinder([x, y, gap], [x, y, gap + 0.004], 0.03 * w)),
    );
  });
  const shoulders = [-1, 1].map((side) => {
    const [from, to] = [side * 0.17 * w, side * 0.37 * w];
    const y = d / 2 + 0.0015;
    return moving(
      side < 0 ? 'left shoulder button' : 'right shoulder button',
      hinge({ axis: [0, 0, side], position: [from, y, 0], range: [-1.5, 0] }),
      paint(
        'dark',
        s.loft([
          [[from, y, low + 0.2 * t], [from, y + 0.008, low + 0.25 * t], [from, y + 0.008, top - 0.24 * t], [from, y, top - 0.2 * t]],
          [[to, y - 0.0, low + 0.2 * t], [to, y + 0.004, low + 0.25 * t], [to, y + 0.004, top - 0.24 * t], [to, y, top - 0.2 * t]],
        ]),
      ),
    );
  }); // prettier-ignore
  return { title: 'Game controller', bodies: [base, stick(-1), stick(1), cross, ...buttons, ...shoulders] };
}
