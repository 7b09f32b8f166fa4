import type { Namespace } from '../../schema/vocabulary.js';
import type { Fix } from '../check/diagnostic.js';
import { listGenerators } from '../model/generated-names.js';
import type { Model } from '../model/model.js';
import type { Declaration } from '../model/symbols.js';
import { symbolsOf } from '../model/symbols.js';
import type { Rule } from './rule.js';

/** What becomes a topic, a frame or a prim elsewhere. */
const NAMED = new Set<Namespace>(['link', 'body', 'joint', 'site', 'camera', 'actuator', 'sensor']);
/** Longer names are cut off by some tools. */
const LONGEST = 63;

/** A name that other programs change or refuse: Isaac Sim makes identifiers of names, ROS reads `/` as a path. */
export const nameStyle: Rule = {
  id: 'ref/name-style',
  severity: 'info',
  languages: ['mjcf', 'urdf'],
  preset: 'strict',
  check: (model, report) => {
    const { declarations } = symbolsOf(model);
    const known = new Map<string, Declaration>();
    for (const declaration of declarations) {
      const { namespace, name, element, start, end } = declaration;
      if (!NAMED.has(namespace)) continue;
      const plain = makePlain(name);
      const other = known.get(`${namespace} ${plain}`);
      const message =
        name !== plain
          ? `Other programs read "${name}" as ${plain}.`
          : name.length > LONGEST
            ? `A name of ${name.length} letters is cut off by some programs.`
            : other === undefined || other.name === name
              ? undefined
              : `Other programs do not tell "${name}" from "${other.name}".`;
      known.set(`${namespace} ${plain}`, other ?? declaration);
      if (message !== undefined) report(element, { start, end, message, fixes: rename(model, declaration, plain) });
    }
  },
};

const makePlain = (name: string): string => name.replace(/[^A-Za-z0-9_-]+/g, '_').replace(/^(?=\d)/, '_');

/** Everywhere in the model, where the new name is free and the old one is made by nobody else. */
function rename(model: Model, { namespace, name, isFromFile }: Declaration, to: string): readonly Fix[] {
  const { declarations, references, find } = symbolsOf(model);
  const isFree = to !== name && find(namespace, to).length === 0 && find(namespace, name).length === 1;
  if (isFromFile || !isFree || listGenerators(model).length > 0) return [];
  const places = [
    ...declarations.filter((one) => one.namespace === namespace && one.name === name),
    ...references.filter((one) => one.namespaces.includes(namespace) && one.name === name),
  ];
  const edits = places.map(({ start, end, element }) => ({ start, end, text: to, file: element.file }));
  return [{ title: `Rename to ${to} everywhere`, edits }];
}
