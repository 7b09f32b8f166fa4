import { SimAssetError } from '../core/error.js';
import type { Issue } from '../core/issue.js';
import type { Quat } from '../core/math/quat.js';
import { IDENTITY_QUAT } from '../core/math/quat.js';
import type { Vec3 } from '../core/math/vec3.js';
import { boxSize } from '../core/mesh/box.js';
import type { GeometryEngine } from '../core/mesh/geometry-engine.js';
import type { PhysicalObject } from '../core/physical-object.js';
import type { Placement } from '../core/placement.js';
import type { SimAsset } from '../core/sim-asset.js';
import { buildBodies } from './build-bodies.js';
import type { CategoryRecord } from '../core/category-table.js';
import type { BaseChoice, FixedBase } from './choose-base.js';
import { chooseBase } from './choose-base.js';
import { findCategory } from '../core/find-category.js';
import type { Foot } from './find-foot.js';
import { findFoot } from './find-foot.js';
import { fitWheel } from './fit-round.js';
import type { Layout, PartInput } from './lay-out.js';
import { layOut, unionBoxes } from './lay-out.js';
import { toIdentifier } from './naming.js';
import { shapeParts } from './part-shapes.js';
import type { BodyPlan } from './plan-bodies.js';
import { planBodies } from './plan-bodies.js';
import { resolveMaterial } from './resolve-material.js';
import type { ObjectScale } from './resolve-scale.js';
import { resolveScale } from './resolve-scale.js';
import { roundAsset } from './round-asset.js';
import { fitLengths } from './fit-collisions.js';
import { makeKeyframes } from './make-keyframes.js';
import { findRestRotation } from './stability.js';

export interface AssembleOptions {
  /** Weld the base to the world: by category, always, or never. */
  readonly fixedBase: FixedBase;
  /** The user's length, width, height in m, in any order: overrides what the source says. */
  readonly dimension?: Vec3;
  /** Name of the asset; otherwise made from the object's. */
  readonly name?: string;
}

export interface Assembled {
  readonly asset: SimAsset;
  readonly placement: Placement;
  readonly issues: readonly Issue[];
}

/**
 * Makes a simulation asset of what a backend said about an object: scale, bodies, mass, joints with dynamics, collision pieces that
 * leave joints free to move, a base that stands. Bad values become issues and the nearest usable value.
 *
 * Pure and deterministic; a cabinet takes a fraction of a second.
 *
 * @throws SimAssetError `no-geometry` when no part has a shape.
 */
export function assembleAsset(object: PhysicalObject, engine: GeometryEngine, options: AssembleOptions): Assembled {
  const issues: Issue[] = [];
  const category = findCategory(object.category, object.name);
  const shapes = shapeParts(object, engine, issues);
  if (shapes.length === 0) {
    throw new SimAssetError(
      'no-geometry',
      `No part of "${object.name}" has a shape, so there is nothing to simulate.`,
      'Check that the description comes with voxels or meshes for its parts.',
    );
  }
  const bounds = unionBoxes(shapes.map((shape) => shape.bounds));
  const scale = resolveScale(object, category, bounds, options.dimension, issues);
  const parts = new Map<number, PartInput>();
  for (const shape of shapes) {
    const material = resolveMaterial(shape.part);
    issues.push(...material.issues);
    parts.set(shape.part.id, { shape, material: material.value });
  }
  const volumes = new Map(shapes.map((shape) => [shape.part.id, shape.volume]));
  const plans = planBodies(object.groups, volumes, bounds, issues);
  roundWheels(plans, parts);

  const layAs = (turn: Quat, foot: number | undefined, found: Issue[]): Layout =>
    layOut(plans, parts, scale.metresPerUnit, turn, foot, found);
  const upright = layAs(IDENTITY_QUAT, undefined, issues);
  const foot = findFoot(upright.solids, upright.com);
  const choice = chooseBase(category, options.fixedBase, foot.tipping, issues);
  const layout = standUp(upright, choice, foot, layAs, engine);

  const built = buildBodies(layout, choice.base, standsOnFloor(category, choice), engine, issues);
  const asset = roundAsset(describeAsset(object, category, options, scale, choice, layout, built));
  return { asset, placement: { metresPerUnit: scale.metresPerUnit, pose: layout.toAsset }, issues };
}

/** Gives parts that turn without end, and are about as wide as high, the shape of a wheel: a few voxels make a poor one. */
function roundWheels(plans: readonly BodyPlan[], parts: Map<number, PartInput>): void {
  for (const { motion, parts: members } of plans) {
    if (motion.kind !== 'hinge' || motion.range !== undefined) continue;
    for (const id of members) {
      const part = parts.get(id);
      if (part === undefined) continue;
      const wheel = fitWheel(part.shape.visual, motion.direction, motion.position);
      if (wheel !== undefined) parts.set(id, { ...part, shape: { ...part.shape, pieces: [wheel] } });
    }
  }
}

/** A free object on its foot, or on the side that it is laid on. */
function standUp(
  upright: Layout,
  choice: BaseChoice,
  foot: Foot,
  layAs: (turn: Quat, foot: number | undefined, issues: Issue[]) => Layout,
  engine: GeometryEngine,
): Layout {
  if (choice.base === 'fixed') {
    // Wheels under a base that is welded carry nothing, and would only rub on the floor.
    const { gap } = fitLengths(Math.max(...boxSize(upright.bounds)));
    return upright.baseHeight > 2 * gap ? layAs(IDENTITY_QUAT, -gap, []) : upright;
  }
  if (!choice.layDown) return layAs(IDENTITY_QUAT, foot.height, []);
  const points = upright.solids.flatMap((solid) => solid.vertices);
  const evenness = UNEVEN_SHARE * Math.max(...boxSize(upright.bounds));
  const turn = findRestRotation(points, upright.com, evenness, engine);
  const lying = layAs(turn, 0, []);
  return layAs(turn, findFoot(lying.solids, lying.com).height, []);
}

/** A side of a shape made of voxels is even within this share of its longest side. */
const UNEVEN_SHARE = 0.01;

/** What hangs on a wall or ceiling has no floor to clear. */
const standsOnFloor = (category: CategoryRecord, choice: BaseChoice): boolean =>
  choice.base === 'free' || category.stance !== 'hung';

function describeAsset(
  object: PhysicalObject,
  category: CategoryRecord,
  options: AssembleOptions,
  scale: ObjectScale,
  choice: BaseChoice,
  layout: Layout,
  built: ReturnType<typeof buildBodies>,
): SimAsset {
  const source = object.provenance[''] ?? { source: 'model' as const, detail: 'as the source says' };
  return {
    name: toIdentifier(options.name ?? object.name, 'object'),
    title: object.name,
    category: object.category,
    base: choice.base,
    mountHeight: choice.base === 'fixed' ? category.mountHeight : 0,
    dimensions: boxSize(layout.bounds),
    bodies: built.bodies,
    materials: built.materials,
    appearances: built.appearances,
    textures: object.textures,
    contactPairs: built.contactPairs,
    contactExclusions: built.contactExclusions,
    keyframes: makeKeyframes(layout, built.bodies),
    ...(object.confidence === undefined ? {} : { confidence: object.confidence }),
    provenance: {
      '': source,
      title: object.provenance['name'] ?? source,
      category: object.provenance['category'] ?? source,
      dimensions: scale.provenance,
      base: choice.provenance,
      mountHeight: { source: 'prior', detail: `usual for the category ${category.name}` },
      ...built.provenance,
    },
  };
}
