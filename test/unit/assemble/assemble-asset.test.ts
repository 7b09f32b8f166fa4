import { beforeAll, describe, expect, it } from 'vitest';
import type { Assembled, AssembleOptions } from '../../../src/assemble/assemble-asset.js';
import { assembleAsset } from '../../../src/assemble/assemble-asset.js';
import { SimAssetError } from '../../../src/core/error.js';
import type { Inertial } from '../../../src/core/inertial.js';
import { computeBodyPoses } from '../../../src/core/kinematic-tree.js';
import type { Vec3 } from '../../../src/core/math/vec3.js';
import { boundingBox } from '../../../src/core/mesh/box.js';
import type { GeometryEngine } from '../../../src/core/mesh/geometry-engine.js';
import { loadGeometryEngine } from '../../../src/core/mesh/geometry-engine.js';
import { transformInertial } from '../../../src/core/mesh/inertial-algebra.js';
import { pieceToMesh } from '../../../src/core/mesh/shape-mesh.js';
import type { Part } from '../../../src/core/physical-object.js';
import type { SimAsset } from '../../../src/core/sim-asset.js';
import { separateConvex } from '../../../src/core/mesh/separate-convex.js';
import { compose, translation } from '../../../src/core/math/pose.js';
import { CABINET_MASS, cabinet, makeGroup, makeObject } from '../../fixtures/objects.js';

/** Side of a voxel of the cabinet, m. */
const H = 0.025;
/** The asset frame's origin in voxels: below the middle of x 0..24 and y 1..18 (the handles stand out to 1), on z 0. */
const ORIGIN: Vec3 = [12, 9.5, 0];

/** Mass properties of parts from first principles: each voxel a cube, moved by the parallel axis theorem. Asset frame. */
function sumVoxels(parts: readonly Part[]): Inertial {
  const cubes: { m: number; p: Vec3 }[] = [];
  for (const { geometry, density } of parts) {
    if (geometry?.kind !== 'voxels') expect.fail('no voxels');
    const { size, occupied } = geometry.grid;
    occupied.forEach((cell, i) => {
      if (cell === 0) return;
      const at = [Math.floor(i / size ** 2), Math.floor(i / size) % size, i % size];
      const [x, y, z] = at.map((v, k) => (v + 0.5 - ORIGIN[k]) * H);
      cubes.push({ m: (density ?? 0) * H ** 3, p: [x, y, z] });
    });
  }
  const mass = cubes.reduce((sum, { m }) => sum + m, 0);
  const [cx, cy, cz] = [0, 1, 2].map((k) => cubes.reduce((sum, { m, p }) => sum + m * p[k], 0) / mass);
  const sum = (f: (x: number, y: number, z: number) => number): number =>
    cubes.reduce((total, { m, p }) => total + m * f(p[0] - cx, p[1] - cy, p[2] - cz), 0);
  // A cube's own moment about any axis through its middle: m h^2 / 6.
  const own = (mass * H ** 2) / 6;
  return {
    mass,
    com: [cx, cy, cz],
    inertia: {
      xx: own + sum((_, y, z) => y * y + z * z),
      yy: own + sum((x, _, z) => x * x + z * z),
      zz: own + sum((x, y) => x * x + y * y),
      xy: -sum((x, y) => x * y),
      xz: -sum((x, _, z) => x * z),
      yz: -sum((_, y, z) => y * z),
    },
  };
}

const massOf = (asset: SimAsset): number => asset.bodies.reduce((sum, body) => sum + (body.inertial?.mass ?? 0), 0);

