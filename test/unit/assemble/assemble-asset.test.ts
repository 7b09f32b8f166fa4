import { beforeAll, describe, expect, it } from 'vitest';
import type { AssembleOptions, Assembled } from '../../../src/assemble/assemble-asset.js';
import { assembleAsset } from '../../../src/assemble/assemble-asset.js';
import type { Body } from '../../../src/core/body.js';
import { SimAssetError } from '../../../src/core/error.js';
import { computeBodyPoses } from '../../../src/core/kinematic-tree.js';
import { compose, translation } from '../../../src/core/math/pose.js';
import { boxSize } from '../../../src/core/mesh/box.js';
import type { GeometryEngine } from '../../../src/core/mesh/geometry-engine.js';
import {
  boxInertial,
  combineInertials,
  isPhysicalInertia,
  transformInertial,
} from '../../../src/core/mesh/inertial-algebra.js';
import { separateConvex } from '../../../src/core/mesh/separate-convex.js';
import { shapeToMesh } from '../../../src/core/mesh/shape-mesh.js';
import { boundingBox } from '../../../src/core/mesh/box.js';
import { transformMesh } from '../../../src/core/mesh/transform-mesh.js';
import type { PhysicalObject } from '../../../src/core/physical-object.js';
import type { SimAsset } from '../../../src/core/sim-asset.js';
import { loadNodeGeometryEngine } from '../../../src/pipeline/node-engines.js';
import { box, tray } from '../../fixtures/draw-voxels.js';
import {
  ballLamp,
  blockInBox,
  cabinet,
  CABINET_MASS,
  faucet,
  globe,
  liddedBottle,
  makeGroup,
  makeObject,
  wallSwitch,
} from '../../fixtures/objects.js';

let engine: GeometryEngine;
beforeAll(async () => (engine = await loadNodeGeometryEngine()));

const assemble = (object: PhysicalObject, options: Partial<AssembleOptions> = {}): Assembled =>
  assembleAsset(object, engine, { fixedBase: 'auto', ...options });

function bodyNamed(asset: SimAsset, name: string): Body {
  const body = asset.bodies.find((b) => b.name === name);
  if (body === undefined) throw new Error(`no body ${name} among ${asset.bodies.map((b) => b.name).join(', ')}`);
  return body;
}

const massOf = (asset: SimAsset): number => asset.bodies.reduce((sum, body) => sum + (body.inertial?.mass ?? NaN), 0);

