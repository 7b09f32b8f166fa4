import { expect, it } from 'vitest';
import { toAssetName } from '../../../src/core/asset-name.js';

it.each(['mug', 'a.b', '.hidden', '-dash', 'ünïcødé 茶壶', 'two words'])('keeps %j', (stem) => {
  expect(toAssetName(stem)).toBe(stem);
});

it.each(['', '.', '..', '...', ' ', '. .'])('%j is no name for a folder', (stem) => {
  expect(toAssetName(stem)).toBe('object');
});
