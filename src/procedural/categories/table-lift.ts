import type { ModelBody, ModelPart } from '../model.js';
import { body, FIXED, part, slide } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import { paint } from '../solids/solid.js';
import type { TableLayout } from './table-layout.js';

/** A top on two telescopic columns: the inner tubes slide in the outer ones. */
export function liftingDesk({ p, w, d, low }: TableLayout, s: Shapes, top: ModelPart): ModelBody[] {
  const x = w / 2 - 0.12 - p.inset * w * 0.5;
  const [half, wall] = [0.02 + 0.4 * p.legs, 0.004];
  const rim = 0.62 * low;
  const outer = [-x, x].flatMap((at) => [
    ...s.tray([at - half, -half, 0.02], [at + half, half, rim], wall, { open: ['+z'] }),
    s.boxBetween([at - 0.04, -0.42 * d, 0], [at + 0.04, 0.42 * d, 0.03], { round: 0.008 }),
  ]);
  const inner = half - wall - 0.003;
  const columns = [-x, x].map((at) => s.boxBetween([at - inner, -inner, 0.06], [at + inner, inner, low - 0.02]));
  const frame = [
    ...[-x, x].map((at) => s.boxBetween([at - 0.03, -0.4 * d, low - 0.035], [at + 0.03, 0.4 * d, low + 0.001])),
    s.boxBetween([-x, -0.04, low - 0.035], [x, 0.04, low - 0.005]),
  ];
  const base = body(FIXED, [
    part('feet', { material: 'steel', fill: 0.35, affordance: 8, description: 'Feet with outer columns.' }, outer),
  ]);
  const stroke = Math.min(0.45, rim - 0.06 - 0.1);
  const lifted = body(
    slide({ axis: [0, 0, 1], range: [0, stroke], seen: { closed: 0.5, between: [0.05, 0.9 * stroke] } }),
    [
      top,
      part('lifting frame', { material: 'steel', fill: 0.18, affordance: 5, description: 'Inner columns and frame.' }, [
        ...columns,
        ...paint('dark', ...frame),
      ]),
    ],
    base,
  );
  return [base, lifted];
}
