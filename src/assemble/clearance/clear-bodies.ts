import type { Issue } from '../../core/issue.js';
import type { Pose } from '../../core/math/pose.js';
import { IDENTITY_POSE, invert } from '../../core/math/pose.js';
import type { ContactExclusion } from '../../core/sim-asset.js';
import type { JointSketch } from '../body-frames.js';
import type { CutBudget, PairResult } from './clear-pair.js';
import { CHEAP, clearPair } from './clear-pair.js';
import { findCut } from './cut.js';
import { transformPolytope } from './polytope.js';
import { boxesNear, separation } from './separation.js';
import { shortenedIssue, shortenRange } from './shorten-range.js';
import type { SweepSample } from './sweep.js';
import { sampleMotion } from './sweep.js';
import type { FitLengths, WorkBody } from './work-piece.js';
import { subtreeOf } from './work-piece.js';

/** At rest nothing may overlap, so more may go than to free a sweep. */
const REST_BUDGET: CutBudget = { share: 0.5, pieces: 64 };
const SWEEP_BUDGET: CutBudget = { share: 0.35, pieces: 64 };
/** Tilting all round would eat a funnel out of what is near: a ball joint is better held to a smaller cone. */
const BALL_BUDGET: CutBudget = { share: 0.35, pieces: 64, pairShare: 0.1 };
/** The budget with the pair's share no larger than that. */
const limit = (budget: CutBudget, pairShare: number): CutBudget => ({
  ...budget,
  pairShare: Math.min(pairShare, budget.pairShare ?? Infinity),
});

/** What it may cost to pass a body that could get out of the way, so that it need not. */
const TRIAL_BUDGET: CutBudget = { ...SWEEP_BUDGET, pairShare: 0.12, giveUp: true };

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

  const apply = (body: WorkBody, other: WorkBody, joint: JointSketch): void => {
    issues.push(shortenedIssue(body.name, other.name, body.joints[0], joint));
    body.joints = [joint];
  };

  const rest: readonly SweepSample[] = [{ position: 0, motion: IDENTITY_POSE }];
  bodies.forEach((standing, o) => {
    bodies.slice(o + 1).forEach((moved) => {
      const { blocked } = clearPair(moved, standing, rest, lengths.gap, REST_BUDGET, false);
      if (blocked.size > 0)
        exclude(moved, standing, `${moved.name} and ${standing.name} share too much of the same space at rest.`);
    });
  });

  bodies.forEach((body, j) => {
    let samples: readonly SweepSample[] = sampleMotion(bodies, j, lengths.feature);
    if (samples.length === 0) return;
    const budget = body.joints.some((joint) => joint.type === 'ball') ? BALL_BUDGET : SWEEP_BUDGET;
    const members = subtreeOf(bodies, j);
    const moving = bodies.filter((_, i) => members.has(i));
    const standing = bodies.filter(
      (other, i) => !members.has(i) && !other.joints.some((joint) => joint.type === 'free'),
    );
    for (const other of standing) {
      const way = makeWay(bodies, j, bodies.indexOf(other), samples, lengths);
      if (way !== undefined) {
        if (way.joint !== undefined) apply(body, other, way.joint);
        samples = way.samples;
      }
      for (const moved of moving) {
        if (isExcluded(moved, other)) continue;
        const freed = freeSweep(body, samples, (tried, pairShare) =>
          clearPair(moved, other, tried, lengths.gap, limit(budget, pairShare), way !== undefined),
        );
        if (freed !== undefined) {
          if (freed.joint !== undefined) apply(body, other, freed.joint);
          samples = freed.samples;
          continue;
        }
        exclude(moved, other, `${moved.name} runs into ${other.name} on most of its way.`);
      }
    }
  });
  return [...exclusions.values()];
}

/** What is left of a sweep, and the joint when its range was shortened for it. */
interface Freed {
  readonly samples: readonly SweepSample[];
  readonly joint?: JointSketch;
}

/** Rounds of shortening: a shorter range asks for other cuts, which may be too many in turn. */
const MOST_ROUNDS = 4;

/** Cutting off more than this is no better than shortening the range a little. */
const LIGHT_SHARE = 0.1;
/** Share of the range that is kept in that case at least. */
const LIGHT_RANGE = 0.8;

/**
 * Clears a sweep: by light cuts; or by light cuts over a slightly shorter range; or by heavy cuts, over a much shorter range if need be.
 * Undefined when too little of the range would be left.
 *
 * @param clear Clears the samples at no more than a share for this pair of bodies, and tells which it could not.
 */