describe('the cabinet', () => {
  it('weighs what its voxels do', () => {
    expect(Math.abs(massOf(assemble(cabinet()).asset) / CABINET_MASS - 1)).toBeLessThan(1e-6);
  });

  it('has the size that was said, and stands on the floor below its middle', () => {
    const { asset } = assemble(cabinet());
    asset.dimensions.forEach((v, k) => {
      expect(v).toBeCloseTo([0.6, 0.425, 0.8][k], 6);
    });
    const bounds = boundsOf(asset);
    expect(bounds.min[2]).toBeCloseTo(0, 6);
    expect(bounds.min[0] + bounds.max[0]).toBeCloseTo(0, 6);
    expect(bounds.min[1] + bounds.max[1]).toBeCloseTo(0, 6);
  });

  it('has the inertia of its door by the parallel-axis theorem', () => {
    const door = bodyNamed(assemble(cabinet()).asset, 'door');
    const [v, wood, steel] = [0.025, 600, 7850];
    // The body frame is on the hinge: voxel (0, 3, 0).
    const panel = transformInertial(boxInertial([24 * v, v, 15 * v], wood), translation([12 * v, -0.5 * v, 7.5 * v]));
    const handle = transformInertial(boxInertial([v, v, 5 * v], steel), translation([21.5 * v, -1.5 * v, 8.5 * v]));
    const whole = combineInertials([panel, handle]);
    expect(door.inertial?.mass).toBeCloseTo(whole?.mass ?? NaN, 6);
    door.inertial?.com.forEach((c, k) => {
      expect(c).toBeCloseTo(whole?.com[k] ?? NaN, 6);
    });
    for (const key of ['xx', 'yy', 'zz', 'xy', 'xz', 'yz'] as const)
      expect(door.inertial?.inertia[key]).toBeCloseTo(whole?.inertia[key] ?? NaN, 6);
  });

  it('has joints in metres and radians, with unit axes and the rest pose inside', () => {
    const { asset } = assemble(cabinet());
    const [drawer] = bodyNamed(asset, 'lower_drawer').joints;
    expect(drawer).toMatchObject({ type: 'slide', name: 'lower_drawer_slide', axis: [0, -1, 0] });
    expect(drawer.type === 'slide' && drawer.range?.[1]).toBeCloseTo(0.25, 6);
    const [door] = bodyNamed(asset, 'door').joints;
    expect(door.type === 'hinge' && door.range?.[1]).toBeCloseTo((110 * Math.PI) / 180, 6);
    expect(asset.keyframes).toEqual([
      { name: 'home', positions: { lower_drawer_slide: 0, upper_drawer_slide: 0, door_hinge: 0 } },
    ]);
  });

  it('names bodies after their largest part and puts a grasp site on each handle', () => {
    const { asset } = assemble(cabinet());
    expect(asset.bodies.map((body) => body.name)).toEqual(['carcass', 'lower_drawer', 'upper_drawer', 'door']);
    const [site] = bodyNamed(asset, 'door').sites;
    expect(site.name).toBe('door_door_handle_grasp');
    const frame = compose(computeBodyPoses(asset).get('door') ?? translation([0, 0, 0]), site.pose);
    // The front of the handle is the front of the cabinet.
    expect(frame.position[1]).toBeCloseTo(-0.425 / 2, 6);
  });

  it('stands free with contact pairs, or welded without', () => {
    const free = assemble(cabinet()).asset;
    expect(free.base).toBe('free');
    expect(free.bodies[0].joints).toEqual([{ type: 'free', name: 'carcass_free' }]);
    expect(free.contactPairs.length).toBeGreaterThan(0);
    const welded = assemble(cabinet(), { fixedBase: 'yes' }).asset;
    expect(welded).toMatchObject({ base: 'fixed', contactPairs: [], provenance: { base: { source: 'user' } } });
    expect(welded.bodies[0].joints).toEqual([]);
  });

  it('grows and gains weight with the size the user gives', () => {
    const { asset } = assemble(cabinet(), { dimension: [1.6, 1.2, 0.85] });
    expect(Math.max(...asset.dimensions)).toBeCloseTo(1.6, 6);
    expect(massOf(asset) / CABINET_MASS).toBeCloseTo(8, 4);
    const [drawer] = bodyNamed(asset, 'lower_drawer').joints;
    expect(drawer.type === 'slide' && drawer.range?.[1]).toBeCloseTo(0.5, 6);
  });

  it('says where every value came from', () => {
    const { provenance } = assemble(cabinet()).asset;
    expect(provenance).toMatchObject({
      dimensions: { source: 'model' },
      base: { source: 'prior' },
      'bodies/door/inertial': { source: 'rule' },
      'bodies/door/joints/door_hinge/damping': { source: 'rule' },
      'materials/wood/density': { source: 'model' },
      'materials/wood': { source: 'prior' },
    });
  });

  it('is the same every time', () => {
    expect(assemble(cabinet())).toEqual(assemble(cabinet()));
  });
});

describe('all kinds of motion', () => {
  it('A: a loose body with a free joint, lying on what is below it', () => {
    const { asset } = assemble(blockInBox());
    const block = bodyNamed(asset, 'block');
    expect(block.parent).toBeUndefined();
    expect(block.joints).toEqual([{ type: 'free', name: 'block_free' }]);
    expect(leastGap(asset)).toBeGreaterThan(0);
  });

  it('C: a hinge without limit has none', () => {
    const [joint] = bodyNamed(assemble(globe()).asset, 'sphere').joints;
    expect(joint.type).toBe('hinge');
    expect(joint).not.toHaveProperty('range');
  });

  it('D: a ball joint on its point, with the usual limit', () => {
    const { asset } = assemble(ballLamp());
    const head = bodyNamed(asset, 'lamp_head');
    expect(head.joints).toMatchObject([{ type: 'ball', maxAngle: Math.PI / 3 }]);
    expect(head.pose.position[2]).toBeCloseTo((22 * 0.4) / 30, 3);
  });

  it('CB: a slide that carries a hinge', () => {
    const cap = bodyNamed(assemble(liddedBottle()).asset, 'cap');
    expect(cap.joints.map((joint) => joint.type)).toEqual(['slide', 'hinge']);
    expect(cap.joints.map((joint) => joint.name)).toEqual(['cap_slide', 'cap_hinge']);
  });

  it('E: faucets are fixed where they stand, switches on their wall', () => {
    expect(assemble(faucet()).asset).toMatchObject({ base: 'fixed', mountHeight: 0 });
    expect(assemble(wallSwitch()).asset).toMatchObject({ base: 'fixed', mountHeight: 1.1 });
    expect(assemble(wallSwitch(), { fixedBase: 'no' }).asset).toMatchObject({ base: 'free', mountHeight: 0 });
  });
});

