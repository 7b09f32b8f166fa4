import { attributeText } from './defaults.js';
import type { Model, ModelElement } from './model.js';
import { walkElements } from './model.js';

/** An element that makes elements when the model is compiled, with names that are written nowhere. */
export type NameGenerator =
  /** Copies: their names are the written ones with a separator and a number. */
  | { readonly kind: 'replicate'; readonly separator: string }
  /** Elements of another model, or of this one again, with a prefix. */
  | {
      readonly kind: 'attach';
      readonly prefix: string;
      readonly model: Model | 'self' | undefined;
    }
  /** Bodies, joints and others of which only the beginning of the name is sure. */
  | { readonly kind: 'prefix'; readonly prefix: string };

export function listGenerators(model: Model): readonly NameGenerator[] {
  const found: NameGenerator[] = [];
  if (model.language !== 'mjcf') return found;
  for (const element of walkElements(model.root)) {
    const generator = element.isOpen ? undefined : generatorOf(model, element);
    if (generator !== undefined) found.push(generator);
  }
  return found;
}

function generatorOf({ attached }: Model, element: ModelElement): NameGenerator | undefined {
  const text = (name: string): string => attributeText(element, name) ?? '';
  switch (element.type?.id ?? '') {
    case 'replicate':
      return { kind: 'replicate', separator: text('sep') };
    case 'composite':
      return { kind: 'prefix', prefix: text('prefix') };
    case 'flexcomp':
      return { kind: 'prefix', prefix: text('name') };
    case 'attach': {
      const name = text('model');
      return { kind: 'attach', prefix: text('prefix'), model: name === '' ? 'self' : attached.get(name) };
    }
    default:
      return undefined;
  }
}

/**
 * Whether a generator may make a name.
 *
 * @param isWritten Whether the model itself declares a name.
 * @param isKnown Whether another model has a name.
 */
export function isGeneratedName(
  generator: NameGenerator,
  name: string,
  isWritten: (name: string) => boolean,
  isKnown: (model: Model, name: string) => boolean,
): boolean {
  switch (generator.kind) {
    case 'replicate': {
      const { separator } = generator;
      const base = name.replace(/\d+$/, '');
      return base !== name && base.endsWith(separator) && isWritten(base.slice(0, base.length - separator.length));
    }
    case 'prefix':
      return name.startsWith(generator.prefix);
    case 'attach': {
      const { prefix, model } = generator;
      if (!name.startsWith(prefix)) return false;
      const rest = name.slice(prefix.length);
      return model === undefined || (model === 'self' ? isWritten(rest) : isKnown(model, rest));
    }
  }
}
