import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodeImage } from '../../../../src/inference/image/decode-image.js';
import { segmentImage } from '../../../../src/inference/image/segment-image.js';
import type { Segmentation } from '../../../../src/inference/image/segment-image.js';
import type { PictureSpec, Rgb } from '../../../fixtures/draw-picture.js';
import { drawPicture, isMug, maskOverlap, shaded } from '../../../fixtures/draw-picture.js';

type Sharp = ReturnType<typeof sharp>;

const SIZE = 384;
const mug: PictureSpec = { width: SIZE, height: SIZE, isObject: isMug, objectColour: shaded([190, 60, 50]) };
const plainGround = (colour: Rgb) => (): Rgb => colour;

/** Deterministic noise of the given amplitude on all channels. */
function addNoise(data: Uint8Array, amplitude: number): void {
  let state = 1;
  for (let i = 0; i < data.length; i++) {
    if (i % 4 === 3) continue;
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    data[i] = Math.min(255, Math.max(0, data[i] + amplitude * (state / 2 ** 31 - 1)));
  }
}

/** Through a real encoder and decoder, then segmented, with the overlap with the true mask. */
async function segmentDrawing(
  spec: PictureSpec,
  encode: (image: Sharp) => Sharp,
  noise = 0,
): Promise<Segmentation & { overlap: number; holeIsOpen: boolean }> {
  const drawing = drawPicture(spec);
  if (noise > 0) addNoise(drawing.data, noise);
  const raw = sharp(drawing.data, { raw: { width: drawing.width, height: drawing.height, channels: 4 } });
  const found = await segmentImage(await decodeImage(await encode(raw).toBuffer()));
  const gap = Math.round(0.5 * drawing.height) * drawing.width + Math.round(0.66 * drawing.width);
  return { ...found, overlap: maskOverlap(found.mask, drawing.mask), holeIsOpen: found.mask[gap] === 0 };
}

const jpeg = (image: Sharp): Sharp => image.flatten().jpeg({ quality: 80 });

