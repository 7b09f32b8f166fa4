import { describe, expect, it } from 'vitest';
import type { ModelManifest } from '../../../../src/inference/models/model-manifest.js';
import { deviceNeeded, memoryNeeded } from '../../../../src/inference/models/needs.js';

const withMemory = (weights: number, perToken: number): ModelManifest => ({
  schemaVersion: 1,
  name: 'one',
  title: 'One',
  kind: 'vlm',
  licence: { name: 'Apache-2.0', nonCommercial: false },
  dtype: {},
  memory: { weights, perToken },
  files: [],
});

describe('what a model needs', () => {
  it('is its weights and the cache of a long talk', () => {
    expect(memoryNeeded(withMemory(6_400_000_000, 57_344))).toBe(6_400_000_000 + 8192 * 57_344);
    expect(memoryNeeded(withMemory(1000, 0))).toBe(1000);
    const half = { ...withMemory(1000, 0), dtype: { decoder_model_merged: 'fp16' } };
    expect([memoryNeeded(half), memoryNeeded(half, 'cpu')]).toEqual([1000, 2300]);
  });

  it('is a graphics card where a token takes a processor longer than reading it', () => {
    expect(deviceNeeded(withMemory(1e9, 57_344))).toBe('any');
    expect(deviceNeeded(withMemory(1e9 + 1, 0))).toBe('gpu');
  });
});
