import type { Vec3 } from '../../core/math/vec3.js';
import { defineCategory } from '../category.js';
import { body, FIXED, hinge, part } from '../model.js';
import type { ParameterValues } from '../parameters.js';
import { angle, choice, length, ratio, size } from '../parameters.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { bendPath, mirrored } from './bent-path.js';
import { touchedAs } from './collision-proxy.js';
import { cushion, seatOutline } from './chair-seat.js';
import { curvedSheet } from './curved-sheet.js';

/*
 * A chair of two frames that cross or meet below the seat: the front legs lean back and carry the backrest, the rear legs support them and
 * fold in between them, the seat folds up. A stop keeps the legs from spreading further; they fold when the chair is lifted off the floor
 * and, where they cross, the seat is up. Common ones are 0.42 to 0.48 m wide, 0.78 to 0.84 m high, and weigh 3.5 to 5 kg.
 */
const parameters = {
  width: size(0.445, 0.018),
  height: ratio(1.65, 2.05),
  seatHeight: ratio(0.94, 1.08),
  /** From the front feet to the rear feet. */
  footprint: ratio(0.86, 1.12),
  lean: angle(13, 24),
  seatDepth: ratio(0.76, 0.98),
  seatThickness: ratio(0.03, 0.13),
  roundness: ratio(0.1, 0.6),
  backHeight: ratio(0.2, 0.62),
  /** How far the middle of the backrest lies behind its sides. */
  hollow: ratio(0, 0.1),
  bar: length(0.009, 0.015),
  bend: ratio(0.03, 0.3),
  frame: choice({ tube: 3, wood: 2 }),
  seat: choice({ panel: 2, slats: 2, padded: 2 }),
  back: choice({ panel: 2, slats: 2, padded: 2 }),
  legs: choice({ below: 2, crossed: 2 }),
  feet: choice({ bars: 1, tips: 2 }),
};

type Values = ParameterValues<typeof parameters>;

/** Room between the frames and around the seat, m. */
const PLAY = 0.003;
/** Room between the folded legs and what they lie on, m. */
const TOUCH = 0.004;
/** How far the seat reaches behind its hinge, m. */
const OVERHANG = 0.022;

interface Frame {
  readonly p: Values;
  /** Half the distance of the front frame's bars, of the rear frame's, and half the seat's width. */
  readonly outer: number;
  readonly inner: number;
  readonly seatHalf: number;
  readonly r: number;
  readonly thick: number;
  readonly seatTop: number;
  readonly tan: number;
  /** Of the front feet. */
  readonly y0: number;
  /** The line about which the rear legs turn. */
  readonly pivot: readonly [number, number];
  /** Slope of the rear legs. */
  readonly slope: number;
}

function measure(p: Values): Frame {
  const w = p.width;
  const r = p.bar;
  const outer = w / 2 - r;
  const thick =
    p.seat === 'padded'
      ? Math.max(0.03, p.seatThickness * w)
      : Math.min(0.024, Math.max(0.014, 0.5 * p.seatThickness * w));
  const seatTop = p.seatHeight * w;
  const tan = Math.tan(p.lean);
  const footprint = p.footprint * w;
  const y0 = -footprint / 2;
  const pivotZ = p.legs === 'crossed' ? 0.74 * seatTop : seatTop - thick - r - 0.045;
  return {
    p, r, outer, thick, seatTop, tan, y0,
    inner: outer - 2 * r - PLAY,
    seatHalf: outer - r - PLAY,
    pivot: [y0 + pivotZ * tan, pivotZ],
    slope: footprint / pivotZ - tan,
  }; // prettier-ignore
}

export const foldingChair = defineCategory({
  name: 'folding chair',
  parameters,
  view: { azimuth: [-75, 75], elevation: [0, 40] },
  build: (p, s) => {
    const f = measure(p);
    const { seatTop, thick, y0, tan } = f;
    const wood = p.frame === 'wood';
    const frameOf = wood
      ? ({ material: 'beech', affordance: 3 } as const)
      : ({ material: 'steel', fill: 0.28, affordance: 3 } as const);
    const base = body(FIXED, [
      part('front frame', { ...frameOf, description: 'Front legs that run up to carry the back.' }, frontFrame(f, s)),
      part('backrest', { ...softOf(p.back, wood), affordance: 2, description: 'Backrest.' }, backOf(f, s)),
    ]);
    const rear = body(
      // Positive swings the feet forward.
      hinge({ axis: [-1, 0, 0], position: [0, ...f.pivot], range: [0, legsFold(f)], seen: 'never' }),
      [part('rear legs', { ...frameOf, description: 'Rear legs, fold in between the front legs.' }, rearFrame(f, s))],
      base,
    );
    const seatY = y0 + seatTop * tan;
    const folded = 78 + (p.lean * 180) / Math.PI;
    const seat = body(
      hinge({
        axis: [-1, 0, 0],
        position: [0, seatY, seatTop - thick / 2],
        range: [0, folded],
        seen: { closed: 0.8, between: [8, folded - 4] },
      }),
      [part('seat', { ...softOf(p.seat, wood), affordance: 1, description: 'Seat, folds up.' }, seatOf(f, s, seatY))],
      base,
    );
    return { title: 'Folding chair', bodies: [base, rear, seat] };
  },
});

const softOf = (kind: Values['seat'], wood: boolean): { material: string; fill?: number } =>
  kind === 'padded'
    ? { material: 'leather', fill: 0.2 }
    : wood || kind === 'slats'
      ? { material: 'beech' }
      : { material: 'polypropylene' };

/** A bar of the frame along a path; boards in wooden ones. */
const bar = ({ p, r }: Frame, s: Shapes, path: readonly Vec3[]): Solid =>
  p.frame === 'wood' ? s.tube(path, r, { square: true, flat: [1, 1.5], up: [0, 1, 0] }) : s.tube(path, r);

/** The point of the front frame's middle line at a height. */
const onFrame = ({ y0, tan }: Frame, x: number, z: number): Vec3 => [x, y0 + z * tan, z];

function frontFrame(f: Frame, s: Shapes): Solid[] {
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

function rearFrame(f: Frame, s: Shapes): Solid[] {
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
const rearTop = ({ p, pivot, seatTop, thick, r }: Frame): number =>
  p.legs === 'crossed' ? seatTop - thick - r - 0.012 : pivot[1] + 0.016;

/**
 * Angle by which the rear legs fold, degrees: until they lie on the front legs' crossbar or on their bar on the floor, or the upper ends of
 * crossed ones on the seat, which is up then. Angles of stops are those left between the two frames.
 */
function legsFold(f: Frame): number {
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
function feet({ p, r }: Frame, s: Shapes, x: number, y: number): Solid[] {
  if (p.frame === 'wood') return [];
  return p.feet === 'bars'
    ? [s.boxBetween([-x - r, y - r, 0], [x + r, y + r, 1.6 * r])]
    : paint('rubber', ...[-1, 1].map((side) => s.cylinder([side * x, y, 0], [side * x, y, 0.024], r + 0.0014)));
}

function backOf(f: Frame, s: Shapes): Solid[] {
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

function seatOf({ p, seatHalf, seatTop, thick }: Frame, s: Shapes, seatY: number): Solid[] {
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