function freeSweep(
  body: WorkBody,
  samples: readonly SweepSample[],
  clear: (samples: readonly SweepSample[], pairShare: number) => PairResult,
): Freed | undefined {
  const light = clear(samples, LIGHT_SHARE);
  if (light.blocked.size === 0) return { samples };
  const slightly = shortenRange(body.joints, samples, light.blocked, LIGHT_RANGE);
  if (slightly !== undefined && clear(slightly.samples, LIGHT_SHARE).blocked.size === 0) return slightly;
  let tried = samples;
  let joint: JointSketch | undefined;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { blocked } = clear(tried, Infinity);
    if (blocked.size === 0) return joint === undefined ? { samples: tried } : { samples: tried, joint };
    const shorter = shortenRange(body.joints, tried, blocked);
    if (shorter === undefined) return undefined;
    ({ joint, samples: tried } = shorter);
  }
  return undefined;
}

/**
 * Lets `other` make way for the body on a joint: with its own joint at one of its ends, the sweep is cleared as it is for a standing body,
 * and may be shortened (a seat under an open lid). Undefined, and nothing changed, when `other` does not move relative to the body
 * that the joint hangs on, or neither end will do.
 */
function makeWay(
  bodies: readonly WorkBody[],
  joint: number,
  other: number,
  samples: readonly SweepSample[],
  lengths: FitLengths,
): Freed | undefined {
  const ancestors = new Set<number>();
  for (let at = bodies[joint].parent; at !== undefined; at = bodies[at].parent) ancestors.add(at);
  if (ancestors.has(other) || bodies[other].isBase) return undefined;
  const positions = sampleMotion(bodies, other, 4 * lengths.feature).sort((a, b) => a.position - b.position);
  const moving = [...subtreeOf(bodies, joint)].map((i) => bodies[i]);
  // Best of all is a way that needs nothing of the other.
  if (freeAll(bodies[joint], moving, bodies[other], samples, lengths, TRIAL_BUDGET, false) !== undefined)
    return { samples };
  const ends = [positions.at(0), positions.at(-1)]
    .filter((end) => end !== undefined)
    .map(({ motion }) => ({ motion, opened: moveBody(bodies[other], motion) }))
    .map((end) => ({
      ...end,
      hits: samples.filter((sample) => moving.some((moved) => isInTheWay(moved, end.opened, sample, lengths.gap)))
        .length,
    }))
    .sort((a, b) => a.hits - b.hits);
  for (const { motion, opened } of ends) {
    const way = freeAll(bodies[joint], moving, opened, samples, lengths, SWEEP_BUDGET, true);
    if (way !== undefined) {
      const { pieces, lost } = moveBody(opened, invert(motion));
      Object.assign(bodies[other], { pieces, lost });
      return way;
    }
  }
  return undefined;
}

/** Clears the sweep of several bodies on one joint past a standing one. Undefined, and nothing changed, where that is too much. */
function freeAll(
  body: WorkBody,
  moving: readonly WorkBody[],
  standing: WorkBody,
  samples: readonly SweepSample[],
  lengths: FitLengths,
  budget: CutBudget,
  mayShorten: boolean,
): Freed | undefined {
  const all = [standing, ...moving];
  const before = all.map(({ pieces, lost }) => ({ pieces, lost }));
  let way: Freed = { samples };
  for (const moved of moving) {
    const clear = (tried: readonly SweepSample[], pairShare: number): PairResult =>
      clearPair(moved, standing, tried, lengths.gap, limit(budget, pairShare), false);
    const freed = mayShorten
      ? freeSweep(body, way.samples, clear)
      : clear(way.samples, Infinity).blocked.size === 0
        ? {}
        : undefined;
    if (freed === undefined) {
      all.forEach((changed, i) => Object.assign(changed, before[i]));
      return undefined;
    }
    way = { ...way, ...freed };
  }
  return way;
}

/** The body with its pieces moved. */
const moveBody = (body: WorkBody, motion: Pose): WorkBody => ({
  ...body,
  pieces: body.pieces.map((piece) => ({ ...piece, solid: transformPolytope(piece.solid, motion) })),
});

/** Whether the bodies overlap there by more than a cheap cut: parts that turn side by side rub at their hinges. */
const isInTheWay = (moved: WorkBody, standing: WorkBody, { motion }: SweepSample, gap: number): boolean =>
  moved.pieces.some((piece) => {
    const there = transformPolytope(piece.solid, motion);
    return standing.pieces.some(
      (obstacle) =>
        boxesNear(there.box, obstacle.solid.box, 0) &&
        separation(there, obstacle.solid, 0) < 0 &&
        findCut({ body: moved, piece }, { body: standing, piece: obstacle }, motion, gap).cost > CHEAP,
    );
  });
