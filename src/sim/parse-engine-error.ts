import type { Issue } from '../core/issue.js';

interface KnownError {
  readonly pattern: RegExp;
  readonly code: string;
  readonly hint: string;
}

/** Messages of the compiler that people meet: what they are called here, and what helps. The first that matches counts. */
const KNOWN: readonly KnownError[] = [
  {
    pattern: /could not allocate|bad_alloc|out of memory/i,
    code: 'too-large',
    hint: 'The engine has 2 GB for everything: use fewer bodies, smaller meshes and smaller textures.',
  },
  {
    pattern: /memory access out of bounds|^Aborted|unreachable|table index/i,
    code: 'engine-crashed',
    hint: 'Start again without this model, and report it with the model.',
  },
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
  {
    pattern: /XML parse error|XML_ERROR|empty file/i,
    code: 'not-well-formed',
    hint: 'Check that every tag is closed and every quote is paired.',
  },
  {
    pattern: /Unrecognized XML model type/i,
    code: 'unknown-document',
    hint: 'The root element of MJCF is mujoco, that of URDF is robot.',
  },
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
  { pattern: /repeated (URDF )?name|duplicate/i, code: 'duplicate-name', hint: 'Names of one kind must differ.' },
  {
    pattern: /unknown (file )?(format|extension)|file extension|decoder|unsupported (file|format)/i,
    code: 'unsupported-format',
    hint: 'MuJoCo reads OBJ, STL and MSH meshes and PNG images: convert the file.',
  },
  {
    pattern: /unknown .*'|not found|parent or child missing/i,
    code: 'unknown-reference',
    hint: 'Check that the name is spelled as where it is defined.',
  },
  {
    pattern: /Bad format|Invalid keyword|must be (positive|larger)|out of range|problem reading attribute/i,
    code: 'invalid-value',
    hint: 'Check the value of this attribute.',
  },
];

/** Turns the engine's message into an issue. `path` is the compiled file; the engine names no other, even for included ones. */
export function parseEngineError(message: string, path: string): Issue {
  const text = message
    .replace(/^MuJoCo Error:\s*/, '')
    .replace(/^Loading error:\s*/, '')
    .trim();
  // `Element 'geom', line 4` from the reader, `Element name 'm', id 0, line 6` from the compiler, of a URDF without the line; line 0 means unknown.
  const place = /\n?Element (?:name )?'([^']*)'(?:, id \d+)?(?:, line (\d+)|$|\n)/.exec(text);
  const line = Number(place?.at(2) ?? /Line number=(\d+)/.exec(text)?.[1] ?? 0);
  const element = place?.[1] ?? '';
  const known = KNOWN.find(({ pattern }) => pattern.test(text));
  return {
    code: known?.code ?? 'compile-failed',
    severity: 'error',
    where: [path, ...(line > 0 ? [`line ${line}`] : []), ...(element === '' ? [] : [`element '${element}'`])].join(
      ', ',
    ),
    message: writeSentence(place === null ? text : text.slice(0, place.index)),
    ...(known === undefined ? {} : { hint: known.hint }),
  };
}

function writeSentence(text: string): string {
  // tinyxml2: `XML parse error 14:\nError=XML_ERROR_MISMATCHED_ELEMENT ErrorID=14 (0xe) Line number=2: XMLElement name=body`.
  const xml = /XML_ERROR_(\w+)(?:.*name=(\S+))?/s.exec(text);
  if (/bad_alloc/.test(text)) return 'The engine has no memory for this model.';
  if (xml !== null) {
    const problem = xml[1].toLowerCase().replaceAll('_', ' ');
    const name = xml.at(2);
    return `The XML is not well-formed: ${problem}${name === undefined ? '' : ` at ${name}`}.`;
  }
  const words = text
    .replace(/^(?:(?:XML )?Error:\s*)+/i, '')
    .replace(/^(?:ParseXML|Engine error):\s*/, '')
    .replace(/\s+/g, ' ')
    .replace(/[\s.:]+$/, '');
  return words === '' ? 'MuJoCo could not compile the model.' : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
