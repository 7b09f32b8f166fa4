import type { GeomFacts } from '../../sim/compiled-facts.js';
import { findCompiled } from '../check/compiled-model.js';
import { formatNumber } from '../check/edits.js';
import type { CompiledRule } from './compiled-rule.js';

/** How far the boxes of what is seen and of what is felt may differ, as a share of the longest side. */
const MOST = 0.05;

/** A body that looks otherwise than it feels: what is to look at and what collides reach differently far. */
export const visualVsCollision: CompiledRule = {
  id: 'beh/visual-vs-collision',
  severity: 'warning',
  languages: ['mjcf', 'urdf'],
  preset: 'generated',
  checkCompiled: (compiled, report) => {
    const { facts } = compiled.inspection;
    facts?.bodies.forEach((_, id) => {
      const geoms = facts.geoms.filter(({ body }) => body === id);
      const seen = boxOf(geoms.filter(({ collides }) => !collides));
      const felt = boxOf(geoms.filter(({ collides }) => collides));
      const element = seen === undefined || felt === undefined ? undefined : findCompiled(compiled, 'bodies', id);
      if (id === 0 || seen === undefined || felt === undefined || element === undefined) return;
      const longest = Math.max(...seen.high.map((high, axis) => high - seen.low[axis]));
      const worst = Math.max(
        ...seen.low.map((low, axis) => Math.abs(low - felt.low[axis])),
        ...seen.high.map((high, axis) => Math.abs(high - felt.high[axis])),
      );
      if (worst <= MOST * longest) return;
      const share = formatNumber((100 * worst) / longest, 2);
      const message = `What collides reaches ${formatNumber(1000 * worst, 2)} mm less or more than what is seen, ${share}% of the size of the body.`;
      report(element, { ...element.node.name, message });
    });
  },
};

interface Box {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** The box around geoms, in the frame of their body. */
function boxOf(geoms: readonly GeomFacts[]): Box | undefined {
  if (geoms.length === 0) return undefined;
  return {
    low: [0, 1, 2].map((axis) => Math.min(...geoms.map(({ low }) => low[axis]))),
    high: [0, 1, 2].map((axis) => Math.max(...geoms.map(({ high }) => high[axis]))),
  };
}
