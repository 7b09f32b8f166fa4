import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/language/check/diagnostic.js';
import { loadNodeMujoco } from '../../src/pipeline/node-engines.js';
import { compileModel } from '../../src/sim/compile-model.js';
import type { MujocoEngine } from '../../src/sim/load-mujoco.js';
import { examplesOf, readPage } from '../fixtures/rule-examples.js';
import { lint } from '../fixtures/lint.js';

/*
 * What the pages of the rules of physics say of MuJoCo is held against it: what it refuses it refuses, what it takes in silence it takes, and
 * what a fix leaves it takes.
 */

let engine: MujocoEngine;
beforeAll(async () => {
  engine = await loadNodeMujoco();
});

/** What the engine says to a text; empty where it takes it. */
function ask(text: string): string {
  const path = text.includes('<robot') ? 'model.urdf' : 'model.xml';
  const { value, issues } = compileModel(engine, new Map([[path, new TextEncoder().encode(text)]]), path);
  value?.delete();
  return value === undefined ? issues.map(({ message }) => message).join(' ') || 'refused' : '';
}

const pages = ['ine', 'con', 'act'].flatMap((group) =>
  readdirSync(`docs/rules/${group}`).map((file) => `${group}/${file.replace(/\.md$/, '')}`),
);
pages.push('uni/length', 'ast/mesh-invalid');

describe.each(pages)('the page of %s', (id) => {
  const page = readPage(id);

  it('is right about what MuJoCo refuses', () => {
    for (const text of examplesOf(page, 'Wrong')) {
      const isRefused = lint(text, {}, id).some(({ message }) => message.includes('MuJoCo refuses'));
      expect(ask(text) !== '', `${text}\n${ask(text)}`).toBe(isRefused);
    }
    for (const text of examplesOf(page, 'Right')) expect(ask(text), text).toBe('');
  });

  it('has fixes that leave what MuJoCo takes', () => {
    for (const text of examplesOf(page, 'Wrong'))
      for (const { code, fixes } of lint(text, {}, id))
        for (const fix of code === id ? fixes : []) {
          const fixed = applyEdits(text, fix.edits);
          expect(ask(fixed), `${fix.title}\n${fixed}`).toBe('');
        }
  });
});
