import { stat } from 'node:fs/promises';
import { describeError } from '../core/error.js';
import { formatBytes } from '../inference/models/format-bytes.js';
import { isAccepted } from '../inference/models/licence.js';
import type { ModelFault, ModelManifest } from '../inference/models/model-manifest.js';
import { checkModelFiles, readModelManifest } from '../inference/models/model-manifest.js';
import type { StoredModel } from '../inference/models/model-store.js';
import { deviceNeeded, memoryNeeded } from '../inference/models/needs.js';
import { sumBytes } from '../inference/models/parse-manifest.js';

/** A model of the store with what its folder says of it. */
export interface ModelEntry {
  readonly name: string;
  readonly folder: string;
  /** `unreadable`: the folder or its manifest is not there or is none; `error` says what. */
  readonly state: 'complete' | 'incomplete' | 'unreadable';
  readonly source?: string;
  readonly error?: { readonly code: string; readonly message: string; readonly hint: string };
  readonly title?: string;
  readonly kind?: string;
  /** On disk, of all files. */
  readonly bytes?: number;
  readonly memory?: ModelManifest['memory'];
  /** Where it is quick enough, and the bytes that it takes there at work. */
  readonly device?: { readonly needed: 'any' | 'gpu'; readonly memory: number };
  readonly dtype?: ModelManifest['dtype'];
  /** `accepted`: the date; null while the user has not. */
  readonly licence?: ModelManifest['licence'] & { readonly accepted: string | null };
  readonly faults?: readonly ModelFault[];
}

/** What is known of a model; what is wrong with it is data, so that a list of several never fails for one. */
export async function readEntry(model: StoredModel): Promise<ModelEntry> {
  const { name, folder, source, accepted } = model;
  const head = { name, folder, ...(source === undefined ? {} : { source }) };
  try {
    const manifest = await readModelManifest(folder);
    const { title, kind, memory, dtype, licence, files } = manifest;
    const faults = await checkModelFiles(folder, manifest, { hash: false });
    const date = accepted !== undefined && isAccepted(model, manifest) ? accepted.date : null;
    return {
      ...head,
      state: faults.length === 0 ? 'complete' : 'incomplete',
      title,
      kind,
      bytes: sumBytes(files),
      memory,
      device: { needed: deviceNeeded(manifest), memory: memoryNeeded(manifest) },
      dtype,
      licence: { ...licence, accepted: date },
      faults,
    };
  } catch (error) {
    const there = await stat(folder).catch(() => undefined);
    const gone = { code: 'model-no-folder', message: `${folder} is not there.`, hint: FORGET(name) };
    return { ...head, state: 'unreadable', error: there === undefined ? gone : describeError(error) };
  }
}

const FORGET = (name: string): string =>
  `Bring the folder back, or forget the model with \`physx-anything models remove ${name}\`.`;

/** What a table says of models: a head and a row for each. */
export function toRows(entries: readonly ModelEntry[]): string[][] {
  const head = ['name', 'kind', 'disk', 'memory', 'device', 'dtype', 'licence', 'state'];
  return [head, ...entries.map(toRow)];
}

function toRow({ name, kind, bytes, memory, device, dtype, licence, state, faults = [] }: ModelEntry): string[] {
  if (
    kind === undefined ||
    bytes === undefined ||
    memory === undefined ||
    dtype === undefined ||
    licence === undefined ||
    device === undefined
  )
    return [name, '', '', '', '', '', '', state];
  const terms = `${licence.name}${licence.nonCommercial ? ' (non-commercial)' : ''}`;
  const whole = state === 'complete' ? 'complete' : `incomplete: ${countFaults(faults)}`;
  return [
    name,
    kind,
    formatBytes(bytes),
    describeMemory(memory),
    device.needed === 'any' ? 'CPU or GPU' : `GPU with ${formatBytes(device.memory)}`,
    [...new Set(Object.values(dtype))].join(', '),
    `${terms}, ${licence.accepted === null ? 'NOT accepted' : 'accepted'}`,
    whole,
  ];
}

/** `2 files missing, 1 of another size`. */
function countFaults(faults: readonly ModelFault[]): string {
  const missing = faults.filter(({ fault }) => fault === 'missing').length;
  const wrong = faults.length - missing;
  return [...(missing === 0 ? [] : [`${missing} missing`]), ...(wrong === 0 ? [] : [`${wrong} wrong`])].join(', ');
}

/** `6.4 GB + 57 kB a token`. */
export const describeMemory = ({ weights, perToken }: ModelManifest['memory']): string =>
  `${formatBytes(weights)}${perToken === 0 ? '' : ` + ${formatBytes(perToken)} a token`}`;
