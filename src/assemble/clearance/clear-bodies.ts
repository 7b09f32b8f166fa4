import type { Issue } from '../../core/issue.js';
import { degrees } from '../../core/conventions.js';
import { IDENTITY_POSE } from '../../core/math/pose.js';
import type { ContactExclusion } from '../../core/sim-asset.js';
import type { JointSketch } from '../body-frames.js';
import type { CutBudget } from './clear-pair.js';
import { clearPair } from './clear-pair.js';
import type { Polytope } from './polytope.js';
import { transformPolytope } from './polytope.js';
import { boxesNear, separation } from './separation.js';
import { shortenRange } from './shorten-range.js';
import type { SweepSample } from './sweep.js';
import { sampleMotion } from './sweep.js';
import type { FitLengths, WorkBody } from './work-piece.js';
import { subtreeOf } from './work-piece.js';

/** At rest nothing may overlap, so more may go than to free a sweep. */
const REST_BUDGET: CutBudget = { share: 0.5, pieces: 64 };
const SWEEP_BUDGET: CutBudget = { share: 0.35, pieces: 64 };

/**
 * Fits the collision pieces so that no body overlaps another at rest or, as far as each joint is moved over its range, on its way: every
 * gap is at least `lengths.gap`. What is drawn is not touched. Works on the bodies.
 *
 * Least intervention first: cut pieces (bounded by a share of the body's volume), then shorten the joint's range where its ends run into
 * something, last of all exclude the two bodies from contact. A body that can itself get out of the way (a door in front of a
 * drawer) is no obstacle, except at rest; loose bodies never are.
 */
export function clearBodies(bodies: readonly WorkBody[], lengths: FitLengths, issues: Issue[]): ContactExclusion[] {
  const exclusions = new Map<string, ContactExclusion>();
  const exclude = (a: WorkBody, b: WorkBody, reason: string): void => {
    const key = [a.name, b.name].sort().join(' ');
    if (exclusions.has(key)) return;
    exclusions.set(key, { bodies: [a.name, b.name], reason });
    issues.push({
      code: 'contact-excluded',
      severity: 'warning',
      where: `${a.name}, ${b.name}`,
      message: reason,
      action: 'the two do not collide with each other',
      hint: 'Check the position and direction of the joint.',
    });
  };
  const isExcluded = (a: WorkBody, b: WorkBody): boolean => exclusions.has([a.name, b.name].sort().join(' '));

  const rest: readonly SweepSample[] = [{ position: 0, motion: IDENTITY_POSE }];
  bodies.forEach((standing, o) => {
    bodies.slice(o + 1).forEach((moved) => {
      const { blocked } = clearPair(moved, standing, rest, lengths.gap, REST_BUDGET, undefined);
      if (blocked.size > 0)
        exclude(moved, standing, `${moved.name} and ${standing.name} share too much of the same space at rest.`);
    });
  });

  bodies.forEach((body, j) => {
    let samples = sampleMotion(bodies, j, lengths.feature);
    if (samples.length === 0) return;
    const members = subtreeOf(bodies, j);
    const moving = bodies.filter((_, i) => members.has(i));
    const standing = bodies.filter(
      (other, i) => !members.has(i) && !other.joints.some((joint) => joint.type === 'free'),
    );
    for (const other of standing) {
      const yields = makeYields(bodies, bodies.indexOf(other), j, lengths);
      for (const moved of moving) {
        if (isExcluded(moved, other)) continue;
        const freed = freeSweep(body, samples, (tried) =>
          clearPair(moved, other, tried, lengths.gap, SWEEP_BUDGET, yields),
        );
        if (freed !== undefined) {
          if (freed.joint !== undefined) {
            issues.push(shortenedIssue(body, other, body.joints[0], freed.joint));
            body.joints = [freed.joint];
          }
          samples = freed.samples;
          continue;
        }
        exclude(moved, other, `${moved.name} runs into ${other.name} on most of its way.`);
      }
    }
  });
  return [...exclusions.values()];
}

/** Rounds of shortening: a shorter range asks for other cuts, which may be too many in turn. */
const MOST_ROUNDS = 4;

/**
 * Clears a sweep, over a shorter range if need be. Undefined when too little of the range would be left.
 *
 * @param clear Clears the samples, and tells which it could not.
 */
function freeSweep(
  body: WorkBody,
  samples: readonly SweepSample[],
  clear: (samples: readonly SweepSample[]) => { readonly blocked: ReadonlySet<number> },
): { readonly samples: SweepSample[]; readonly joint?: JointSketch } | undefined {
  let tried = [...samples];
  let joint: JointSketch | undefined;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { blocked } = clear(tried);
    if (blocked.size === 0) return joint === undefined ? { samples: tried } : { samples: tried, joint };
    const shorter = shortenRange(body.joints, tried, blocked);
    if (shorter === undefined) return undefined;
    ({ joint, samples: tried } = shorter);
  }
  return undefined;
}

/** Two parts that turn side by side rub at their hinges: overlaps of some gaps there do not keep one from making way. */
const YIELD_GAPS = 2;

/**
 * Whether `other` can get out of the way of a body on its joint: some position of its own joint is clear of all pieces there. Undefined
 * when it does not move relative to the body that the joint hangs on.
 */
function makeYields(
  bodies: readonly WorkBody[],
  other: number,
  joint: number,
  lengths: FitLengths,
): ((moved: WorkBody, sample: SweepSample) => boolean) | undefined {
  const ancestors = new Set<number>();
  for (let at = bodies[joint].parent; at !== undefined; at = bodies[at].parent) ancestors.add(at);
  if (ancestors.has(other) || bodies[other].isBase) return undefined;
  let sweep: (readonly Polytope[])[] | undefined;
  const overlaps = (a: Polytope, b: Polytope): boolean =>
    boxesNear(a.box, b.box, 0) && separation(a, b, 0) < -YIELD_GAPS * lengths.gap;
  return (moved, sample) => {
    sweep ??= sampleMotion(bodies, other, 4 * lengths.feature).map(({ motion }) =>
      bodies[other].pieces.map((obstacle) => transformPolytope(obstacle.solid, motion)),
    );
    const pieces = moved.pieces.map((piece) => transformPolytope(piece.solid, sample.motion));
    return sweep.some((obstacles) => !obstacles.some((o) => pieces.some((piece) => overlaps(piece, o))));
  };
}

function shortenedIssue(body: WorkBody, other: WorkBody, from: JointSketch, to: JointSketch): Issue {
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
    where: body.name,
    message: `Near the end of its range, ${text(from)}, ${body.name} runs into ${other.name}.`,
    action: `shortened the range to ${text(to)}`,
  };
}
