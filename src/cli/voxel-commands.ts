import { readFile } from 'node:fs/promises';
import { text as readStream } from 'node:stream/consumers';
import type { Command } from 'commander';
import { SimAssetError, describeError } from '../core/error.js';
import { countVoxels, emptyGrid, voxelIndex } from '../core/voxel-grid.js';
import type { VoxelGrid } from '../core/voxel-grid.js';
import { decodeVoxelRuns, encodeVoxelRuns } from '../representation/voxel-runs.js';
import type { ExitCode } from './exit-codes.js';
import { EXIT } from './exit-codes.js';
import { printError, printIssues, printJson, printLine } from './terminal.js';

export function addVoxelCommands(program: Command, finish: (code: ExitCode) => void): void {
  const source = ['[file]', 'text file; standard input when absent or -'] as const;
  program
    .command('encode')
    .description('Voxel coordinates ("x y z" a line, 0 to 31) to the paper’s runs: 184 198 199-216.')
    .argument(...source)
    .option('--json', 'print {runs, voxels} as JSON', false)
    .action(async (file: string | undefined, flags: { json: boolean }) => {
      finish(await withInput(file, flags.json, (text) => encode(text, flags.json)));
    });
  program
    .command('decode')
    .description('The paper’s voxel runs to coordinates, "x y z" a line.')
    .argument(...source)
    .option('--json', 'print {voxels, coordinates, issues} as JSON', false)
    .action(async (file: string | undefined, flags: { json: boolean }) => {
      finish(await withInput(file, flags.json, (text) => decode(text, flags.json)));
    });
}

async function withInput(file: string | undefined, json: boolean, run: (text: string) => ExitCode): Promise<ExitCode> {
  const name = file ?? '-';
  try {
    return run(name === '-' ? await readStream(process.stdin) : await readText(name));
  } catch (error) {
    if (json) printJson({ error: describeError(error) });
    printError(name === '-' ? 'standard input' : name, error);
    return EXIT.failure;
  }
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new SimAssetError('not-found', `${file} cannot be read.`, 'Check the path and that you may read it.', {
      cause,
    });
  });
}

function encode(text: string, json: boolean): ExitCode {
  const grid = emptyGrid();
  const wrong: number[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const numbers = line
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    const fits = numbers.length === 3 && numbers.every((n) => Number.isInteger(n) && n >= 0 && n < grid.size);
    if (fits) grid.occupied[voxelIndex(grid.size, numbers[0], numbers[1], numbers[2])] = 1;
    else wrong.push(index + 1);
  });
  const issues = wrong.map((line) => ({
    code: 'bad-coordinate',
    severity: 'error' as const,
    where: `line ${line}`,
    message: 'A line is three whole numbers from 0 to 31.',
    action: 'left the line out',
  }));
  const runs = encodeVoxelRuns(grid);
  if (json) printJson({ runs, voxels: countVoxels(grid), issues });
  else printLine(runs);
  printIssues(issues);
  return issues.length > 0 ? EXIT.findings : EXIT.ok;
}

function decode(text: string, json: boolean): ExitCode {
  const { value: grid, issues } = decodeVoxelRuns(text.trim());
  const coordinates = listCoordinates(grid);
  if (json) printJson({ voxels: coordinates.length, coordinates, issues });
  else if (coordinates.length > 0) printLine(coordinates.map((c) => c.join(' ')).join('\n'));
  printIssues(issues);
  return issues.some((issue) => issue.severity === 'error') ? EXIT.findings : EXIT.ok;
}

function listCoordinates({ size, occupied }: VoxelGrid): [number, number, number][] {
  const list: [number, number, number][] = [];
  occupied.forEach((full, index) => {
    if (full === 1) list.push([Math.floor(index / size ** 2), Math.floor(index / size) % size, index % size]);
  });
  return list;
}
