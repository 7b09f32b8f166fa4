import { buildModel } from './build-model.js';
import { searchPackage } from './find-package.js';
import type { FileAccess } from './file-access.js';
import type { Model } from './model.js';
import type { SourceFile } from './source-file.js';
import { detectLanguage, readSourceFile } from './source-file.js';

/** The files of a user and the models that they make, each read once and again when it changes. */
export interface Workspace {
  readonly files: FileAccess;
  /** Takes `text` for the file from now on, whatever is on disk: an editor has it open. */
  readonly open: (path: string, text: string) => SourceFile;
  readonly close: (path: string) => void;
  /** Says that a file on disk was made, changed or removed. */
  readonly refresh: (path: string) => void;
  /** Makes files known, so that they are looked at for what they include. */
  readonly discover: (paths: readonly string[]) => void;
  /** Every file that is known. */
  readonly known: () => readonly string[];
  readonly find: (path: string) => SourceFile | undefined;
  /** The model that a file is the main file of; undefined where it is no model. */
  readonly model: (path: string) => Model | undefined;
  /** The models that a file is in: those whose main file nobody includes, or else its own. */
  readonly modelsOf: (path: string) => readonly Model[];
}

export function createWorkspace(files: FileAccess): Workspace {
  const known = new Set<string>();
  const opened = new Set<string>();
  const sources = new Map<string, SourceFile | undefined>();
  const models = new Map<string, Model | undefined>();
  /** By included file, the known files that read it; undefined when it has to be found again. */
  let readers: Map<string, Set<string>> | undefined;

  const forgetModels = (path: string): void => {
    for (const [main, model] of models)
      if (main === path || model?.files.some((file) => file.path === path) || model?.missing.includes(path))
        models.delete(main);
  };
  const put = (path: string, source: SourceFile | undefined): void => {
    const before = sources.get(path);
    sources.set(path, source);
    forgetModels(path);
    // Typing seldom changes what includes what.
    if (listIncludes(before) !== listIncludes(source) || (before === undefined) !== (source === undefined))
      readers = undefined;
  };
  const find = (path: string): SourceFile | undefined => {
    if (sources.has(path)) return sources.get(path);
    const bytes = files.readBytes(path);
    const source = bytes === undefined ? undefined : readSourceFile(path, new TextDecoder().decode(bytes));
    sources.set(path, source);
    return source;
  };
  const model = (path: string): Model | undefined => {
    if (models.has(path)) return models.get(path);
    const main = find(path);
    const made =
      main === undefined ? undefined : buildModel(main, find, (name, from) => searchPackage(from, name, files));
    models.set(path, made);
    return made;
  };
  const findReaders = (): Map<string, Set<string>> => {
    const found = new Map<string, Set<string>>();
    for (const main of known) {
      if (listIncludes(find(main)) === '') continue;
      for (const { path } of model(main)?.files.slice(1) ?? []) {
        const mains = found.get(path) ?? new Set();
        found.set(path, mains.add(main));
      }
    }
    return found;
  };
  const modelsOf = (path: string): readonly Model[] => {
    readers ??= findReaders();
    const all = readers;
    const mains = [...(all.get(path) ?? [])];
    const outermost = mains.filter((main) => !all.has(main));
    const own = mains.length === 0 ? [path] : outermost.length > 0 ? outermost : mains;
    return own.flatMap((main) => model(main) ?? []);
  };
  return {
    files,
    open(path, text) {
      opened.add(path);
      known.add(path);
      const source = readSourceFile(path, text);
      put(path, source);
      return source;
    },
    close(path) {
      opened.delete(path);
      put(path, undefined);
      sources.delete(path);
    },
    refresh(path) {
      if (opened.has(path)) return;
      put(path, undefined);
      sources.delete(path);
      readers = undefined;
    },
    discover(paths) {
      for (const path of paths) known.add(path);
      readers = undefined;
    },
    known: () => [...known],
    find,
    model,
    modelsOf,
  };
}

/** What a file includes, as one text to compare. */
const listIncludes = (source: SourceFile | undefined): string => {
  if (source === undefined || detectLanguage(source.xml) === undefined) return '';
  return [...source.text.matchAll(/<(?:xacro:)?include\b[^>]*/g)].join('\n');
};
