import { attributeText } from '../model/defaults.js';
import { findElementAt } from '../model/cursor.js';
import type { Diagnostic } from '../check/diagnostic.js';
import type { FileAccess } from '../model/file-access.js';
import type { Model, ModelElement } from '../model/model.js';
import { describeFacts } from './facts.js';
import { fieldSpecs } from './field-specs.js';
import type { UriOf } from './inspect-field.js';
import { inspectField, placeOf } from './inspect-field.js';
import type { Inspected } from './inspected.js';
import { inspectableAround, kindOf } from './part-elements.js';
import { choosesMaterial } from './set-material.js';

export interface InspectOptions {
  /** For meshes, of which mass is computed. */
  readonly files: FileAccess;
  /** What was found in the model. */
  readonly diagnostics: readonly Diagnostic[];
  readonly uriOf: UriOf;
}

/** Everything that can be seen and changed of a body, joint or geom; undefined for other elements. */
export function inspectElement(
  model: Model,
  element: ModelElement,
  { files, diagnostics, uriOf }: InspectOptions,
): Inspected | undefined {
  const part = kindOf(model, element);
  if (part === undefined) return undefined;
  const { node, file } = element;
  const own = ownDiagnostics(model, element, diagnostics);
  const material = choosesMaterial(model, element);
  return {
    part,
    tag: node.name.text,
    title: attributeText(element, 'name')?.trim() || node.name.text,
    place: placeOf(file, { start: node.start, end: node.openEnd }, uriOf),
    fields: fieldSpecs(model, element).flatMap((spec) => inspectField(model, element, spec, own, uriOf) ?? []),
    facts: describeFacts(model, element, files),
    problems: own.map((diagnostic) => ({
      code: diagnostic.code,
      severity: diagnostic.severity,
      message: diagnostic.message,
      place: placeOf(diagnostic.file, diagnostic, uriOf),
      fixes: diagnostic.fixes.map(({ title }) => title),
    })),
    ...(material === undefined ? {} : { material }),
  };
}

/** What was found in an element, but not in the parts that it holds. */
export const ownDiagnostics = (
  model: Model,
  element: ModelElement,
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] =>
  diagnostics.filter(({ file, start, end }) => {
    const { node } = element;
    if (file !== element.file && !element.children.some((child) => child.file === file)) return false;
    if (file === element.file && (end < node.start || start > node.end)) return false;
    return inspectableAround(model, findElementAt(model, file, start)) === element;
  });