describe('assembleAsset', () => {
  let engine: GeometryEngine;
  let made: Assembled;
  const assemble = (object = cabinet(), options: Partial<AssembleOptions> = {}): Assembled =>
    assembleAsset(object, engine, { fixedBase: 'auto', ...options });
  beforeAll(async () => {
    engine = await loadGeometryEngine();
    made = assemble();
  });

  it('makes the bodies and joints of a cabinet', () => {
    const { asset, issues } = made;
    expect(issues.filter((issue) => issue.severity !== 'info')).toEqual([]);
    expect(asset).toMatchObject({ name: 'kitchen_cabinet', title: 'Kitchen cabinet', base: 'free', mountHeight: 0 });
    expect(asset.bodies.map(({ name, parent, joints }) => [name, parent, joints.map(({ type }) => type)])).toEqual([
      ['carcass', undefined, ['free']],
      ['lower_drawer', 'carcass', ['slide']],
      ['upper_drawer', 'carcass', ['slide']],
      ['door', 'carcass', ['hinge']],
    ]);
    // 24 x 17 x 32 voxels with the handles.
    asset.dimensions.forEach((v, k) => {
      expect(v).toBeCloseTo([0.6, 0.425, 0.8][k], 6);
    });
    // 10 voxels.
    const [drawer] = asset.bodies[1].joints;
    expect(drawer.type === 'slide' && drawer.range?.[1]).toBeCloseTo(0.25, 2);
    expect(asset.keyframes[0].name).toBe('home');
  });

  it('weighs what the voxels weigh, within 1%', () => {
    expect(massOf(made.asset) / CABINET_MASS).toBeCloseTo(1, 2);
  });

  it('has the inertia of the sum over its voxels, within 1%, in every body', () => {
    const object = cabinet();
    const poses = computeBodyPoses(made.asset);
    for (const { name, inertial, parts } of made.asset.bodies) {
      const pose = poses.get(name);
      if (inertial === undefined || pose === undefined) expect.fail(name);
      const own = transformInertial(inertial, pose);
      const expected = sumVoxels(parts.map(({ id }) => object.parts[id]));
      expect(own.mass / expected.mass).toBeCloseTo(1, 2);
      own.com.forEach((v, k) => {
        expect(Math.abs(v - expected.com[k])).toBeLessThan(0.001);
      });
      const largest = Math.max(expected.inertia.xx, expected.inertia.yy, expected.inertia.zz);
      for (const key of ['xx', 'yy', 'zz', 'xy', 'xz', 'yz'] as const)
        expect(Math.abs(own.inertia[key] - expected.inertia[key])).toBeLessThan(0.01 * largest);
    }
  });

  it('weighs eight times as much at twice the size, whatever the order of the sides', () => {
    for (const dimension of [[1.2, 0.85, 1.6], [1.6, 1.2, 0.85]] as const) {
      const { asset } = assemble(cabinet(), { dimension });
      expect(massOf(asset) / massOf(made.asset)).toBeCloseTo(8, 4);
      expect(asset.dimensions[2]).toBeCloseTo(1.6, 6);
      expect(asset.provenance['dimensions'].source).toBe('user');
    }
  }); // prettier-ignore

  it('keeps the drawers open: nothing collides where things are put', () => {
    const poses = computeBodyPoses(made.asset);
    const pieces = made.asset.bodies.flatMap(({ name, collisions }) =>
      collisions.map(({ shape, pose }) => ({ shape, pose: compose(poses.get(name) ?? expect.fail(name), pose) })),
    );
    // A tray is x 2..22, y 3..15, z 17..22 (and 25..30) with walls of one voxel: inside is one voxel less, and it has no lid.
    const grain = { kind: 'sphere', radius: 1e-4 } as const;
    for (const z of [17, 25])
      for (const x of [3.2, 8, 12, 20.8])
        for (const y of [4.2, 9, 13.8])
          for (const up of [1.2, 3, 4.8]) {
            const at = [x, y, z + up].map((v, k) => (v - ORIGIN[k]) * H) as unknown as Vec3;
            const hit = pieces.filter(
              ({ shape, pose }) => separateConvex(grain, translation(at), shape, pose).depth > 0,
            );
            expect([x, y, z + up, hit]).toEqual([x, y, z + up, []]);
          }
    // A grain in the bottom of the tray does collide: the test can fail.
    const inBottom = [12, 9, 17.5].map((v, k) => (v - ORIGIN[k]) * H) as unknown as Vec3;
    expect(pieces.some(({ shape, pose }) => separateConvex(grain, translation(inBottom), shape, pose).depth > 0)).toBe(
      true,
    );
  });

  it('keeps boxes boxes, but where the door turns on an edge of the carcass', () => {
    const [carcass, ...others] = made.asset.bodies;
    for (const { name, collisions } of others)
      expect([name, collisions.filter(({ shape }) => shape.kind !== 'box')]).toEqual([name, []]);
    // The hinge is at x 0, y 3: what is bevelled there has a corner within half a voxel of it.
    const [x, y] = [0, 3].map((v, k) => (v - ORIGIN[k]) * H);
    const bevelled = carcass.collisions.filter(({ shape }) => shape.kind !== 'box');
    for (const piece of bevelled) {
      const { min, max } = boundingBox(pieceToMesh(piece)) ?? expect.fail(piece.name);
      const aside = Math.max(min[0] - x, x - max[0], min[1] - y, y - max[1]);
      expect([piece.name, aside < H / 2]).toEqual([piece.name, true]);
    }
    expect(bevelled.length).toBeLessThan(carcass.collisions.length / 2);
  });

  it('says where every number comes from', () => {
    const { provenance, bodies, materials } = made.asset;
    /** The entry of a path or the longest beginning of it; the root entry does not count. */
    const sourceOf = (path: string): string | undefined => {
      const steps = path.split('/');
      for (let n = steps.length; n > 0; n--) {
        const entry = provenance[steps.slice(0, n).join('/')] as { source: string } | undefined;
        if (entry !== undefined) return entry.source;
      }
      return undefined;
    };
    expect(sourceOf('dimensions')).toBe('model');
    expect(sourceOf('base')).toBe('prior');
    for (const { name, joints } of bodies) {
      expect([name, sourceOf(`bodies/${name}/inertial/mass`)]).toEqual([name, 'rule']);
      expect([name, sourceOf(`bodies/${name}/collisions`)]).toEqual([name, 'rule']);
      for (const joint of joints) {
        const path = `bodies/${name}/joints/${joint.name}`;
        const keys = joint.type === 'free' ? [''] : ['/damping', '/frictionLoss', '/armature', '/effortLimit'];
        for (const key of keys) expect([path + key, sourceOf(path + key)]).toEqual([path + key, 'rule']);
      }
    }
    for (const { name } of materials) {
      // The fixture says densities, and nothing of elasticity or friction.
      expect(sourceOf(`materials/${name}/density`)).toBe('model');
      expect(sourceOf(`materials/${name}/youngsModulus`)).toBe('prior');
      expect(sourceOf(`materials/${name}/friction`)).toBe('prior');
    }
    // Axes and ranges are the model's: the root covers what has no entry.
    expect(provenance[''].source).toBe('model');
  });

  it('does the same twice', () => {
    expect(assemble()).toEqual(made);
  });

  it('has nothing to make of an object without geometry', () => {
    const { parts, ...rest } = cabinet();
    const bare = { ...rest, parts: parts.map(({ geometry, ...part }) => (geometry === undefined ? part : part)) };
    for (const object of [bare, makeObject('Nothing', '', undefined, [], [makeGroup(0, [], { kind: 'fixed' })])]) {
      const attempt = () => assemble(object);
      expect(attempt).toThrow(SimAssetError);
      expect(attempt).toThrow(expect.objectContaining({ code: 'no-geometry' }) as Error);
    }
  });

  it('does as the options say', () => {
    const { asset } = assemble(cabinet(), { fixedBase: 'yes', name: '3 Wünsche' });
    expect(asset).toMatchObject({ name: 'object_3_wunsche', base: 'fixed' });
    expect(asset.bodies[0].joints).toEqual([]);
    expect(asset.provenance['base'].source).toBe('user');
  });
});
