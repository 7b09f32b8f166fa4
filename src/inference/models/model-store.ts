import { rm } from 'node:fs/promises';
import path from 'node:path';
import { SimAssetError } from '../../core/error.js';
import { exists } from '../../pipeline/interrupted-writes.js';
import { acceptLicence, describeLicence, isAccepted } from './licence.js';
import type { ModelFault, ModelKind, ModelManifest } from './model-manifest.js';
import { checkModelFiles, readModelManifest } from './model-manifest.js';
import type { StoredModel } from './store-file.js';
import { readStore, writeStore } from './store-file.js';

export type { StoredModel } from './store-file.js';

/** The models that a user has brought: a list of names, folders and accepted licences in one small file. */
export interface ModelStore {
  /** Where downloads go: a folder of its own for each model. */
  readonly downloads: string;
  readonly list: () => Promise<readonly StoredModel[]>;
  /** By name in the store, else by the path of a folder, which need not be in the store. Undefined when there is neither. */
  readonly find: (nameOrFolder: string) => Promise<StoredModel | undefined>;
  /** Adds the model of a folder, whole or not; `source` is the address that a download came from. Adding again changes nothing. */
  readonly add: (folder: string, source?: string) => Promise<StoredModel>;
  /** Notes that the user accepts the model's licence, as its manifest has it now. */
  readonly accept: (name: string) => Promise<StoredModel>;
  /** Forgets a model. With `deleteFiles` its folder goes too, if we downloaded it; the user's own folders are never touched. */
  readonly remove: (name: string, options: { readonly deleteFiles: boolean }) => Promise<StoredModel>;
}

/**
 * The store in the user's data folder, which is made when something is written. Each call reads the file, so that several
 * programs may use it; a damaged one is an error of each call (`model-store-damaged`) and is never written over.
 */
export function openModelStore(home: string): ModelStore {
  const downloads = path.join(path.resolve(home), 'models');
  const list = (): Promise<readonly StoredModel[]> => readStore(home);
  const put = async (model: StoredModel): Promise<StoredModel> => {
    const others = (await list()).filter(({ name }) => name !== model.name);
    await writeStore(
      home,
      [...others, model].sort((a, b) => a.name.localeCompare(b.name)),
    );
    return model;
  };
  const known = async (name: string): Promise<StoredModel> => {
    const models = await list();
    return models.find((model) => model.name === name) ?? fail(notFound(name, models));
  };
  return {
    downloads,
    list,
    find: async (nameOrFolder) => {
      const models = await list();
      const folder = path.resolve(nameOrFolder);
      const found = models.find(({ name }) => name === nameOrFolder) ?? models.find((model) => model.folder === folder);
      if (found !== undefined || !(await exists(folder))) return found;
      return { name: (await readModelManifest(folder)).name, folder };
    },
    add: async (given, source) => {
      const folder = path.resolve(given);
      const { name } = await readModelManifest(folder);
      const there = (await list()).find((model) => model.name === name);
      if (there !== undefined && there.folder !== folder) throw nameTaken(there);
      return there !== undefined && source === undefined
        ? there
        : put({ ...there, name, folder, ...(source === undefined ? {} : { source }) });
    },
    accept: async (name) => {
      const model = await known(name);
      const { licence } = await readModelManifest(model.folder);
      return put({ ...model, accepted: acceptLicence(licence) });
    },
    remove: async (name, { deleteFiles }) => {
      const model = await known(name);
      if (deleteFiles) await deleteFolder(model, downloads);
      await writeStore(
        home,
        (await list()).filter((other) => other.name !== name),
      );
      return model;
    },
  };
}

/** Whether a model's folder is one that a download of ours has made. */
export const isDownloaded = ({ name, folder, source }: StoredModel, downloads: string): boolean =>
  source !== undefined && folder === path.join(downloads, name);

async function deleteFolder(model: StoredModel, downloads: string): Promise<void> {
  if (!isDownloaded(model, downloads)) {
    throw new SimAssetError(
      'model-not-ours',
      `${model.folder} was not downloaded by PhysX-Anything, so its files are left alone.`,
      'Leave out --delete to forget the model, and delete the folder yourself.',
    );
  }
  await rm(model.folder, { recursive: true, force: true, maxRetries: 3 }).catch((cause: unknown) => {
    throw new SimAssetError(
      'model-not-deleted',
      `${model.folder} could not be deleted whole: ${cause instanceof Error ? cause.message : String(cause)}.`,
      'End what uses the model, and try again.',
      { cause },
    );
  });
}

