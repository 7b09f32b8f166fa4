import type { Namespace } from '../../schema/vocabulary.js';
import { attributeText } from '../model/defaults.js';
import { escapeAttribute } from '../check/edits.js';
import type { Declaration } from '../model/symbols.js';
import { symbolsOf } from '../model/symbols.js';
import type { Model, ModelElement } from '../model/model.js';
import type { Finding, Rule } from './rule.js';

/** Namespaces in which a name may be given again. */
const REPEATABLE = new Set<Namespace>(['plugin', 'flex']);

/** A name that is given twice in one namespace. MuJoCo refuses it, but for joints of URDF, of which it loses one. */
export const duplicateName: Rule = {
  id: 'ref/duplicate-name',
  severity: 'error',
  languages: ['mjcf', 'urdf'],
  check: (model, report) => {
    const { declarations, find } = symbolsOf(model);
    for (const declaration of declarations) {
      const { namespace, name, element } = declaration;
      if (REPEATABLE.has(namespace)) continue;
      if (model.language === 'mjcf' && namespace === 'body' && name === 'world') {
        report(element, { ...rangeOf(declaration), message: 'The body world is there already: it is the worldbody.' });
        continue;
      }
      if (namespace === 'default' && isTopLevel(element)) continue;
      const [first] = find(namespace, name).filter((one) => !(namespace === 'default' && isTopLevel(one.element)));
      if (first !== declaration) {
        const finding = describe(model, declaration, first);
        if (finding !== undefined) report(element, finding);
      } else if (namespace === 'default' && name === 'main')
        report(element, {
          ...rangeOf(declaration),
          message: 'The class main is there already: it is the one at the top.',
        });
    }
  },
};

/** Every default class at the top is the main one. */
const isTopLevel = ({ parent }: ModelElement): boolean => parent?.type?.id !== 'default';

function describe(model: Model, declaration: Declaration, first: Declaration): Finding | undefined {
  const { namespace, name, isFromFile } = declaration;
  const related = [{ ...rangeOf(first), file: first.element.file, message: 'It is given here first.' }];
  if (model.language === 'urdf' && namespace === 'material') {
    if (looksOf(declaration.element) === looksOf(first.element)) return undefined;
    const message = `The material "${name}" looks otherwise here than where it is given first: which one is taken depends on the program.`;
    return { ...rangeOf(declaration), message, related, severity: 'warning' };
  }
  const { find } = symbolsOf(model);
  let number = 2;
  while (find(namespace, `${name}_${number}`).length > 0) number++;
  const free = `${name}_${number}`;
  const edits = [{ ...rangeOf(declaration), text: escapeAttribute(free) }];
  const what = namespace === 'default' ? 'default class' : namespace;
  return {
    ...rangeOf(declaration),
    message: isFromFile
      ? `There are two of ${what} "${name}": without a name it is called as its file. Give one of them a name.`
      : `There is another ${what} "${name}".`,
    related,
    fixes: isFromFile ? [] : [{ title: `Rename this one to ${free}`, edits }],
  };
}

/** Colour and texture, to compare. */
const looksOf = ({ children }: ModelElement): string =>
  children
    .map(
      (child) =>
        `${child.node.name.text} ${attributeText(child, 'rgba')?.trim().split(/\s+/).map(Number).join(' ') ?? ''}${attributeText(child, 'filename') ?? ''}`,
    )
    .join();

const rangeOf = ({ start, end }: Declaration): { readonly start: number; readonly end: number } => ({ start, end });
