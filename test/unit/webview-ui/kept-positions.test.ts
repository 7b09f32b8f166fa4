import { describe, expect, test } from 'vitest';
import type { SceneJoint } from '../../../src/sim/describe-scene.js';
import { positionsByName, positionsByNumber } from '../../../webview-ui/joints/kept-positions.js';
import type { CompiledScene, SimState } from '../../../webview-ui/simulation/sim-protocol.js';

const joint = (name: string, type: SceneJoint['type'], qposAddress: number, range?: [number, number]): SceneJoint => ({
  name,
  type,
  body: 1,
  qposAddress,
  dofAddress: 0,
  axis: [0, 0, 1],
  anchor: [0, 0, 0],
  initial: new Array<number>({ free: 7, ball: 4, slide: 1, hinge: 1 }[type]).fill(0),
  ...(range === undefined ? {} : { range }),
});

const compile = (...joints: SceneJoint[]): CompiledScene => ({
  scene: {
    joints,
    bodies: [],
    geoms: [],
    meshes: [],
    materials: [],
    textures: [],
    keyframes: [],
    timestep: 0.002,
    totalMass: 1,
    center: [0, 0, 0],
    extent: 1,
  },
  centersOfMass: new Float32Array(),
  floorHeight: 0,
  hasOwnFloor: false,
  reach: undefined,
  remarks: [],
  state: at(),
});
const at = (...qpos: number[]): SimState => ({
  poses: new Float32Array(),
  axes: new Float32Array(),
  qpos: Float64Array.from(qpos),
  time: 0,
  warnings: [],
});

describe('joint positions', () => {
  test('are kept by name, free and nameless joints apart', () => {
    const compiled = compile(
      joint('base', 'free', 0),
      joint('door', 'hinge', 7),
      joint('head', 'ball', 8),
      joint('', 'slide', 12),
    );
    expect(positionsByName(compiled, at(1, 2, 3, 1, 0, 0, 0, 0.4, 0, 1, 0, 0, 0.2))).toEqual({
      door: [0.4],
      head: [0, 1, 0, 0],
    });
    expect(positionsByName(compiled, undefined)).toEqual({});
  });

  test('go to the joints of those names in another model, inside their limits', () => {
    const next = compile(
      joint('drawer', 'slide', 0, [0, 0.2]),
      joint('door', 'hinge', 1, [0, 1]),
      joint('wheel', 'hinge', 2),
    );
    const found = positionsByNumber(next, { door: [1.5], drawer: [-0.3], gone: [1], wheel: [9] });
    expect([...found]).toEqual([
      [0, [0]],
      [1, [1]],
      [2, [9]],
    ]);
  });

  test('are dropped where a joint has become another kind, or has an inherited name', () => {
    const next = compile(joint('door', 'ball', 0), joint('constructor', 'hinge', 4));
    expect(positionsByNumber(next, { door: [0.5] }).size).toBe(0);
  });
});
