import type { Issue } from '../core/issue.js';

/** Known messages of the compiler: what they are called here, and what helps. */
const KNOWN: readonly { readonly pattern: RegExp; readonly code: string; readonly hint?: string }[] = [
  {
    pattern: /Error opening file|could not open|resource not found|No such file/i,
    code: 'missing-file',
    hint: 'Put the file beside the model, at this path relative to it.',
  },
  {
    pattern: /unrecognized (attribute|element)|Schema violation/i,
    code: 'schema-violation',
    hint: 'Check the spelling, and where this element may stand.',
  },
  { pattern: /XML parse error|XML_ERROR|ErrorID/i, code: 'not-well-formed', hint: 'Check that every tag is closed.' },
  {
    pattern: /mass and inertia of moving bodies/i,
    code: 'massless-body',
    hint: 'Give the body an inertial, or a geom with mass.',
  },
  {
    pattern: /A \+ B >= C|inertia must satisfy/i,
    code: 'inertia-triangle',
    hint: 'Compute the inertia from the shape: no mass distribution has these principal moments.',
  },
  { pattern: /repeated name|duplicate/i, code: 'duplicate-name', hint: 'Names of one kind must differ.' },
  {
    pattern: /unknown (file )?(format|extension|mesh)|file extension|decoder|unsupported (file|format)/i,
    code: 'unsupported-format',
    hint: 'MuJoCo reads OBJ, STL and MSH meshes and PNG images: convert the file.',
  },
];

/** Turns the engine's message into an issue. `path` is the compiled file; the engine names no other, even for included ones. */
export function parseEngineError(message: string, path: string): Issue {
  const text = message
    .replace(/^MuJoCo Error:\s*/, '')
    .replace(/^Loading error:\s*/, '')
    .trim();
  // `Element 'geom', line 4` from the reader, `Element name 'm', id 0, line 6` from the compiler; line 0 means unknown.
  const place = /\n?Element (?:name )?'([^']*)'(?:, id (\d+))?, line (\d+)/.exec(text);
  const xmlLine = /Line number=(\d+)/.exec(text);
  const line = Number(place?.[3] ?? xmlLine?.[1] ?? 0);
  const what = (place === null ? text : text.slice(0, place.index))
    .replace(/^(?:XML )?Error:\s*/i, '')
    .replace(/\s+/g, ' ')
    .trim();
  const known = KNOWN.find(({ pattern }) => pattern.test(text));
  const where = [
    path,
    ...(line > 0 ? [`line ${line}`] : []),
    ...(place !== null && place[1] !== '' ? [`element '${place[1]}'`] : []),
  ].join(', ');
  return {
    code: known?.code ?? 'compile-failed',
    severity: 'error',
    where,
    message: what === '' ? 'MuJoCo could not compile the model.' : `${what.charAt(0).toUpperCase()}${what.slice(1)}.`,
    ...(known?.hint === undefined ? {} : { hint: known.hint }),
  };
}
