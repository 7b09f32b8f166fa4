import type { ParameterValues } from '../parameters.js';
import { choice, count, ratio, size } from '../parameters.js';
import type { Block } from './appliance-body.js';
import { coats } from './appliance-body.js';

export const parameters = {
  height: size(1.72, 0.11),
  /** Share of the height; machines with two doors side by side are a fifth wider. */
  width: ratio(0.3, 0.52),
  /** Share of the width, without handles. */
  depth: ratio(0.72, 1.25),
  layout: choice({ single: 2, 'freezer above': 3, 'freezer below': 3, 'side by side': 2, french: 2 }),
  /** The freezer's share of the height, or of the width when side by side. */
  freezer: ratio(0.24, 0.46),
  hinges: choice({ left: 1, right: 3 }),
  /** Thickness of the doors and of the walls, shares of the width. */
  door: ratio(0.06, 0.13),
  wall: ratio(0.05, 0.1),
  foot: ratio(0.008, 0.05),
  handle: choice({ bar: 3, bow: 1, flat: 2, pocket: 2, none: 1 }),
  handleLength: ratio(0.25, 0.85),
  shelves: count(2, [1, 2, 2]),
  drawers: count(0, [1, 2, 2]),
  dispenser: choice({ no: 3, yes: 1 }),
  coat: coats(3, 3, 1),
};

type Values = ParameterValues<typeof parameters>;

/** Between a door and the carcass, and between doors, m. */
export const SEAL = 0.004;
const BETWEEN = 0.005;

/** A part of the inside, with what stands in it. */
export interface Compartment {
  /** Seen from the front: the inside of the carcass. */
  readonly cavity: Block;
  readonly shelves: number;
  readonly drawers: number;
}

/** A door, hinged at its left or right, or the front of a drawer. */
export interface Front {
  readonly name: string;
  readonly kind: 'left' | 'right' | 'drawer';
  /** Outline of the front. */
  readonly from: readonly [x: number, z: number];
  readonly to: readonly [x: number, z: number];
  /** The opening behind it. */
  readonly cavity: Block;
}

/** Lengths that several parts share, m. */
export interface RefrigeratorLayout {
  readonly p: Values;
  readonly w: number;
  readonly d: number;
  /** Height of the foot. */
  readonly foot: number;
  /** Thickness of the doors, whose outer faces are at y = -d / 2. */
  readonly t: number;
  /** The front of the carcass, behind the seals. */
  readonly front: number;
  /** How far the doors' own shelves reach into the carcass. */
  readonly bin: number;
  /** The carcass outside and inside, and the board that divides it. */
  readonly outer: Block;
  readonly inside: Block;
  readonly divider?: Block;
  readonly compartments: readonly Compartment[];
  readonly fronts: readonly Front[];
}

/** The lengths that follow from a refrigerator's parameters, with its compartments and doors. */
export function layOutRefrigerator(p: Values): RefrigeratorLayout {
  const h = p.height;
  const w = (p.layout === 'side by side' || p.layout === 'french' ? 1.2 : 1) * p.width * h;
  const d = p.depth * w;
  const t = Math.min(p.door * w, 0.12 * d);
  const wall = p.wall * w;
  const foot = Math.max(0.016, p.foot * h);
  const front = -d / 2 + t + SEAL;
  const outer: Block = { from: [-w / 2, front, foot], to: [w / 2, d / 2, h] };
  const inside: Block = {
    from: [-w / 2 + wall, front, foot + 1.3 * wall],
    to: [w / 2 - wall, d / 2 - 1.2 * wall, h - wall],
  };
  const board = 0.45 * wall;
  const body = { p, w, d, foot, t, front, bin: Math.min(0.09, 0.15 * d), outer, inside };
  if (p.layout === 'single') {
    const compartments = [cooled(p, inside)];
    const door: Front = { name: 'door', kind: p.hinges, from: [-w / 2, foot], to: [w / 2, h], cavity: inside };
    return { ...body, compartments, fronts: [door] };
  }
  return {
    ...body,
    ...(p.layout === 'side by side'
      ? splitAside(p, outer, inside, -w / 2 + (0.2 + 0.5 * p.freezer) * w, board)
      : splitAbove(p, outer, inside, p.layout === 'freezer above' ? h - p.freezer * (h - foot) : foot + p.freezer * (h - foot), board)),
  }; // prettier-ignore
}

type Split = Pick<RefrigeratorLayout, 'divider' | 'compartments' | 'fronts'>;

const cooled = (p: Values, cavity: Block): Compartment => ({ cavity, shelves: p.shelves, drawers: p.drawers });
const frozen = (cavity: Block, shelves: number): Compartment => ({ cavity, shelves, drawers: 0 });

/** The freezer to the left of a board at x. */
function splitAside(p: Values, outer: Block, inside: Block, x: number, board: number): Split {
  const { from, to } = inside;
  const left: Block = { from, to: [x - board, to[1], to[2]] };
  const right: Block = { from: [x + board, from[1], from[2]], to };
  const [z0, z1] = [outer.from[2], outer.to[2]];
  const gap = BETWEEN / 2;
  return {
    divider: { from: [x - board, from[1], from[2]], to: [x + board, to[1], to[2]] },
    compartments: [frozen(left, p.shelves), cooled(p, right)],
    fronts: [
      { name: 'freezer door', kind: 'left', from: [outer.from[0], z0], to: [x - gap, z1], cavity: left },
      { name: 'refrigerator door', kind: 'right', from: [x + gap, z0], to: [outer.to[0], z1], cavity: right },
    ],
  };
}

/** The freezer above or below a board at height z; below two doors it is a drawer. */
function splitAbove(p: Values, outer: Block, inside: Block, z: number, board: number): Split {
  const { from, to } = inside;
  const above: Block = { from: [from[0], from[1], z + board], to };
  const below: Block = { from, to: [to[0], to[1], z - board] };
  const divider: Block = { from: [from[0], from[1], z - board], to: [to[0], to[1], z + board] };
  const [x0, x1, z0, z1] = [outer.from[0], outer.to[0], outer.from[2], outer.to[2]];
  const gap = BETWEEN / 2;
  if (p.layout === 'french') {
    const leftHalf: Block = { from: above.from, to: [0, above.to[1], above.to[2]] };
    const rightHalf: Block = { from: [0, above.from[1], above.from[2]], to: above.to };
    return {
      divider,
      compartments: [cooled(p, above), frozen(below, 0)],
      fronts: [
        { name: 'left door', kind: 'left', from: [x0, z + gap], to: [-gap, z1], cavity: leftHalf },
        { name: 'right door', kind: 'right', from: [gap, z + gap], to: [x1, z1], cavity: rightHalf },
        { name: 'freezer drawer', kind: 'drawer', from: [x0, z0], to: [x1, z - gap], cavity: below },
      ],
    };
  }
  const few = Math.max(1, p.shelves - 2);
  const isAbove = p.layout === 'freezer above';
  const [upper, lower] = isAbove ? ['freezer door', 'refrigerator door'] : ['refrigerator door', 'freezer door'];
  return {
    divider,
    compartments: isAbove ? [frozen(above, few), cooled(p, below)] : [cooled(p, above), frozen(below, few)],
    fronts: [
      { name: upper, kind: p.hinges, from: [x0, z + gap], to: [x1, z1], cavity: above },
      { name: lower, kind: p.hinges, from: [x0, z0], to: [x1, z - gap], cavity: below },
    ],
  };
}
