import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Assembled } from '../../src/assemble/assemble-asset.js';
import { assembleAsset } from '../../src/assemble/assemble-asset.js';
import { SimAssetError } from '../../src/core/error.js';
import type { Vec3 } from '../../src/core/math/vec3.js';
import { norm } from '../../src/core/math/vec3.js';
import type { GeometryEngine } from '../../src/core/mesh/geometry-engine.js';
import { loadGeometryEngine } from '../../src/core/mesh/geometry-engine.js';
import { isPhysicalInertia } from '../../src/core/mesh/inertial-algebra.js';
import type { KinematicGroup, Motion, Part, PhysicalObject } from '../../src/core/physical-object.js';
import type { SimAsset } from '../../src/core/sim-asset.js';
import { readDescription } from '../../src/representation/description/read-description.js';
import { box, drawVoxels } from '../fixtures/draw-voxels.js';
import { mutateText, mutation } from '../fixtures/mutate-text.js';
import { loadReplies } from '../fixtures/reply-corpus.js';

/** Voxel texts are shortened: parts of a few rows keep 300 runs to seconds. */
const TEXTS = loadReplies().map(({ text }) => text.replace(/^(l_\d+: \d[\d -]{48})[\d -]*$/gm, '$1'));

/** The object a text describes. Many replies of the corpus are about words only: their parts get blocks side by side. */
function readObject(text: string): PhysicalObject {
  const { value } = readDescription(text);
  const block = (i: number): NonNullable<Part['geometry']> => {
    const x = 5 * (i % 6);
    return { kind: 'voxels', grid: drawVoxels(box(x, 4, 3 * (i % 4), x + 5, 8 + (i % 3), 3 * (i % 4) + 5)) };
  };
  return { ...value, parts: value.parts.map((part, i) => ({ geometry: block(i), ...part })) };
}

const WILD = [NaN, Infinity, -Infinity, 0, -0, 1e-300, 1e300, -1e9, -40, -3, -1, -0.5, 0.01, 0.5, 1, 2, 8, 31, 1e5];
const wild = fc.constantFrom(...WILD);
const wildVector = fc.tuple(wild, wild, wild);
const near = fc.double({ min: -8, max: 40, noNaN: true });
const axis = fc.oneof(fc.constantFrom<Vec3>([0, 0, 1], [0, -1, 0], [1, 0, 0], [1, 1, 0]), wildVector);
const position = fc.oneof(fc.tuple(near, near, near), wildVector);
const range = fc.oneof(fc.tuple(fc.double({ min: -4, max: 1, noNaN: true }), near), fc.tuple(wild, wild));

const motion: fc.Arbitrary<Motion> = fc.oneof(
  fc.constant<Motion>({ kind: 'fixed' }),
  fc.constant<Motion>({ kind: 'free' }),
  fc.record({ kind: fc.constant('slide' as const), direction: axis, range }),
  fc.record({ kind: fc.constant('hinge' as const), direction: axis, position, range }),
  fc.record({ kind: fc.constant('hinge' as const), direction: axis, position }),
  fc.record({ kind: fc.constant('ball' as const), position, maxAngle: wild }),
  fc.record({
    kind: fc.constant('hinge-slide' as const),
    direction: axis,
    position,
    range,
    slideDirection: axis,
    slideRange: range,
  }),
);

/** A change to an object after it was read: values that no reader lets through, but another backend might. */
type ObjectChange = (object: PhysicalObject) => PhysicalObject;

const replaceAt = <T>(list: readonly T[], at: number, change: (item: T) => T): T[] =>
  list.map((item, i) => (i === at % Math.max(1, list.length) ? change(item) : item));

const changePart =
  (at: number, change: (part: Part) => Part): ObjectChange =>
  (object) => ({
    ...object,
    parts: replaceAt(object.parts, at, change),
  });
const changeGroup =
  (at: number, change: (group: KinematicGroup) => KinematicGroup): ObjectChange =>
  (object) => ({
    ...object,
    groups: replaceAt(object.groups, at, change),
  });

const index = fc.nat({ max: 9 });
const objectChange: fc.Arbitrary<ObjectChange> = fc.oneof(
  fc.tuple(index, motion).map(([at, value]) => changeGroup(at, (group) => ({ ...group, motion: value }))),
  fc.tuple(index, index).map(([at, parent]) => changeGroup(at, (group) => ({ ...group, parent }))),
  fc.tuple(index, index).map(([at, id]) => changeGroup(at, (group) => ({ ...group, parts: [...group.parts, id] }))),
  fc.tuple(index, wild).map(([at, density]) => changePart(at, (part) => ({ ...part, density }))),
  fc.tuple(index, wild).map(([at, poissonsRatio]) => changePart(at, (part) => ({ ...part, poissonsRatio }))),
  fc
    .tuple(index, fc.string({ unit: 'binary', maxLength: 12 }))
    .map(([at, text]) => changePart(at, (part) => ({ ...part, name: text, material: text }))),
  index.map((at) =>
    changePart(at, ({ id, name, material, affordance, description }) => ({
      id,
      name,
      material,
      affordance,
      description,
    })),
  ),
  wildVector.map((dimensions): ObjectChange => (object) => ({ ...object, dimensions })),
  fc
    .constantFrom('Faucet', 'Pen', 'Switch', 'Table', '')
    .map((category): ObjectChange => (object) => ({ ...object, category })),
);

