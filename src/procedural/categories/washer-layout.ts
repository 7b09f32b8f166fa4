import type { Finish, ModelBody, ModelPart } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import type { Coat } from './appliance-body.js';
import type { ButtonOptions } from './appliance-controls.js';

/** What both kinds of washing machine are drawn from, m. */
export interface WasherLayout {
  readonly p: {
    readonly door: number;
    readonly doorHeight: number;
    readonly ring: number;
    readonly bulge: number;
    readonly ringFinish: 'light' | 'dark' | 'metal';
    readonly panel: number;
    readonly panelFinish: 'same' | 'dark';
    readonly drawer: number;
    readonly knob: 'middle' | 'right' | 'none';
    readonly buttons: number;
    readonly coat: Coat;
  };
  readonly s: Shapes;
  readonly w: number;
  readonly h: number;
  readonly d: number;
  /** Bottom of the cabinet, and top of the plate under its front. */
  readonly foot: number;
  readonly kick: number;
  /** Top of the base with its weights. */
  readonly low: number;
  readonly material: string;
}

/** The cabinet, and what moves once it is in a body. */
export interface DrawnWasher {
  readonly cabinet: ModelPart;
  readonly moving: (base: ModelBody) => ModelBody[];
}

/** Buttons in a row from x0 to x1 on a panel whose front is at y, their middles at z. */
export function buttonRow(
  count: number,
  [x0, x1]: readonly [number, number],
  [y, z]: readonly [number, number],
  tall: number,
  finish: Finish,
): ButtonOptions[] {
  const pitch = (x1 - x0) / Math.max(3, count);
  const side = Math.min(0.62 * pitch, 0.3 * tall);
  return Array.from({ length: count }, (_, i) => ({
    at: [x0 + (i + 0.5) * pitch, y, z],
    facing: 'front',
    size: [0.62 * pitch, side],
    finish,
    name: `button ${i + 1}`,
    description: 'Push button of the controls.',
  }));
}

/** The plate under the front, set back a little. */
export const kickPlate = ({ s, w, d, foot, kick }: WasherLayout): Solid =>
  s.boxBetween([-w / 2 + 0.001, -d / 2 + 0.008, foot], [w / 2 - 0.001, -d / 2 + 0.0155, kick + 0.001]);
