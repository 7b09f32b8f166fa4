import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasEdits } from '../../../src/host/refit/has-edits.js';

/** A folder with files that were last changed so many seconds after the report. */
function makeFolder(ages: Readonly<Record<string, number>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'physx-anything-edits-'));
  for (const [name, age] of Object.entries(ages)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, name);
    utimesSync(file, 1e9 + age, 1e9 + age);
  }
  return folder;
}

describe('hasEdits', () => {
  it('a folder as it was made has none', async () => {
    expect(await hasEdits(makeFolder({ 'report.json': 0, 'mug.xml': -3, 'meshes/mug.obj': 1 }))).toBe(false);
  });

  it('sees what was changed later, in folders too', async () => {
    expect(await hasEdits(makeFolder({ 'report.json': 0, 'mug.xml': 60 }))).toBe(true);
    expect(await hasEdits(makeFolder({ 'report.json': 0, 'meshes/mug.obj': 60 }))).toBe(true);
  });

  it("takes a folder without a report for somebody's own", async () => {
    expect(await hasEdits(makeFolder({ 'mug.xml': 0 }))).toBe(true);
  });
});
