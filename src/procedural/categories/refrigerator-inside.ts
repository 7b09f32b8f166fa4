import type { ModelBody, ModelPart } from '../model.js';
import { body, part, slide } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import { paint } from '../solids/solid.js';
import type { Compartment, RefrigeratorLayout } from './refrigerator-layout.js';

/** Glass shelves of a compartment, above its crispers. */
export function shelvesOf(
  { front, bin }: RefrigeratorLayout,
  s: Shapes,
  { cavity, shelves, drawers }: Compartment,
): ModelPart[] {
  if (shelves === 0) return [];
  const { from, to } = cavity;
  const [low, high] = [from[2] + (drawers > 0 ? 0.19 * (to[2] - from[2]) : 0), to[2]];
  return [
    part(
      'shelves',
      { material: 'glass', fill: 0.65, affordance: 5, description: 'Glass shelves.' },
      Array.from({ length: shelves }, (_, i) => {
        const z = drawers > 0 ? low + (i * (high - low)) / shelves : low + ((i + 1) * (high - low)) / (shelves + 1);
        return paint(
          'glass',
          s.boxBetween([from[0] + 0.001, front + bin + 0.025, z], [to[0] - 0.001, to[1] - 0.001, z + 0.006]),
        );
      }).flat(),
    ),
  ];
}

/** Drawers for vegetables side by side on a compartment's floor. */
export function crispersOf(
  f: RefrigeratorLayout,
  s: Shapes,
  { cavity, drawers }: Compartment,
  base: ModelBody,
): ModelBody[] {
  const { from, to } = cavity;
  const pitch = (to[0] - from[0]) / drawers;
  const tall = 0.17 * (to[2] - from[2]);
  const y = f.front + f.bin + 0.03;
  const z = from[2] + 0.008;
  return Array.from({ length: drawers }, (_, i) => {
    const [a, b] = [from[0] + i * pitch + 0.012, from[0] + (i + 1) * pitch - 0.012];
    const name = drawers === 1 ? 'crisper' : i === 0 ? 'left crisper' : 'right crisper';
    const description = 'Clear drawer for vegetables, slides out.';
    const tray = s.tray([a, y, z], [b, to[1] - 0.012, z + tall], 0.004);
    return body(
      slide({ axis: [0, -1, 0], range: [0, 0.6 * (to[1] - y)] }),
      [part(name, { material: 'polystyrene', fill: 0.42, affordance: 3, description }, paint('glass', ...tray))],
      base,
    );
  });
}
