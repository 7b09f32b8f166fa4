import type { ParameterValues } from '../parameters.js';
import { choice, ratio, size } from '../parameters.js';

export const parameters = {
  /** Of a desk or table lamp, sold 0.35 to 0.6 m high; floor lamps are 1.4 to 1.7 m, which is 3.4 times that. */
  height: size(0.46, 0.04),
  type: choice({ desk: 4, table: 4, floor: 3, gooseneck: 2 }),
  shade: choice({ cone: 3, drum: 2, dome: 2 }),
  base: choice({ disc: 3, square: 1 }),
  stem: choice({ column: 2, urn: 2, ball: 1, gourd: 1 }),
  detail: choice({ plain: 1, fancy: 1 }),
  material: choice({ steel: 3, brass: 1, aluminum: 1 }),
  baseWidth: ratio(0.75, 1.3),
  baseHeight: ratio(0.5, 1.8),
  poleWidth: ratio(0.7, 1.6),
  stemWidth: ratio(0.65, 1.4),
  shadeWidth: ratio(0.7, 1.35),
  shadeNarrow: ratio(0.25, 0.85),
  shadeLength: ratio(0.65, 1.35),
  upperArm: ratio(0.7, 1.25),
  reach: ratio(0.6, 1.3),
};

export type LampValues = ParameterValues<typeof parameters>;
