import type { Vec3 } from '../../core/math/vec3.js';
import type { ModelBody, ModelPart, ObjectModel } from '../model.js';
import { body, FIXED, part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { castor, castorHeight } from './castor.js';
import { curvedSheet } from './curved-sheet.js';

/** Lengths of a cart, m: it is pushed towards -y by a handle at +y. */
export interface CartShape {
  readonly length: number;
  readonly width: number;
  readonly height: number;
  /** Height of the lowest deck's underside. */
  readonly deck: number;
  readonly wheel: number;
  readonly tube: number;
  /** All castors turn, or those at one end only. */
  readonly allTurn: boolean;
}

/** Least height of a deck over wheels of that radius, m. */
export const deckOver = (wheel: number): number => castorHeight(wheel) + 0.002;

/** A flat panel between four corners in turn. */
export const panelBetween = (a: Vec3, b: Vec3, c: Vec3, d: Vec3, thickness: number): Solid =>
  curvedSheet(
    (u, v) => {
      const at = (k: 0 | 1 | 2): number => {
        const [low, high] = [a[k] + ((b[k] - a[k]) * (u + 1)) / 2, d[k] + ((c[k] - d[k]) * (u + 1)) / 2];
        return low + (high - low) * v;
      };
      return [at(0), at(1), at(2)];
    },
    { grid: [1, 1], blocks: [1, 1], thickness, edge: 1 },
  );

/** The cart on four castors: `front` and `rear` are half the track at either end and how far from the middle it is. */
export function onCastors(
  s: Shapes,
  shape: CartShape,
  title: string,
  tracks: { readonly front: readonly [number, number]; readonly rear: readonly [number, number]; readonly top: number },
  parts: (forks: readonly Solid[]) => readonly ModelPart[],
  more: (base: ModelBody) => readonly ModelBody[],
): ObjectModel {
  const corners = [
    { where: 'front left', at: [-tracks.front[0], tracks.front[1]], turns: true, yaw: 1.1 },
    { where: 'front right', at: [tracks.front[0], tracks.front[1]], turns: true, yaw: 1.9 },
    { where: 'rear left', at: [-tracks.rear[0], tracks.rear[1]], turns: shape.allTurn, yaw: 1.4 },
    { where: 'rear right', at: [tracks.rear[0], tracks.rear[1]], turns: shape.allTurn, yaw: 2.1 },
  ] as const;
  const castors = corners.map(({ where, at, turns, yaw }) =>
    castor(s, {
      at,
      top: tracks.top,
      radius: shape.wheel,
      yaw: turns ? yaw : Math.PI / 2,
      kind: 'fork',
      isRigid: !turns,
      where,
    }),
  );
  const base = body(FIXED, parts(castors.flatMap(({ fixed }) => fixed)));
  return { title, bodies: [base, ...more(base), ...castors.flatMap(({ bodies }) => bodies(base))] };
}

export const tubeFrame = (solids: readonly Solid[]): ModelPart =>
  part('frame', { material: 'steel', fill: 0.3, affordance: 4, description: 'Frame of steel tube.' }, solids);
