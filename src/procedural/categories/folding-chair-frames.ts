import type { Vec3 } from '../../core/math/vec3.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { bendPath, mirrored } from './bent-path.js';
import { touchedAs } from './collision-proxy.js';
import type { FoldingChairLayout } from './folding-chair-layout.js';
import { onFrame, OVERHANG } from './folding-chair-layout.js';

/** Room between the folded legs and what they lie on, m. */
const TOUCH = 0.004;

/** A bar of the frame along a path; boards in wooden ones. */
const bar = ({ p, r }: FoldingChairLayout, s: Shapes, path: readonly Vec3[]): Solid =>
  p.frame === 'wood' ? s.tube(path, r, { square: true, flat: [1, 1.5], up: [0, 1, 0] }) : s.tube(path, r);

/** The front legs, that run up to carry the back. */
export function frontFrame(f: FoldingChairLayout, s: Shapes): Solid[] {
  const { p, outer, r } = f;
  const top = p.height * p.width - r;
  const solids: Solid[] = [];
  if (p.frame === 'wood') {
    for (const side of [-1, 1]) solids.push(bar(f, s, [onFrame(f, side * outer, 0), onFrame(f, side * outer, top)]));
  } else {
    const half = [onFrame(f, outer, 0), onFrame(f, outer, top), onFrame(f, 0, top)];
    const corners = [...half, ...mirrored(half.slice(0, -1)).reverse()];
    solids.push(touchedAs(bar(f, s, bendPath(corners, p.bend * p.width, s.steps(5))), bar(f, s, corners)));
  }
  solids.push(s.cylinder(onFrame(f, -outer, 0.2 * f.seatTop), onFrame(f, outer, 0.2 * f.seatTop), 0.8 * r));
  return [...solids, ...feet(f, s, outer, f.y0)];
}

/** The rear legs, with what joins them. */
export function rearFrame(f: FoldingChairLayout, s: Shapes): Solid[] {
  const { p, inner, pivot, slope, seatTop, r } = f;
  const at = (x: number, z: number): Vec3 => [x, pivot[0] + (pivot[1] - z) * slope, z];
  const high = rearTop(f);
  const bars = [-1, 1].map((side) => bar(f, s, [at(side * inner, 0), at(side * inner, high)]));
  const low = 0.28 * seatTop;
  return [
    ...bars,
    s.cylinder(at(-inner, low), at(inner, low), 0.8 * r),
    ...(p.legs === 'crossed' ? [s.cylinder(at(-inner, high - r), at(inner, high - r), 0.8 * r)] : []),
    ...feet(f, s, inner, at(0, 0)[1]),
  ];
}

/** How high the rear legs reach. */
const rearTop = ({ p, pivot, seatTop, thick, r }: FoldingChairLayout): number =>
  p.legs === 'crossed' ? seatTop - thick - r - 0.012 : pivot[1] + 0.016;

/**
 * Angle by which the rear legs fold, degrees: until they lie on the front legs' crossbar or on their bar on the floor, or the upper ends of
 * crossed ones on the seat, which is up then. Angles of stops are those left between the two frames.
 */
export function legsFold(f: FoldingChairLayout): number {
  const { p, pivot, slope, tan, seatTop, thick, r } = f;
  const half = p.frame === 'wood' ? 1.5 * r : r;
  const along = (z: number, lean: number): number => Math.abs(pivot[1] - z) * Math.hypot(1, lean);
  const lying = (room: number, distance: number): number => Math.asin(Math.min(1, room / distance));
  const stops = [
    lying(half + 0.8 * r + TOUCH, along(0.2 * seatTop, tan)),
    ...(p.feet === 'bars' && p.frame === 'tube' ? [lying(half + 1.6 * r + TOUCH, along(0, tan))] : []),
  ];
  if (p.legs === 'crossed') {
    // The upper ends come to lie in front of the seat's lower edge, or end below it.
    const edge = along(seatTop - thick / 2, tan) - OVERHANG - TOUCH;
    const reach = along(rearTop(f), slope);
    const diagonal = Math.hypot(reach, half);
    const below = edge >= diagonal ? 0 : Math.atan2(half, reach) + Math.acos(edge / diagonal);
    stops.push(Math.min(below, lying(half + 0.5 * thick + TOUCH, edge)));
  }
  return ((Math.atan(slope) + Math.atan(tan) - Math.max(...stops)) * 180) / Math.PI;
}

/** Tips on the legs' ends, or a bar that joins them on the floor. */
function feet({ p, r }: FoldingChairLayout, s: Shapes, x: number, y: number): Solid[] {
  if (p.frame === 'wood') return [];
  return p.feet === 'bars'
    ? [s.boxBetween([-x - r, y - r, 0], [x + r, y + r, 1.6 * r])]
    : paint('rubber', ...[-1, 1].map((side) => s.cylinder([side * x, y, 0], [side * x, y, 0.024], r + 0.0014)));
}
