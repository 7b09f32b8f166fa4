import { describe, expect, it } from 'vitest';
import type { AssetSource } from '../../../src/formats/asset-json/asset-source.js';
import { askAgain } from '../../../src/host/refit/ask-again.js';

const CLICK = { kind: 'click', at: [320, 240] } as const;
const BOX = { kind: 'box', box: [120, 80, 560, 430] } as const;
const SOURCE: AssetSource = {
  image: '../photo.png',
  backend: 'embedded',
  seed: 7,
  category: 'laptop',
  dimension: [0.3, 0.2, 0.02],
  mark: CLICK,
};
const ASKED = { backend: 'embedded', seed: 7, category: 'laptop', dimension: [0.3, 0.2, 0.02], mark: CLICK };

describe('what is asked for when an asset is made again', () => {
  it('is what was asked for before, but for what is changed', () => {
    expect(askAgain(SOURCE, {})).toEqual(ASKED);
    expect(askAgain(SOURCE, { category: 'suitcase' })).toEqual({ ...ASKED, category: 'suitcase' });
    expect(askAgain(SOURCE, { dimension: [1, 1, 1] })).toEqual({ ...ASKED, dimension: [1, 1, 1] });
    expect(askAgain(SOURCE, { mark: BOX })).toEqual({ ...ASKED, mark: BOX });
  });

  it('has no mark any more when that is taken away', () => {
    const { mark, ...others } = ASKED;
    expect(mark).toBe(CLICK);
    expect(askAgain(SOURCE, { mark: null })).toEqual(others);
  });

  it('is an outline when nothing of the library is wanted, and the best backend when a category is wanted of an outline', () => {
    expect(askAgain(SOURCE, { category: null })).toMatchObject({ backend: 'silhouette', mark: CLICK });
    const outline = { ...SOURCE, backend: 'silhouette' };
    expect(askAgain(outline, { category: 'laptop' }).backend).toBe('auto');
    expect(askAgain(outline, { mark: BOX }).backend).toBe('silhouette');
  });
});