describe('what is wrong with an object', () => {
  const lidded = (range: readonly [number, number]): PhysicalObject =>
    makeObject(
      'Box',
      'Box',
      [32, 32, 17],
      [
        { name: 'box', material: 'wood', solid: tray(0, 0, 0, 32, 32, 16) },
        { name: 'lid', material: 'wood', solid: box(0, 0, 16, 32, 32, 17) },
        { name: 'ghost', material: 'wood' },
      ],
      [
        makeGroup(0, [0], { kind: 'fixed' }),
        makeGroup(1, [1, 2], { kind: 'hinge', direction: [-1, 0, 0], position: [16, 32, 16], range }, 0),
      ],
    );

  it('turns reversed limits round', () => {
    const { asset, issues } = assemble(lidded([1.5, 0]));
    const [joint] = bodyNamed(asset, 'lid').joints;
    expect(joint).toMatchObject({ range: [0, 1.5] });
    expect(issues.map((issue) => issue.code)).toContain('reversed-range');
  });

  it('moves a rest pose into the limits', () => {
    const { asset, issues } = assemble(lidded([0.5, 1.9]));
    const lid = bodyNamed(asset, 'lid');
    const [joint] = lid.joints;
    expect(joint.type === 'hinge' && joint.range?.[0]).toBe(0);
    expect(joint.type === 'hinge' && joint.range?.[1]).toBeCloseTo(1.4, 9);
    expect(issues.map((issue) => issue.code)).toContain('rest-outside-range');
    // The lid stands open by 0.5 rad: it reaches higher than the closed box.
    expect(boundsOf(asset).max[2]).toBeGreaterThan(0.17 + 0.3 * Math.sin(0.5));
    expect(asset.dimensions[2]).toBeCloseTo(boundsOf(asset).max[2], 6);
  });

  it('leaves out a part without shape', () => {
    const { asset, issues } = assemble(lidded([0, 1]));
    expect(issues).toContainEqual(expect.objectContaining({ code: 'part-without-geometry', where: 'l_2' }));
    expect(asset.bodies.flatMap((body) => body.parts.map((part) => part.id))).toEqual([0, 1]);
  });

  it('refuses an object without any shape', () => {
    const empty = makeObject('Nothing', '', [1, 1, 1], [{ name: 'a', material: 'wood' }], []);
    expect(() => assemble(empty)).toThrow(SimAssetError);
    expect(() => assemble(empty)).toThrow(/nothing to simulate/);
  });

  it('counts voxels of two parts once', () => {
    const solid = (overlap: number): PhysicalObject =>
      makeObject(
        'Block',
        'Box',
        [32, 32, 32],
        [
          { name: 'a', material: 'wood', density: 500, solid: box(0, 0, 0, 32, 32, 32) },
          { name: 'b', material: 'wood', density: 500, solid: box(0, 0, 0, 32, 32, overlap) },
        ],
        [makeGroup(0, [0, 1], { kind: 'fixed' })],
      );
    expect(massOf(assemble(solid(8)).asset)).toBeCloseTo(500 * 0.32 ** 3, 6);
  });

  it('fixes what would tip over, and lays down what lies about loosely', () => {
    const leaning = (category: string): PhysicalObject =>
      makeObject(
        'Thing',
        category,
        [32, 16, 32],
        [{ name: 'a', material: 'wood', solid: (x, y, z) => (z < 2 ? x < 4 && y < 4 : z < 32 && x < 32 && y < 4) }],
        [makeGroup(0, [0], { kind: 'fixed' })],
      );
    expect(assemble(leaning('Storage furniture'))).toMatchObject({
      asset: { base: 'fixed' },
      issues: expect.arrayContaining([expect.objectContaining({ code: 'unstable-base' })]) as unknown,
    });
    const loose = assemble(leaning('Pen'));
    expect(loose.asset.base).toBe('free');
    expect(loose.issues.map((issue) => issue.code)).toContain('laid-down');
    expect(loose.asset.dimensions[2]).toBeLessThan(0.05);
  });
});

