import type { Body } from '../core/body.js';
import { degrees } from '../core/conventions.js';
import type { Issue } from '../core/issue.js';
import type { Joint } from '../core/joint.js';
import type { Provenance } from '../core/provenance.js';
import type { SimAsset } from '../core/sim-asset.js';
import type { GateItem, GateReport } from '../sim/gate/gate-report.js';
import { withBodies } from './with-bodies.js';

/** Less of what was said than this is no motion that anybody asked for. */
const LEAST_SHARE = 0.2;
/** Of the range, that the new end stays away from what stood in the way. */
const MARGIN = 0.02;
/** m or rad: an end that was reached within this is kept as it is. */
const SAME = 1e-9;

type Range = readonly [number, number];
type MovingJoint = Exclude<Joint, { readonly type: 'free' }>;

/**
 * Ends the range of each joint that the gate found blocked where it came to. What hardly moves at all, and with `weld` whatever is blocked, becomes
 * one with its parent. Pure; an issue for each.
 */
export function narrowJoints(
  asset: SimAsset,
  report: GateReport,
  weld: boolean,
): { asset: SimAsset; issues: readonly Issue[] } {
  const failed = new Map(
    report.checks.flatMap(({ name, items }) =>
      name === 'joints' ? items.filter(({ pass }) => !pass).map((item) => [item.subject, item] as const) : [],
    ),
  );
  const issues: Issue[] = [];
  const found: Record<string, Provenance> = {};
  const bodies = asset.bodies.map((body): Body => {
    const joints = body.joints.flatMap((joint): Joint[] => {
      const item = failed.get(joint.name);
      if (item === undefined || joint.type === 'free') return [joint];
      const narrowed = weld ? undefined : narrow(joint, item);
      if (narrowed === undefined) {
        issues.push(weldedIssue(body.name, item));
        return [];
      }
      const key = narrowed.type === 'ball' ? 'maxAngle' : 'range';
      found[`bodies/${body.name}/joints/${joint.name}/${key}`] = {
        source: 'rule',
        detail: 'where it came to in MuJoCo',
      };
      issues.push(narrowedIssue(body.name, item, narrowed));
      return [narrowed];
    });
    return { ...body, joints };
  });
  return { asset: withBodies({ ...asset, provenance: { ...asset.provenance, ...found } }, bodies), issues };
}

/** The joint with the range that it reached; undefined where next to nothing is left of it. */
function narrow(joint: MovingJoint, { reached }: GateItem): MovingJoint | undefined {
  const said: Range | undefined = joint.type === 'ball' ? [0, joint.maxAngle ?? 0] : joint.range;
  if (said === undefined || reached === undefined) return undefined;
  const whole = said[1] - said[0];
  // The rest pose, 0, is what the shapes show: it stays in the range.
  const lower = reached[0] <= said[0] + SAME ? said[0] : Math.min(0, reached[0] + MARGIN * whole);
  const upper = reached[1] >= said[1] - SAME ? said[1] : Math.max(0, reached[1] - MARGIN * whole);
  if (upper - lower < LEAST_SHARE * whole) return undefined;
  return joint.type === 'ball' ? { ...joint, maxAngle: upper } : { ...joint, range: [lower, upper] };
}

function narrowedIssue(body: string, item: GateItem, joint: MovingJoint): Issue {
  const range = joint.type === 'ball' ? ([0, joint.maxAngle ?? 0] as const) : (joint.range ?? [0, 0]);
  const shown = range.map((v) => (joint.type === 'slide' ? (1000 * v).toFixed(0) : degrees(v).toFixed(0))).join(' to ');
  return {
    code: 'joint-narrowed',
    severity: 'warning',
    where: body,
    message: `In MuJoCo, ${item.subject} does not move as said. ${item.detail}`,
    action: `ended its range where it came to, ${shown} ${joint.type === 'slide' ? 'mm' : 'degrees'}`,
  };
}

const weldedIssue = (body: string, item: GateItem): Issue => ({
  code: 'joint-welded',
  severity: 'warning',
  where: body,
  message: `In MuJoCo, ${item.subject} does not move as said. ${item.detail}`,
  action: 'fixed the part to what carries it',
});
