import type { Pose } from '../../core/math/pose.js';
import { transformPoint, translation } from '../../core/math/pose.js';
import { quatBetween } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { add, scale } from '../../core/math/vec3.js';
import { circle } from '../solids/round.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { collidingAs } from './drawn-only.js';
import { ringFrame } from './ring-frame.js';
import type { ProfilePoint } from './turned.js';
import { turned } from './turned.js';

type ShadeKind = 'cone' | 'drum' | 'dome';

/** A hollow shade about an axis; m. */
export interface ShadeShape {
  readonly kind: ShadeKind;
  /** Radius of the wide opening. */
  readonly radius: number;
  /** Radius of the narrow end, a share of that. */
  readonly narrow: number;
  readonly length: number;
  readonly wall: number;
}

/** Outer profile from the narrow end (height 0) to the wide one. */
function outerProfile(s: Shapes, h: ShadeShape): ProfilePoint[] {
  const r = h.radius;
  const narrow = (h.kind === 'drum' ? 0.8 + 0.2 * h.narrow : h.narrow) * r;
  if (h.kind !== 'dome') return [[narrow, 0], [r, h.length]]; // prettier-ignore
  const n = s.steps(7);
  return Array.from({ length: n + 1 }, (_, k): ProfilePoint => {
    const t = k / n;
    return [narrow + (r - narrow) * Math.sin((Math.PI / 2) * t) ** 0.9, h.length * (1 - Math.cos((Math.PI / 2) * t))];
  });
}

/** Sectors that a shade collides as; nothing but its own lamp is inside. */
const SECTORS = 8;

/** The wall of a shade about an axis, from its narrow end at `from`. */
function wall(s: Shapes, h: ShadeShape, from: Vec3, axis: Vec3): Solid {
  const outer = outerProfile(s, h);
  const inner = outer.map(([r, z]): ProfilePoint => [r - h.wall, z]).reverse();
  const pose: Pose = { ...translation(from), rotation: quatBetween([0, 0, 1], axis) };
  const sides = s.detail === 'full' ? 5 * SECTORS : 2 * SECTORS;
  return ringFrame(
    [...outer, ...inner].map(([r, z]) => circle(r, z, sides).map((p) => transformPoint(pose, p))),
    SECTORS,
  );
}

/** A standing shade, open above and below, wide end at height `from`; three spokes hold it. */
export function standingShade(s: Shapes, h: ShadeShape, from: number): Solid[] {
  const [hold] = outerProfile(s, h)[0];
  const z = from + h.length - 0.0025;
  return [
    ...paint('fabric', wall(s, h, [0, 0, from + h.length], [0, 0, -1])),
    ...paint(
      'metal',
      ...[0, 1, 2].map((k) => {
        const a = (2 * Math.PI * k) / 3;
        return s.cylinder(
          [0, 0, z],
          [(hold - 0.5 * h.wall) * Math.cos(a), (hold - 0.5 * h.wall) * Math.sin(a), z],
          0.0018,
        );
      }),
    ),
  ];
}

/**
 * A closed reflector that opens along `axis` from its narrow end at `from`, with a socket behind and a lit bulb inside. It collides
 * as if it were filled: nothing but the bulb gets inside.
 */
export function reflector(s: Shapes, h: ShadeShape, from: Vec3, axis: Vec3, socket: number): Solid[] {
  const [narrow] = outerProfile(s, h)[0];
  const at = (d: number): Vec3 => add(from, scale(axis, d));
  const bulb = Math.min(0.5 * h.radius, 0.3 * h.length, 1.1 * narrow);
  const pose: Pose = { ...translation(from), rotation: quatBetween([0, 0, 1], axis) };
  const outer = outerProfile(s, h).filter((_, k, all) => k % 3 === 0 || k === all.length - 1);
  const felt = outer.flatMap(([r, z]) => circle(r, z, 14).map((p) => transformPoint(pose, p)));
  return [
    ...collidingAs(
      felt,
      wall(s, h, from, axis),
      s.cylinder(from, at(h.wall), narrow - 0.25 * h.wall),
      ...paint('light', s.cylinder(at(0.5 * h.wall), at(0.22 * h.length), 0.6 * bulb)),
      ...paint('glow', s.ellipsoid(at(0.2 * h.length + 0.9 * bulb), [bulb, bulb, bulb])),
    ),
    turned(s, [[0.75 * socket, -1.6 * socket], [socket, -1.4 * socket], [socket, 0.3 * h.wall], [0.9 * Math.min(socket, narrow), h.wall]], { origin: from, axis, sides: 28 }),
  ]; // prettier-ignore
}
