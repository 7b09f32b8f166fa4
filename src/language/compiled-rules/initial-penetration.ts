import type { BodyFacts, CompiledFacts } from '../../sim/compiled-facts.js';
import type { CompiledModel } from '../check/compiled-model.js';
import { findCompiled } from '../check/compiled-model.js';
import type { Fix } from '../check/diagnostic.js';
import { escapeAttribute, insertBeside, insertChild } from '../check/edits.js';
import type { Report } from '../rules/rule.js';
import type { CompiledRule } from './compiled-rule.js';

/** Deeper than this the first steps push bodies apart visibly, m. */
const DEEP = 1e-3;

/** Bodies that are inside of each other in the first pose. */
export const initialPenetration: CompiledRule = {
  id: 'con/initial-penetration',
  severity: 'warning',
  languages: ['mjcf', 'urdf'],
  checkCompiled: (compiled, report) => {
    reportPairs(compiled, report, (facts, a, b) => !isChildOfStatic(facts, a, b));
  },
};

/**
 * A body that is inside of its parent which is fixed to the world. The engine does not let a body collide with its parent, unless the parent is
 * fixed (MuJoCo 3.14, tried on the engine): what never touched on a moving base does so on a fixed one.
 */
export const staticParent: CompiledRule = {
  id: 'con/static-parent',
  severity: 'warning',
  languages: ['mjcf', 'urdf'],
  checkCompiled: (compiled, report) => {
    reportPairs(compiled, report, isChildOfStatic);
  },
};

function isChildOfStatic({ bodies }: CompiledFacts, a: number, b: number): boolean {
  const isPair = (parent: number, child: number): boolean =>
    bodies[parent].weld === 0 && parent !== 0 && bodies[bodies[child].weld].parent === parent;
  return isPair(a, b) || isPair(b, a);
}

function reportPairs(
  compiled: CompiledModel,
  report: Report,
  isMine: (facts: CompiledFacts, body1: number, body2: number) => boolean,
): void {
  const { facts } = compiled.inspection;
  const told = new Set<string>();
  for (const { geom1, geom2, distance } of facts?.contacts ?? []) {
    if (facts === undefined || distance > -DEEP) continue;
    const [a, b] = [facts.geoms[geom1].body, facts.geoms[geom2].body];
    const key = `${Math.min(a, b)} ${Math.max(a, b)}`;
    if (told.has(key) || !isMine(facts, a, b)) continue;
    told.add(key);
    // The one further down the tree is the one that was put there.
    const [upper, lower] = a < b ? [a, b] : [b, a];
    const element = findCompiled(compiled, 'bodies', lower);
    if (element === undefined) continue;
    const depth = (-1000 * distance).toPrecision(2);
    report(element, {
      ...element.node.name,
      message: `${nameOf(facts.bodies[lower], lower)} is ${depth} mm inside of ${nameOf(facts.bodies[upper], upper)} in the first pose: the solver pushes them apart.`,
      fixes: excludePair(compiled, facts.bodies[upper], facts.bodies[lower]),
    });
  }
}

const nameOf = ({ name }: BodyFacts, id: number): string =>
  id === 0 ? 'the world' : name === '' ? `body ${id}` : name;

/** For two bodies with names. */
function excludePair({ model }: CompiledModel, a: BodyFacts, b: BodyFacts): readonly Fix[] {
  if (model.language !== 'mjcf' || a.name === '' || b.name === '' || a.name === 'world') return [];
  const exclude = `<exclude body1="${escapeAttribute(a.name)}" body2="${escapeAttribute(b.name)}"/>`;
  const contact = model.root.children.find((child) => child.node.name.text === 'contact' && child.file === model.main);
  const world = model.root.children.find((child) => child.node.name.text === 'worldbody' && child.file === model.main);
  const whole = `<contact>\n  ${exclude}\n</contact>`;
  const edit =
    contact !== undefined
      ? insertChild(contact, exclude)
      : world !== undefined
        ? insertBeside(world, whole, 'after')
        : insertChild(model.root, whole);
  return [{ title: `Exclude contacts of ${a.name} and ${b.name}`, edits: [edit] }];
}
