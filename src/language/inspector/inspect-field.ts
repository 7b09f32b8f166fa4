import type { AttributeType } from '../../schema/vocabulary.js';
import { decodeEntities } from '../../xml/entities.js';
import type { TextRange } from '../../xml/syntax-tree.js';
import { attributeText, defaultClasses, inheritedAttribute } from '../model/defaults.js';
import type { Diagnostic } from '../check/diagnostic.js';
import { toRange } from '../features/ranges.js';
import type { Model, ModelElement } from '../model/model.js';
import type { SourceFile } from '../model/source-file.js';
import { isComputed } from '../values/split-value.js';
import { symbolsOf } from '../model/symbols.js';
import type { FieldSpec } from './field-specs.js';
import { findTarget } from './field-target.js';
import { noteOf, unitAt } from './field-units.js';
import type { FieldKind, FieldOrigin, InspectedField, Place } from './inspected.js';

/** How the address of a file is written. */
export type UriOf = (path: string) => string;

export const placeOf = (file: SourceFile, range: TextRange, uriOf: UriOf): Place => ({
  uri: uriOf(file.path),
  range: toRange(file, range),
});

/** A field with what is written, what holds, where that comes from, and what is wrong with it. Undefined for what the vocabulary does not know. */
export function inspectField(
  model: Model,
  element: ModelElement,
  spec: FieldSpec,
  diagnostics: readonly Diagnostic[],
  uriOf: UriOf,
): InspectedField | undefined {
  const target = findTarget(element, spec.name);
  if (target === undefined) return undefined;
  const { attribute, type, holder, written } = target;
  const own = written?.value === undefined ? undefined : decodeEntities(written.value.raw);
  const inherited = own === undefined && holder === element ? inheritedAttribute(model, element, attribute) : undefined;
  const value = own ?? (inherited === undefined ? type.default : attributeText(inherited.from, attribute));
  const origin: FieldOrigin =
    own !== undefined
      ? { kind: 'own' }
      : inherited !== undefined
        ? {
            kind: 'class',
            className: inherited.className ?? '',
            place: placeOf(inherited.from.file, inherited.attribute, uriOf),
          }
        : value !== undefined
          ? { kind: 'default' }
          : { kind: 'none' };
  const unit = unitAt(model, element, type.unit);
  const kind = kindOfField(attribute, type);
  const options = optionsOf(model, type);
  const problem = diagnostics.find(
    ({ file, start, end, severity }) =>
      file === holder.file &&
      (severity === 'error' || severity === 'warning') &&
      written !== undefined &&
      written.start <= start &&
      end <= written.end,
  );
  const note = written?.value !== undefined && isComputed(written.value) ? 'made by xacro' : noteOf(value, unit);
  return {
    ...spec,
    kind,
    help: type.help,
    origin,
    ...(unit === undefined ? {} : { unit }),
    ...(own === undefined ? {} : { own }),
    ...(value === undefined ? {} : { value }),
    ...(options === undefined ? {} : { options }),
    ...boundsOf(type),
    ...(type.required === true && !holder.inDefault ? { isRequired: true } : {}),
    ...(problem === undefined ? {} : { problem: problem.message }),
    ...(note === undefined ? {} : { note }),
  };
}

function kindOfField(name: string, { value, arity }: AttributeType): FieldKind {
  switch (value.kind) {
    case 'number':
    case 'int':
      if (name === 'rgba') return 'colour';
      return (arity?.[1] ?? 1) > 1 ? 'vector' : 'number';
    case 'bool':
      return 'bool';
    case 'enum':
      return value.several === true ? 'text' : 'enum';
    case 'reference':
      return 'reference';
    case 'text':
    case 'file':
    case 'name':
      return 'text';
  }
}

function optionsOf(model: Model, { value }: AttributeType): readonly string[] | undefined {
  switch (value.kind) {
    case 'enum':
      return value.values;
    case 'bool':
      return ['true', 'false'];
    case 'reference':
      return value.namespaces.includes('default')
        ? [...defaultClasses(model).keys()]
        : value.namespaces.flatMap((namespace) => symbolsOf(model).names(namespace));
    case 'number':
    case 'int':
    case 'text':
    case 'file':
    case 'name':
      return undefined;
  }
}

function boundsOf({
  value,
  arity,
}: AttributeType): Pick<InspectedField, 'min' | 'max' | 'isPositive' | 'isWhole' | 'count'> {
  if (value.kind !== 'number' && value.kind !== 'int') return {};
  return {
    ...(value.min === undefined ? {} : { min: value.min }),
    ...(value.max === undefined ? {} : { max: value.max }),
    ...(value.positive === true ? { isPositive: true } : {}),
    ...(value.kind === 'int' ? { isWhole: true } : {}),
    count: arity ?? [1, 1],
  };
}
