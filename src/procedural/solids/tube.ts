import type { Vec3 } from '../../core/math/vec3.js';
import { add, scale } from '../../core/math/vec3.js';
import { framesAlong, piecesOfRings, skinRings } from './skin-rings.js';
import type { Ring } from './skin-rings.js';
import type { Solid } from './solid.js';

export interface TubeOptions {
  /** The path is a closed curve: a ring. */
  readonly loop?: boolean;
  /** A flat bar: width across and height along `up`, as factors of the radius; round where absent. */
  readonly flat?: readonly [number, number];
  /** A flat bar's corners are square rather than elliptic. */
  readonly square?: boolean;
  /** Direction that the height of a flat bar points in at the start. */
  readonly up?: Vec3;
}

/** See `Shapes.tube`: `radius` may be a function of how far along the path it is, 0 to 1. */
export function tube(
  path: readonly Vec3[],
  radius: number | ((t: number) => number),
  options: TubeOptions,
  sides: number,
): Solid {
  const loop = options.loop ?? false;
  const ringsOf = (n: number): Ring[] => {
    const frames = framesAlong(path, loop, options.up);
    const [wide, high] = options.flat ?? [1, 1];
    return path.map((p, i): Ring => {
      const r = typeof radius === 'number' ? radius : radius(i / Math.max(1, path.length - 1));
      const { u, v } = frames[i];
      return section(n, options.square ?? false).map(([a, b]) =>
        add(p, add(scale(u, a * r * wide), scale(v, b * r * high))),
      );
    });
  };
  return { mesh: skinRings(ringsOf(sides), loop), pieces: () => piecesOfRings(ringsOf(8), loop) };
}

const section = (sides: number, square: boolean): (readonly [number, number])[] =>
  square
    ? [[-1, -1], [1, -1], [1, 1], [-1, 1]] // prettier-ignore
    : Array.from({ length: sides }, (_, i) => {
        const angle = (2 * Math.PI * (i + 0.5)) / sides;
        return [Math.cos(angle), Math.sin(angle)] as const;
      });
