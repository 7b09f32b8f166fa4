import type { Vec3 } from '../../core/math/vec3.js';
import { smoothCurve } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { dome, turned } from './turned.js';

type DoorHandle = 'lever' | 'curved lever' | 'knob' | 'pull bar';

/** A handle on both faces of a leaf; `towards` is +1 or -1, the side along x that a lever points to. */
export interface DoorHandleShape {
  readonly kind: DoorHandle;
  readonly plate: 'rose' | 'long plate';
  readonly x: number;
  readonly z: number;
  readonly towards: number;
  readonly front: number;
  readonly back: number;
  readonly size: number;
  readonly gap: number;
}

/** What is screwed to the leaf: roses or long plates, or a bar to pull. */
export function handlePlates(s: Shapes, h: DoorHandleShape): Solid[] {
  return faces(h).flatMap(({ y, out }) => {
    const at: Vec3 = [h.x, y, h.z];
    const axis: Vec3 = [0, out, 0];
    if (h.kind === 'pull bar') {
      const [reach, half] = [0.055, 2.1 * h.size];
      const post = (z: number): Solid => s.cylinder([h.x, y - 0.001 * out, z], [h.x, y + reach * out, z], 0.008);
      return [
        s.cylinder([h.x, y + reach * out, h.z - half], [h.x, y + reach * out, h.z + half], 0.0125),
        post(h.z - 0.75 * half),
        post(h.z + 0.75 * half),
      ];
    }
    if (h.plate === 'rose')
      return [turned(s, [[0.026, -0.001], [0.026, 0.006], [0.023, 0.009]], { origin: at, axis, sides: 28 })]; // prettier-ignore
    const [wide, low, high] = [0.021, h.z - 0.15, h.z + 0.075];
    return [
      s.boxBetween([h.x - wide, y - 0.001 * out, low], [h.x + wide, y + 0.007 * out, high], { round: 0.002 }),
      turned(s, [[0.015, 0], [0.015, 0.009]], { origin: [h.x, y, h.z], axis, sides: 20 }),
    ]; // prettier-ignore
  });
}

/** What turns about y: levers or knobs on both faces; nothing for a bar to pull. */
export function handleLevers(s: Shapes, h: DoorHandleShape): Solid[] {
  if (h.kind === 'pull bar') return [];
  return faces(h).flatMap(({ y, out }) => {
    const start = y + (0.009 + h.gap) * out;
    if (h.kind === 'knob') {
      const r = 0.24 * h.size;
      return [
        turned(s, [[0.013, 0], [0.011, 0.012], [0.012, 0.024], [0.75 * r, 0.03], [r, 0.03 + 0.45 * r], ...dome(s, r, 0.75 * r, 0.03 + 0.55 * r, 6)], { origin: [h.x, start, h.z], axis: [0, out, 0], sides: 32 }),
      ]; // prettier-ignore
    }
    const reach = start + 0.042 * out;
    const t = h.towards;
    const neck = s.cylinder([h.x, start, h.z], [h.x, reach, h.z], 0.0095);
    if (h.kind === 'lever')
      return [neck, s.boxBetween([h.x - 0.012 * t, reach - 0.006 * out, h.z - 0.0105], [h.x + h.size * t, reach + 0.006 * out, h.z + 0.0105], { round: 0.003 })]; // prettier-ignore
    const curve: Vec3[] = [
      [h.x - 0.006 * t, reach, h.z],
      [h.x + 0.35 * h.size * t, reach, h.z + 0.006],
      [h.x + 0.75 * h.size * t, reach - 0.004 * out, h.z - 0.004],
      [h.x + h.size * t, reach - 0.012 * out, h.z - 0.014],
    ];
    return [neck, s.tube(smoothCurve(curve, s.steps(5)), (u) => 0.0115 - 0.004 * u, { flat: [1, 0.8] })];
  });
}

const faces = (h: DoorHandleShape): { y: number; out: number }[] => [
  { y: h.front, out: -1 },
  { y: h.back, out: 1 },
];