describe('segmentImage', () => {
  it('takes the alpha channel of a cut-out', async () => {
    const found = await segmentDrawing(mug, (image) => image.png());
    expect(found.method).toBe('alpha');
    expect(found.overlap).toBe(1);
    expect(found.holeIsOpen).toBe(true);
    expect(found.issues).toEqual([]);
    expect(found.box.x0).toBe(Math.round(0.25 * SIZE));
  });

  it('takes the alpha channel of a WebP', async () => {
    const found = await segmentDrawing(mug, (image) => image.webp({ quality: 80 }));
    expect(found.method).toBe('alpha');
    expect(found.overlap).toBeGreaterThan(0.99);
  });

  it('does not take rounded corners of a picture for a cut-out', async () => {
    const ground = plainGround([240, 240, 240]);
    const drawing = drawPicture({ ...mug, groundColour: ground });
    for (const p of [0, SIZE - 1, SIZE * (SIZE - 1), SIZE * SIZE - 1]) drawing.data[4 * p + 3] = 0;
    const found = await segmentImage(drawing);
    expect(found.method).toBe('border-colour');
    expect(maskOverlap(found.mask, drawing.mask)).toBeGreaterThan(0.97);
  });

  const grounds: Record<string, (x: number, y: number) => Rgb> = {
    white: plainGround([255, 255, 255]),
    grey: plainGround([128, 130, 134]),
    'green screen': plainGround([30, 170, 60]),
    black: plainGround([6, 6, 6]),
    gradient: (x, y) => [235 - 60 * y, 238 - 55 * y, 245 - 40 * y - 10 * x],
    vignette: (x, y) => {
      const v = 240 - 110 * ((x - 0.5) ** 2 + (y - 0.5) ** 2);
      return [v, v, v - 6];
    },
  };
  for (const [name, groundColour] of Object.entries(grounds)) {
    it(`tells an object from a ${name} ground in a noisy JPEG`, async () => {
      const found = await segmentDrawing({ ...mug, groundColour }, jpeg, 8);
      expect(found.method).toBe('border-colour');
      expect(found.overlap).toBeGreaterThan(0.97);
      expect(found.holeIsOpen).toBe(true);
      expect(found.confidence).toBeGreaterThan(0.6);
    });
  }

  it('tells an object from a wall and a table of two colours', async () => {
    const groundColour = (_x: number, y: number): Rgb => (y < 0.7 ? [225, 228, 230] : [170, 140, 105]);
    const found = await segmentDrawing({ ...mug, groundColour }, jpeg, 4);
    expect(found.method).toBe('border-colour');
    expect(found.overlap).toBeGreaterThan(0.95);
  });

  it('leaves a soft shadow to the ground', async () => {
    const groundColour = (x: number, y: number): Rgb => {
      const d = Math.hypot((x - 0.5) / 0.42, (y - 0.82) / 0.11);
      const light = 1 - 0.4 * Math.exp(-2 * d * d);
      return [236 * light, 237 * light, 240 * light];
    };
    const found = await segmentDrawing({ ...mug, groundColour }, jpeg, 3);
    expect(found.overlap).toBeGreaterThan(0.95);
  });

  it('finds a grey object on a white ground, which a shadow resembles', async () => {
    const spec = { ...mug, objectColour: shaded([175, 175, 178]), groundColour: plainGround([255, 255, 255]) };
    const found = await segmentDrawing(spec, jpeg, 3);
    expect(found.overlap).toBeGreaterThan(0.97);
  });

  it('finds thin structures', async () => {
    // A frame of wires 3 pixels wide.
    const wire = 1.5 / SIZE;
    const isObject = (x: number, y: number): boolean => {
      const r = Math.hypot(x - 0.5, y - 0.45);
      return (
        Math.abs(r - 0.25) < wire ||
        (Math.abs(x - 0.5) < wire && y > 0.69 && y < 0.85) ||
        (y > 0.84 && y < 0.87 && Math.abs(x - 0.5) < 0.2)
      );
    };
    const spec = {
      width: SIZE,
      height: SIZE,
      isObject,
      objectColour: (): Rgb => [40, 40, 45],
      groundColour: plainGround([250, 250, 250]),
    };
    const found = await segmentDrawing(spec, jpeg);
    expect(found.overlap).toBeGreaterThan(0.9);
  });

  it('drops specks and says when pieces are apart', async () => {
    const isObject = (x: number, y: number): boolean =>
      Math.hypot(x - 0.35, y - 0.5) < 0.15 ||
      Math.hypot(x - 0.75, y - 0.5) < 0.08 ||
      Math.hypot(x - 0.1, y - 0.1) < 0.006;
    const found = await segmentDrawing({ ...mug, isObject }, (image) => image.png());
    expect(found.mask[Math.round(0.1 * SIZE) * SIZE + Math.round(0.1 * SIZE)]).toBe(0);
    expect(found.issues.map((issue) => issue.code)).toEqual(['separate-pieces']);
    expect(found.issues[0].message).toContain('2 separate pieces');
  });

  it('says when the object is cut off by the edge', async () => {
    const isObject = (x: number, y: number): boolean => y > 0.5 && Math.abs(x - 0.5) < 0.2;
    const found = await segmentDrawing({ ...mug, isObject, groundColour: plainGround([250, 250, 250]) }, jpeg);
    expect(found.overlap).toBeGreaterThan(0.95);
    expect(found.issues.map((issue) => issue.code)).toContain('object-cut-off');
  });

  it('takes the whole picture when the ground is not plain, and says so', async () => {
    const groundColour = (x: number, y: number): Rgb => {
      const s = Math.sin(90 * x) * Math.sin(70 * y + 8 * x);
      return [120 + 110 * s, 120 + 100 * Math.sin(50 * x + 60 * y), 120 - 100 * s];
    };
    const found = await segmentDrawing({ ...mug, groundColour }, jpeg);
    expect(found.method).toBe('whole-image');
    expect(found.mask.every((v) => v === 1)).toBe(true);
    expect(found.confidence).toBeLessThan(0.2);
    expect(found.issues.map((issue) => issue.code)).toEqual(['ground-not-plain']);
  });

  it('refuses an empty picture', async () => {
    const nothing = { ...mug, isObject: (): boolean => false };
    await expect(segmentDrawing(nothing, (image) => image.png())).rejects.toMatchObject({ code: 'no-object-in-image' });
    await expect(
      segmentDrawing({ ...nothing, groundColour: plainGround([255, 255, 255]) }, jpeg),
    ).rejects.toMatchObject({ code: 'no-object-in-image' });
  });

  it('takes a half-transparent object as solid', async () => {
    const found = await segmentDrawing(mug, (image) => image.linear([1, 1, 1, 0.4], [0, 0, 0, 0]).png());
    expect(found.overlap).toBeGreaterThan(0.98);
  });
});
