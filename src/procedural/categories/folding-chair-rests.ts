import type { Vec3 } from '../../core/math/vec3.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { cushion, seatOutline } from './chair-seat.js';
import { curvedSheet } from './curved-sheet.js';
import type { FoldingChairLayout } from './folding-chair-layout.js';
import { onFrame, OVERHANG } from './folding-chair-layout.js';

/** The backrest between the upper ends of the front frame. */
export function backOf(f: FoldingChairLayout, s: Shapes): Solid[] {
  const { p, outer, seatTop } = f;
  const top = p.height * p.width - 0.012;
  const low = Math.max(seatTop + 0.1, top - p.backHeight * p.width);
  // Between the bars, hollow towards the sitter, in front of the bars' middle.
  const surface =
    (from: number, to: number) =>
    (u: number, v: number): Vec3 => {
      const [, y, z] = onFrame(f, 0, from + (to - from) * v);
      return [u * outer, y - 0.3 * f.r + p.hollow * p.width * (1 - u * u), z];
    };
  const grid: [number, number] = [s.steps(10), s.steps(6)];
  if (p.back === 'slats') {
    const n = Math.max(2, Math.min(4, Math.round((top - low) / 0.075)));
    const pitch = (top - low) / n;
    return Array.from({ length: n }, (_, i) =>
      curvedSheet(surface(low + i * pitch, low + i * pitch + 0.62 * pitch), {
        grid: [grid[0], 2],
        blocks: [2, 1],
        thickness: 0.011,
      }),
    );
  }
  const sheet = curvedSheet(surface(low, top - 0.02), {
    grid,
    blocks: [2, 1],
    thickness: p.back === 'padded' ? 0.03 : 0.008,
    edge: 0.6,
  });
  return p.back === 'padded' ? paint('fabric', sheet) : [sheet];
}

/** The seat, whose hinge is at `seatY`. */
export function seatOf({ p, seatHalf, seatTop, thick }: FoldingChairLayout, s: Shapes, seatY: number): Solid[] {
  const depth = p.seatDepth * p.width;
  const [front, rear] = [seatY - depth + OVERHANG, seatY + OVERHANG];
  const low = seatTop - thick;
  if (p.seat === 'slats') {
    const n = 6;
    const pitch = depth / n;
    const slats = Array.from({ length: n }, (_, i) =>
      s.boxBetween(
        [-seatHalf, front + i * pitch, low + 0.35 * thick],
        [seatHalf, front + (i + 0.78) * pitch, seatTop],
        { round: 0.003 },
      ),
    );
    const rails = [-0.72, 0.72].map((u) =>
      s.boxBetween(
        [u * seatHalf - 0.012, front + 0.01, low],
        [u * seatHalf + 0.012, rear - 0.01, seatTop - 0.5 * thick],
      ),
    );
    return [...slats, ...rails];
  }
  const middle = (front + rear) / 2;
  if (p.seat === 'padded') {
    const local = seatOutline(s, 2 * seatHalf, depth, p.roundness);
    return paint('fabric', cushion(s, local, low, seatTop, 0.004, middle));
  }
  const dip = 0.012;
  return [
    curvedSheet(
      (u, v) => [
        u * seatHalf,
        front + depth * v,
        seatTop - 0.006 - dip * (1 - u * u) * Math.sin(Math.PI * Math.min(1, v * 1.1)),
      ],
      { grid: [s.steps(8), s.steps(8)], blocks: [2, 2], thickness: 0.009, edge: 0.9 },
    ),
  ];
}
