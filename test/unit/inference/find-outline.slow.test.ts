import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ImageMark } from '../../../src/core/image-mark.js';
import { createOutlineFinder } from '../../../src/inference/find-outline.js';

/** Two discs on plain ground, larger than images are decoded. */
const DISCS = `<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="1000"><rect width="2000" height="1000" fill="#eee"/>
<circle cx="500" cy="500" r="300" fill="#a33"/><circle cx="1500" cy="500" r="200" fill="#33a"/></svg>`;

describe('the outline of what is taken for the object', () => {
  const imagePath = path.join(mkdtempSync(path.join(tmpdir(), 'outline-')), 'discs.png');
  const finder = createOutlineFinder(undefined);
  const find = (mark?: ImageMark) =>
    finder.find(imagePath, { mark, usesNetwork: false, signal: new AbortController().signal });
  /** Left, right, upper and lower bound. */
  const boundsOf = (rings: readonly (readonly number[])[]): number[] => {
    const xs = rings.flatMap((ring) => ring.filter((_, i) => i % 2 === 0));
    const ys = rings.flatMap((ring) => ring.filter((_, i) => i % 2 === 1));
    return [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  };
  const expectNear = (found: readonly number[], wanted: readonly number[]) => {
    // Two pixels of the decoded image.
    found.forEach((value, i) => {
      expect(Math.abs(value - wanted[i])).toBeLessThan(4);
    });
  };

  beforeAll(async () => {
    await sharp(Buffer.from(DISCS)).png().toFile(imagePath);
  });

  it('is in pixels of the original image', async () => {
    const { width, height, rings } = await find();
    expect([width, height, rings.length]).toEqual([2000, 1000, 2]);
    expectNear(boundsOf(rings), [200, 1700, 200, 800]);
  });

  it.each<[ImageMark, readonly number[]]>([
    [{ kind: 'box', box: [1200, 200, 1800, 800] }, [1300, 1700, 300, 700]],
    [{ kind: 'click', at: [520, 480] }, [200, 800, 200, 800]],
  ])('is that of what is marked: %j', async (mark, bounds) => {
    const { rings } = await find(mark);
    expect(rings).toHaveLength(1);
    expectNear(boundsOf(rings), bounds);
  });

  it('is that of the file as it is now, also after it could not be read', async () => {
    const changing = path.join(mkdtempSync(path.join(tmpdir(), 'outline-')), 'photo.png');
    const look = () =>
      finder.find(changing, { mark: undefined, usesNetwork: false, signal: new AbortController().signal });
    await expect(look()).rejects.toMatchObject({ code: 'image-not-found' });
    await sharp(Buffer.from(DISCS)).png().toFile(changing);
    await expect(look()).resolves.toMatchObject({ width: 2000 });
    await sharp(Buffer.from(DISCS)).resize(1000).png().toFile(changing);
    await expect(look()).resolves.toMatchObject({ width: 1000 });
  });

  it('is refused for a mark outside of the image', async () => {
    await expect(find({ kind: 'click', at: [2100, 10] })).rejects.toMatchObject({ code: 'mark-outside-image' });
  });
});
