import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFolders } from '../../../src/pipeline/make-folders.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'make-folders-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

it('makes what is missing and says from where on', async () => {
  expect(await makeFolders(path.join(folder, 'a', 'b', 'c'))).toBe(path.join(folder, 'a'));
  expect(await readdir(path.join(folder, 'a', 'b'))).toEqual(['c']);
  expect(await makeFolders(path.join(folder, 'a', 'b', 'c'))).toBeUndefined();
});

it('two at once both succeed', async () => {
  const target = path.join(folder, 'a', 'b', 'c', 'd');
  await Promise.all([1, 2, 3, 4].map(() => makeFolders(target)));
  expect(await readdir(path.join(folder, 'a', 'b', 'c'))).toEqual(['d']);
});

it('fails below a file', async () => {
  await writeFile(path.join(folder, 'file'), '');
  await expect(makeFolders(path.join(folder, 'file', 'a'))).rejects.toThrow(/ENOTDIR/);
});

it('takes back what it made when a name is too long', async () => {
  await expect(makeFolders(path.join(folder, 'a', 'x'.repeat(1000)))).rejects.toThrow();
  expect(await readdir(folder)).toEqual([]);
});

it.runIf(process.platform === 'linux')('ends in a file system that makes no folders', async () => {
  await expect(makeFolders('/proc/physx-anything/asset')).rejects.toThrow(/ENOENT/);
});
