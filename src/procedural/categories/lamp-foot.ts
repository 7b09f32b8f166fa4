import type { ModelBody, ModelPart } from '../model.js';
import { body, FIXED, part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { LampValues } from './lamp-layout.js';
import { turned } from './turned.js';

/** A foot that weighs about `mass` kg: a shell of steel or brass over iron, sand or air. */
export function footBody(p: LampValues, s: Shapes, radius: number, height: number, mass: number, more: readonly ModelPart[] = []): ModelBody {
  const material = p.material === 'brass' ? 'brass' : 'steel';
  const fill = Math.min(1, Math.max(0.08, mass / (8000 * Math.PI * radius * radius * height)));
  const foot =
    p.base === 'disc'
      ? turned(s, [[radius, 0], [radius, 0.55 * height], [0.96 * radius, 0.8 * height], [0.86 * radius, height]], { sides: 44 })
      : s.boxBetween([-0.88 * radius, -0.88 * radius, 0], [0.88 * radius, 0.88 * radius, height], { round: 0.3 * height });
  return body(FIXED, [part('base', { material, fill, affordance: 6, description: 'Weighted foot.' }, [foot]), ...more]);
} // prettier-ignore
