import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findFreeName, resolveOutputFolder } from '../../../src/host/generate/output-folder.js';

describe('the folder of a new asset', () => {
  const image = path.resolve('/photos/kitchen/chair.png');
  const workspace = path.resolve('/photos');

  test.each([
    ['${imageFolder}', '/photos/kitchen'],
    ['${imageFolder}/assets', '/photos/kitchen/assets'],
    ['${workspaceFolder}/out', '/photos/out'],
    ['models', '/photos/models'],
    ['/elsewhere', '/elsewhere'],
    ['', '/photos/kitchen'],
    ['  ', '/photos/kitchen'],
    ['${unknown}', '/photos/${unknown}'],
  ])('%j is %s', (setting, folder) => {
    expect(resolveOutputFolder(setting, image, workspace)).toBe(path.resolve(folder));
  });

  test('counts from the image without a workspace', () => {
    expect(resolveOutputFolder('models', image, undefined)).toBe(path.resolve('/photos/kitchen/models'));
    expect(resolveOutputFolder('${workspaceFolder}', image, undefined)).toBe(path.resolve('/photos/kitchen'));
  });
});

describe('a free name', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'free-name-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('is the wanted one, or the first number that is free', () => {
    expect(findFreeName(folder, 'chair')).toBe('chair');
    for (const name of ['chair', 'chair-2', 'chair-4']) mkdirSync(path.join(folder, name));
    expect(findFreeName(folder, 'chair')).toBe('chair-3');
  });
});
