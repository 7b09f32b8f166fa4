import type { Vec3 } from '../../core/math/vec3.js';
import type { ParameterValues } from '../parameters.js';
import { choice, count, ratio, size } from '../parameters.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { Block } from './appliance-body.js';

export const parameters = {
  width: size(0.41, 0.06),
  height: ratio(0.65, 1.7),
  depth: ratio(0.65, 1.2),
  wall: ratio(0.05, 0.13),
  door: ratio(0.06, 0.16),
  /** The door lies within the frame or in front of it. */
  fit: choice({ inset: 3, overlay: 2 }),
  opening: choice({ left: 3, right: 1 }),
  lock: choice({ dial: 3, keypad: 3, both: 1 }),
  handle: choice({ lever: 3, wheel: 2, knob: 1, none: 1 }),
  /** Size of lock and handle, share of the width, and how far they are apart, share of the height. */
  control: ratio(0.09, 0.17),
  apart: ratio(0.12, 0.26),
  aside: ratio(0, 0.2),
  barrels: choice({ yes: 2, no: 1 }),
  shelves: count(0, [1, 2, 1]),
  foot: ratio(0, 0.07),
  coat: choice({ dark: 3, grey: 3, light: 1 }),
};

/** Lengths that several parts share, m. */
export interface SafeLayout {
  readonly p: ParameterValues<typeof parameters>;
  readonly w: number;
  readonly h: number;
  readonly d: number;
  /** Thickness of the door; its face is at y = `face`. */
  readonly t: number;
  readonly foot: number;
  readonly isInset: boolean;
  /** Where the carcass begins. */
  readonly front: number;
  readonly face: number;
  readonly outer: Block;
  readonly cavity: Block;
  /** -1 where the door is hinged on the left, 1 on the right. */
  readonly side: -1 | 1;
  /** Width of the cavity, and the x of the door's edge with the bolts. */
  readonly opening: number;
  readonly latchX: number;
  /** The door's edges, and the middle of its height. */
  readonly xs: readonly [number, number];
  readonly zs: readonly [number, number];
  readonly middle: number;
  readonly pivot: Vec3;
}

/** The lengths that follow from a safe's parameters. */
export function layOutSafe(p: ParameterValues<typeof parameters>): SafeLayout {
  const w = p.width;
  const [h, d] = [p.height * w, p.depth * w];
  const [wall, t] = [p.wall * w, Math.min(p.door * w, 0.2 * d)];
  const foot = p.foot < 0.02 ? 0 : p.foot * w;
  const isInset = p.fit === 'inset';
  const face = -d / 2;
  const front = isInset ? face : -d / 2 + t + 0.002;
  const outer: Block = { from: [-w / 2, front, foot], to: [w / 2, d / 2, h] };
  const cavity: Block = { from: [-w / 2 + wall, front, foot + wall], to: [w / 2 - wall, d / 2 - wall, h - wall] };
  const side = p.opening === 'left' ? -1 : 1;
  // An inset door turns about its own front edge: its thickness swings wide at the other edge.
  const opening = cavity.to[0] - cavity.from[0];
  const room = isInset ? Math.hypot(opening, t) - opening + 0.0025 : 0;
  const [hingeX, latchX] = isInset
    ? [side * (opening / 2 - 0.002), -side * (opening / 2 - room)]
    : [(side * w) / 2, (-side * w) / 2];
  const [z0, z1] = isInset ? [cavity.from[2] + 0.002, cavity.to[2] - 0.002] : [foot, h];
  return {
    p, w, h, d, t, foot, isInset, front, face, outer, cavity, side, opening, latchX,
    xs: hingeX < latchX ? [hingeX, latchX] : [latchX, hingeX],
    zs: [z0, z1],
    middle: (z0 + z1) / 2,
    pivot: [hingeX + side * 0.0005, isInset ? face : face + t, 0],
  }; // prettier-ignore
}

/** The solids in the safe's paint. */
export const coated = ({ p }: SafeLayout, ...solids: readonly Solid[]): Solid[] =>
  p.coat === 'grey' ? [...solids] : paint(p.coat, ...solids);
