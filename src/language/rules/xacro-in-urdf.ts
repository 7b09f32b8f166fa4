import type { Model } from '../model/model.js';
import { walkElements } from '../model/model.js';
import { scanText } from '../xacro/scan-text.js';
import type { Report, Rule } from './rule.js';

/** A file for readers of URDF in which xacro has still to be run. */
export const xacroInUrdf: Rule = {
  id: 'xac/in-urdf',
  severity: 'info',
  languages: ['urdf', 'xacro'],
  check: (model, report) => {
    const { path } = model.main;
    if (model.language === 'urdf' || (!hasTags(model) && !/\.xacro$/i.test(path))) checkUrdf(model, report);
    else if (/\.urdf$/i.test(path) && hasTags(model)) {
      const { name } = model.root.node;
      const message =
        'This is xacro in a .urdf file: readers of URDF do not run it. It is called .urdf.xacro, or run first.';
      report(model.root, { ...name, message });
    }
  },
};

const hasTags = (model: Model): boolean =>
  [...walkElements(model.root)].some(({ node, file }) => file === model.main && node.name.text.startsWith('xacro:'));

/** The first place is enough: the whole file has to be run. */
function checkUrdf(model: Model, report: Report): void {
  for (const element of walkElements(model.root)) {
    if (element.isOpen) continue;
    for (const { value } of element.node.attributes) {
      const piece = value === undefined ? undefined : [...scanText(value.raw, value.start)][0];
      if (piece === undefined) continue;
      const { start, end } = piece;
      const message = 'Only xacro replaces this: a reader of URDF takes it as it is written.';
      report(element, { start, end, message });
      return;
    }
  }
}