describe('parts as meshes', () => {
  const cube = shapeToMesh({ kind: 'box', halfExtents: [0.1, 0.1, 0.1] });
  const meshObject = (mesh: typeof cube, extra: object = {}): PhysicalObject => ({
    name: 'Cube',
    category: 'Box',
    metresPerUnit: 1,
    parts: [
      {
        id: 0,
        name: 'cube',
        material: 'steel',
        density: 7850,
        affordance: 5,
        description: '',
        geometry: { kind: 'mesh', mesh, ...extra },
      },
    ],
    groups: [makeGroup(0, [0], { kind: 'fixed' })],
    textures: [],
    provenance: {},
  });

  it('are in metres when the source says so, and weigh their volume', () => {
    const { asset } = assemble(meshObject(cube));
    expect(massOf(asset)).toBeCloseTo(7850 * 0.008, 4);
    asset.dimensions.forEach((v) => {
      expect(v).toBeCloseTo(0.2, 6);
    });
    expect(asset.bodies[0].collisions).toMatchObject([{ shape: { kind: 'box' } }]);
  });

  it('keep the convex pieces that came with them', () => {
    const convexPieces = [
      { shape: { kind: 'cylinder', radius: 0.1, halfLength: 0.1 }, pose: translation([0, 0, 0]) },
    ] as const;
    const { asset } = assemble(meshObject(cube, { convexPieces }));
    expect(asset.bodies[0].collisions).toMatchObject([{ shape: { kind: 'cylinder', radius: 0.1, halfLength: 0.1 } }]);
  });

  it('are turned outside out', () => {
    const inside = { positions: cube.positions, indices: cube.indices.slice().reverse() };
    expect(massOf(assemble(meshObject(inside)).asset)).toBeCloseTo(7850 * 0.008, 4);
  });

  it('weigh what a wall of them does when open', () => {
    const lid = { positions: cube.positions, indices: cube.indices.slice(0, 30) };
    const { asset, issues } = assemble(meshObject(lid));
    // Five of six faces of 0.04 m2, 1.5 mm of steel.
    expect(massOf(asset)).toBeCloseTo(5 * 0.04 * 0.0015 * 7850, 4);
    expect(issues.map((issue) => issue.code)).toContain('open-shell');
    expect(isPhysicalInertia(asset.bodies[0].inertial?.inertia ?? { xx: 0, yy: 0, zz: 0, xy: 0, xz: 0, yz: 0 })).toBe(
      true,
    );
  });

  it('weigh their full volume when a triangle is missing', () => {
    const ball = shapeToMesh({ kind: 'sphere', radius: 0.1 });
    const dented = { positions: ball.positions, indices: ball.indices.slice(3) };
    const mended = assemble(meshObject(dented));
    expect(mended.issues.map((issue) => issue.code)).not.toContain('open-shell');
    expect(massOf(mended.asset) / massOf(assemble(meshObject(ball)).asset)).toBeCloseTo(1, 3);
  });
});

/** Smallest gap between collision pieces of different bodies at rest that may collide; negative where they overlap. */
function leastGap(asset: SimAsset): number {
  const poses = computeBodyPoses(asset);
  const excluded = new Set(asset.contactExclusions.map(({ bodies }) => [...bodies].sort().join(' ')));
  let least = Infinity;
  asset.bodies.forEach((a, i) => {
    for (const b of asset.bodies.slice(i + 1)) {
      const [poseA, poseB] = [poses.get(a.name), poses.get(b.name)];
      if (poseA === undefined || poseB === undefined || excluded.has([a.name, b.name].sort().join(' '))) continue;
      for (const p of a.collisions)
        for (const q of b.collisions)
          least = Math.min(
            least,
            -separateConvex(p.shape, compose(poseA, p.pose), q.shape, compose(poseB, q.pose)).depth,
          );
    }
  });
  return least;
}

function boundsOf(asset: SimAsset): { min: number[]; max: number[] } {
  const poses = computeBodyPoses(asset);
  const [min, max] = [[Infinity, Infinity, Infinity], [-Infinity, -Infinity, -Infinity]]; // prettier-ignore
  for (const body of asset.bodies) {
    const pose = poses.get(body.name);
    for (const { mesh } of body.visuals) {
      const box = pose && boundingBox(transformMesh(mesh, pose));
      if (box === undefined) continue;
      expect(Math.min(...boxSize(box))).toBeGreaterThan(0);
      for (let k = 0; k < 3; k++) {
        min[k] = Math.min(min[k], box.min[k]);
        max[k] = Math.max(max[k], box.max[k]);
      }
    }
  }
  return { min, max };
}
