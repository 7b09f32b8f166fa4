import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import mujocoFactory from '@mujoco/mujoco';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadMujoco } from '../../../src/sim/load-mujoco.js';
import type { SimSession } from '../../../webview-ui/simulation/sim-session.js';
import { createSimSession } from '../../../webview-ui/simulation/sim-session.js';

const files = (text: string) => new Map([['model.xml', new TextEncoder().encode(text)]]);
const ball = (z: number, extra = '') =>
  `<mujoco><worldbody>${extra}<body name="ball" pos="0 0 ${z}"><freejoint/><geom type="sphere" size="0.1" mass="1"/></body></worldbody></mujoco>`;
const PENDULUM =
  '<mujoco><compiler angle="radian"/><worldbody><body name="arm" pos="0 0 1"><joint name="swing" axis="0 1 0" range="-2 2"/><geom type="capsule" size="0.02" fromto="0 0 0 0 0 -0.5"/></body></worldbody></mujoco>';

describe('the simulation of a preview', () => {
  let session: SimSession;
  beforeAll(async () => {
    const wasm = createRequire(import.meta.url).resolve('@mujoco/mujoco/mujoco.wasm');
    session = createSimSession(await loadMujoco({ factory: mujocoFactory, wasmBytes: readFileSync(wasm) }));
  });

  /** Height of the ball after a while. The session gives up a step when it takes too long, so ask until the time is there. */
  const heightAfter = (seconds: number) => {
    let state = session.advance(0);
    while (state.time < seconds) state = session.advance(0.05);
    return state.qpos[2];
  };

  test('lets things that have no floor fall on one just below the model', () => {
    const compiled = session.compile(files(ball(0.5)), 'model.xml');
    expect([compiled.hasOwnFloor, compiled.floorHeight]).toEqual([false, 0]);
    expect(compiled.scene.geoms).toHaveLength(1);
    expect(heightAfter(2)).toBeCloseTo(0.1, 2);
    expect(session.compile(files(ball(-1)), 'model.xml').floorHeight).toBeCloseTo(-1.1, 9);
    expect(heightAfter(1)).toBeCloseTo(-1, 2);
  });

  test('uses the floor that a model has', () => {
    const compiled = session.compile(files(ball(0.5, '<geom type="plane" size="1 1 1" pos="0 0 0.2"/>')), 'model.xml');
    expect(compiled.hasOwnFloor).toBe(true);
    expect(heightAfter(2)).toBeCloseTo(0.3, 2);
  });

  test('starts where the joints were put, and goes back to the first pose', () => {
    const { scene, state } = session.compile(files(PENDULUM), 'model.xml');
    expect(scene.joints.map((joint) => joint.name)).toEqual(['swing']);
    expect([...state.qpos]).toEqual([0]);
    expect([...session.pose([[0, [1.2]]]).qpos]).toEqual([1.2]);
    expect(session.pose([]).time).toBe(0);
    expect(session.advance(0.1).qpos[0]).toBeLessThan(1.2);
    const back = session.reset();
    expect([...back.qpos, back.time]).toEqual([0, 0]);
  });

  test('keeps the model when the next one does not compile, and says why', () => {
    session.compile(files(PENDULUM), 'model.xml');
    expect(() => session.compile(files(PENDULUM.replace('capsule', 'cone')), 'model.xml')).toThrow(/cone/);
    expect(session.pose([[0, [0.5]]]).qpos[0]).toBe(0.5);
  });

  test('names the warnings of a model that flies apart', () => {
    const wild = PENDULUM.replace('<worldbody>', '<option timestep="0.5"/><worldbody>').replace(
      'range',
      'stiffness="1e6" range',
    );
    session.compile(files(wild), 'model.xml');
    session.pose([[0, [1.9]]]);
    let warnings: readonly string[] = [];
    for (let i = 0; i < 200 && warnings.length === 0; i++) warnings = session.advance(1).warnings;
    expect(warnings.length).toBeGreaterThan(0);
  });
});
