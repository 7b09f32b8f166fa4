import type { ConvexPiece } from '../core/geom.js';
import type { Inertial } from '../core/inertial.js';
import type { Issue } from '../core/issue.js';
import type { Pose } from '../core/math/pose.js';
import { compose, transformPoint } from '../core/math/pose.js';
import type { Quat } from '../core/math/quat.js';
import { rotate } from '../core/math/quat.js';
import type { Vec3 } from '../core/math/vec3.js';
import { scale, subtract, ZERO } from '../core/math/vec3.js';
import type { Box } from '../core/mesh/box.js';
import { boxCentre, boxSize } from '../core/mesh/box.js';
import { combineInertials, scaleInertial, transformInertial } from '../core/mesh/inertial-algebra.js';
import { scaleShape } from '../core/mesh/scale-shape.js';
import { shapeToMesh } from '../core/mesh/shape-mesh.js';
import { transformMesh } from '../core/mesh/transform-mesh.js';
import type { TriangleMesh, VisualMesh } from '../core/mesh/triangle-mesh.js';
import type { BodyFrame } from './body-frames.js';
import { frameBodies, restFrame } from './body-frames.js';
import type { Polytope } from './clearance/polytope.js';
import { polytopeFromPiece, transformPolytope } from './clearance/polytope.js';
import type { PartShape } from './part-shapes.js';
import type { BodyPlan } from './plan-bodies.js';
import type { ResolvedMaterial } from './resolve-material.js';
import { scaleMotion } from './resolve-motion.js';

/** A part in metres, in the frame of its body. */
export interface PlacedPart {
  readonly shape: PartShape;
  readonly material: ResolvedMaterial;
  readonly visual: VisualMesh;
  readonly pieces: readonly ConvexPiece[];
  readonly inertial: Inertial;
}

export interface PlacedBody {
  readonly plan: BodyPlan;
  readonly frame: BodyFrame;
  readonly parts: readonly PlacedPart[];
  /** In the body frame. */
  readonly inertial: Inertial;
  /** Where its joint is closed, rad or m. */
  readonly closed: number;
}

/** All bodies in the asset frame: origin on the floor below the middle, lowest point z = 0. */
export interface Layout {
  readonly bodies: readonly PlacedBody[];
  /** Bounding box of what is drawn, at rest. */
  readonly bounds: Box;
  /** Collision pieces of everything but loose bodies, at rest. */
  readonly solids: readonly Polytope[];
  /** Height of the base's lowest point above the floor: more than 0 when it is carried by moving parts, such as wheels. */
  readonly baseHeight: number;
  /** Centre of mass of everything but loose bodies, at rest. */
  readonly com: Vec3;
  /** Takes the object's frame, in metres, to the asset's. */
  readonly toAsset: Pose;
}

/** A part with everything that laying it out needs. */
export interface PartInput {
  readonly shape: PartShape;
  readonly material: ResolvedMaterial;
}

/** A wall is no thicker than this share of its part's longest side. */
const THICKEST_SHEET = 0.1;

/**
 * Scales the object to metres, turns it by `turn`, and puts each part into the frame of its body.
 *
 * @param parts By part id.
 * @param foot For what stands free: how far the lowest collision piece is below the floor, m, there to be cut off. Absent: nothing, and
 * nothing that is drawn either, is below the floor.
 */
export function layOut(
  plans: readonly BodyPlan[],
  parts: ReadonlyMap<number, PartInput>,
  metresPerUnit: number,
  turn: Quat,
  foot: number | undefined,
  issues: Issue[],
): Layout {
  // First with the object's own origin, to see where it stands at rest; then from there.
  const first = place(plans, parts, metresPerUnit, turn, ZERO, []);
  const [drawn, solid] = [boundsAtRest(first, 'visual'), boundsAtRest(first, 'collision')];
  const middle = boxCentre(drawn);
  const origin: Vec3 = [
    middle[0],
    middle[1],
    foot === undefined ? Math.min(drawn.min[2], solid.min[2]) : solid.min[2] + foot,
  ];
  const bodies = place(plans, parts, metresPerUnit, turn, origin, issues);
  const settled = bodies.filter((body) => body.plan.motion.kind !== 'free');
  const whole = combineInertials(settled.map((body) => transformInertial(body.inertial, restFrame(body.frame))));
  if (whole === undefined) throw new Error('a body without mass was laid out');
  return {
    bodies,
    bounds: boundsAtRest(bodies, 'visual'),
    solids: settled.flatMap((body) => body.parts.flatMap((part) => solidsOf(part, restFrame(body.frame)))),
    baseHeight: boundsAtRest(
      bodies.filter((body) => body.plan.motion.kind === 'base'),
      'collision',
    ).min[2],
    com: whole.com,
    toAsset: { position: scale(origin, -1), rotation: turn },
  };
}

