import type { Body, BodyPart, Site } from '../core/body.js';
import type { Inertial } from '../core/inertial.js';
import type { CollisionGeom, VisualGeom } from '../core/geom.js';
import type { Issue } from '../core/issue.js';
import type { Joint } from '../core/joint.js';
import { translation, compose } from '../core/math/pose.js';
import { rotate } from '../core/math/quat.js';
import type { Vec3 } from '../core/math/vec3.js';
import { distance } from '../core/math/vec3.js';
import { boxSize } from '../core/mesh/box.js';
import type { GeometryEngine } from '../core/mesh/geometry-engine.js';
import { combineInertials, transformInertial } from '../core/mesh/inertial-algebra.js';
import type { Provenance } from '../core/provenance.js';
import type { BaseKind, SimAsset } from '../core/sim-asset.js';
import type { JointSketch } from './body-frames.js';
import { restFrame } from './body-frames.js';
import { farthestFromAxis } from './clearance/sweep.js';
import { subtreeOf } from './clearance/work-piece.js';
import type { Fit } from './fit-collisions.js';
import { fitCollisions, fitLengths } from './fit-collisions.js';
import { makeGraspSite } from './grasp-sites.js';
import { computeJointDynamics } from './joint-dynamics.js';
import type { Layout, PlacedBody, PlacedPart } from './lay-out.js';
import type { MaterialList } from './list-materials.js';
import { createMaterialList } from './list-materials.js';
import { withinRange } from './make-keyframes.js';
import { createNamer, toIdentifier } from './naming.js';
import { makePhysical } from './make-physical.js';

/** The parts of a SimAsset that come from its bodies. */
export interface BuiltBodies extends Pick<
  SimAsset,
  'bodies' | 'materials' | 'appearances' | 'contactPairs' | 'contactExclusions'
> {
  readonly provenance: Readonly<Record<string, Provenance>>;
}

/** Gives out names that are unique in the asset. */
type Namer = (wanted: string) => string;

/** Parts with this affordance rank or better get a grasp site; a moving body without any gets one on its most touched part. */
const GRASPED = 3;

/** Turns laid-out bodies into those of the asset. */
export function buildBodies(
  layout: Layout,
  base: BaseKind,
  onFloor: boolean,
  engine: GeometryEngine,
  issues: Issue[],
): BuiltBodies {
  const nameBody = createNamer();
  const names = layout.bodies.map((body) => nameBody(nameOfBody(body)));
  const size = Math.max(...boxSize(layout.bounds));
  const fit = fitCollisions(layout, names, base, onFloor, fitLengths(size), engine, issues);
  const inertials = layout.bodies.map((body, i) => makePhysical(body.inertial, names[i], issues));
  const materials = createMaterialList();
  const [nameVisual, nameSite] = [createNamer(), createNamer()];
  const provenance: Record<string, Provenance> = {};
  const bodies = layout.bodies.map((placed, i): Body => {
    const { plan, frame } = placed;
    const joints = buildJoints(layout, fit, inertials, names, i, base, size, issues);
    describeProvenance(provenance, placed, names[i], joints);
    return {
      name: names[i],
      ...(plan.parent === undefined ? {} : { parent: names[plan.parent] }),
      pose: compose(translation([0, 0, fit.rises.get(i) ?? 0]), frame.pose),
      joints,
      inertial: inertials[i],
      visuals: buildVisuals(placed, names[i], materials, i, nameVisual),
      collisions: buildCollisions(placed, names[i], fit, materials, i),
      sites: buildSites(placed, names[i], layout, nameSite),
      parts: placed.parts.map((part) => describePart(part, materials)),
    };
  });
  for (const part of layout.bodies.flatMap((body) => body.parts)) {
    const name = materials.materialOf(part.material);
    const table: Provenance = { source: 'prior', detail: `${part.material.record.name}, table of materials` };
    provenance[`materials/${name}`] = table;
    provenance[`materials/${name}/density`] = part.material.provenance.density;
    provenance[`materials/${name}/youngsModulus`] = part.material.provenance.elasticity;
    provenance[`materials/${name}/poissonsRatio`] = part.material.provenance.elasticity;
  }
  const geomName = (body: number, piece: number): string => bodies[body].collisions[piece].name;
  return {
    bodies,
    materials: materials.materials,
    appearances: materials.appearances,
    contactPairs: fit.pairs.map(({ bodies: [a, b], pieces: [p, q] }) => [geomName(a, p), geomName(b, q)] as const),
    contactExclusions: fit.exclusions,
    provenance,
  };
}

/** After its largest part: a drawer with a handle is the drawer. */
function nameOfBody(body: PlacedBody): string {
  const largest = body.parts.reduce((best, part) => (part.shape.volume > best.shape.volume ? part : best));
  return toIdentifier(largest.shape.part.name, `part_${largest.shape.part.id}`);
}

