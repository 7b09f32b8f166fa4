import type { JsonObject } from '../../formats/strict-json.js';
import {
  asArray,
  asObject,
  asString,
  attempt,
  field,
  oneOf,
  optionalEntry,
  optionalField,
  refuse,
} from '../../formats/strict-json.js';
import { isFileName, isInnerPath } from './file-path.js';
import type { ModelFile, ModelKind, ModelLicence, ModelManifest } from './model-manifest.js';

/** Raised when a reader of the old form could misread the new one. */
const SCHEMA_VERSION = 1;

/** The networks that Transformers.js makes a vision-language model of. */
const VLM_NETWORKS = ['embed_tokens', 'vision_encoder', 'decoder_model_merged'] as const;

/** Names that stand for no file of a model: the manifest, and what a download works on. */
const RESERVED = /^physx-model\.json$|\.part$|\.part\.json$/i;

/** Reads a manifest's text; a text that is none gives the problem as a sentence. Fields that are unknown are passed over. */
export const parseManifest = (text: string): { readonly value: ModelManifest } | { readonly problem: string } =>
  attempt(() => {
    const root = asObject(parseJson(text), 'the manifest');
    if (field(root, 'schemaVersion', asBytes) !== SCHEMA_VERSION)
      refuse('the manifest/schemaVersion', `${SCHEMA_VERSION}, the only one that this version of PhysX-Anything knows`);
    const kind = field(root, 'kind', oneOf<ModelKind>('vlm', 'decoder'));
    return {
      schemaVersion: SCHEMA_VERSION,
      name: field(root, 'name', asModelName),
      title: field(root, 'title', asLine),
      kind,
      licence: field(root, 'licence', readLicence),
      dtype: kind === 'vlm' ? field(root, 'dtype', readVlmDtype) : (optionalField(root, 'dtype', readDtype) ?? {}),
      memory: field(root, 'memory', (value, where) => readMemory(asObject(value, where), kind)),
      files: field(root, 'files', readFiles),
    };
  });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse('the manifest', 'JSON');
  }
}

/** A text that is shown: one line without what would steer a terminal. */
function asLine(value: unknown, where: string): string {
  const text = asString(value, where).trim();
  if (text === '' || text.length > 300 || /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u.test(text))
    refuse(where, 'one line of text');
  return text;
}

function asModelName(value: unknown, where: string): string {
  const name = asString(value, where);
  if (!/^[a-z0-9][a-z0-9._-]{0,63}$/.test(name) || !isFileName(name))
    refuse(where, 'a name of small letters, digits, ".", "_" and "-" that starts with a letter or digit');
  return name;
}

function asBytes(value: unknown, where: string): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? value
    : refuse(where, 'a whole number, 0 or more');
}

function readLicence(value: unknown, where: string): ModelLicence {
  const licence = asObject(value, where);
  return {
    name: field(licence, 'name', asLine),
    ...optionalEntry(licence, 'url', asWebAddress),
    nonCommercial: field(licence, 'nonCommercial', asBoolean),
  };
}

function asWebAddress(value: unknown, where: string): string {
  const address = asLine(value, where);
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) refuse(where, 'the address of a web page');
  return address;
}

const asBoolean = (value: unknown, where: string): boolean =>
  typeof value === 'boolean' ? value : refuse(where, 'true or false');

function readDtype(value: unknown, where: string): Readonly<Record<string, string>> {
  const object = asObject(value, where);
  return Object.fromEntries(Object.keys(object.fields).map((network) => [network, field(object, network, asDtype)]));
}

function readVlmDtype(value: unknown, where: string): Readonly<Record<string, string>> {
  const dtype = readDtype(value, where);
  for (const network of VLM_NETWORKS)
    if (!Object.hasOwn(dtype, network)) refuse(`${where}/${network}`, 'the dtype of this network: fp32, fp16, q4, ...');
  return dtype;
}

function asDtype(value: unknown, where: string): string {
  const text = asString(value, where);
  return /^[a-z0-9_]{1,16}$/.test(text) ? text : refuse(where, 'a dtype: fp32, fp16, q4, q4f16, ...');
}

/** A decoder has no cache that grows with a text. */
const readMemory = (memory: JsonObject, kind: ModelKind): ModelManifest['memory'] => ({
  weights: field(memory, 'weights', asBytes),
  perToken: kind === 'vlm' ? field(memory, 'perToken', asBytes) : (optionalField(memory, 'perToken', asBytes) ?? 0),
});

function readFiles(value: unknown, where: string): readonly ModelFile[] {
  const files = asArray(value, where).map((item, i) => readFile(asObject(item, `${where}/${i}`)));
  if (files.length === 0) refuse(where, 'a list of at least one file');
  // Compared as Windows and macOS do: there names that differ in case alone are one file.
  const paths = new Set<string>();
  for (const { path } of files) {
    if (paths.has(path.toLowerCase())) refuse(where, `a list without twice the same file, ${path}`);
    paths.add(path.toLowerCase());
  }
  for (const path of paths) {
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1))
      if (paths.has(path.slice(0, end))) refuse(where, `a list without a file in a file, ${path}`);
  }
  if (!Number.isSafeInteger(sumBytes(files))) refuse(where, 'a list of files that a disk can hold');
  return files;
}

/** Bytes of files together. */
export const sumBytes = (files: readonly { readonly bytes: number }[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes, 0);

const readFile = (file: JsonObject): ModelFile => ({
  path: field(file, 'path', asInnerPath),
  bytes: field(file, 'bytes', asBytes),
  sha256: field(file, 'sha256', asSha256),
  ...optionalEntry(file, 'url', asLine),
});

function asInnerPath(value: unknown, where: string): string {
  const path = asLine(value, where);
  if (!isInnerPath(path)) refuse(where, 'the path of a file in the folder of the manifest, with "/" between names');
  if (RESERVED.test(path)) refuse(where, 'a name that is not kept for downloads');
  return path;
}

function asSha256(value: unknown, where: string): string {
  const text = asString(value, where);
  return /^[0-9a-f]{64}$/.test(text) ? text : refuse(where, 'a SHA-256 of 64 hexadecimal digits');
}
