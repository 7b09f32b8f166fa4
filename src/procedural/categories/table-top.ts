import type { Vec3 } from '../../core/math/vec3.js';
import { roundedRectangle } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Ring } from '../solids/skin-rings.js';
import type { Solid } from '../solids/solid.js';

/** A top with eased edges; `roundness` 1 is a circle, an ellipse where `oval`, or a board with round ends. */
export function tableTop(
  s: Shapes,
  size: readonly [number, number],
  low: number,
  high: number,
  roundness: number,
  oval: boolean,
): Solid {
  const [w, d] = size;
  const ease = s.detail === 'full' ? Math.min(0.005, 0.3 * (high - low)) : 0;
  const n = s.steps(48);
  const outline = oval
    ? Array.from({ length: n }, (_, k): [number, number] => {
        const angle = (2 * Math.PI * k) / n;
        return [(w / 2) * Math.cos(angle), (d / 2) * Math.sin(angle)];
      })
    : roundedRectangle(w, d, Math.max(0.004, (roundness * Math.min(w, d)) / 2), s.steps(roundness < 0.1 ? 2 : 8));
  const level = (inset: number, z: number): Ring =>
    outline.map(([x, y]): Vec3 => [x * (1 - (2 * inset) / w), y * (1 - (2 * inset) / d), z]);
  return s.loft(
    ease > 0
      ? [level(ease, low), level(0, low + ease), level(0, high - ease), level(ease, high)]
      : [level(0, low), level(0, high)],
  );
}
