import type { Rule } from './rule.js';

/** XML that is not well formed: what every reader refuses. */
export const notWellFormed: Rule = {
  id: 'syn/not-well-formed',
  severity: 'error',
  languages: ['mjcf', 'urdf', 'xacro'],
  check: ({ xml }, report) => {
    for (const { start, end, message, fix } of xml.problems)
      report({ start, end, message, fixes: fix === undefined ? [] : [{ title: fix.title, edits: [fix] }] });
  },
};
