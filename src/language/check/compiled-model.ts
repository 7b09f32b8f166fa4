import type { Inspection } from '../../sim/inspect-model.js';
import type { FlatModel } from '../model/flatten-model.js';
import type { Model, ModelElement } from '../model/model.js';
import { symbolsOf } from '../model/symbols.js';
import type { Namespace } from '../../schema/vocabulary.js';

/** A model with what the engine says of it. */
export interface CompiledModel {
  readonly model: Model;
  readonly flat: FlatModel;
  readonly inspection: Inspection;
}

/** What the engine numbers, with its names. */
type Kind = 'joints' | 'geoms' | 'bodies' | 'actuators';

/** What one kind is in MJCF and in URDF. */
const KINDS: Readonly<
  Record<
    Kind,
    {
      readonly mjcf: Namespace;
      readonly urdf: Namespace | undefined;
      readonly parents: ReadonlySet<string>;
      readonly tags: ReadonlySet<string> | undefined;
    }
  >
> = {
  bodies: {
    mjcf: 'body',
    urdf: 'link',
    parents: new Set(['body', 'worldbody', 'frame']),
    tags: new Set(['body', 'worldbody']),
  },
  joints: {
    mjcf: 'joint',
    urdf: 'joint',
    parents: new Set(['body', 'worldbody', 'frame']),
    tags: new Set(['joint', 'freejoint']),
  },
  geoms: { mjcf: 'geom', urdf: undefined, parents: new Set(['body', 'worldbody', 'frame']), tags: new Set(['geom']) },
  actuators: { mjcf: 'actuator', urdf: undefined, parents: new Set(['actuator']), tags: undefined },
};

/**
 * The element that the engine's number stands for: by its name, or where it has none by its place, if as many are written as were made. Undefined
 * where it is not sure, as for copies.
 */
export function findCompiled({ model, inspection }: CompiledModel, kind: Kind, id: number): ModelElement | undefined {
  const all = inspection.facts?.[kind];
  const one = all?.[id];
  if (all === undefined || one === undefined) return undefined;
  const { mjcf, urdf } = KINDS[kind];
  const namespace = model.language === 'mjcf' ? mjcf : urdf;
  if (one.name !== '')
    return namespace === undefined ? undefined : symbolsOf(model).find(namespace, one.name)[0]?.element;
  const written = listWritten(model, kind);
  return written.length === all.length ? written[id] : undefined;
}

/** The elements of a kind in the order of the engine, which is that of bodies for what is in bodies. */
function listWritten(model: Model, kind: Kind): readonly ModelElement[] {
  if (model.language !== 'mjcf') return [];
  const { tags } = KINDS[kind];
  const sectionOf = kind === 'actuators' ? 'actuator' : 'worldbody';
  const found: ModelElement[] = [];
  for (const section of model.root.children) {
    if (section.node.name.text !== sectionOf) continue;
    for (const element of kind === 'actuators' ? section.children : walkBodies(section))
      if (tags?.has(element.node.name.text) ?? element.node.name.text !== 'include') found.push(element);
  }
  return found;
}

/** A body, what is in it, and then the bodies in it. */
function* walkBodies(body: ModelElement): Generator<ModelElement> {
  const inner: ModelElement[] = [];
  yield body;
  const own = function* (around: ModelElement): Generator<ModelElement> {
    for (const child of around.children) {
      if (child.node.name.text === 'body') inner.push(child);
      else if (child.node.name.text === 'frame') yield* own(child);
      else yield child;
    }
  };
  yield* own(body);
  for (const child of inner) yield* walkBodies(child);
}
