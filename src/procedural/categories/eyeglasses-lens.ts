import type { Point2 } from '../solids/convex-polygons.js';

type Lens = 'rectangle' | 'round' | 'aviator' | 'cat' | 'wayfarer';

/** Outline of the right lens about its middle, as (outward, up), from 0 to 360 degrees; the nose is at negative x. */
export function lensOutline(lens: Lens, width: number, height: number, steps: number): Point2[] {
  const power = { rectangle: 5, round: 2, aviator: 2.4, cat: 3, wayfarer: 3.4 }[lens];
  const [a, b] = [width / 2, (lens === 'round' ? Math.max(height, 0.9 * width) : height) / 2];
  return Array.from({ length: steps }, (_, i): Point2 => {
    const angle = (2 * Math.PI * i) / steps;
    const bend = (v: number): number => Math.sign(v) * Math.abs(v) ** (2 / power);
    const [x, z] = [bend(Math.cos(angle)), bend(Math.sin(angle))];
    const up = (z + 1) / 2;
    switch (lens) {
      case 'aviator':
        // A drop that hangs outward.
        return [a * (x * (0.72 + 0.28 * up ** 0.7) + 0.12 * (1 - up)), b * (z + 0.1 * x * (1 - up))];
      case 'cat':
        return [a * x * (0.84 + 0.16 * up), b * (z + 0.28 * x * up)];
      case 'wayfarer':
        return [a * x * (0.82 + 0.18 * up), b * (z + 0.08 * x * up)];
      case 'rectangle':
      case 'round':
        return [a * x, b * z];
    }
  });
}
