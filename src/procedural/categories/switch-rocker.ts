import type { Vec3 } from '../../core/math/vec3.js';
import type { ModelBody } from '../model.js';
import { body, hinge, part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Ring } from '../solids/skin-rings.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { Tone } from './switch-controls.js';
import { toned } from './switch-controls.js';
import type { Plate } from './switch-plate.js';

/** A rocker in the opening, off at the start: its lower half stands out. */
export function rocker(
  s: Shapes,
  name: string,
  c: { readonly x: number; readonly width: number; readonly height: number; readonly plate: Plate; readonly gap: number; readonly tilt: number; readonly lit: boolean; readonly tone: Tone },
  base: ModelBody,
): ModelBody {
  const { plate } = c;
  const half = c.height / 2;
  const floor = 0.12 * plate.depth + c.gap;
  // Each end moves in and out by the same; the axis lies in the middle of the room there is.
  const swing = Math.min(0.3 * plate.depth, 0.12 * half) * c.tilt;
  const angle = Math.atan(swing / half);
  const z = plate.height / 2;
  const axisY = -(floor + swing + 0.05 * plate.depth);
  const front = plate.depth * 1.02 + 0.25 * swing;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  // In its own frame u goes up and w out of the wall; leaning by the angle the lower end stands out.
  const place = (u: number, w: number): [number, number] => [axisY - (w * cos - u * sin), z + u * cos + w * sin * 0.999];
  const shrink = half - sin * front - 0.2 * c.gap;
  const thick = front + axisY;
  const profile: [number, number][] = [[-shrink, 0], [shrink, 0], [shrink, 0.86 * thick], [0.9 * shrink, thick], [-0.9 * shrink, thick], [-shrink, 0.86 * thick]]; // prettier-ignore
  const ringAt = (x: number, inset: number): Ring =>
    profile.map(([u, w]): Vec3 => {
      const [y, up] = place(u * (1 - inset), w - (w > 0 ? inset * thick : 0));
      return [x, y, up];
    });
  const w = c.width / 2;
  const edge = Math.min(0.03 * c.width, 0.001);
  const shell = s.loft([ringAt(c.x - w, 0.03), ringAt(c.x - w + edge, 0), ringAt(c.x + w - edge, 0), ringAt(c.x + w, 0.03)]);
  const mark = (u: number): Solid => {
    const [y, up] = place(u, thick);
    return s.box([c.x, y, up], [0.16 * c.width, 0.0006, 0.045 * c.height]);
  };
  return body(
    hinge({
      axis: [1, 0, 0],
      position: [c.x, axisY, z],
      range: [0, (2 * angle * 180) / Math.PI],
      seen: { closed: 0.5, between: [(2 * angle * 180) / Math.PI - 0.01, (2 * angle * 180) / Math.PI] },
    }),
    [
      part(`rocker${name}`, { material: 'abs', fill: 0.6, affordance: 1, description: 'Rocker; pressed above or below.' }, [
        ...toned(c.tone, [shell]),
        ...(c.lit ? paint('glow', mark(0.72 * half)) : []),
      ]),
    ],
    base,
  );
} // prettier-ignore
