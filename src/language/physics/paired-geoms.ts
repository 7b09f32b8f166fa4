import { memoize } from '../model/memoize.js';
import type { Model, ModelElement } from '../model/model.js';
import { symbolsOf } from '../model/symbols.js';

/** The geoms that an explicit `pair` lets collide, whatever their masks say. */
export const pairedGeoms = memoize((model: Model): ReadonlySet<ModelElement> => {
  const { references, find } = symbolsOf(model);
  return new Set(
    references
      .filter(({ element, namespaces }) => element.type?.tag === 'pair' && namespaces.includes('geom'))
      .flatMap(({ name }) => find('geom', name).map(({ element }) => element)),
  );
});
