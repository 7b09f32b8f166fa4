import { degrees } from '../../core/conventions.js';
import type { Issue } from '../../core/issue.js';
import type { JointSketch } from '../body-frames.js';
import type { SweepSample } from './sweep.js';

/** A range is shortened to no less than this share of what was said. */
const LEAST_SHARE = 0.6;
/** A ball joint is held to no less than this, rad. */
const LEAST_BALL_ANGLE = (20 * Math.PI) / 180;

/**
 * The joint with its range cut back to what is free around the rest pose, and the samples within it. Undefined when too little
 * would be left, and for joints without limits and bodies with two joints.
 */
export function shortenRange(
  joints: readonly JointSketch[],
  samples: readonly SweepSample[],
  blocked: ReadonlySet<number>,
  leastShare: number = LEAST_SHARE,
): { joint: JointSketch; samples: SweepSample[] } | undefined {
  const joint = joints.at(0);
  if (joints.length !== 1 || joint === undefined || joint.type === 'free') return undefined;
  const stops = samples.filter((_, i) => blocked.has(i)).map((sample) => sample.position);
  if (joint.type === 'ball') {
    const first = Math.min(...stops);
    const free = samples.map((sample) => sample.position).filter((angle) => angle < first);
    const maxAngle = Math.max(0, ...free);
    if (maxAngle < LEAST_BALL_ANGLE) return undefined;
    return { joint: { ...joint, maxAngle }, samples: samples.filter((sample) => sample.position <= maxAngle) };
  }
  if (joint.range === undefined) return undefined;
  // Nothing helps where the rest pose itself is in the way.
  if (stops.some((q) => Math.abs(q) < 1e-12)) return undefined;
  const [low, high] = joint.range;
  const positions = samples.map((sample) => sample.position);
  const above = Math.min(...stops.filter((q) => q > 0));
  const below = Math.max(...stops.filter((q) => q < 0));
  const upper = Number.isFinite(above) ? Math.max(0, ...positions.filter((q) => q < above)) : high;
  const lower = Number.isFinite(below) ? Math.min(0, ...positions.filter((q) => q > below)) : low;
  if (upper - lower < leastShare * (high - low)) return undefined;
  return {
    joint: { ...joint, range: [lower, upper] },
    samples: samples.filter(({ position }) => position >= lower - 1e-12 && position <= upper + 1e-12),
  };
}

/** What is told to the user about a shortened range. */
export function shortenedIssue(body: string, other: string, from: JointSketch, to: JointSketch): Issue {
  const text = (joint: JointSketch): string => {
    if (joint.type === 'free') return '';
    if (joint.type === 'ball') return `${degrees(joint.maxAngle ?? Math.PI).toFixed(0)} degrees`;
    const shown = (joint.range ?? []).map((v) =>
      joint.type === 'slide' ? (1000 * v).toFixed(0) : degrees(v).toFixed(0),
    );
    return `${shown.join(' to ')} ${joint.type === 'slide' ? 'mm' : 'degrees'}`;
  };
  return {
    code: 'range-shortened',
    severity: 'warning',
    where: body,
    message: `Near the end of its range, ${text(from)}, ${body} runs into ${other}.`,
    action: `shortened the range to ${text(to)}`,
  };
}
