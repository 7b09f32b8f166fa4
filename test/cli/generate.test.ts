import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CliResult } from './run-cli.js';
import { makeTempFolder, runCli } from './run-cli.js';

interface Entry {
  readonly image: string;
  readonly name: string;
  readonly dir: string;
  readonly backend: string;
  readonly confidence: number;
  readonly files: string[];
  readonly category: string;
  readonly candidates: { category: string; confidence: number }[];
  readonly moving: { body: string; how: string }[];
  readonly bodies: number;
  readonly joints: number;
  readonly mass: number;
  readonly dimensions: number[];
  readonly gate: { pass: boolean; checks: { name: string; pass: boolean }[] };
  readonly seconds: number;
  readonly issues: { code: string }[];
  readonly error?: { code: string; message: string; hint: string };
}

/** What is tested of files and folders does not depend on the backend: the quicker one. */
const RIGID = ['--backend', 'silhouette'];

const entriesOf = (result: CliResult): Entry[] => JSON.parse(result.stdout) as Entry[];

describe('generate', () => {
  const out = makeTempFolder();
  const broken = path.join(out, 'broken.png');
  let batch: CliResult;
  let entries: Entry[];

  beforeAll(() => {
    writeFileSync(broken, 'not a picture');
    const images = ['examples/mug.png', broken, path.join(out, 'absent.png')];
    batch = runCli(['generate', ...images, ...RIGID, '--out', out, '--json', '--dimension', '12x9x10cm']);
    entries = entriesOf(batch);
  });

  it('writes the whole asset and reports it', () => {
    const mug = entries[0];
    expect(mug).toMatchObject({ image: 'examples/mug.png', name: 'mug', backend: 'silhouette', joints: 0 });
    expect(mug.gate.pass).toBe(true);
    expect(mug.gate.checks.map((check) => check.name)).toEqual([
      'load',
      'inertia',
      'contact',
      'settle',
      'joints',
      'agree',
    ]);
    for (const file of [
      'mug.xml',
      'mug.urdf',
      'mug.glb',
      'scene.xml',
      'asset.json',
      'description.txt',
      'report.json',
    ]) {
      expect(mug.files).toContain(file);
      expect(existsSync(path.join(out, 'mug', file)), file).toBe(true);
    }
    expect(readdirSync(path.join(out, 'mug')).sort()).toContain('textures');
    expect(mug.mass).toBeGreaterThan(0);
    expect(mug.confidence).toBeLessThan(0.5);
  });

  it('has the size that was asked for', () => {
    expect(Math.max(...entries[0].dimensions)).toBeCloseTo(0.12, 3);
  });

  it('one bad image does not end the batch, and says what to do', () => {
    expect(entries).toHaveLength(3);
    expect(entries[1].error?.message).toMatch(/\.$/);
    expect(entries[1].error?.hint).not.toBe('');
    expect(entries[2].error?.code).toBe('image-not-found');
    expect(batch.code).toBe(3);
  });

  it('names the folder in full', () => {
    expect(entries[0].dir).toBe(path.join(out, 'mug'));
  });

  it('two images of one name do not replace each other, nor does a name of dots leave the folder', () => {
    const other = makeTempFolder();
    const image = readFileSync('examples/mug.png');
    for (const file of ['mug.png', '..png']) writeFileSync(path.join(other, file), image);
    const assets = path.join(other, 'assets');
    const images = ['examples/mug.png', path.join(other, 'mug.png'), path.join(other, '..png')];
    const result = runCli(['generate', ...images, ...RIGID, '--out', assets, '--overwrite', '--json']);
    expect(entriesOf(result).map((entry) => entry.error?.code ?? entry.name)).toEqual(['mug', 'same-name', 'object']);
    expect(readdirSync(assets).sort()).toEqual(['mug', 'object']);
    expect(result.code).toBe(3);
  });

  it('leaves nothing but finished assets', () => {
    expect(readdirSync(out).sort()).toEqual(['broken.png', 'mug']);
  });

  it('does not overwrite unless asked', () => {
    const before = readFileSync(path.join(out, 'mug/asset.json'), 'utf8');
    const again = runCli(['generate', 'examples/mug.png', ...RIGID, '--out', out, '--json']);
    expect(again.code).toBe(3);
    expect(entriesOf(again)[0].error?.code).toBe('exists');
    expect(readFileSync(path.join(out, 'mug/asset.json'), 'utf8')).toBe(before);
    const forced = runCli(['generate', 'examples/mug.png', ...RIGID, '--out', out, '--json', '--overwrite']);
    expect(forced.code).toBe(0);
    expect(readFileSync(path.join(out, 'mug/asset.json'), 'utf8')).not.toBe(before);
  });

  it('the same image and seed give the same files', () => {
    const [a, b] = [makeTempFolder(), makeTempFolder()];
    for (const folder of [a, b]) runCli(['generate', 'examples/mug.png', ...RIGID, '--out', folder, '--json']);
    for (const file of ['mug.xml', 'mug.urdf', 'mug.glb', 'asset.json', 'description.txt']) {
      expect(readFileSync(path.join(a, 'mug', file)).equals(readFileSync(path.join(b, 'mug', file))), file).toBe(true);
    }
  });
});

