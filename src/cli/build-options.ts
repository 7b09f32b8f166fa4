import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import type { Vec3 } from '../core/math/vec3.js';
import { parseDimension } from '../core/parse-dimension.js';
import type { BuildOptions } from '../pipeline/build-asset.js';

/** What `generate` and `import` have in common. */
export interface BuildFlags {
  readonly out: string;
  readonly dimension?: Vec3;
  readonly fixedBase: BuildOptions['fixedBase'];
  readonly actuators: boolean;
  readonly overwrite: boolean;
  readonly json: boolean;
}

export function addBuildOptions(command: Command): Command {
  return command
    .requiredOption('-o, --out <dir>', 'folder that gets one folder an asset')
    .option('--dimension <size>', 'known size such as 60x40x30cm; scales the object and its mass', (text) => {
      const size = parseDimension(text);
      if (typeof size === 'string') throw new InvalidArgumentError(size);
      return size;
    })
    .addOption(
      new Option('--fixed-base <when>', 'weld the base to the world').choices(['auto', 'yes', 'no']).default('auto'),
    )
    .option('--actuators', 'add a position actuator for each joint to the MJCF', false)
    .option('--overwrite', 'replace assets that are already there', false)
    .option('--json', 'print the result as JSON on stdout', false);
}

export function buildOptionsFrom(flags: BuildFlags): Omit<BuildOptions, 'name'> {
  return {
    outDir: flags.out,
    overwrite: flags.overwrite,
    fixedBase: flags.fixedBase,
    actuators: flags.actuators,
    ...(flags.dimension === undefined ? {} : { dimension: flags.dimension }),
  };
}

export function parseSeed(text: string): number {
  const seed = Number(text);
  if (!Number.isSafeInteger(seed) || seed < 0) throw new InvalidArgumentError('A seed is a whole number from 0.');
  return seed;
}

export function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (!(seconds >= 0.5 && seconds <= 600)) throw new InvalidArgumentError('Seconds are a number from 0.5 to 600.');
  return seconds;
}

export function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1) throw new InvalidArgumentError('It is a whole number from 1.');
  return count;
}
