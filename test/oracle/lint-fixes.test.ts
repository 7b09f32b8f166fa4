import { beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/language/check/diagnostic.js';
import { applyEdits } from '../../src/language/check/diagnostic.js';
import { RULES } from '../../src/language/rules/all-rules.js';
import { ALL_RULES } from '../../src/language/rules/rule-names.js';
import { compileModel } from '../../src/sim/compile-model.js';
import type { MujocoEngine } from '../../src/sim/load-mujoco.js';
import { lint, lintCompiled } from '../fixtures/lint.js';
import { examplesOf, readPage } from '../fixtures/rule-examples.js';
import { filesOf, startEngine } from '../unit/sim/engine.js';

/* What a quick fix makes is a model: MuJoCo takes it, and nothing is left to fix. */

let engine: MujocoEngine;
beforeAll(async () => (engine = await startEngine()));

/** What the engine says against a model; empty where it takes it. */
function refusals(text: string): string {
  const { value, issues } = compileModel(engine, filesOf({ 'model.xml': text }), 'model.xml');
  value?.delete();
  return value === undefined ? issues.map(({ message }) => message).join(' ') : '';
}

/** How many fixed models the engine was asked about. */
let asked = 0;

const errorsOf = (found: readonly Diagnostic[]): readonly Diagnostic[] =>
  found.filter(({ severity }) => severity === 'error');

describe.each(ALL_RULES.map(({ id }) => id))('the fixes of %s', (id) => {
  const isCompiled = RULES.every((rule) => rule.id !== id);
  const find = async (text: string) => (isCompiled ? lintCompiled(text, id) : lint(text, {}, id));
  // Xacro is no model yet, and meshes are not at hand here.
  const wrong = examplesOf(readPage(id), 'Wrong').filter((text) => !/<xacro:|filename="|file="/.test(text));

  it('make what MuJoCo takes, and are not offered again', async () => {
    for (const text of wrong) {
      const before = (await find(text)).filter(({ code }) => code === id);
      for (const fix of before.flatMap(({ fixes }) => fixes)) {
        const fixed = applyEdits(text, fix.edits);
        const left = await find(fixed);
        const what = `${fix.title}:\n${fixed}`;
        if (errorsOf(left).length === 0) {
          expect(refusals(fixed), what).toBe('');
          asked++;
        }
        expect(left.filter(({ code }) => code === id).length, what).toBeLessThan(before.length);
      }
    }
  });
});

it('were held against the engine', () => {
  expect(asked).toBeGreaterThan(30);
});

describe('models in which the rules find an error that MuJoCo refuses too', () => {
  const refusedBy = [
    'kin/tree',
    'kin/joint-placement',
    'kin/axis-zero',
    'ref/wrong-kind',
    'ref/include',
    'ref/duplicate-name',
  ];

  it.each(refusedBy)('%s', (id) => {
    for (const text of examplesOf(readPage(id), 'Wrong')) {
      // MuJoCo loses one of two joints of URDF without a word.
      if (id === 'ref/duplicate-name' && text.includes('<robot')) continue;
      expect(refusals(text), text).not.toBe('');
    }
  });
});
