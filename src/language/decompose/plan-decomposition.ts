import { baseName, dirName } from '../../core/paths.js';
import type { TriangleMesh } from '../../core/mesh/triangle-mesh.js';
import { meshVolume } from '../../core/mesh/mass-properties.js';
import { writeObj } from '../../formats/obj/write-obj.js';
import { attributeText, effectiveText } from '../model/defaults.js';
import type { TextEdit } from '../check/diagnostic.js';
import { escapeAttribute, formatNumber } from '../check/edits.js';
import { geomFacts } from '../physics/geom-facts.js';
import type { Model, ModelElement } from '../model/model.js';
import { symbolsOf } from '../model/symbols.js';

/** What it takes to let a mesh collide as convex pieces: files to be made, and changes of the model. */
export interface DecompositionPlan {
  /** By absolute path; none of them is there yet. */
  readonly files: ReadonlyMap<string, string>;
  readonly edits: readonly TextEdit[];
}

/**
 * Writes each piece as a mesh of its own beside the mesh, and puts them in its place where it collides. Where nothing else of a body draws the mesh, it stays
 * to be looked at: it does not collide any more and weighs nothing; the pieces weigh what it did, by their volumes.
 *
 * @param mesh the asset of MJCF or the `mesh` of a collision of URDF.
 * @param path of its file.
 * @param pieces convex, in the frame and the units of the file.
 * @param isFree whether a file of a path may be made.
 */
export function planDecomposition(
  model: Model,
  mesh: ModelElement,
  path: string,
  pieces: readonly TriangleMesh[],
  isFree: (path: string) => boolean,
): DecompositionPlan {
  const stem = freeStem(model, path, isFree);
  const names = pieces.map((_, i) => `${stem}_${i}`);
  const files = new Map(names.map((name, i) => [`${dirName(path)}/${name}.obj`, writeObj(pieces[i], { name })]));
  const edits = model.language === 'mjcf' ? changeMjcf(model, mesh, names, pieces) : changeUrdf(mesh, names);
  return { files, edits };
}

/** `cup_hull`, or with a number where a file or a mesh is called so already. */
function freeStem(model: Model, path: string, isFree: (path: string) => boolean): string {
  const base = `${baseName(path).replace(/\.[^.]*$/, '')}_hull`;
  const taken = symbolsOf(model).names('mesh');
  for (let i = 1; ; i++) {
    const stem = i === 1 ? base : `${base}${i}`;
    const isUsed = taken.some((name) => name.startsWith(`${stem}_`));
    if (!isUsed && isFree(`${dirName(path)}/${stem}_0.obj`)) return stem;
  }
}

function changeMjcf(
  model: Model,
  mesh: ModelElement,
  names: readonly string[],
  pieces: readonly TriangleMesh[],
): TextEdit[] {
  const file = attributeText(mesh, 'file') ?? '';
  const folder = file.slice(0, file.length - baseName(file).length);
  const assets = names.map((name) => rewrite(mesh, { name, file: `${folder}${name}.obj` }));
  const volumes = pieces.map((piece) => Math.abs(meshVolume(piece)));
  const whole = volumes.reduce((sum, volume) => sum + volume, 0);
  const edits = [insertAfter(mesh, assets)];
  for (const { element, shape, isVisualOnly, mesh: used, body, mass } of geomFacts(model).values()) {
    if (used !== mesh || shape !== 'mesh' || isVisualOnly) continue;
    const isDrawn = [...geomFacts(model).values()].some(
      (other) => other.body === body && other.mesh === mesh && other.isVisualOnly,
    );
    const own = attributeText(element, 'name');
    const copies = names.map((name, i) =>
      rewrite(element, {
        name: own === undefined ? undefined : `${own}_${i}`,
        mesh: name,
        type: effectiveText(model, element, 'type') === 'mesh' ? attributeText(element, 'type') : 'mesh',
        ...(mass === undefined ? {} : { mass: formatNumber((mass * volumes[i]) / whole) }),
        ...(isDrawn ? {} : { group: '3' }),
      }),
    );
    if (isDrawn) edits.push({ ...rangeOf(element), text: copies.join(`\n${indentOf(element)}`) });
    else {
      const drawn = rewrite(element, { contype: '0', conaffinity: '0', mass: '0', density: undefined });
      edits.push({ ...rangeOf(element), text: [drawn, ...copies].join(`\n${indentOf(element)}`) });
    }
  }
  return edits;
}

/** The collision that the mesh is in, once for each piece. */
function changeUrdf(mesh: ModelElement, names: readonly string[]): TextEdit[] {
  const collision = mesh.parent?.parent;
  const value = mesh.node.attributes.find(({ name }) => name.text === 'filename')?.value;
  if (collision === undefined || value === undefined) return [];
  const { text } = collision.file;
  const folder = value.raw.slice(0, value.raw.length - baseName(value.raw).length);
  const own = collision.node.attributes.find(({ name }) => name.text === 'name')?.value;
  const copies = names.map((name, i) => {
    const parts = [
      { at: value, text: `${folder}${escapeAttribute(name)}.obj` },
      ...(own === undefined ? [] : [{ at: own, text: `${own.raw}_${i}` }]),
    ].sort((a, b) => a.at.start - b.at.start);
    let [written, from] = ['', collision.node.start];
    for (const part of parts) {
      written += text.slice(from, part.at.start) + part.text;
      from = part.at.end;
    }
    return written + text.slice(from, collision.node.end);
  });
  return [{ ...rangeOf(collision), text: copies.join(`\n${indentOf(collision)}`) }];
}

/** An element without children as it is written, with other values of some attributes; undefined takes one out. */
function rewrite({ node, file }: ModelElement, values: Readonly<Record<string, string | undefined>>): string {
  const kept = node.attributes.flatMap(({ name, start, end }) => {
    if (!(name.text in values)) return [file.text.slice(start, end)];
    const value = values[name.text];
    return value === undefined ? [] : [`${name.text}="${escapeAttribute(value)}"`];
  });
  const added = Object.entries(values).flatMap(([name, value]) =>
    value === undefined || node.attributes.some((attribute) => attribute.name.text === name)
      ? []
      : [`${name}="${escapeAttribute(value)}"`],
  );
  return `<${[node.name.text, ...kept, ...added].join(' ')}/>`;
}

const insertAfter = (element: ModelElement, lines: readonly string[]): TextEdit => ({
  file: element.file,
  start: element.node.end,
  end: element.node.end,
  text: lines.map((line) => `\n${indentOf(element)}${line}`).join(''),
});

const rangeOf = ({ node, file }: ModelElement) => ({ file, start: node.start, end: node.end });

const indentOf = ({ node, file: { text } }: ModelElement): string =>
  /[ \t]*$/.exec(text.slice(text.lastIndexOf('\n', node.start - 1) + 1, node.start))?.[0] ?? '';