function place(
  plans: readonly BodyPlan[],
  parts: ReadonlyMap<number, PartInput>,
  metresPerUnit: number,
  turn: Quat,
  origin: Vec3,
  issues: Issue[],
): PlacedBody[] {
  const offset = scale(origin, -1);
  const motions = plans.map(({ motion }) =>
    motion.kind === 'base' || motion.kind === 'free'
      ? undefined
      : scaleMotion(motion, metresPerUnit, (v) => rotate(turn, v), offset),
  );
  const members = plans.map((plan) =>
    plan.parts.flatMap((id) => {
      const part = parts.get(id);
      return part === undefined ? [] : [part];
    }),
  );
  const centres = members.map((list) => {
    const box = unionBoxes(list.map(({ shape }) => shape.bounds));
    const centre = scale(boxCentre(box), metresPerUnit);
    return subtract(rotate(turn, centre), origin);
  });
  const frames = frameBodies(plans, motions, centres, issues);
  return plans.map((plan, i): PlacedBody => {
    const toBody: Pose = { position: subtract(offset, frames[i].anchor), rotation: turn };
    const placed = members[i].map((part) => placePart(part, metresPerUnit, toBody));
    const inertial = combineInertials(placed.map((part) => part.inertial));
    if (inertial === undefined) throw new Error('a body plan has parts with volume');
    const closed = (plan.closedAt ?? 0) * (plan.motion.kind === 'slide' ? metresPerUnit : 1);
    return { plan, frame: frames[i], parts: placed, inertial, closed };
  });
}

function placePart({ shape, material }: PartInput, metresPerUnit: number, toBody: Pose): PlacedPart {
  return {
    shape,
    material,
    visual: transformMesh(shape.visual, toBody, metresPerUnit),
    pieces: shape.pieces.map((piece) => scalePiece(piece, metresPerUnit, toBody)),
    inertial: transformInertial(massInMetres(shape, material, metresPerUnit), toBody),
  };
}

/** Mass properties in metres and kilograms: volume times density, or area times wall thickness times density. */
function massInMetres({ moments, bounds }: PartShape, material: ResolvedMaterial, metresPerUnit: number): Inertial {
  if (moments.kind === 'solid')
    return scaleInertial(moments.unit, metresPerUnit, metresPerUnit ** 3 * material.density);
  const longest = metresPerUnit * Math.max(...boxSize(bounds));
  const sheet = Math.min(material.record.sheet, THICKEST_SHEET * longest);
  return scaleInertial(moments.unit, metresPerUnit, metresPerUnit ** 2 * sheet * material.density);
}

/** A piece given in object units, as metres in the body frame. */
const scalePiece = ({ shape, pose }: ConvexPiece, factor: number, toBody: Pose): ConvexPiece => ({
  shape: scaleShape(shape, factor),
  pose: compose(toBody, { position: scale(pose.position, factor), rotation: pose.rotation }),
});

const solidsOf = (part: PlacedPart, frame: Pose): Polytope[] =>
  part.pieces.flatMap((piece) => {
    const solid = polytopeFromPiece(piece);
    return solid === undefined ? [] : [transformPolytope(solid, frame)];
  });

/** Corners of a part's collision pieces, moved by `frame`. */
function cornersOf(part: PlacedPart, frame: Pose): Vec3[] {
  return part.pieces.flatMap((piece) => meshPoints(shapeToMesh(piece.shape), compose(frame, piece.pose)));
}

function meshPoints({ positions }: TriangleMesh, pose: Pose): Vec3[] {
  const points: Vec3[] = [];
  for (let i = 0; i < positions.length; i += 3)
    points.push(transformPoint(pose, [positions[i], positions[i + 1], positions[i + 2]]));
  return points;
}

function boundsAtRest(bodies: readonly PlacedBody[], of: 'visual' | 'collision'): Box {
  const min: [number, number, number] = [Infinity, Infinity, Infinity];
  const max: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (const body of bodies) {
    const frame = restFrame(body.frame);
    for (const part of body.parts) {
      for (const p of of === 'visual' ? meshPoints(part.visual, frame) : cornersOf(part, frame)) {
        for (let k = 0; k < 3; k++) {
          min[k] = Math.min(min[k], p[k]);
          max[k] = Math.max(max[k], p[k]);
        }
      }
    }
  }
  return { min, max };
}

/** The smallest box around all; inside out for an empty list. */
export function unionBoxes(boxes: readonly Box[]): Box {
  const at = (pick: (...values: number[]) => number, side: 'min' | 'max', k: 0 | 1 | 2): number =>
    pick(...boxes.map((box) => box[side][k]));
  return {
    min: [at(Math.min, 'min', 0), at(Math.min, 'min', 1), at(Math.min, 'min', 2)],
    max: [at(Math.max, 'max', 0), at(Math.max, 'max', 1), at(Math.max, 'max', 2)],
  };
}