function buildJoints(
  layout: Layout,
  fit: Fit,
  inertials: readonly Inertial[],
  names: readonly string[],
  index: number,
  base: BaseKind,
  size: number,
  issues: Issue[],
): Joint[] {
  const name = names[index];
  const isFreeBase = layout.bodies[index].plan.motion.kind === 'base' && base === 'free';
  if (isFreeBase) return [{ type: 'free', name: `${name}_free` }];
  const frame = restFrame(layout.bodies[index].frame);
  const members = [...subtreeOf(fit.bodies, index)];
  const moved = combineInertials(
    members.map((i) => transformInertial(inertials[i], restFrame(layout.bodies[i].frame))),
  );
  if (moved === undefined) throw new Error(`${name} has no mass`);

  const dynamics = (
    sketch: Exclude<JointSketch, { type: 'free' }>,
    joint: string,
  ): ReturnType<typeof computeJointDynamics> => {
    const axis = sketch.type === 'ball' ? UP : sketch.axis;
    const range = sketch.type === 'ball' ? ballRange(sketch.maxAngle) : sketch.range;
    return computeJointDynamics(
      {
        type: sketch.type,
        axis: rotate(frame.rotation, axis),
        anchor: frame.position,
        ...(range === undefined ? {} : { range }),
        restsAt: [0, withinRange(layout.bodies[index].closed, range)],
        moved,
        reach:
          sketch.type === 'ball'
            ? farthestFromPoint(fit, members, frame.position)
            : farthestFromAxis(fit.bodies, index, axis),
        size,
      },
      joint,
      issues,
    );
  };
  return fit.joints[index].map((sketch): Joint => {
    const joint = `${name}_${sketch.type}`;
    if (sketch.type === 'free') return { type: 'free', name: joint };
    const { damping, frictionLoss, armature, spring, effortLimit, velocityLimit } = dynamics(sketch, joint);
    const common = { name: joint, damping, frictionLoss, armature };
    if (sketch.type === 'ball')
      return { ...common, type: 'ball', ...(sketch.maxAngle === undefined ? {} : { maxAngle: sketch.maxAngle }) };
    return {
      ...common,
      type: sketch.type,
      axis: sketch.axis,
      ...(sketch.range === undefined ? {} : { range: sketch.range }),
      ...(spring === undefined ? {} : { spring }),
      effortLimit,
      velocityLimit,
    };
  });
}

const UP: Vec3 = [0, 0, 1];

const ballRange = (maxAngle: number | undefined): readonly [number, number] | undefined =>
  maxAngle === undefined ? undefined : [-maxAngle, maxAngle];

function farthestFromPoint(fit: Fit, members: readonly number[], point: Vec3): number {
  const points = members.flatMap((i) => fit.bodies[i].pieces.flatMap((piece) => piece.solid.vertices));
  return Math.max(0, ...points.map((p) => distance(p, point)));
}

function buildVisuals(
  placed: PlacedBody,
  name: string,
  materials: MaterialList,
  body: number,
  nameVisual: Namer,
): VisualGeom[] {
  return placed.parts.map(({ shape, material, visual }): VisualGeom => {
    const part = toIdentifier(shape.part.name, `part_${shape.part.id}`);
    return {
      name: nameVisual(part === name ? `${name}_visual` : `${name}_${part}_visual`),
      mesh: visual,
      appearance: materials.appearanceOf(shape, material, body),
    };
  });
}

function buildCollisions(
  placed: PlacedBody,
  name: string,
  fit: Fit,
  materials: MaterialList,
  body: number,
): CollisionGeom[] {
  return fit.pieces[body].map(({ shape, pose, part }, n): CollisionGeom => ({
    name: `${name}_collision_${n}`,
    shape,
    pose,
    material: materials.materialOf(placed.parts[part].material),
  }));
}

function buildSites(placed: PlacedBody, name: string, layout: Layout, nameSite: Namer): Site[] {
  const wanted = placed.parts.filter(({ shape }) => shape.part.affordance <= GRASPED);
  if (wanted.length === 0 && placed.plan.motion.kind !== 'base')
    wanted.push(
      placed.parts.reduce((best, part) => (part.shape.part.affordance < best.shape.part.affordance ? part : best)),
    );
  const frame = restFrame(placed.frame);
  return wanted.flatMap(({ shape, visual }): Site[] => {
    const part = toIdentifier(shape.part.name, `part_${shape.part.id}`);
    const site = makeGraspSite(
      nameSite(part === name ? `${name}_grasp` : `${name}_${part}_grasp`),
      visual,
      frame,
      layout.bounds,
    );
    return site === undefined ? [] : [site];
  });
}

function describePart({ shape, material }: PlacedPart, materials: MaterialList): BodyPart {
  const { id, name, affordance, description } = shape.part;
  return { id, name, material: materials.materialOf(material), affordance, description };
}

function describeProvenance(
  table: Record<string, Provenance>,
  placed: PlacedBody,
  name: string,
  joints: readonly Joint[],
): void {
  const ways = [
    ...new Set(
      placed.parts.map(({ shape }) =>
        shape.moments.kind === 'solid' ? shape.moments.from : 'area and wall thickness',
      ),
    ),
  ];
  table[`bodies/${name}/inertial`] = { source: 'rule', detail: `volume times density, from ${ways.join(', ')}` };
  table[`bodies/${name}/collisions`] = {
    source: 'rule',
    detail: 'convex pieces of the parts, cut so that joints are free',
  };
  table[`bodies/${name}/sites`] = { source: 'rule', detail: 'middle of the outermost face of touched parts' };
  for (const joint of joints) {
    const path = `bodies/${name}/joints/${joint.name}`;
    if (joint.type === 'free') table[path] = { source: 'rule', detail: 'rests by its weight' };
    else {
      for (const key of ['damping', 'frictionLoss', 'armature', 'effortLimit', 'velocityLimit', 'spring'])
        if (key in joint) table[`${path}/${key}`] = { source: 'rule', detail: 'from the moved inertia and its weight' };
    }
  }
}
