import type { ConvexPiece } from '../core/geom.js';
import type { Issue } from '../core/issue.js';
import { compose, invert, translation } from '../core/math/pose.js';
import { conjugate, multiplyQuat } from '../core/math/quat.js';
import type { GeometryEngine } from '../core/mesh/geometry-engine.js';
import type { BaseKind, ContactExclusion } from '../core/sim-asset.js';
import { addFootPads } from './add-foot-pads.js';
import type { JointSketch } from './body-frames.js';
import { restFrame } from './body-frames.js';
import { clearBodies } from './clearance/clear-bodies.js';
import { clearFloor } from './clearance/clear-floor.js';
import { liftLoose, measureDrops } from './clearance/drop-loose.js';
import type { PiecePair } from './clearance/find-contact-pairs.js';
import { findContactPairs } from './clearance/find-contact-pairs.js';
import { pieceFromPolytope, polytopeFromPiece, polytopeVolume, transformPolytope } from './clearance/polytope.js';
import type { FitLengths, WorkBody, WorkPiece } from './clearance/work-piece.js';
import { cutFoot } from './find-foot.js';
import type { Layout, PlacedBody } from './lay-out.js';
import { tippingAngle } from './stability.js';

/** A collision piece in the body frame, and the number of its part in the body. */
export interface FittedPiece extends ConvexPiece {
  readonly part: number;
}

/** What collides, and what a fit changed about how bodies move. */
export interface Fit {
  /** By body. */
  readonly pieces: readonly (readonly FittedPiece[])[];
  readonly joints: readonly (readonly JointSketch[])[];
  /** How far a loose body starts above (or, negative, below) where it was drawn, m, by body. */
  readonly rises: ReadonlyMap<number, number>;
  readonly pairs: readonly PiecePair[];
  readonly exclusions: readonly ContactExclusion[];
  /** The fitted bodies in the asset frame at rest. */
  readonly bodies: readonly WorkBody[];
}

/** The geometry is as fine as this share of the longest side: a voxel of the 32-voxel grid. */
const FEATURE_SHARE = 1 / 32;
/** Gap between moving parts: a tenth of a voxel, as drawers and doors of that size have, within what engines resolve. */
const GAP_SHARE = 0.1;
const GAP_RANGE: readonly [number, number] = [5e-5, 2e-3];
/** Parts within this many gaps of the floor touch it. */
const TOUCH_GAPS = 2;
/** Standing without its moving parts, the object has to be this steady, rad, for them not to carry it. */
const STEADY = (0.5 * Math.PI) / 180;

/** Parts of a body touched this much or more count as what people hold. */
const HELD_AFFORDANCE = 2;

/** Lengths that fitting goes by, for an object of this longest side (m). */
export function fitLengths(longest: number): FitLengths {
  const feature = FEATURE_SHARE * longest;
  return { feature, gap: Math.min(GAP_RANGE[1], Math.max(GAP_RANGE[0], GAP_SHARE * feature)) };
}

/**
 * Collision pieces of all bodies, cut so that joints are free to move (see `clearBodies`), in the body frames.
 *
 * @param names Name of each body of the layout.
 */
export function fitCollisions(
  layout: Layout,
  names: readonly string[],
  base: BaseKind,
  onFloor: boolean,
  lengths: FitLengths,
  engine: GeometryEngine,
  issues: Issue[],
): Fit {
  const bodies = layout.bodies.map((body, i) => makeWorkBody(body, names[i]));
  if (base === 'free') for (const body of bodies) if (!isLoose(body)) body.pieces = addFootPads(body, lengths.gap);
  const lifts = liftLoose(bodies, lengths);
  const exclusions = clearBodies(bodies, lengths, issues);
  if (onFloor) clearFloor(bodies, findCarriers(layout, bodies, lengths), lengths, issues);
  const drops = measureDrops(bodies, lengths, issues);

  const converted = bodies.map((body, i) => convertPieces(body, lifts.get(i) ?? 0, engine));
  bodies.forEach((body, i) => {
    body.pieces = converted[i].kept;
  });
  const isExcluded = (a: number, b: number): boolean =>
    exclusions.some(({ bodies: pair }) => pair.includes(names[a]) && pair.includes(names[b]));
  const isWelded = (body: number): boolean => bodies[body].isBase && base === 'fixed';
  return {
    pieces: converted.map(({ pieces }) => pieces),
    joints: bodies.map((body) => body.joints),
    rises: new Map(bodies.map((_, i) => [i, (lifts.get(i) ?? 0) - (drops.get(i) ?? 0)])),
    pairs: findContactPairs(bodies, isWelded, isExcluded, lengths),
    exclusions,
    bodies,
  };
}

