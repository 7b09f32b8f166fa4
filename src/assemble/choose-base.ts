import { degrees } from '../core/conventions.js';
import type { Issue } from '../core/issue.js';
import type { BaseKind } from '../core/sim-asset.js';
import type { Provenance } from '../core/provenance.js';
import type { CategoryRecord } from '../core/category-table.js';

/** Whether the base is welded, as asked: `auto` goes by the category. */
export type FixedBase = 'auto' | 'yes' | 'no';

export interface BaseChoice {
  readonly base: BaseKind;
  /** Whether to lay the object on its most stable side first. */
  readonly layDown: boolean;
  readonly provenance: Provenance;
}

/** Tilts smaller than these tip the object over: floors, rounded shapes and settling contacts are that uneven. */
const STEADY_ANGLE = (1 * Math.PI) / 180;
const LOOSE_STEADY_ANGLE = (2 * Math.PI) / 180;

/**
 * Free or fixed. The user's word counts first; then the category: what is mounted or hung is fixed, all else rests by its weight.
 * An object that would tip over as drawn is laid on its most stable side when its kind lies about loosely (a pen), and else welded,
 * since what falls over while it settles is not the object in the picture.
 *
 * @param tipping Angle by which it can be tilted before it falls, rad (see `tippingAngle`).
 */
export function chooseBase(category: CategoryRecord, asked: FixedBase, tipping: number, issues: Issue[]): BaseChoice {
  if (asked === 'yes')
    return { base: 'fixed', layDown: false, provenance: { source: 'user', detail: 'fixed base asked for' } };
  const held = category.stance === 'mounted' || category.stance === 'hung';
  if (held && asked === 'auto')
    return {
      base: 'fixed',
      layDown: false,
      provenance: { source: 'prior', detail: `${category.name}: ${category.reason}` },
    };
  const provenance: Provenance =
    asked === 'no'
      ? { source: 'user', detail: 'free base asked for' }
      : { source: 'prior', detail: `${category.name}: ${category.reason}` };
  const loose = category.stance === 'loose';
  if (tipping >= (loose ? LOOSE_STEADY_ANGLE : STEADY_ANGLE)) return { base: 'free', layDown: false, provenance };

  const message =
    tipping < 0
      ? 'As drawn the object tips over: its centre of mass is not above what it stands on.'
      : `As drawn the object falls over when tilted by ${degrees(tipping).toFixed(1)} degrees.`;
  const report = (code: string, severity: Issue['severity'], action: string): void => {
    issues.push({ code, severity, where: 'base', message, action });
  };
  if (loose || asked === 'no') {
    report('laid-down', 'info', 'laid it on its most stable side');
    return { base: 'free', layDown: true, provenance };
  }
  report('unstable-base', 'warning', 'welded the base to the world');
  return { base: 'fixed', layDown: false, provenance: { source: 'rule', detail: 'would tip over as drawn' } };
}
