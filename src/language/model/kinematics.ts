import { memoize } from './memoize.js';
import type { Model, ModelElement } from './model.js';
import { attributeText } from './defaults.js';

/** A body of a model: of MJCF a `body` or the `worldbody`, of URDF a `link`. */
export interface BodyNode {
  readonly element: ModelElement;
  /** Absent where it has none, or an empty one. */
  readonly name: string | undefined;
  readonly parent: BodyNode | undefined;
  /** The joints by which it moves against its parent: in MJCF any number, in URDF the one that leads to it. */
  readonly joints: readonly ModelElement[];
  /** MJCF: `geom`; URDF: `visual` and `collision`. */
  readonly geoms: readonly ModelElement[];
  readonly sites: readonly ModelElement[];
  readonly inertials: readonly ModelElement[];
  readonly children: readonly BodyNode[];
  /** Whether it holds what is made when compiled, so that more belongs to it than is written: composites, attached models. */
  readonly isOpenEnded: boolean;
}

type Draft = {
  -readonly [Key in keyof BodyNode]: BodyNode[Key] extends readonly (infer Item)[] ? Item[] : BodyNode[Key];
};

/** The bodies of a model, parents before children. The first of MJCF is the world; URDF has its root links, which no joint leads to. */
export const kinematicTree = memoize((model: Model): readonly BodyNode[] =>
  model.language === 'mjcf' ? readBodies(model) : readLinks(model),
);

/** Frames and copies have no place of their own in the tree: what is in them belongs to the body around them. */
const TRANSPARENT = new Set(['frame', 'replicate']);
const GENERATING = new Set(['composite', 'flexcomp', 'attach']);

function readBodies({ root }: Model): readonly BodyNode[] {
  const bodies: Draft[] = [];
  const collect = (element: ModelElement, body: Draft): void => {
    for (const child of element.children) {
      const tag = child.node.name.text;
      if (tag === 'body') add(child, body);
      else if (tag === 'joint' || tag === 'freejoint') body.joints.push(child);
      else if (tag === 'geom') body.geoms.push(child);
      else if (tag === 'site') body.sites.push(child);
      else if (tag === 'inertial') body.inertials.push(child);
      else if (TRANSPARENT.has(tag)) collect(child, body);
      else if (GENERATING.has(tag)) body.isOpenEnded = true;
    }
  };
  const add = (element: ModelElement, parent: Draft | undefined): void => {
    const body = draftOf(element, attributeText(element, 'name'), parent);
    bodies.push(body);
    parent?.children.push(body);
    collect(element, body);
  };
  const worlds = root.children.filter((child) => child.node.name.text === 'worldbody');
  if (worlds.length === 0) return [];
  // A model may have several: they are one.
  const world = draftOf(worlds[0], 'world', undefined);
  bodies.push(world);
  for (const element of worlds) collect(element, world);
  return bodies;
}

const draftOf = (element: ModelElement, name: string | undefined, parent: Draft | undefined): Draft => ({
  element,
  name: name === '' ? undefined : name,
  parent,
  joints: [],
  geoms: [],
  sites: [],
  inertials: [],
  children: [],
  isOpenEnded: false,
});

/** Links in the order in which joints lead to them from the roots. Of what goes round in circles nobody is a root: it is left out. */
function readLinks({ root }: Model): readonly BodyNode[] {
  const links = new Map<string, Draft>();
  for (const element of root.children) {
    const name = element.node.name.text === 'link' ? attributeText(element, 'name') : undefined;
    if (name === undefined || links.has(name)) continue;
    const link = draftOf(element, name, undefined);
    for (const child of element.children) {
      const tag = child.node.name.text;
      if (tag === 'visual' || tag === 'collision') link.geoms.push(child);
      else if (tag === 'inertial') link.inertials.push(child);
    }
    links.set(name, link);
  }
  for (const joint of root.children) {
    if (joint.node.name.text !== 'joint') continue;
    const parent = links.get(linkOf(joint, 'parent') ?? '');
    const child = links.get(linkOf(joint, 'child') ?? '');
    if (parent === undefined || child === undefined || child.parent !== undefined || child === parent) continue;
    child.parent = parent;
    child.joints.push(joint);
    parent.children.push(child);
  }
  const ordered: BodyNode[] = [];
  const visit = (link: BodyNode): void => {
    ordered.push(link);
    link.children.forEach(visit);
  };
  for (const link of links.values()) if (link.parent === undefined) visit(link);
  return ordered;
}

/** The link that the `parent` or `child` of a joint of URDF names. */
export function linkOf(joint: ModelElement, end: 'parent' | 'child'): string | undefined {
  const element = joint.children.find((child) => child.node.name.text === end);
  return element === undefined ? undefined : attributeText(element, 'link');
}
