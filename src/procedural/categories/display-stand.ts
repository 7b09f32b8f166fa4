import { quatFromAxisAngle } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { housing } from './device-shapes.js';

/** What a display stands on, metres: widths, and where its neck is. */
interface Stand {
  readonly width: number;
  readonly depth: number;
  /** Of foot plates and sheets. */
  readonly thickness: number;
  readonly neckWidth: number;
  /** Front face of the neck, and its depth. */
  readonly neckY: number;
  readonly neckDepth: number;
  /** Middle of the foot. */
  readonly footY: number;
}

/** A foot plate, round or with corners, on the floor. */
export function footPlate(s: Shapes, kind: 'round' | 'plate' | 'v', stand: Stand): Solid[] {
  const { width, depth, thickness: t, footY, neckY, neckDepth } = stand;
  if (kind === 'round')
    return [
      s.lathe(
        [
          [0, 0],
          [width / 2, 0],
          [width / 2, 0.5 * t],
          [0.47 * width, 0.9 * t],
          [0.2 * width, 1.3 * t],
          [0, 1.3 * t],
        ],
        { origin: [0, footY, 0], squash: [1, depth / width] },
      ),
    ];
  if (kind === 'plate')
    return [
      housing(s, [width, depth], [0, t], {
        corner: 0.12 * depth,
        edge: Math.min(0.002, 0.3 * t),
        at: [0, footY],
      }),
    ];
  // Two bars from behind the neck to the front corners, and a hub under the neck.
  const back = neckY + neckDepth;
  const bar = (side: number): Solid => {
    const from: Vec3 = [side * 0.25 * stand.neckWidth, back, t / 2];
    const to: Vec3 = [side * (width / 2), footY - depth / 2, t / 2];
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    return s.box([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2, t / 2], [0.1 * depth + 0.012, length, t], {
      round: 0.3 * t,
      rotation: quatFromAxisAngle([0, 0, 1], Math.atan2(to[0] - from[0], from[1] - to[1])),
    });
  };
  return [
    bar(-1),
    bar(1),
    s.boxBetween([-0.6 * stand.neckWidth, neckY - 0.01, 0], [0.6 * stand.neckWidth, footY + depth / 2, t]),
  ];
}

/** How far the neck of a bent sheet leans forward, rad; that brings its foot under the centre of mass. */
const LEAN = 0.24;

/**
 * A sheet bent like an L: from its round front end on the floor backward, round a bend and up to `top` under the middle of the neck.
 * Narrows to the neck.
 */
export function bentSheet(s: Shapes, stand: Stand, top: number): Solid[] {
  const { width, depth, thickness: t, footY, neckY, neckDepth, neckWidth } = stand;
  const bend = Math.min(0.25 * depth, 0.3 * top, 0.035);
  const front = footY - depth / 2;
  const end = [neckY + neckDepth / 2, top - 0.15 * t] as const;
  const whole = Math.PI / 2 + LEAN;
  const rise = end[1] - t / 2 - bend * (1 - Math.cos(whole));
  const bendY = end[0] - bend * Math.sin(whole) + rise * Math.tan(LEAN);
  const round = 0.13 * depth;
  // Along the middle of the sheet: (y, z, direction, width).
  const stations: [number, number, number, number][] = [];
  const corner = s.steps(5);
  for (let i = 0; i <= corner; i++) {
    const angle = (Math.PI / 2) * (i / corner);
    const inset = round * (1 - Math.sin(angle));
    stations.push([front + round * (1 - Math.cos(angle)), t / 2, 0, width - 2 * inset]);
  }
  const turn = s.steps(8);
  for (let i = 0; i <= turn; i++) {
    const angle = whole * (i / turn);
    const share = 0.15 + 0.5 * (i / turn);
    const [y, z] = [bendY + bend * Math.sin(angle), t / 2 + bend * (1 - Math.cos(angle))];
    stations.push([y, z, angle, width + (neckWidth - width) * share]);
  }
  stations.push([end[0], end[1], whole, neckWidth]);
  const rings = stations.map(([y, z, angle, w]): Vec3[] => {
    const [ny, nz] = [(-Math.sin(angle) * t) / 2, (Math.cos(angle) * t) / 2];
    return [
      [-w / 2, y - ny, z - nz],
      [w / 2, y - ny, z - nz],
      [w / 2, y + ny, z + nz],
      [-w / 2, y + ny, z + nz],
    ];
  });
  return [s.loft(rings)];
}

/** Two feet under the ends of a television: struts to the front and back, joined to its lower edge. */
export function endFeet(s: Shapes, spread: number, depth: number, thickness: number, top: number, y: number): Solid[] {
  return [-1, 1].flatMap((side) => {
    const x = (side * spread) / 2;
    const strut = (end: number): Solid =>
      s.tube(
        [
          [x, y, top],
          [x + 0.1 * side * depth, y + (0.85 * end * depth) / 2, 0.6 * thickness + 0.12 * top],
          [x + 0.14 * side * depth, y + (end * depth) / 2, 0.6 * thickness],
        ],
        0.6 * thickness,
        { flat: [1.3, 1], square: true, up: [0, 0, 1] },
      );
    return [strut(-1), strut(1)];
  });
}

/** A hollow column for a mast of the given width and depth, and the clearance all round. */
export function sleeve(s: Shapes, low: Vec3, high: Vec3, wall: number): Solid[] {
  return s.tray(low, high, wall, { open: ['+z', '-z'] });
}
