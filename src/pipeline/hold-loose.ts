import type { Body } from '../core/body.js';
import type { Issue } from '../core/issue.js';
import { compose, invert } from '../core/math/pose.js';
import type { SimAsset } from '../core/sim-asset.js';
import type { GateReport } from '../sim/gate/gate-report.js';
import { withBodies } from './with-bodies.js';

/**
 * Fixes to the base what lies loose and, by the gate, does not stay where it is: the handle of a window that is said to hang on nothing. Pure; an
 * issue for each, none where nothing is loose.
 */
export function holdLoose(asset: SimAsset, report: GateReport): { asset: SimAsset; issues: readonly Issue[] } {
  const [base] = asset.bodies;
  const items = report.checks.find(({ name }) => name === 'settle')?.items ?? [];
  const falling = new Map(items.filter(({ pass }) => !pass).map((item) => [item.subject, item]));
  const issues: Issue[] = [];
  const bodies = asset.bodies.map((body): Body => {
    const item = falling.get(body.name);
    if (body === base || body.parent !== undefined || item === undefined) return body;
    issues.push({
      code: 'loose-part-fixed',
      severity: 'warning',
      where: body.name,
      message: `${body.name} is said to lie loose, but nothing keeps it where it is: it ${item.detail}`,
      action: `fixed it to ${base.name}`,
    });
    return { ...body, parent: base.name, joints: [], pose: compose(invert(base.pose), body.pose) };
  });
  return { asset: issues.length === 0 ? asset : withBodies(asset, bodies), issues };
}
