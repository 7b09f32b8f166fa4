import { dirName, joinPath } from '../../core/paths.js';
import { MJCF } from '../../schema/mjcf/mjcf-vocabulary.js';
import { findVendorElement } from '../../schema/urdf/urdf-vendors.js';
import { URDF } from '../../schema/urdf/urdf-vocabulary.js';
import type { ElementType } from '../../schema/vocabulary.js';
import { decodeEntities } from '../../xml/entities.js';
import type { XmlElement } from '../../xml/syntax-tree.js';
import type { Include, Model, ModelElement } from './model.js';
import { findAttribute, walkElements } from './model.js';
import type { SourceFile } from './source-file.js';
import { detectLanguage, readSourceFile } from './source-file.js';

/** Elements further down are left out: MuJoCo refuses a document that deep, and recursion has an end. */
const DEEPEST = 600;

/** The folder of a ROS package, as a file in a folder speaks of it; undefined where it is not found. */
export type FindPackageFolder = (name: string, from: string) => string | undefined;

/** The file of a path; undefined where there is none. */
export type FindFile = (path: string) => SourceFile | undefined;

/** A text alone, without the files that it includes. */
export const readModel = (text: string, path = ''): Model | undefined =>
  buildModel(readSourceFile(path, text), () => undefined);

/**
 * The model that a file is the main file of; undefined where it is no MJCF, URDF or xacro, whatever else it may be. Never throws.
 *
 * Includes are read as MuJoCo 3.14 does (tried on the engine): a path counts from the folder of the main file, or else from that of the file that
 * includes; a file may be read once; its root element may be any, and what is in it takes the place of the `include`.
 */
export function buildModel(
  main: SourceFile,
  findFile: FindFile,
  findPackage: FindPackageFolder = () => undefined,
  within: readonly string[] = [],
): Model | undefined {
  const language = detectLanguage(main.xml);
  if (main.xml.root === undefined || language === undefined) return undefined;
  const files: SourceFile[] = [main];
  const includes: Include[] = [];
  const missing: string[] = [];
  let depth = 0;
  const tag = language === 'mjcf' ? 'include' : 'xacro:include';

  const find = (reference: string, from: SourceFile): SourceFile | undefined => {
    const folders = new Set([dirName(main.path), dirName(from.path)]);
    const paths = Array.from(folders, (folder) => joinPath(folder, reference));
    // Xacro: paths count from the file that they stand in.
    if (language !== 'mjcf') paths.reverse();
    for (const path of paths) {
      const found = path === main.path ? main : findFile(path);
      if (found !== undefined) return found;
      missing.push(path);
    }
    return undefined;
  };

  const include = (element: ModelElement, into: ModelElement[]): void => {
    const written = textOf(element, language === 'mjcf' ? 'file' : 'filename');
    const reference = language === 'mjcf' ? written : resolvePackage(written, main.path, findPackage);
    if (reference === '' || reference.includes('$')) {
      includes.push({ element, reference: undefined, target: undefined });
      return;
    }
    const target = find(reference, element.file);
    const isRepeated = target !== undefined && files.some(({ path }) => path === target.path);
    const root = target?.xml.root;
    const isEmpty = root?.children.every(({ kind }) => kind !== 'element') ?? true;
    const problem = target === undefined ? 'missing' : isRepeated ? 'repeated' : isEmpty ? 'empty' : undefined;
    includes.push({ element, reference, target, ...(problem === undefined ? {} : { problem }) });
    if (target === undefined || root === undefined || isRepeated) return;
    files.push(target);
    bindChildren(root, target, element.parent, into);
  };

  /** Binds what stands in `node` as children of `parent`, one after the other in `into`. */
  const bindChildren = (
    node: XmlElement,
    file: SourceFile,
    parent: ModelElement | undefined,
    into: ModelElement[],
  ): void => {
    const type = parent?.type;
    for (const child of node.children) {
      if (child.kind !== 'element') continue;
      const name = child.name.text;
      const known = type?.children.get(name)?.element ?? (type && findVendorElement(type.tag, name));
      const isOpen = parent?.isOpen === true || type === undefined || (known === undefined && type.open === true);
      const bound = bind(child, file, known, parent, isOpen);
      into.push(bound);
      if (name === tag) include(bound, into);
    }
  };

  const bind = (
    node: XmlElement,
    file: SourceFile,
    type: ElementType | undefined,
    parent: ModelElement | undefined,
    isOpen: boolean,
  ): ModelElement => {
    depth++;
    const children: ModelElement[] = [];
    const inDefault = parent?.inDefault === true || parent?.type?.id === 'default';
    const own = node.attributes.find(({ name }) => name.text === 'childclass')?.value;
    const childClass = own === undefined ? parent?.childClass : decodeEntities(own.raw);
    const element: ModelElement = { node, file, type, parent, inDefault, childClass, isOpen, children };
    if (depth <= DEEPEST) bindChildren(node, file, element, children);
    depth--;
    return element;
  };

  const roots = (language === 'mjcf' ? MJCF : URDF).roots;
  const root = bind(main.xml.root, main, roots.get(main.xml.root.name.text), undefined, false);
  const attached = new Map<string, Model | undefined>();
  for (const element of language === 'mjcf' ? walkElements(root) : []) {
    if (element.type?.id !== 'model') continue;
    const target = find(textOf(element, 'file'), element.file);
    const isNested = target === undefined || within.includes(target.path) || target === main;
    const model = isNested ? undefined : buildModel(target, findFile, findPackage, [...within, main.path]);
    missing.push(...(model?.missing ?? []));
    attached.set(textOf(element, 'name') || (model === undefined ? '' : textOf(model.root, 'model')), model);
  }
  return { language, main, root, files, includes, attached, missing, isFragment: isFragment(root, includes) };
}

/** `$(find NAME)/PATH` of xacro as an absolute path, where the package is found. */
function resolvePackage(reference: string, main: string, findPackage: FindPackageFolder): string {
  const found = /^\$\(find ([^)\s]+)\)\/(.*)$/.exec(reference);
  const folder = found === null ? undefined : findPackage(found[1], dirName(main));
  return found === null || folder === undefined ? reference : `${folder}/${found[2]}`;
}

const textOf = (element: ModelElement, name: string): string =>
  decodeEntities(findAttribute(element, name)?.value?.raw ?? '');

/** An MJCF without a body: settings, assets or actuators for others to include. */
function isFragment(root: ModelElement, includes: readonly Include[]): boolean {
  if (root.node.name.text === 'robot') return false;
  if (root.node.name.text === 'mujocoinclude') return true;
  if (includes.some(({ problem }) => problem === 'missing')) return true;
  return root.children.every((child) => child.node.name.text !== 'worldbody' || [...walkElements(child)].length === 1);
}