describe('generate with a mark on the object', () => {
  it.each([
    ['--box', '190,125,640,635', { kind: 'box', box: [190, 125, 640, 635] }],
    ['--point', '380,380', { kind: 'click', at: [380, 380] }],
  ])('keeps %s for when it is made again', (flag, text, mark) => {
    const out = makeTempFolder();
    const result = runCli(['generate', 'examples/mug.png', ...RIGID, '--out', out, '--json', flag, text]);
    expect(result.code).toBe(0);
    const asset = JSON.parse(readFileSync(path.join(out, 'mug/asset.json'), 'utf8')) as { source: { mark: unknown } };
    expect(asset.source.mark).toEqual(mark);
  });
});

describe('generate from a photo of something in the library', () => {
  const out = makeTempFolder();
  const generate = (...more: string[]): Entry => {
    const args = ['generate', 'examples/laptop.png', '--out', out, '--seconds', '4', '--json', ...more];
    return entriesOf(runCli(args))[0];
  };

  it('makes a laptop whose lid turns, and says what else it may be', () => {
    const laptop = generate();
    expect(laptop).toMatchObject({ name: 'laptop', category: 'laptop', backend: 'embedded', joints: 1 });
    expect(laptop.moving.map(({ how }) => how)).toEqual(['hinge']);
    expect(laptop.candidates[0].category).toBe('laptop');
    expect(laptop.gate.pass).toBe(true);
  });

  it('fits the category that is insisted on, in place, in the known size', () => {
    const box = generate('--category', 'box', '--dimension', '30x30x30cm', '--overwrite');
    expect(box).toMatchObject({ name: 'laptop', category: 'box', backend: 'embedded' });
    expect(Math.max(...box.dimensions)).toBeCloseTo(0.3, 3);
    const asset = JSON.parse(readFileSync(path.join(out, 'laptop/asset.json'), 'utf8')) as { source: object };
    const image = path.relative(path.join(out, 'laptop'), path.resolve('examples/laptop.png')).replaceAll('\\', '/');
    expect(asset.source).toMatchObject({ image, backend: 'embedded', seed: 0, category: 'box' });
  });
});

describe('usage', () => {
  it.each(['generate', 'import', 'check', 'convert', 'encode', 'decode', 'categories', 'sample'])(
    '%s --help',
    (command) => {
      const { code, stdout } = runCli([command, '--help']);
      expect(code).toBe(0);
      expect(stdout).toContain('--json');
    },
  );

  it.each([
    [['generate', 'a.png']],
    [['generate', 'a.png', '--out', 'x', '--dimension', '60']],
    [['generate', 'a.png', '--out', 'x', '--backend', 'crystal-ball']],
    [['generate', 'a.png', '--out', 'x', '--seed', '-1']],
    [['generate', 'a.png', '--out', 'x', '--box', '10,10,90']],
    [['generate', 'a.png', '--out', 'x', '--point', '10']],
    [['generate', 'a.png', '--out', 'x', '--point', '10,10', '--box', '10,10,90,90']],
    [['generate', 'a.png', 'b.png', '--out', 'x', '--point', '10,10']],
    [['sample', '--category', 'laptop']],
    [['sample', '--out', 'x', '--count', '0']],
    [['polish']],
    [['convert', 'a.xml', '--to', 'sdf', '--out', 'x']],
  ])('%j is wrong usage', (args) => {
    const { code, stderr } = runCli(args);
    expect(code).toBe(2);
    expect(stderr).not.toBe('');
  });
});
