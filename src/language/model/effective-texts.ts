import { decodeEntities } from '../../xml/entities.js';
import type { DefaultClass } from './defaults.js';
import { classOf } from './defaults.js';
import { memoize } from './memoize.js';
import type { Model, ModelElement } from './model.js';

/** What a class sets for elements of a tag, by attribute, entities decoded. */
const tablesOf = memoize<DefaultClass, Map<string, ReadonlyMap<string, string>>>(() => new Map());

function tableOf(of: DefaultClass, tag: string): ReadonlyMap<string, string> {
  const tables = tablesOf(of);
  const known = tables.get(tag);
  if (known !== undefined) return known;
  const table = new Map<string, string>();
  for (const { children } of of.sections)
    for (const { node } of children)
      if (node.name.text === tag)
        for (const { name, value } of node.attributes)
          if (value !== undefined) table.set(name.text, decodeEntities(value.raw));
  tables.set(tag, table);
  return table;
}

/**
 * The attributes of a geom, joint, site, mesh or other element that takes over what its class says of its own tag: as they hold, without what the engine
 * takes where nobody says. `effectiveText` for whoever asks for many: the class is looked up once.
 */
export function effectiveTexts(model: Model, element: ModelElement): (name: string) => string | undefined {
  const { node } = element;
  const found = classOf(model, element);
  const table = found === undefined ? undefined : tableOf(found, node.name.text);
  return (name) => {
    for (const attribute of node.attributes)
      if (attribute.name.text === name && attribute.value !== undefined) return decodeEntities(attribute.value.raw);
    return table?.get(name);
  };
}
