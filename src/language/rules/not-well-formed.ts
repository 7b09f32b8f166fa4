import type { Rule } from './rule.js';

/** XML that is not well formed: what every reader refuses. */
export const notWellFormed: Rule = {
  id: 'syn/not-well-formed',
  severity: 'error',
  languages: ['mjcf', 'urdf', 'xacro'],
  check: ({ files }, report) => {
    for (const file of files)
      for (const { start, end, message, fix } of file.xml.problems)
        report({ file }, { start, end, message, fixes: fix === undefined ? [] : [{ title: fix.title, edits: [fix] }] });
  },
};