function makeWorkBody(body: PlacedBody, name: string): WorkBody {
  const frame = restFrame(body.frame);
  const pieces = body.parts.flatMap((part, index) =>
    part.pieces.flatMap((piece): WorkPiece[] => {
      const own = polytopeFromPiece(piece);
      if (own === undefined) return [];
      const rotation = multiplyQuat(frame.rotation, piece.pose.rotation);
      const turned = transformPolytope(own, frame);
      // What was laid out below the floor is the foot to cut off; loose bodies lie where they are put.
      const solid = body.plan.motion.kind === 'free' ? turned : cutFoot(turned, 0);
      if (solid === undefined) return [];
      const isRound = piece.shape.kind !== 'box' && piece.shape.kind !== 'convex';
      const uncut = solid === turned ? { original: piece } : {};
      return [{ part: index, solid, frame: rotation, isRound: isRound && solid === turned, ...uncut }];
    }),
  );
  const volumes = body.parts.map((_, index) =>
    pieces.filter((piece) => piece.part === index).reduce((sum, piece) => sum + polytopeVolume(piece.solid), 0),
  );
  return {
    name,
    ...(body.plan.parent === undefined ? {} : { parent: body.plan.parent }),
    isBase: body.plan.motion.kind === 'base',
    frame,
    joints: body.frame.joints,
    pieces,
    volume: volumes.reduce((a, b) => a + b, 0),
    partVolumes: volumes,
    touched: body.parts.map(({ shape }) => shape.part.affordance <= HELD_AFFORDANCE),
    lost: 0,
  };
}

const isLoose = (body: WorkBody): boolean => !body.isBase && body.joints.some((joint) => joint.type === 'free');

/** Moving bodies that the object stands on: those that touch the floor when it would not stand steadily without them. */
function findCarriers(layout: Layout, bodies: readonly WorkBody[], lengths: FitLengths): Set<number> {
  const still = bodies
    .filter((body) => body.isBase)
    .flatMap((body) => body.pieces.flatMap((piece) => [...piece.solid.vertices]));
  const touches = (body: WorkBody): boolean =>
    body.pieces.some((piece) => piece.solid.box.min[2] < TOUCH_GAPS * lengths.gap);
  const baseStands =
    bodies.some((body) => body.isBase && touches(body)) &&
    tippingAngle(still, layout.com, [0, 0, 1], TOUCH_GAPS * lengths.gap) > STEADY;
  if (baseStands) return new Set();
  return new Set(bodies.flatMap((body, i) => (!body.isBase && touches(body) ? [i] : [])));
}

/** Pieces back in the body frame: what was not cut as it was given, what was cut as a box where it still is one. */
function convertPieces(
  body: WorkBody,
  lift: number,
  engine: GeometryEngine,
): { pieces: FittedPiece[]; kept: WorkPiece[] } {
  const toBody = invert(compose(translation([0, 0, lift]), body.frame));
  const pieces: FittedPiece[] = [];
  const kept: WorkPiece[] = [];
  for (const piece of body.pieces) {
    const own =
      piece.original ??
      pieceFromPolytope(
        transformPolytope(piece.solid, toBody),
        multiplyQuat(conjugate(body.frame.rotation), piece.frame),
        engine,
      );
    if (own === undefined) continue;
    pieces.push({ shape: own.shape, pose: own.pose, part: piece.part });
    kept.push(piece);
  }
  return { pieces, kept };
}
