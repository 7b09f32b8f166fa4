import type { Random } from '../../procedural/random.js';
import { drawClutter, drawLandscape, fillPaint } from './backdrop-flat.js';
import { drawFlatPaint, mixAt } from './flat-paint.js';
import type { FlatShape } from './flat-shape.js';
import { drawFlatShape, shapeCovers } from './flat-shape.js';
import type { Studio } from './studio.js';

/**
 * Fills canvas and mask with a picture of no object: a whole photo that nothing was cut out of, or a piece of one: a blob, a polygon,
 * letters.
 */
export function drawCutOut(studio: Studio, random: Random): void {
  const { canvas, mask } = studio;
  const { size, rgb } = canvas;
  const light = random.uniform(0.4, 1.1);
  random.pick([drawClutter, drawLandscape, (c: typeof canvas) => { fillPaint(c, drawFlatPaint(random, light)); }])(canvas, random, light); // prettier-ignore
  mask.fill(1);
  if (random.chance(0.35)) return;
  const shapes = drawShapes(random);
  const around = random.chance(0.6) ? { ...drawFlatPaint(random, random.uniform(0.3, 2)), noise: 0 } : undefined;
  for (let y = 0, k = 0; y < size; y++) {
    for (let x = 0; x < size; x++, k++) {
      const [u, v] = [(x + 0.5) / size, (y + 0.5) / size];
      let share = 0;
      for (const shape of shapes) share = Math.max(share, shapeCovers(shape, u, v, 0.02));
      mask[k] = share;
      if (around === undefined || share === 1) continue;
      const t = mixAt(around, u, v);
      for (let c = 0; c < 3; c++) {
        const outside = around.a[c] + (around.b[c] - around.a[c]) * t;
        rgb[3 * k + c] = outside + (rgb[3 * k + c] - outside) * share;
      }
    }
  }
}

/** One large shape, several that hang together, or a word. */
function drawShapes(random: Random): FlatShape[] {
  switch (random.below(3)) {
    case 0:
      return [drawFlatShape(random, 0.5, 0.5, 0.41, ['ellipse', 'blob', 'blob', 'box', 'star', 'bar'])];
    case 1:
      return Array.from({ length: 2 + random.below(4) }, () =>
        drawFlatShape(random, random.uniform(0.3, 0.7), random.uniform(0.3, 0.7), random.uniform(0.08, 0.22), [
          'ellipse',
          'blob',
          'box',
          'star',
          'bar',
        ]),
      );
    default: {
      const letters = 1 + random.below(4);
      const [angle, half] = [0.15 * random.normal(), 0.4 / letters];
      return Array.from({ length: letters }, (_, i) => ({
        ...drawFlatShape(random, 0.1 + (0.8 * (i + 0.5)) / letters, 0.5, 0.8 * half, ['glyph']),
        halfV: Math.min(0.4, half * random.uniform(0.9, 1.8)),
        angle,
      }));
    }
  }
}
