import { beforeAll, describe, expect, it } from 'vitest';
import { MJCF } from '../../../src/schema/mjcf/mjcf-vocabulary.js';
import { URDF } from '../../../src/schema/urdf/urdf-vocabulary.js';
import { XACRO } from '../../../src/schema/urdf/xacro-vocabulary.js';
import type { AttributeType, Vocabulary } from '../../../src/schema/vocabulary.js';
import { elementsOf } from '../schema/walk-vocabulary.js';
import type { Language, Token } from './tokenize.js';
import { loadGrammars } from './tokenize.js';

let tokenize: (language: Language, text: string) => readonly Token[];
beforeAll(async () => {
  tokenize = await loadGrammars();
});

/** A value that an attribute may have, and the scope, without the language, that shows what it is. */
function example({ value }: AttributeType): { readonly text: string; readonly scope: string } | undefined {
  switch (value.kind) {
    case 'number':
    case 'int':
      return { text: '1.5', scope: 'constant.numeric' };
    case 'bool':
      return { text: 'true', scope: 'constant.language.boolean' };
    case 'enum': {
      const word = value.values.find((candidate) => /^[a-z]\w+$/.test(candidate));
      return word === undefined ? undefined : { text: word, scope: 'constant.language' };
    }
    case 'name':
    case 'reference':
      return { text: 'some_name', scope: 'entity.name.type' };
    case 'file':
      return { text: 'a/b.stl', scope: 'markup.underline.link' };
    case 'text':
      return undefined;
  }
}

/** Attributes whose values get another colour than the vocabulary asks for, each as `element attribute`. */
function differing(language: 'mjcf' | 'urdf', vocabulary: Vocabulary): string[] {
  const found: string[] = [];
  for (const { id, tag, attributes } of elementsOf(vocabulary)) {
    for (const attribute of attributes.values()) {
      const wanted = example(attribute);
      if (wanted === undefined) continue;
      const tokens = tokenize(language, `<${tag} ${attribute.name}="${wanted.text}"/>`);
      const scope = tokens.find(({ text }) => text === wanted.text)?.scopes.at(-1) ?? '';
      if (!scope.startsWith(wanted.scope)) found.push(`${id} ${attribute.name}`);
    }
  }
  return found;
}

/** Tags that have no role of their own in the grammar. */
const withoutRole = (language: 'mjcf' | 'urdf', vocabulary: Vocabulary): string[] =>
  elementsOf(vocabulary)
    .map(({ tag }) => tag)
    .filter((tag) => tokenize(language, `<${tag}>`)[1].scopes.at(-1) === `entity.name.tag.${language}`);

describe('the grammars and the vocabularies', () => {
  it('agree on the elements', () => {
    expect(withoutRole('mjcf', MJCF)).toEqual([]);
    expect(withoutRole('urdf', URDF)).toEqual([]);
    for (const tag of XACRO.keys()) {
      expect(tokenize('xacro', `<${tag}>`)[2].scopes.at(-1), tag).toMatch(/^keyword\.control/);
    }
  });

  it('agree on what the values of attributes are', () => {
    expect(differing('mjcf', MJCF)).toEqual([]);
    expect(differing('urdf', URDF)).toEqual([]);
  });
});
