import type { ParameterValues } from '../parameters.js';
import { choice, ratio, size } from '../parameters.js';
import type { Block } from './appliance-body.js';
import { coats } from './appliance-body.js';

export const parameters = {
  width: size(0.485, 0.035),
  height: ratio(0.5, 0.7),
  depth: ratio(0.6, 0.95),
  /** Width of the control panel, share of the whole. */
  panel: ratio(0.17, 0.32),
  /** Thickness of the door, and of its frame around the window, shares of the width. */
  door: ratio(0.05, 0.1),
  frame: ratio(0.03, 0.12),
  opening: choice({ side: 6, drop: 1 }),
  handle: choice({ bar: 3, bow: 1, flat: 1, pocket: 1, none: 3 }),
  handleLength: ratio(0.45, 0.85),
  controls: choice({ keypad: 3, knobs: 2, dial: 1 }),
  coat: coats(2, 2, 3),
};

/** Lengths that several parts share, m. */
export interface MicrowaveLayout {
  readonly p: ParameterValues<typeof parameters>;
  readonly w: number;
  readonly h: number;
  readonly d: number;
  /** Thickness of the door, and of the panel, whose faces are at y = -d / 2. */
  readonly t: number;
  readonly foot: number;
  /** The front of the housing, behind the door. */
  readonly front: number;
  /** Where the door ends and the panel begins. */
  readonly split: number;
  readonly outer: Block;
  readonly cavity: Block;
}

/** The lengths that follow from a microwave's parameters. */
export function layOutMicrowave(p: ParameterValues<typeof parameters>): MicrowaveLayout {
  const w = p.width;
  const [h, d, t] = [p.height * w, p.depth * w, p.door * w];
  const foot = 0.012;
  const front = -d / 2 + t + 0.0025;
  const split = w / 2 - p.panel * w;
  return {
    p, w, h, d, t, foot, front, split,
    outer: { from: [-w / 2, front, foot], to: [w / 2, d / 2, h] },
    cavity: {
      from: [-w / 2 + 0.05 * w, front, foot + 0.09 * h],
      to: [split - 0.035 * w, d / 2 - 0.1 * d, h - 0.12 * h],
    },
  }; // prettier-ignore
}
