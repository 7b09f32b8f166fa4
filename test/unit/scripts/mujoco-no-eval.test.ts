import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mujocoNoEval, removeDynamicCode } from '../../../scripts/mujoco-no-eval.mjs';

const require = createRequire(import.meta.url);
const source = readFileSync(require.resolve('@mujoco/mujoco'), 'utf8');
const root = join(import.meta.dirname, '../../..');

/**
 * Runs models for 500 steps and prints the states as bits, with what errors and odd calls give. Touches methods, static methods,
 * overloads, vectors, enumerations, accessors, arrays given to C++ and callbacks from it.
 */
const PROGRAM = `
import factory from '@mujoco/mujoco';
import { readFileSync } from 'node:fs';
import { loadMujoco } from './src/sim/load-mujoco.js';
import { compileModel } from './src/sim/compile-model.js';
import { Simulation } from './src/sim/simulation.js';
const engine = await loadMujoco({ factory, wasmBytes: readFileSync(process.argv[2]) });
const { mj, guard } = engine;
const bits = (a) => Buffer.from(new Uint8Array(a.buffer, a.byteOffset, a.byteLength).slice()).toString('hex');
const fails = (f) => { try { return String(guard(f)); } catch (e) { return e.constructor.name + ': ' + e.message; } };
const out = [];
const models = [
  '<mujoco><worldbody><geom type="plane" size="1 1 .1"/><body pos="0 0 .3"><freejoint/><geom type="box" size=".1 .2 .1"/></body></worldbody></mujoco>',
  '<mujoco><worldbody><body><joint name="a" axis="0 1 0" damping=".1"/><geom type="capsule" fromto="0 0 0 1 0 0" size=".05"/><body pos="1 0 0"><joint axis="0 1 0" range="-1 1"/><geom size=".1"/></body></body></worldbody><actuator><motor joint="a"/></actuator><sensor><jointpos joint="a"/></sensor></mujoco>',
  '<mujoco><worldbody><geom type="plane" size="1 1 .1"/><replicate count="5" offset=".02 0 .25"><body pos="0 0 .2"><freejoint/><geom type="cylinder" size=".1 .1"/></body></replicate></worldbody></mujoco>',
  '<mujoco><worldbody><body><joint/></body></worldbody></mujoco>',
];
for (const xml of models) {
  const { value, issues } = compileModel(engine, new Map([['m.xml', new TextEncoder().encode(xml)]]), 'm.xml');
  out.push(issues);
  if (value === undefined) continue;
  const sim = new Simulation(engine, value);
  sim.step(500);
  out.push(bits(sim.data.qpos), bits(sim.data.qvel), sim.contacts(), sim.energy(), sim.warnings(), sim.data.ncon);
  const jacobian = new Float64Array(3 * value.nv);
  mj.mj_jacBody(value, sim.data, jacobian, null, 1);
  out.push(bits(jacobian), fails(() => mj.mj_step(value)), fails(() => value.jnt('nothing').id), fails(() => sim.data.body(1).xpos.length));
  out.push(mj.mj_name2id(value, 3, 'a'), mj.mjtObj.mjOBJ_GEOM.value, fails(() => new mj.MjData(1, 2, 3)), fails(() => mj.mj_name2id('x', {}, 1)));
  sim.dispose();
}
console.log(JSON.stringify(out));
`;

describe('mujocoNoEval', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'mujoco-no-eval-'))));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const bundle = async (name: string, patched: boolean): Promise<string> => {
    const outfile = join(folder, name);
    await build({
      stdin: { contents: PROGRAM, resolveDir: root, loader: 'ts' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile,
      logLevel: 'silent',
      plugins: patched ? [mujocoNoEval] : [],
    });
    return outfile;
  };
  const run = (file: string, ...flags: string[]): string =>
    execFileSync(process.execPath, [...flags, file, require.resolve('@mujoco/mujoco/mujoco.wasm')], {
      stdio: 'pipe',
      encoding: 'utf8',
    });

  it('gives bit-identical simulations and errors where code from strings is forbidden, and plain MuJoCo does not run there', async () => {
    const [plain, patched] = [await bundle('plain.mjs', false), await bundle('patched.mjs', true)];
    const forbid = '--disallow-code-generation-from-strings';
    expect(() => run(plain, forbid)).toThrow(/Code generation from strings disallowed/);
    const expected = run(plain);
    expect(expected.length).toBeGreaterThan(1000);
    expect(run(patched, forbid)).toBe(expected);
  });

  it('leaves no code made from text in a browser bundle', async () => {
    const entry = join(folder, 'browser.ts');
    writeFileSync(
      entry,
      `import factory from ${JSON.stringify(require.resolve('@mujoco/mujoco'))}; console.log(factory);`,
    );
    const result = await build({
      entryPoints: [entry],
      bundle: true,
      platform: 'browser',
      format: 'iife',
      write: false,
      logLevel: 'silent',
      plugins: [mujocoNoEval],
    });
    expect(result.outputFiles[0].text).not.toMatch(/new Function\b|[^.\w]eval\s*\(/);
  });

  it('fails when the text to replace is not there, or is there in a second place', () => {
    expect(() => removeDynamicCode(source.replace('new Function(...args', 'new Function( ...args'))).toThrow(
      'exactly once',
    );
    expect(() => removeDynamicCode(source + source)).toThrow('exactly once');
    expect(() => removeDynamicCode(`${source}\nnew Function('return 1')();`)).toThrow('not known');
  });
});
