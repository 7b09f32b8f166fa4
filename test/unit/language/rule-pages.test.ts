import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/language/check/diagnostic.js';
import { BEHAVIOUR_RULES } from '../../../src/language/behaviour-rules/all-behaviour-rules.js';
import { RULES } from '../../../src/language/rules/all-rules.js';
import { ALL_RULES } from '../../../src/language/rules/rule-names.js';
import { lint, lintCompiled, lintMoving } from '../../fixtures/lint.js';
import { examplesOf, PAGES, readPage } from '../../fixtures/rule-examples.js';

it('each rule has a page, and each page a rule', () => {
  const pages = readdirSync(PAGES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.includes('/') && file.endsWith('.md'))
    .map((file) => file.replace(/\.md$/, ''));
  expect(pages.sort()).toEqual(ALL_RULES.map(({ id }) => id).sort());
});

describe.each(ALL_RULES.map(({ id }) => id))('the page of %s', (id) => {
  const page = readPage(id);
  const isCompiled = RULES.every((rule) => rule.id !== id);
  const isMoving = BEHAVIOUR_RULES.some((rule) => rule.id === id);
  const find = async (text: string) =>
    isMoving ? lintMoving(text) : isCompiled ? lintCompiled(text, id) : lint(text, {}, id);
  const wrong = examplesOf(page, 'Wrong');
  const right = examplesOf(page, 'Right');

  it('has wrong examples that the rule finds, and right ones in which nothing is found', async () => {
    expect(wrong.length).toBeGreaterThan(0);
    expect(right.length).toBeGreaterThan(0);
    for (const text of wrong)
      expect(
        (await find(text)).map(({ code }) => code),
        text,
      ).toContain(id);
    for (const text of right) expect(await find(text), text).toEqual([]);
    expect(page).toContain('\n## When not to use it\n');
  });

  it('has fixes that clear what they are offered for, and nothing but that', async () => {
    for (const text of wrong) {
      for (const diagnostic of (await find(text)).filter(({ code }) => code === id)) {
        for (const fix of diagnostic.fixes) {
          const fixed = applyEdits(text, fix.edits);
          const left = await find(fixed);
          expect(left.length, `${fix.title}:\n${fixed}`).toBeLessThan((await find(text)).length);
        }
      }
    }
  });
});
