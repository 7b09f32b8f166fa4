import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import configuration from '../../../syntaxes/language-configuration.json' with { type: 'json' };

interface EnterRule {
  readonly beforeText: string;
  readonly afterText?: string;
  readonly action: { readonly indent: string };
}

const { languages, grammars } = packageJson.contributes;

/** Languages whose pattern for the first line of a file fits. */
const guess = (line: string): string[] =>
  languages.filter(({ firstLine }) => new RegExp(firstLine).test(line)).map(({ id }) => id);

describe('the languages of the extension', () => {
  it('are there with grammar and configuration, which are packed', () => {
    expect(languages.map(({ id }) => id)).toEqual(['mjcf', 'urdf', 'xacro']);
    expect(grammars.map(({ language }) => language)).toEqual(['mjcf', 'urdf', 'xacro']);
    for (const file of [...languages.map((l) => l.configuration), ...grammars.map((g) => g.path)]) {
      expect(existsSync(file), file).toBe(true);
    }
    expect(readFileSync('.vscodeignore', 'utf8').split('\n')).toContain('!syntaxes/*.json');
  });

  it.each([
    ['<mujoco model="arm">', ['mjcf']],
    ['<?xml version="1.0"?><mujoco>', ['mjcf']],
    ['<!-- of a lab --> <mujocoinclude>', ['mjcf']],
    ['<mujoco', ['mjcf']],
    ['<robot name="r">', ['urdf']],
    ['<robot name="r" xmlns:xacro="http://www.ros.org/wiki/xacro">', ['xacro']],
    ['<?xml version="1.0"?>', []],
    ['<mujocos>', []],
    ['<robots>', []],
    ['<svg>', []],
  ])('are guessed from the first line %s', (line, expected) => {
    expect(guess(line)).toEqual(expected);
  });
});

describe('indentation', () => {
  const { increaseIndentPattern, decreaseIndentPattern } = configuration.indentationRules;
  const rules: readonly EnterRule[] = configuration.onEnterRules;

  /** What Enter at the end of a line does, before what stands after the cursor. */
  const enter = (before: string, after = ''): string =>
    rules.find(
      ({ beforeText, afterText = '' }) => new RegExp(beforeText).test(before) && new RegExp(afterText).test(after),
    )?.action.indent ?? 'none';

  it.each([
    ['<body name="a">', true],
    ['  <body name="a > b">', true],
    ['<xacro:macro name="m">', true],
    ['<!-- a comment', true],
    ['<geom size="1"/>', false],
    ['<geom file="a/b"/>', false],
    ['<type>a</type>', false],
    ['<?xml version="1.0"?>', false],
    ['</body>', false],
    ['<!-- a comment -->', false],
  ])('of what follows %s: %s', (line, deeper) => {
    expect(new RegExp(increaseIndentPattern).test(line)).toBe(deeper);
  });

  it('goes back at an end tag', () => {
    for (const line of ['</body>', '  </xacro:if>', '-->']) expect(line).toMatch(new RegExp(decreaseIndentPattern));
    for (const line of ['<body>', 'a </b>', '<geom/>']) expect(line).not.toMatch(new RegExp(decreaseIndentPattern));
  });

  it.each([
    ['<body name="a">', '</body>', 'indentOutdent'],
    ['<body name="a">', '', 'indent'],
    ['<geom type="box"', '', 'indent'],
    ['  <geom', '', 'indent'],
    ['<geom type="box"/>', '', 'none'],
    ['    size="1"/>', '', 'outdent'],
    ['    size="1"', '', 'none'],
    ['</body>', '', 'none'],
    ['<mesh file="a/b"/>', '', 'none'],
  ])('on Enter after %s before %s: %s', (before, after, action) => {
    expect(enter(before, after)).toBe(action);
  });
});
