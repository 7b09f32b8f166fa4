import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeBodyPoses } from '../../src/core/kinematic-tree.js';
import type { Joint } from '../../src/core/joint.js';
import { listJoints } from '../../src/core/kinematic-tree.js';
import type { Pose } from '../../src/core/math/pose.js';
import { compose, IDENTITY_POSE } from '../../src/core/math/pose.js';
import { conjugate, multiplyQuat, quatAngle, rotate } from '../../src/core/math/quat.js';
import type { Vec3 } from '../../src/core/math/vec3.js';
import { distance, dot, norm, scale, subtract } from '../../src/core/math/vec3.js';
import type { SimAsset } from '../../src/core/sim-asset.js';
import { checkPhysicsExtension } from '../../src/formats/gltf/check-physics-extension.js';
import { openGlb } from '../../src/formats/gltf/glb-file.js';
import { computeGlbBodyPoses } from '../../src/formats/gltf/glb-kinematics.js';
import type { LimitJson } from '../../src/formats/gltf/physics-json.js';
import { readGlb } from '../../src/formats/gltf/read-glb.js';
import { writeGlb } from '../../src/formats/gltf/write-glb.js';
import { findDifference } from '../fixtures/find-difference.js';
import { randomAsset, randomPositions } from '../fixtures/random-asset.js';
import { poseFromNode } from '../fixtures/gltf-node.js';
import type { GltfJson } from '../fixtures/gltf-node.js';

const RUNS = { seed: 20261122, numRuns: 60, endOnFailure: true };

const assetAt = randomAsset.chain((asset) => fc.tuple(fc.constant(asset), randomPositions(asset)));

async function writeJson(asset: SimAsset): Promise<{ bytes: Uint8Array; json: GltfJson }> {
  const bytes = await writeGlb(asset);
  const file = openGlb(bytes);
  if (typeof file === 'string') throw new Error(file);
  return { bytes, json: file.json as GltfJson };
}

describe('GLB of any asset', () => {
  it('is read back as it was written', () =>
    fc.assert(
      fc.asyncProperty(randomAsset, async (asset) => {
        const { value, issues } = await readGlb(await writeGlb(asset));
        expect(issues).toEqual([]);
        expect(findDifference(value, asset, 1e-12)).toBeUndefined();
      }),
      RUNS,
    ));

  it('has physics extensions that obey their schemas', () =>
    fc.assert(
      fc.asyncProperty(randomAsset, async (asset) => {
        expect(checkPhysicsExtension((await writeJson(asset)).json)).toEqual([]);
      }),
      RUNS,
    ));

  it('poses its bodies as the core does, by its own nodes and extras', () =>
    fc.assert(
      fc.asyncProperty(assetAt, async ([asset, positions]) => {
        const own = computeGlbBodyPoses(await writeGlb(asset), positions);
        for (const [name, expected] of computeBodyPoses(asset, positions)) {
          const pose = own?.get(name);
          if (pose === undefined) throw new Error(`no body ${name}`);
          expect(distance(pose.position, expected.position)).toBeLessThan(1e-9);
          expect(quatAngle(pose.rotation, expected.rotation)).toBeLessThan(1e-7);
        }
      }),
      RUNS,
    ));

  it('has joint limits that measure the position of each joint', () =>
    fc.assert(
      fc.asyncProperty(assetAt, async ([asset, positions]) => {
        const { json } = await writeJson(asset);
        const joints = new Map(listJoints(asset).map(({ joint }) => [joint.name, joint]));
        const poses = computeBodyPoses(asset, positions);
        for (const { description, a, b } of attachmentFrames(json, poses)) {
          for (const limit of description.limits) {
            const value = measure(limit, a, b);
            expect(value).toBeGreaterThanOrEqual((limit.min ?? -Infinity) - 1e-6);
            expect(value).toBeLessThanOrEqual((limit.max ?? Infinity) + 1e-6);
            const joint = joints.get(description.name);
            if (isRange(limit, joint))
              expect(Math.abs(value - (positions[description.name] as number))).toBeLessThan(1e-6);
          }
        }
      }),
      RUNS,
    ));
});

/** Both attachment frames of each joint of the file with the bodies at `poses`, from the file's nodes. */
function attachmentFrames(json: GltfJson, poses: ReadonlyMap<string, Pose>) {
  const parentOf = new Map(json.nodes.flatMap((node, i) => (node.children ?? []).map((child) => [child, i] as const)));
  const place = (index: number): Pose => {
    const node = json.nodes[index];
    const body = poses.get(node.name ?? '');
    const parent = parentOf.get(index);
    if (node.extras.physxAnything.kind === 'body' && body !== undefined) return body;
    // The root node is the asset frame.
    return parent === undefined ? IDENTITY_POSE : compose(place(parent), poseFromNode(node));
  };
  return json.nodes.flatMap((node, i) => {
    const joint = node.extensions?.KHR_physics_rigid_bodies?.joint;
    const list = json.extensions?.KHR_physics_rigid_bodies?.physicsJoints;
    if (joint === undefined || list === undefined) return [];
    return [{ description: list[joint.joint], a: place(i), b: place(joint.connectedNode) }];
  });
}

/** The one limit of a hinge or slide that is not a lock. */
const isRange = (limit: LimitJson, joint: Joint | undefined): boolean =>
  'linearAxes' in limit
    ? joint?.type === 'slide' && limit.linearAxes.length === 1
    : joint?.type === 'hinge' && limit.angularAxes.length === 1;

const AXES: readonly Vec3[] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]; // prettier-ignore

/** What a limit measures between its frames, by the appendix of KHR_physics_rigid_bodies on joint limit metrics. */
function measure(limit: LimitJson, a: Pose, b: Pose): number {
  const axes = 'linearAxes' in limit ? limit.linearAxes : limit.angularAxes;
  const rest = [0, 1, 2].find((k) => !axes.includes(k)) ?? 0;
  if ('linearAxes' in limit) {
    const offset = subtract(b.position, a.position);
    const along = (k: number): Vec3 => rotate(a.rotation, AXES[k]);
    if (axes.length === 1) return dot(along(axes[0]), offset);
    if (axes.length === 2) return norm(subtract(offset, scale(along(rest), dot(along(rest), offset))));
    return norm(offset);
  }
  if (axes.length === 3) return quatAngle(a.rotation, b.rotation);
  if (axes.length === 2) {
    const cosine = dot(rotate(a.rotation, AXES[rest]), rotate(b.rotation, AXES[rest]));
    return Math.acos(Math.min(1, cosine));
  }
  const relative = multiplyQuat(conjugate(a.rotation), b.rotation);
  return 2 * Math.atan2(relative[axes[0] + 1], relative[0]);
}
