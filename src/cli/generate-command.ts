import path from 'node:path';
import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import { toAssetName } from '../core/asset-name.js';
import { SimAssetError, describeError } from '../core/error.js';
import type { ImageMark } from '../core/image-mark.js';
import { parseBoxMark, parsePointMark } from '../core/image-mark.js';
import { BACKEND_NAMES, chooseBackend } from '../inference/backends/choose-backend.js';
import { createBackend } from '../inference/backends/create-backend.js';
import { DEVICE_NAMES } from '../inference/device.js';
import type { DeviceName } from '../inference/device.js';
import type { ServerOptions } from '../inference/vlm/server/server-options.js';
import { loadNodeEngines } from '../pipeline/node-engines.js';
import { generateAsset } from '../pipeline/generate-asset.js';
import type { AssetSummary } from '../pipeline/summary.js';
import type { BuildFlags } from './build-options.js';
import { addBuildOptions, buildOptionsFrom, parseCount, parseSeconds, parseSeed } from './build-options.js';
import type { ExitCode } from './exit-codes.js';
import { EXIT } from './exit-codes.js';
import { formatSummary } from './summary-table.js';
import { clearProgress, printError, printIssues, printJson, printLine, showProgress } from './terminal.js';

interface GenerateFlags extends BuildFlags {
  readonly backend: string;
  readonly seed: number;
  readonly seconds?: number;
  readonly category?: string;
  readonly box?: ImageMark;
  readonly point?: ImageMark;
  readonly device: DeviceName;
  readonly server?: string;
  readonly decoder?: string;
  readonly model?: string;
  readonly parallel?: number;
}

type Entry = ({ readonly image: string } & AssetSummary) | { readonly image: string; readonly error: object };

export function addGenerateCommand(program: Command, finish: (code: ExitCode) => void): void {
  addBuildOptions(
    program
      .command('generate')
      .description('Turn images (PNG, JPEG, WebP) into simulation-ready assets: MJCF, URDF, glTF, checked in MuJoCo.')
      .argument('<image...>', 'images, one object each'),
  )
    .addOption(
      new Option('--backend <name>', 'what looks at the image; auto takes a --server or --model that is given')
        .choices(BACKEND_NAMES)
        .default('auto'),
    )
    .option('--category <name>', 'what the object is, where you know it: laptop, chair, ...')
    .addOption(
      new Option('--box <x0,y0,x1,y1>', 'where the object is: two opposite corners around it, in pixels of the image')
        .argParser(parseAs(parseBoxMark))
        .conflicts('point'),
    )
    .option('--point <x,y>', 'where the object is: a point on it, in pixels of the image', parseAs(parsePointMark))
    .option('--seconds <s>', 'how long to fit, on two cores (default: 8)', parseSeconds)
    .option('--seed <n>', 'makes random choices repeatable', parseSeed, 0)
    .option('--server <url>', 'a model server to ask: http://HOST:PORT/v1; its key in PHYSX_ANYTHING_API_KEY')
    .option(
      '--model <name>',
      'the model to use: as the server lists it; without a server one of yours, by name or folder',
    )
    .option('--parallel <n>', 'parts that are asked of the server at a time (default: 8)', parseCount)
    .option(
      '--decoder <model>',
      'a decoder of yours, by name or folder, that makes the shapes of --backend vlm and server finer',
    )
    .addOption(new Option('--device <name>', 'where networks run').choices(DEVICE_NAMES).default('auto'))
    .action(async (images: string[], flags: GenerateFlags, command: Command) => {
      if (images.length > 1 && markOf(flags) !== undefined)
        command.error('error: --box and --point mark the object in one image: give one image at a time');
      finish(await generate(images, flags));
    });
}

const parseAs =
  (parse: (text: string) => ImageMark | string) =>
  (text: string): ImageMark => {
    const mark = parse(text);
    if (typeof mark === 'string') throw new InvalidArgumentError(mark);
    return mark;
  };

/** The key comes from the environment: on a command line other users of the machine would see it. */
function serverOf({ server = '', model = '', parallel }: GenerateFlags): ServerOptions {
  const apiKey = process.env['PHYSX_ANYTHING_API_KEY'];
  return {
    baseUrl: server,
    model,
    ...(parallel === undefined ? {} : { concurrency: parallel }),
    ...(apiKey === undefined || apiKey === '' ? {} : { apiKey }),
  };
}

const markOf = ({ box, point }: GenerateFlags): ImageMark | undefined => box ?? point;

async function generate(images: readonly string[], flags: GenerateFlags): Promise<ExitCode> {
  const engines = await loadNodeEngines();
  const means = { server: serverOf(flags), vlm: { model: flags.model ?? '', device: flags.device } };
  const name = chooseBackend(flags.backend, { ...means, ...(flags.category && { category: flags.category }) });
  const backend = createBackend(name, engines.geometry, {
    ...means,
    ...(flags.decoder === undefined ? {} : { decoder: { model: flags.decoder, device: flags.device } }),
  });
  const mark = markOf(flags);
  const entries: Entry[] = [];
  const made = new Set<string>();
  for (const image of images) {
    try {
      const name = toAssetName(path.parse(image).name);
      // --overwrite is for what stood there before, not for what this very run made.
      if (made.has(name)) throw sameName(name);
      const summary = await generateAsset(
        {
          ...buildOptionsFrom(flags),
          name,
          imagePath: image,
          seed: flags.seed,
          ...(flags.category === undefined ? {} : { category: flags.category }),
          ...(mark === undefined ? {} : { mark }),
          ...(flags.seconds === undefined ? {} : { seconds: flags.seconds }),
        },
        backend,
        engines,
        {
          onProgress: (progress) => {
            showProgress(image, progress);
          },
        },
      );
      clearProgress();
      made.add(name);
      entries.push({ image, ...summary });
      if (!flags.json) printLine(`${entries.length > 1 ? '\n' : ''}${formatSummary(summary)}`);
      printIssues(summary.issues);
    } catch (error) {
      entries.push({ image, error: describeError(error) });
      printError(image, error);
    }
  }
  if (flags.json) printJson(entries);
  return exitCodeOf(entries);
}

const sameName = (name: string): SimAssetError =>
  new SimAssetError(
    'same-name',
    `An image before it gave the asset "${name}" already.`,
    'Rename one of the images, or generate it into another folder.',
  );

function exitCodeOf(entries: readonly Entry[]): ExitCode {
  if (entries.some((entry) => 'error' in entry)) return EXIT.failure;
  return entries.some((entry) => 'gate' in entry && !entry.gate.pass) ? EXIT.findings : EXIT.ok;
}