/** The first way in which an asset breaks its contract; undefined when it keeps it. */
function findBreach({ asset, issues }: Assembled): string | undefined {
  const odd = findOddNumber(asset, 'asset');
  if (odd !== undefined) return odd;
  const names = [
    asset.bodies.map((body) => body.name),
    asset.bodies.flatMap((body) => body.joints.map((joint) => joint.name)),
    asset.bodies.flatMap((body) => body.collisions.map((geom) => geom.name)),
    asset.bodies.flatMap((body) => body.visuals.map((geom) => geom.name)),
    asset.bodies.flatMap((body) => body.sites.map((site) => site.name)),
    asset.materials.map((material) => material.name),
  ];
  for (const list of names) {
    if (new Set(list).size !== list.length) return `names repeat: ${list.join(' ')}`;
    const bad = list.find((name) => !/^[a-z][a-z0-9_]*$/.test(name));
    if (bad !== undefined) return `"${bad}" is no identifier`;
  }
  const seen = new Set<string>();
  for (const [i, body] of asset.bodies.entries()) {
    if (body.parent !== undefined && !seen.has(body.parent)) return `${body.name} comes before its parent`;
    seen.add(body.name);
    const isLoose = body.joints.length === 1 && body.joints[0].type === 'free';
    if (body.parent === undefined && isLoose === (i === 0 && asset.base === 'fixed'))
      return `${body.name} hangs on nothing`;
    if (body.parent !== undefined && body.joints.length === 0) return `${body.name} does not move`;
    if (body.inertial === undefined || !(body.inertial.mass > 0)) return `${body.name} has no mass`;
    if (!isPhysicalInertia(body.inertial.inertia)) return `${body.name} has an inertia that no body has`;
    if (body.collisions.length === 0) return `nothing of ${body.name} collides`;
    const breach = findJointBreach(body.joints);
    if (breach !== undefined) return breach;
  }
  const bad = issues.find(({ message, where }) => where === '' || /undefined|\[object/.test(message));
  return bad === undefined ? undefined : JSON.stringify(bad);
}

function findJointBreach(joints: SimAsset['bodies'][number]['joints']): string | undefined {
  for (const joint of joints) {
    if (joint.type === 'free') continue;
    if (!(joint.damping > 0) || !(joint.armature > 0) || !(joint.frictionLoss >= 0))
      return `${joint.name} has odd dynamics`;
    if (joint.type === 'ball') {
      if (joint.maxAngle !== undefined && !(joint.maxAngle > 0)) return `${joint.name} cannot turn`;
      continue;
    }
    if (Math.abs(norm(joint.axis) - 1) > 1e-6) return `the axis of ${joint.name} is not unit`;
    if (!(joint.effortLimit > 0) || !(joint.velocityLimit > 0)) return `${joint.name} has odd limits`;
    if (joint.range === undefined) continue;
    const [low, high] = joint.range;
    if (!(low < high) || low > 0 || high < 0) return `the range of ${joint.name} is ${low} to ${high}`;
  }
  return undefined;
}

function findOddNumber(value: unknown, where: string): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `${where} is ${value}`;
  if (typeof value !== 'object' || value === null) return undefined;
  if (ArrayBuffer.isView(value))
    return (value as Float32Array).every((element) => Number.isFinite(element)) ? undefined : `${where} is not finite`;
  for (const [key, item] of Object.entries(value)) {
    const odd = findOddNumber(item, `${where}/${key}`);
    if (odd !== undefined) return odd;
  }
  return undefined;
}

describe('assembly of any object', () => {
  let engine: GeometryEngine;
  beforeAll(async () => (engine = await loadGeometryEngine()));

  /** An asset that keeps its contract, or the one error there is. Tells which. */
  function assemble(object: PhysicalObject, fixedBase: 'auto' | 'yes' | 'no'): boolean {
    let assembled: Assembled;
    try {
      assembled = assembleAsset(object, engine, { fixedBase });
    } catch (error) {
      if (error instanceof SimAssetError && error.code === 'no-geometry') return false;
      throw error;
    }
    const breach = findBreach(assembled);
    if (breach !== undefined) throw new Error(breach);
    return true;
  }

  const base = fc.constantFrom('auto', 'yes', 'no' as const);

  it('gives a sound asset or says that there is no geometry, for replies with mistakes', () => {
    let assets = 0;
    fc.assert(
      fc.property(fc.constantFrom(...TEXTS), fc.array(mutation, { maxLength: 6 }), base, (text, changes, fixedBase) => {
        if (assemble(readObject(changes.reduce(mutateText, text)), fixedBase)) assets++;
      }),
      { seed: 20251122, numRuns: 150 },
    );
    // Else the test would look at nothing.
    expect(assets).toBeGreaterThan(75);
  });

  it('does so for values that no reader lets through', () => {
    let assets = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...TEXTS),
        fc.array(objectChange, { minLength: 1, maxLength: 5 }),
        base,
        (text, changes, fixedBase) => {
          const object = changes.reduce((changed, change) => change(changed), readObject(text));
          if (assemble(object, fixedBase)) assets++;
        },
      ),
      { seed: 20251123, numRuns: 150 },
    );
    expect(assets).toBeGreaterThan(75);
  });
});
