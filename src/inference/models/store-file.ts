import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { SimAssetError } from '../../core/error.js';
import {
  asObject,
  asString,
  attempt,
  field,
  listOf,
  optionalEntry,
  optionalField,
  refuse,
} from '../../formats/strict-json.js';
import { writeFileAtomic } from '../../pipeline/write-asset-directory.js';

/** A licence that the user has accepted; another text of it has another checksum. */
export interface AcceptedLicence {
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly date: string;
  /** SHA-256 of what the manifest says of the licence. */
  readonly sha256: string;
}

/** A model that the program knows. */
export interface StoredModel {
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
  /** Address of its manifest, where it was downloaded by us into our own folder. */
  readonly source?: string;
  readonly accepted?: AcceptedLicence;
}

const SCHEMA_VERSION = 1;

/** `models.json` of the user's data folder. */
export const storeFile = (home: string): string => path.join(home, 'models.json');

/**
 * The models of `models.json`; none when it is not there.
 *
 * @throws SimAssetError `model-store-damaged`, `model-store-unreadable`.
 */
export async function readStore(home: string): Promise<readonly StoredModel[]> {
  const file = storeFile(home);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new SimAssetError(
      'model-store-unreadable',
      `${file} cannot be read: ${message}.`,
      'See to its permissions.',
      {
        cause,
      },
    );
  });
  if (text === undefined) return [];
  const read = attempt(() => parseStore(text));
  if ('value' in read) return read.value;
  throw new SimAssetError(
    'model-store-damaged',
    `${file} is damaged: ${read.problem}`,
    'Mend it, or move it away and add the models again; their folders are not touched.',
  );
}

/**
 * Writes `models.json` as one step.
 *
 * @throws SimAssetError `write-failed`.
 */
export async function writeStore(home: string, models: readonly StoredModel[]): Promise<void> {
  const text = `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, models }, null, 2)}\n`;
  await writeFileAtomic(storeFile(home), new TextEncoder().encode(text), { overwrite: true });
}

function parseStore(text: string): readonly StoredModel[] {
  const root = asObject(parseJson(text), 'models.json');
  if (root.fields['schemaVersion'] !== SCHEMA_VERSION)
    refuse('models.json/schemaVersion', `${SCHEMA_VERSION}, the only one that this version of PhysX-Anything knows`);
  const models = field(root, 'models', listOf(readModel));
  if (new Set(models.map(({ name }) => name)).size < models.length) refuse('models.json/models', 'without equal names');
  return models;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse('models.json', 'JSON');
  }
}

function readModel(value: unknown, where: string): StoredModel {
  const model = asObject(value, where);
  const accepted = optionalField(model, 'accepted', readAccepted);
  return {
    name: field(model, 'name', asString),
    folder: field(model, 'folder', asFolder),
    ...optionalEntry(model, 'source', asString),
    ...(accepted === undefined ? {} : { accepted }),
  };
}

function asFolder(value: unknown, where: string): string {
  const folder = asString(value, where);
  return path.isAbsolute(folder) ? folder : refuse(where, 'an absolute path');
}

function readAccepted(value: unknown, where: string): AcceptedLicence {
  const accepted = asObject(value, where);
  return {
    name: field(accepted, 'name', asString),
    date: field(accepted, 'date', asString),
    sha256: field(accepted, 'sha256', asString),
  };
}
