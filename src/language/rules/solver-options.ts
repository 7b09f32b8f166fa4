import { attributeText } from '../model/defaults.js';
import { removeAttribute, setAttribute } from '../check/edits.js';
import type { Model, ModelElement } from '../model/model.js';
import { findAttribute } from '../model/model.js';
import type { XmlAttribute } from '../../xml/syntax-tree.js';
import type { Finding, Rule } from './rule.js';

/** Below this many iterations the solvers are mostly not done; Newton's needs few. */
const FEWEST: Readonly<Record<string, number | undefined>> = { PGS: 20, CG: 10, Newton: 3 };

/** Options of the solver that do not go together, or save where it shows. */
export const solverOptions: Rule = {
  id: 'num/solver-options',
  severity: 'hint',
  languages: ['mjcf'],
  preset: 'strict',
  check: (model, report) => {
    const cone = findOption(model, 'cone');
    const isElliptic = cone?.text === 'elliptic';
    const tell = ({ element, attribute }: Option, message: string, fixes: Finding['fixes'] = []): void => {
      report(element, { start: attribute.start, end: attribute.end, message, fixes });
    };
    const ratio = findOption(model, 'impratio');
    if (ratio !== undefined && Number(ratio.text) > 1 && !isElliptic) {
      const edits = [setAttribute(cone?.element ?? ratio.element, 'cone', 'elliptic')];
      const message = 'impratio above 1 is for elliptic cones: with pyramidal ones it hardens the contact too.';
      tell(ratio, message, [{ title: 'Set cone="elliptic"', edits }]);
    }
    const noslip = findOption(model, 'noslip_iterations');
    if (noslip !== undefined && Number(noslip.text) > 0 && isElliptic) {
      const edits = [removeAttribute(noslip.element, noslip.attribute)];
      const message =
        'With elliptic cones a higher impratio keeps things from slipping, without the passes of noslip_iterations.';
      tell(noslip, message, [{ title: 'Remove noslip_iterations', edits }]);
    }
    const iterations = findOption(model, 'iterations');
    const solver = findOption(model, 'solver')?.text ?? 'Newton';
    const least = FEWEST[solver];
    if (iterations !== undefined && least !== undefined && Number(iterations.text) < least)
      tell(
        iterations,
        `With so few iterations ${solver} is often not done: contacts are softer than they are written.`,
      );
    const ccd = findOption(model, 'nativeccd');
    if (ccd?.text === 'disable')
      tell(ccd, 'Without nativeccd meshes collide by the older libccd, which is slower and less exact.', [
        { title: 'Remove nativeccd', edits: [removeAttribute(ccd.element, ccd.attribute)] },
      ]);
  },
};

interface Option {
  readonly element: ModelElement;
  readonly attribute: XmlAttribute;
  readonly text: string;
}

/** The last word on an attribute of `option`, or of the flags in it. */
function findOption({ root }: Model, name: string): Option | undefined {
  const elements = root.children
    .filter(({ node }) => node.name.text === 'option')
    .flatMap((option) => [option, ...option.children]);
  for (const element of elements.reverse()) {
    const attribute = findAttribute(element, name);
    if (attribute !== undefined) return { element, attribute, text: attributeText(element, name) ?? '' };
  }
  return undefined;
}
