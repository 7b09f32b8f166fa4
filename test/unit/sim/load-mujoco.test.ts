import factory from '@mujoco/mujoco';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileModel, openSimulation } from '../../../src/sim/compile-model.js';
import type { MujocoEngine, MujocoFactory } from '../../../src/sim/load-mujoco.js';
import { loadMujoco } from '../../../src/sim/load-mujoco.js';
import { filesOf, readWasm, startEngine } from './engine.js';

const FALLING_BOX = `<mujoco><worldbody><geom type="plane" size="1 1 .1"/>
  <body pos="0 0 1" euler="10 20 30"><freejoint/><geom type="box" size=".1 .2 .3"/></body></worldbody></mujoco>`;

/** State of the falling box after 300 steps. */
function fall(engine: MujocoEngine): number[] {
  const sim = openSimulation(engine, filesOf({ 'm.xml': FALLING_BOX }), 'm.xml').value;
  sim?.step(300);
  const state = [...(sim?.data.qpos ?? [])];
  sim?.dispose();
  return state;
}

const nested = (levels: number): string =>
  `<mujoco><worldbody>${'<body pos="0 0 .01"><joint/><geom size=".01"/>'.repeat(levels)}${'</body>'.repeat(levels)}</worldbody></mujoco>`;

type Instantiate = (
  imports: WebAssembly.Imports,
  done: (...made: [WebAssembly.Instance, WebAssembly.Module]) => void,
) => object;

/** An engine whose exports are listened to on their way. */
async function startWithStackPointer(): Promise<{ engine: MujocoEngine; stackPointer: () => number }> {
  let stackPointer: (() => number) | undefined;
  const listening: MujocoFactory = (options) => {
    const given = options as { instantiateWasm: Instantiate };
    const instantiateWasm: Instantiate = (imports, done) =>
      given.instantiateWasm(imports, (instance, module) => {
        stackPointer = instance.exports.emscripten_stack_get_current as () => number;
        done(instance, module);
      });
    return factory({ ...given, instantiateWasm });
  };
  const engine = await loadMujoco({ factory: listening, wasmBytes: readWasm() });
  return { engine, stackPointer: () => stackPointer?.() ?? NaN };
}

describe('loadMujoco', () => {
  let engine: MujocoEngine;
  let expected: number[];
  beforeAll(async () => {
    engine = await startEngine();
    expected = fall(engine);
  });

  it('says its version', () => {
    expect(engine.version).toBe('3.14.0');
  });

  it('starts a second engine from the compiled module, with the same results', async () => {
    const second = await loadMujoco({ factory, wasmModule: engine.wasmModule });
    expect(second.wasmModule).toBe(engine.wasmModule);
    expect(fall(second)).toEqual(expected);
  });

  it('rejects, and does not hang, for code that is not MuJoCo', async () => {
    const empty = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
    await expect(loadMujoco({ factory, wasmBytes: empty })).rejects.toThrow();
    await expect(loadMujoco({ factory, wasmBytes: new Uint8Array(8) })).rejects.toThrow();
  });

  it('stays sound over 200 failing compiles in a row, with the C stack where it was', async () => {
    const { engine, stackPointer } = await startWithStackPointer();
    const stack = stackPointer();
    const broken = [
      '<mujoco><geom foo="1"/></mujoco>',
      '<mujoco><worldbody><body><joint/></body></worldbody></mujoco>',
      '<mujoco><asset><mesh file="none.obj"/></asset></mujoco>',
      '<mujoco',
    ];
    for (let i = 0; i < 200; i++) {
      const { value, issues } = compileModel(engine, filesOf({ 'm.xml': broken[i % broken.length] }), 'm.xml');
      expect(value).toBeUndefined();
      expect(issues.length).toBe(1);
    }
    expect(stackPointer()).toBe(stack);
    expect(fall(engine)).toEqual(expected);
  });

  it('compiles 200 bodies one in the other, and refuses 2000 with a message', () => {
    const deep = openSimulation(engine, filesOf({ 'm.xml': nested(200) }), 'm.xml').value;
    expect(deep?.model.nbody).toBe(201);
    deep?.step(10);
    deep?.dispose();
    const tooDeep = compileModel(engine, filesOf({ 'm.xml': nested(2000) }), 'm.xml');
    expect(tooDeep.value).toBeUndefined();
    expect(tooDeep.issues[0].severity).toBe('error');
    expect(fall(engine)).toEqual(expected);
  });

  it('keeps its heap over 300 models compiled, run and disposed of', () => {
    for (let i = 0; i < 20; i++) fall(engine);
    const before = engine.heapBytes();
    for (let i = 0; i < 300; i++) fall(engine);
    expect(engine.heapBytes()).toBe(before);
  });

  it('refuses what it has no memory for, and goes on', async () => {
    const own = await loadMujoco({ factory, wasmModule: engine.wasmModule });
    const huge = compileModel(own, filesOf({ 'm.xml': '<mujoco><size memory="3G"/></mujoco>' }), 'm.xml');
    expect(huge.issues[0].code).toBe('too-large');
    expect(own.isSound()).toBe(true);
    expect(fall(own)).toEqual(expected);
  });

  it('takes no more models once it has crashed', async () => {
    const own = await loadMujoco({ factory, wasmModule: engine.wasmModule });
    const texture = '<texture name="t" type="2d" builtin="flat" width="40000" height="40000"/>';
    const crash = compileModel(own, filesOf({ 'm.xml': `<mujoco><asset>${texture}</asset></mujoco>` }), 'm.xml');
    expect(crash.issues[0].code).toBe('engine-crashed');
    expect(own.isSound()).toBe(false);
    expect(compileModel(own, filesOf({ 'm.xml': '<mujoco/>' }), 'm.xml').issues[0].code).toBe('engine-crashed');
    expect(engine.isSound()).toBe(true);
  });

  it('gives what the engine prints to the call that caused it', () => {
    const print = (numbers: number[]): void => {
      engine.mj.mju_printMat(numbers, 1, numbers.length);
    };
    const outer = engine.capture(() => {
      print([1]);
      const inner = engine.capture(() => {
        print([2, 3]);
      });
      print([4]);
      return inner.printed.join(' ');
    });
    expect(outer.value).toMatch(/^2\S* 3/);
    expect(outer.printed.join(' ')).toMatch(/^1\S*\s+4/);
  });
});
