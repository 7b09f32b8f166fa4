import type { AssetFiles } from '../core/asset-files.js';
import type { Issue, Read } from '../core/issue.js';
import { findMeshFile } from './find-mesh-file.js';
import { meshName } from './sparing-visuals.js';
import { createVisualMeshes } from './visual-meshes.js';
import { rootedPath } from './model-folder.js';

/** Mesh formats that the engine reads. */
const MESH_FORMAT = /\.(obj|stl|msh)$/i;

/** Why a mesh is not given to the engine. */
const MISSING = { code: 'missing-file', reason: 'is not there', hint: 'Put the file beside the model.' };
const UNREADABLE = {
  code: 'unsupported-format',
  reason: 'is in a format that MuJoCo does not read',
  hint: 'Convert it to OBJ or STL.',
};
const REFUSED = {
  code: 'bad-mesh',
  reason: 'is flat or damaged, so that MuJoCo refuses it',
  hint: 'Give it some thickness.',
};

interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly empty: boolean;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A URDF as the engine can read it: mesh paths (`package://`, `file://`, relative) become those of the given files; visual meshes
 * that are missing or in a format it does not read (DAE, GLB) are left out with a warning, as they have no part in the physics, and
 * so are those of `refused` (see `sparing-visuals.ts`); and, if asked, the structure is kept (see `CompileOptions`). Lines keep their numbers.
 * What is drawn is read from copies (see `visual-meshes.ts`), which are to be among the engine's files.
 */
export function prepareUrdf(
  text: string,
  files: AssetFiles,
  path: string,
  keepStructure: boolean,
  refused: ReadonlySet<string> = new Set(),
): Read<string> & { readonly copies: AssetFiles } {
  const issues: Issue[] = [];
  const visuals = createVisualMeshes(files);
  const edits: Edit[] = [];
  const tags = scanTags(text);
  let visual: Tag | undefined;
  let dropVisual = false;
  let extension: Tag | undefined;
  let compiler: Tag | undefined;
  let root: Tag | undefined;
  for (const tag of tags) {
    if (!tag.closing) root ??= tag;
    if (tag.name === 'visual') {
      if (tag.closing && visual !== undefined && dropVisual) {
        edits.push({ start: visual.start, end: tag.end, text: blank(text.slice(visual.start, tag.end)) });
      }
      visual = tag.closing || tag.empty ? undefined : tag;
      dropVisual = false;
    } else if (tag.name === 'mujoco' && !tag.closing) extension ??= tag;
    else if (tag.name === 'compiler' && extension !== undefined && !tag.closing) compiler ??= tag;
    else if (tag.name === 'mesh' && !tag.closing) {
      const value = /\bfilename\s*=\s*(["'])([^"']*)\1/.exec(tag.text);
      if (value === null) continue;
      const found = findMeshFile(value[2], files, path);
      const isRead = found !== undefined && MESH_FORMAT.test(found);
      const read = isRead && visual !== undefined ? visuals.copyOf(found) : found;
      const problem =
        read === undefined
          ? MISSING
          : !isRead
            ? UNREADABLE
            : visual !== undefined && refused.has(meshName(read))
              ? REFUSED
              : undefined;
      if (read !== undefined && problem === undefined) {
        const start = tag.start + value.index + value[0].indexOf(value[1]) + 1;
        if (!dropVisual) edits.push({ start, end: start + value[2].length, text: rootedPath(read) });
      } else if (problem !== undefined) {
        if (visual !== undefined) dropVisual = true;
        const { code, reason, hint } = problem;
        issues.push({
          code,
          severity: visual === undefined ? 'error' : 'warning',
          where: `${path}, line ${lineOf(text, tag.start)}`,
          message: `The mesh ${value[2]} ${reason}.`,
          ...(visual === undefined ? {} : { action: 'left this visual out' }),
          hint,
        });
      }
    }
  }
  const flags = keepStructure
    ? { strippath: 'false', fusestatic: 'false', discardvisual: 'false' }
    : { strippath: 'false' };
  if (root !== undefined && !root.empty) edits.push(setCompilerFlags(flags, root, extension, compiler));
  // An edit inside a visual that is left out goes with it.
  const dropped = edits.filter((e) => e.text.trim() === '');
  const kept = edits.filter((e) => dropped.includes(e) || !dropped.some((d) => d.start <= e.start && e.end <= d.end));
  return { value: applyEdits(text, kept), issues, copies: visuals.files };
}

/** The compiler's settings in the document's `mujoco` extension: into its own element where it has one, since two are refused. */
function setCompilerFlags(
  flags: Readonly<Record<string, string>>,
  root: Tag,
  extension: Tag | undefined,
  compiler: Tag | undefined,
): Edit {
  const attributes = (list: [string, string][]): string => list.map(([k, v]) => ` ${k}="${v}"`).join('');
  const element = `<compiler${attributes(Object.entries(flags))}/>`;
  if (compiler !== undefined) {
    let tag = compiler.text;
    for (const name of Object.keys(flags)) tag = tag.replace(new RegExp(`\\s${name}\\s*=\\s*("[^"]*"|'[^']*')`), '');
    tag = tag.replace(/^<compiler/, `<compiler${attributes(Object.entries(flags))}`);
    return { start: compiler.start, end: compiler.end, text: tag };
  }
  if (extension === undefined) return { start: root.end, end: root.end, text: `<mujoco>${element}</mujoco>` };
  if (extension.empty) return { start: extension.start, end: extension.end, text: `<mujoco>${element}</mujoco>` };
  return { start: extension.end, end: extension.end, text: element };
}

/** Start, end and self-closing tags outside comments, CDATA and processing instructions. */
function scanTags(text: string): Tag[] {
  const pattern =
    /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<\?[\s\S]*?(?:\?>|$)|<(\/?)([A-Za-z_][\w:.-]*)(?:"[^"]*"|'[^']*'|[^>"'])*>/g;
  const tags: Tag[] = [];
  for (const match of text.matchAll(pattern)) {
    const name = match.at(2);
    if (name === undefined) continue;
    const start = match.index;
    const end = start + match[0].length;
    tags.push({ name, closing: match[1] === '/', empty: match[0].endsWith('/>'), start, end, text: match[0] });
  }
  return tags;
}

/** As many line breaks as `text` has, and nothing else. */
const blank = (text: string): string => text.replace(/[^\n]+/g, '');

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const edit of [...edits].sort((a, b) => b.start - a.start)) {
    result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
  }
  return result;
}
