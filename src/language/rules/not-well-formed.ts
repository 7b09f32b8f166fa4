import type { XmlNode } from '../../xml/syntax-tree.js';
import type { SourceFile } from '../model/source-file.js';
import type { Rule } from './rule.js';

/** XML that is not well formed: what every reader refuses. */
export const notWellFormed: Rule = {
  id: 'syn/not-well-formed',
  severity: 'error',
  languages: ['mjcf', 'urdf', 'xacro'],
  check: ({ files, language }, report) => {
    for (const file of files) {
      for (const { start, end, message, fix } of file.xml.problems)
        report({ file }, { start, end, message, fixes: fix === undefined ? [] : [{ title: fix.title, edits: [fix] }] });
      if (language === 'xacro') continue;
      for (const { start, end } of listLateInstructions(file)) {
        // A declaration is a problem of its own.
        if (file.xml.problems.some((problem) => problem.start === start)) continue;
        const message = 'MuJoCo refuses a file with <?...?> behind something else than white space.';
        const fixes = [{ title: 'Remove it', edits: [{ start, end, text: '' }] }];
        // Other readers of URDF take it.
        report({ file }, { start, end, message, fixes, ...(language === 'urdf' ? { severity: 'warning' } : {}) });
      }
    }
  },
};

/** What stands in `<?...?>` after the beginning of a file (MuJoCo 3.14, tried on the engine). */
function listLateInstructions({ xml, text }: SourceFile): readonly XmlNode[] {
  if (text.lastIndexOf('<?') <= 0) return [];
  const found: XmlNode[] = [];
  let isBeginning = true;
  const visit = (nodes: readonly XmlNode[]): void => {
    for (const node of nodes) {
      if (node.kind === 'instruction' && !isBeginning) found.push(node);
      isBeginning &&= node.kind === 'instruction' || text.slice(node.start, node.end).trim() === '';
      if (node.kind === 'element') visit(node.children);
    }
  };
  visit(xml.nodes);
  return found;
}
