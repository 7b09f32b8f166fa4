import type { Vec3 } from '../../core/math/vec3.js';
import type { ModelBody } from '../model.js';
import { body, part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import { paint } from '../solids/solid.js';
import { coated, withoutCollision } from './appliance-body.js';
import { doorHandle, dropHinge, handleReach, sideHinge } from './appliance-doors.js';
import type { MicrowaveLayout } from './microwave-layout.js';

/** The door with its screened window, hinged on the left or dropping open. */
export function doorBody(f: MicrowaveLayout, s: Shapes, base: ModelBody): ModelBody {
  const { p, w, h, d, t, foot, front, split, cavity } = f;
  const [left, right] = [-w / 2, split - 0.0015];
  const thick = 0.045 * w;
  const isSide = p.opening === 'side';
  const grip = handleReach(p.handle, thick);
  const drop: Vec3 = [0, -d / 2 + t / 2, foot + 0.1 * t + t / 2 + 0.004];
  const bottom = isSide ? foot : drop[2] - 0.1 * t;
  const doorWidth = right - left;
  const doorHeight = h - bottom;
  const border = p.frame * w;
  const fromTo = (): [Vec3, Vec3] => {
    if (!isSide) {
      const z = h - Math.max(border, 0.1 * h);
      const half = (p.handleLength * doorWidth) / 2;
      const x = (left + right) / 2;
      return [
        [x - half, -d / 2, z],
        [x + half, -d / 2, z],
      ];
    }
    const x = right - Math.max(0.045 * w, border / 2);
    const half = (p.handleLength * doorHeight) / 2;
    return [
      [x, -d / 2, (h + foot) / 2 - half],
      [x, -d / 2, (h + foot) / 2 + half],
    ];
  };
  // The window leaves room for the handle.
  const [clearX, clearZ] = p.handle === 'none' ? [0, 0] : isSide ? [0.05 * w, 0] : [0, 0.08 * h];
  const pane = s.boxBetween(
    [left + border, -d / 2 - 0.0012, bottom + border + 0.01],
    [right - border - clearX, -d / 2 + 0.002, h - border - clearZ - 0.01],
  );
  const plug = s.boxBetween(
    [cavity.from[0] + 0.025, -d / 2 + t - 0.001, cavity.from[2] + 0.02],
    [cavity.to[0] - 0.025, front + 0.006, cavity.to[2] - 0.02],
  );
  const inside = s.boxBetween(
    [cavity.from[0] + 0.045, front + 0.005, cavity.from[2] + 0.035],
    [cavity.to[0] - 0.045, front + 0.007, cavity.to[2] - 0.035],
  );
  return body(
    isSide
      ? sideHinge('left', [left, -d / 2 + t, 0], 110, { closed: 0.5, from: 40 })
      : dropHinge({ position: drop, thickness: t, height: doorHeight, reach: grip, closed: 0.5, from: 50 }),
    [
      part(
        'door',
        {
          material: p.coat === 'stainless' ? 'stainless_steel' : 'abs',
          fill: p.coat === 'stainless' ? 0.11 : 0.85,
          affordance: 3,
          description: 'Door with a screened window.',
        },
        [
          ...coated(p.coat, s.boxBetween([left, -d / 2, bottom], [right, -d / 2 + t, h], { round: 0.004 })),
          ...paint('dark', plug),
          ...withoutCollision(...paint('glass', pane), ...paint('mesh', inside)),
        ],
      ),
      ...(p.handle === 'none'
        ? []
        : [
            part(
              'door handle',
              { material: 'aluminum', affordance: 1, description: 'Pulls the door open.' },
              doorHandle(s, p.handle, ...fromTo(), thick),
            ),
          ]),
    ],
    base,
  );
}
