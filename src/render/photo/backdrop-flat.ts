import type { Random } from '../../procedural/random.js';
import { layeredNoise, smoothStep } from '../noise.js';
import type { Canvas } from './canvas.js';
import { blurChannels } from './canvas.js';
import type { FlatPaint } from './flat-paint.js';
import { drawFlatPaint, mixAt } from './flat-paint.js';
import type { FlatShape } from './flat-shape.js';
import { drawFlatShape, shapeCovers } from './flat-shape.js';

/** Fills the canvas with one paint. */
export function fillPaint(canvas: Canvas, paint: FlatPaint): void {
  const { size, rgb } = canvas;
  const { a, b } = paint;
  for (let y = 0, k = 0; y < size; y++) {
    for (let x = 0; x < size; x++, k += 3) {
      const t = mixAt(paint, (x + 0.5) / size, (y + 0.5) / size);
      rgb[k] = a[0] + (b[0] - a[0]) * t;
      rgb[k + 1] = a[1] + (b[1] - a[1]) * t;
      rgb[k + 2] = a[2] + (b[2] - a[2]) * t;
    }
  }
}

/** Draws a shape (in picture sizes, 0 to 1) over the canvas. `cover`, if given, gets 1 where it lies. */
export function drawShape(canvas: Canvas, shape: FlatShape, paint: FlatPaint, cover?: Float32Array): void {
  const { size, rgb } = canvas;
  const reach = 1.6 * Math.max(shape.halfU, shape.halfV);
  const [x0, x1] = [
    Math.max(0, Math.floor((shape.u - reach) * size)),
    Math.min(size, Math.ceil((shape.u + reach) * size)),
  ];
  const [y0, y1] = [
    Math.max(0, Math.floor((shape.v - reach) * size)),
    Math.min(size, Math.ceil((shape.v + reach) * size)),
  ];
  const soft = Math.min(0.5, 0.8 / (size * Math.min(shape.halfU, shape.halfV)));
  const { a, b } = paint;
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      const [u, v] = [(x + 0.5) / size, (y + 0.5) / size];
      const share = shapeCovers(shape, u, v, soft);
      if (share === 0) continue;
      const t = mixAt(paint, u, v);
      const k = y * size + x;
      for (let c = 0; c < 3; c++) rgb[3 * k + c] += (a[c] + (b[c] - a[c]) * t - rgb[3 * k + c]) * share;
      if (cover !== undefined) cover[k] = Math.max(cover[k], share);
    }
  }
}

/** A jumble of shapes in all sizes, large ones first. */
export function drawClutter(canvas: Canvas, random: Random, light: number): void {
  fillPaint(canvas, drawFlatPaint(random, light));
  const count = 3 + random.below(22);
  for (let i = 0; i < count; i++) {
    const size = 0.4 * Math.exp(-2.5 * (i / count)) * random.uniform(0.4, 1.3);
    const shape = drawFlatShape(random, random.uniform(-0.1, 1.1), random.uniform(-0.1, 1.1), size, [
      'ellipse',
      'box',
      'box',
      'blob',
      'bar',
      'glyph',
    ]);
    drawShape(canvas, shape, drawFlatPaint(random, light * random.uniform(0.4, 1.2)));
  }
  const radius = random.pick([0, 1, 2, 4], [3, 2, 2, 2]);
  const scaled = Math.round((radius * canvas.size) / 64);
  blurChannels(canvas.rgb, canvas.size, 3, scaled);
  blurChannels(canvas.rgb, canvas.size, 3, scaled);
}

/** Sky, hills and ground, like a photo of the outdoors. */
export function drawLandscape(canvas: Canvas, random: Random, light: number): void {
  fillPaint(canvas, { ...drawFlatPaint(random, light), slopeU: 0, slopeV: 1, stripes: 0 });
  const { size, rgb } = canvas;
  const ridges = 1 + random.below(4);
  for (let i = 0; i < ridges; i++) {
    const paint = drawFlatPaint(random, light * random.uniform(0.2, 0.8));
    const level = random.uniform(0.25, 0.9);
    const [rough, wide, offset] = [random.uniform(0.05, 0.4), random.uniform(1, 6), random.uniform(0, 100)];
    for (let x = 0; x < size; x++) {
      const top = level + rough * (layeredNoise((wide * x) / size + offset, offset, i, 3) - 0.5);
      for (let y = Math.max(0, Math.floor(top * size)); y < size; y++) {
        const share = smoothStep(top, top + 1.5 / size, (y + 0.5) / size);
        const t = mixAt(paint, (x + 0.5) / size, (y + 0.5) / size);
        const k = 3 * (y * size + x);
        for (let c = 0; c < 3; c++) rgb[k + c] += (paint.a[c] + (paint.b[c] - paint.a[c]) * t - rgb[k + c]) * share;
      }
    }
  }
}
