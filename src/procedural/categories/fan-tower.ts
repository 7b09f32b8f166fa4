import type { ObjectModel } from '../model.js';
import { body, FIXED, hinge, part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import { paint } from '../solids/solid.js';
import { housing } from './device-shapes.js';

interface TowerFanForm {
  readonly diameter: number;
  readonly hub: number;
  readonly depth: number;
  readonly pole: number;
  readonly footSize: number;
  readonly footHeight: number;
  readonly foot: 'round' | 'square' | 'cross';
  readonly bladeTip: number;
}

/** A slim upright housing with a grille in front that swings on its foot; a knob on top. */
export function towerFan(p: TowerFanForm, s: Shapes): ObjectModel {
  const d = p.diameter;
  const height = (2.1 + 0.9 * p.pole) * d;
  const width = (0.32 + 0.7 * p.hub) * d;
  const depth = width * (0.65 + 0.6 * p.depth);
  const foot = 0.4 * p.footHeight * d + 0.012;
  const footWidth = Math.max(1.15 * p.footSize * d, width + 0.06);
  const base = body(FIXED, [
    part('foot', { material: 'abs', fill: 1.3, affordance: 6, description: 'Foot with a weight.' }, [
      p.foot === 'square'
        ? housing(s, [footWidth, 0.9 * footWidth], [0, foot], { corner: 0.2 * footWidth, edge: 0.3 * foot })
        : s.lathe([
            [0, 0],
            [footWidth / 2, 0],
            [footWidth / 2, 0.4 * foot],
            [0.3 * footWidth, foot],
            [0, foot],
          ]),
      s.cylinder([0, 0, 0.5 * foot], [0, 0, foot + 0.012], 0.3 * width),
    ]),
  ]);
  const low = foot + 0.014;
  const grilleWidth = 0.62 * width;
  const column = body(
    hinge({ axis: [0, 0, 1], position: [0, 0, 0], range: [-35, 35], seen: { closed: 0.5, between: [-35, 35] } }),
    [
      part('column', { material: 'abs', fill: 0.15, affordance: 3, description: 'Housing; swings on the foot.' }, [
        housing(s, [width, depth], [low, low + height], { corner: (0.2 + 0.29 * p.bladeTip) * depth, edge: 0.01 }),
        ...paint(
          'mesh',
          housing(s, [grilleWidth, 0.2 * depth], [low + 0.14 * height, low + 0.86 * height], {
            corner: 0.03 * depth,
            at: [0, -0.405 * depth],
          }),
        ),
        ...paint('dark', s.boxBetween([-0.25 * width, -depth / 2 - 0.001, low + 0.91 * height], [0.25 * width, -0.3 * depth, low + 0.96 * height])),
      ]),
    ],
    base,
  ); // prettier-ignore
  const knobRadius = 0.16 * width;
  const top = low + height + 0.001;
  const knob = body(
    hinge({ axis: [0, 0, 1], position: [0, 0, top] }),
    [
      part('knob', { material: 'abs', affordance: 1, description: 'Speed.' }, [
        ...paint('dark', s.cylinder([0, 0, top], [0, 0, top + 0.016], knobRadius, 0.9 * knobRadius)),
        ...paint(
          'light',
          s.boxBetween([-0.0015, -0.85 * knobRadius, top + 0.012], [0.0015, -0.2 * knobRadius, top + 0.0168]),
        ),
      ]),
    ],
    column,
  );
  return { title: 'Tower fan', bodies: [base, column, knob] };
}
