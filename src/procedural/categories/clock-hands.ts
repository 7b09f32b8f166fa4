import type { Pose } from '../../core/math/pose.js';
import { quatFromAxisAngle } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import type { ModelBody } from '../model.js';
import { body, hinge, part } from '../model.js';
import type { Point2 } from '../solids/convex-polygons.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';

/** The hands of a dial that faces -y; m. */
interface HandsShape {
  readonly kind: 'bar' | 'taper' | 'leaf';
  /** Middle of the dial, on its surface. */
  readonly centre: Vec3;
  readonly hour: number;
  readonly minute: number;
  /** Length of the second hand, 0 for none. */
  readonly second: number;
  readonly width: number;
  readonly thickness: number;
  readonly gap: number;
}

/** Takes an outline in x, y with its thickness along z to the dial: up is up, the thickness towards who looks. */
export const facing = (position: Vec3): Pose => ({ position, rotation: quatFromAxisAngle([1, 0, 0], Math.PI / 2) });

function outline(kind: HandsShape['kind'], length: number, width: number): Point2[] {
  const [h, tail] = [width / 2, -0.16 * length];
  if (kind === 'bar') return [[-h, tail], [h, tail], [h, length], [-h, length]]; // prettier-ignore
  if (kind === 'taper') return [[-0.5 * h, tail], [0.5 * h, tail], [1.2 * h, 0], [0.3 * h, length], [-0.3 * h, length], [-1.2 * h, 0]]; // prettier-ignore
  return [[-0.5 * h, tail], [0.5 * h, tail], [1.5 * h, 0.55 * length], [0.15 * h, length], [-0.15 * h, length], [-1.5 * h, 0.55 * length]]; // prettier-ignore
}

/** How deep the hands are in all, m. */
export const handsDepth = (thickness: number, gap: number, count: number): number => count * (thickness + gap);

/** A body for each hand, turning clockwise without end, one in front of the other. */
export function clockHands(s: Shapes, h: HandsShape, base: ModelBody): ModelBody[] {
  const rows = [
    { name: 'hour hand', length: h.hour, width: 1.25 * h.width, hub: 1.1 * h.width, shown: true },
    { name: 'minute hand', length: h.minute, width: h.width, hub: 0.95 * h.width, shown: true },
    { name: 'second hand', length: h.second, width: 0.3 * h.width, hub: 0.6 * h.width, shown: h.second > 0 },
  ];
  return rows
    .filter(({ shown }) => shown)
    .map(({ name, length, width, hub }, k) => {
      const y = h.centre[1] - h.gap - k * (h.thickness + h.gap);
      const at: Vec3 = [h.centre[0], y, h.centre[2]];
      const solids: Solid[] = [
        s.prism(outline(k === 2 ? 'bar' : h.kind, length, width), h.thickness, { pose: facing(at) }),
        s.cylinder(at, [at[0], y - h.thickness, at[2]], hub),
      ];
      const finish = k === 2 ? 'accent' : 'dark';
      return body(
        hinge({ axis: [0, 1, 0], position: at, seen: { closed: 0, between: [0, 360] } }),
        [
          part(
            name,
            {
              material: k === 2 ? 'brass' : 'aluminum',
              affordance: 3 + k,
              description: `Turns clockwise without end.`,
            },
            paint(finish, ...solids),
          ),
        ],
        base,
      );
    });
}