/**
 * As `store.find`, where the model must be.
 *
 * @throws SimAssetError `model-not-found`, and those of `readModelManifest` and of the store.
 */
export const findModel = async (store: ModelStore, nameOrFolder: string): Promise<StoredModel> =>
  (await store.find(nameOrFolder)) ?? fail(notFound(nameOrFolder, await store.list()));

/**
 * A model that is ready for use: of the right kind, whole by its sizes (checksums are for `models verify`), its licence accepted.
 * With `acceptLicence` the user accepts it by this call, which a model in the store remembers.
 *
 * @throws SimAssetError `model-not-found`, `model-wrong-kind`, `model-incomplete`, `model-licence` or `decoder-licence`, and those of `readModelManifest`
 * and of the store.
 */
export async function requireModel(
  store: ModelStore,
  nameOrFolder: string,
  kind: ModelKind,
  options: { readonly acceptLicence: boolean },
): Promise<{ readonly folder: string; readonly manifest: ModelManifest }> {
  const model = await findModel(store, nameOrFolder);
  const { folder } = model;
  const manifest = await readModelManifest(folder);
  if (manifest.kind !== kind) throw wrongKind(model.name, manifest.kind, kind);
  await requireFiles(model, manifest);
  if (!isAccepted(model, manifest)) {
    if (!options.acceptLicence) throw notAccepted(model, manifest);
    const stored = (await store.list()).some(({ name, folder: at }) => name === model.name && at === folder);
    if (stored) await store.accept(model.name);
  }
  return { folder, manifest };
}

/**
 * Checks that the files of a model are there, by their sizes.
 *
 * @throws SimAssetError `model-incomplete`.
 */
export async function requireFiles(model: StoredModel, manifest: ModelManifest): Promise<void> {
  const faults = await checkModelFiles(model.folder, manifest, { hash: false });
  if (faults.length > 0) throw incomplete(model, faults);
}

const fail = (error: SimAssetError): never => {
  throw error;
};

function notFound(asked: string, models: readonly StoredModel[]): SimAssetError {
  const names = models.map(({ name }) => name).join(', ');
  return new SimAssetError(
    'model-not-found',
    `There is no model ${JSON.stringify(asked)}.`,
    names === ''
      ? 'Add one with `physx-anything models add FOLDER` or `models download URL`.'
      : `There are: ${names}. Others are added with \`physx-anything models add FOLDER\`.`,
  );
}

export const nameTaken = ({ name, folder }: StoredModel): SimAssetError =>
  new SimAssetError(
    'model-exists',
    `There is a model ${name} already, in ${folder}.`,
    `Forget it with \`physx-anything models remove ${name}\`, or give the new one another name in its manifest.`,
  );

const wrongKind = (name: string, kind: ModelKind, asked: ModelKind): SimAssetError =>
  new SimAssetError(
    'model-wrong-kind',
    `${name} is a model of the kind ${kind}, where one of the kind ${asked} is asked for.`,
    'See `physx-anything models list`.',
  );

function incomplete({ name, folder, source }: StoredModel, faults: readonly ModelFault[]): SimAssetError {
  const [first] = faults;
  const more = faults.length === 1 ? '' : `, and ${faults.length - 1} more`;
  return new SimAssetError(
    'model-incomplete',
    `The model ${name} in ${folder} is not whole: ${first.path} (${first.fault})${more}.`,
    source === undefined
      ? 'Copy or export its files again.'
      : `Go on with \`physx-anything models download ${source}\`.`,
  );
}

function notAccepted({ name, folder, accepted }: StoredModel, { kind, licence }: ModelManifest): SimAssetError {
  const changed = accepted === undefined ? '' : ' It is not the one that was accepted before.';
  return new SimAssetError(
    kind === 'decoder' ? 'decoder-licence' : 'model-licence',
    `The licence of ${name} is not accepted: ${describeLicence(licence)}.${changed}`,
    `Read it; to accept it: \`physx-anything models add ${JSON.stringify(folder)} --accept-licence\`.`,
  );
}
