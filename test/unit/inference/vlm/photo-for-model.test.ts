import { describe, expect, it } from 'vitest';
import { MODEL_SIDE, photoForModel } from '../../../../src/inference/vlm/photo-for-model.js';

describe('the photo that a model is shown', () => {
  /** 40 x 20, red on the left half, transparent on the right. */
  const data = new Uint8Array(4 * 800);
  for (let i = 0; i < 800; i++) if (i % 40 < 20) data.set([200, 0, 0, 255], 4 * i);
  const image = { width: 40, height: 20, data };
  const at = (photo: { data: Uint8Array }, u: number, v: number): number[] => {
    const k = 3 * (Math.floor(v * MODEL_SIDE) * MODEL_SIDE + Math.floor(u * MODEL_SIDE));
    return [...photo.data.subarray(k, k + 3)];
  };

  it('is square, undistorted, on white', () => {
    const photo = photoForModel(image);
    expect([photo.width, photo.height]).toEqual([MODEL_SIDE, MODEL_SIDE]);
    expect(at(photo, 0.25, 0.5)).toEqual([200, 0, 0]);
    expect(at(photo, 0.75, 0.5)).toEqual([255, 255, 255]);
    expect(at(photo, 0.25, 0.1)).toEqual([255, 255, 255]);
    expect(at(photo, 0.25, 0.9)).toEqual([255, 255, 255]);
  });

  it('shows nothing outside of a mask', () => {
    const mask = Float32Array.from({ length: 800 }, (_, i) => Number(i % 40 < 10));
    const photo = photoForModel(image, mask);
    expect(at(photo, 0.1, 0.5)).toEqual([200, 0, 0]);
    expect(at(photo, 0.4, 0.5)).toEqual([255, 255, 255]);
  });
});
