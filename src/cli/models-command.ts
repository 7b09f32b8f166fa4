import type { Command } from 'commander';
import { CANCELLED, describeError } from '../core/error.js';
import { formatBytes } from '../inference/models/format-bytes.js';
import { isAccepted } from '../inference/models/licence.js';
import { modelHome } from '../inference/models/model-home.js';
import { checkModelFiles, readModelManifest } from '../inference/models/model-manifest.js';
import type { ModelStore } from '../inference/models/model-store.js';
import { findModel, isDownloaded, openModelStore, requireFiles } from '../inference/models/model-store.js';
import type { ExitCode } from './exit-codes.js';
import { EXIT } from './exit-codes.js';
import { ask, canAsk, NEEDS_CONSENT, showModel } from './models-consent.js';
import { download } from './models-download.js';
import { readEntry, toRows } from './models-entry.js';
import { makeByteProgress } from './models-progress.js';
import { clearProgress, formatTable, printError, printJson, printLine, printNote } from './terminal.js';

/** What a command has done: for programs, for people, and for the shell. */
interface Outcome {
  readonly value: unknown;
  readonly text: string;
  readonly code?: ExitCode;
}

interface Flags {
  readonly json: boolean;
  readonly acceptLicence: boolean;
  readonly yes: boolean;
  readonly delete: boolean;
}

export function addModelsCommand(program: Command, finish: (code: ExitCode) => void): void {
  const models = program
    .command('models')
    .description('Manage the models that you bring: list, add, verify, remove, download. Nothing is fetched unasked.');
  const add = (usage: string, description: string, work: (name: string, flags: Flags) => Promise<Outcome>): Command =>
    models
      .command(usage)
      .description(description)
      .option('--json', 'print the result as JSON on stdout', false)
      .action(async (...given: unknown[]) => {
        // Commander hands over the arguments, then the flags and the command.
        const name = given.length === 3 ? String(given[0]) : '';
        finish(await run(`models ${usage.split(' ')[0]}`, given.at(-2) as Flags, (flags) => work(name, flags)));
      });
  const licence = ['--accept-licence', 'accept the licence of the model, which is shown', false] as const;
  add('list', 'The models, what they need, their licences, and whether they are whole.', list);
  add('add <folder>', 'Add a model that you have: a folder with a physx-model.json. It stays where it is.', addFolder) //
    .option(...licence);
  add('verify <name>', 'Compare the checksums of all files of a model, or of a folder, with its manifest.', verify);
  add('remove <name>', 'Forget a model. Its files stay, unless it was downloaded and --delete says so.', remove) //
    .option('--delete', 'delete the files of a model that was downloaded', false);
  add(
    'download <url>',
    'Download a model by the address of its physx-model.json, or go on with a download.',
    async (url, flags) => {
      const entry = await download(url, flags, openStore());
      return { value: entry, text: `${entry.name} is here, whole, and checked: ${entry.folder}` };
    },
  )
    .option(...licence)
    .option('--yes', 'download without asking', false);
}

const openStore = (): ModelStore => openModelStore(modelHome(process.env, process.platform));

async function run(where: string, flags: Flags, work: (flags: Flags) => Promise<Outcome>): Promise<ExitCode> {
  try {
    const { value, text, code = EXIT.ok } = await work(flags);
    if (flags.json) printJson(value);
    else printLine(text);
    return code;
  } catch (error) {
    const described = describeError(error);
    if (flags.json) printJson({ error: described });
    if (described.code !== CANCELLED) printError(where, error);
    return described.code === NEEDS_CONSENT ? EXIT.usage : EXIT.failure;
  }
}

async function list(): Promise<Outcome> {
  const entries = await Promise.all((await openStore().list()).map(readEntry));
  const notes = entries.flatMap(({ name, error }) =>
    error === undefined ? [] : [`${name}: ${error.message}\n  ${error.hint}`],
  );
  const table = entries.length === 0 ? NONE : formatTable(toRows(entries));
  return { value: entries, text: [table, ...notes].join('\n') };
}

const NONE = 'No models yet. `physx-anything models add FOLDER` adds one; `models download URL` fetches one.';

async function addFolder(folder: string, flags: Flags): Promise<Outcome> {
  const store = openStore();
  const manifest = await readModelManifest(folder);
  await requireFiles({ name: manifest.name, folder }, manifest);
  let model = await store.add(folder);
  if (!isAccepted(model, manifest)) {
    showModel(manifest, []);
    const accepts = flags.acceptLicence || (canAsk() && (await ask('Do you accept this licence?')));
    if (accepts) model = await store.accept(model.name);
    else
      printNote(
        `The licence is not accepted; before first use: \`models add ${JSON.stringify(folder)} --accept-licence\`.`,
      );
  }
  const entry = await readEntry(model);
  return { value: entry, text: `${entry.name} is added: ${formatBytes(entry.bytes ?? 0)} in ${entry.folder}` };
}

async function verify(name: string): Promise<Outcome> {
  const { folder } = await findModel(openStore(), name);
  const manifest = await readModelManifest(folder);
  const draw = makeByteProgress();
  const faults = await checkModelFiles(folder, manifest, {
    hash: true,
    onProgress: (done, all) => {
      draw(name, done, all);
    },
  });
  clearProgress();
  const lines = faults.map(({ path, fault, detail }) => `${path}: ${fault}. ${detail}`);
  return {
    value: { name: manifest.name, folder, files: manifest.files.length, faults },
    text: faults.length === 0 ? `${manifest.name}: all ${manifest.files.length} files are right` : lines.join('\n'),
    code: faults.length === 0 ? EXIT.ok : EXIT.findings,
  };
}

async function remove(name: string, flags: Flags): Promise<Outcome> {
  const store = openStore();
  const model = await store.remove(name, { deleteFiles: flags.delete });
  const kept = isDownloaded(model, store.downloads) ? 'its files are still in' : 'its files are left in';
  const text = flags.delete ? `${name} and its files are removed` : `${name} is forgotten; ${kept} ${model.folder}`;
  return { value: { name, folder: model.folder, deleted: flags.delete }, text };
}
