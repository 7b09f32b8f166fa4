import sharp from 'sharp';
import { partColor } from '../part-colors.js';
import type { Evaluator } from './fit/evaluate.js';
import { createEvaluator } from './fit/evaluate.js';
import type { Fit } from './fit/fit-object.js';
import { createFitSpace } from './fit/fit-space.js';
import type { Crop } from './fit/fit-target.js';
import { makeTarget } from './fit/fit-target.js';

/** Side of either half, pixels. */
const SIDE = 256;
const GROUND = 235;
/** Share of the part's colour over the photo. */
const TINT = 0.55;

/** Draws photo and fit side by side: each part tinted in a colour of its own over the photo that it stands for. */
export interface PreviewPainter {
  /** A PNG of 2 SIDE x SIDE pixels. */
  paint(fit: Fit): Promise<Uint8Array>;
}

export function createPreviewPainter(crop: Crop): PreviewPainter {
  const evaluator: Evaluator = createEvaluator(makeTarget(crop, SIDE));
  const step = crop.size / SIDE;
  return {
    async paint(fit) {
      evaluator.evaluate(createFitSpace(fit.guess.category, fit.structure), fit.result.point);
      const { raster, scene } = evaluator.last;
      const rgb = new Uint8Array(3 * 2 * SIDE * SIDE);
      for (let p = 0; p < SIDE * SIDE; p++) {
        const [x, y] = [p % SIDE, Math.floor(p / SIDE)];
        const source = Math.floor((y + 0.5) * step) * crop.size + Math.floor((x + 0.5) * step);
        const t = raster.triangle[p];
        const part = t < 0 ? undefined : partColor(scene.trianglePart[t]);
        for (let k = 0; k < 3; k++) {
          const photo = GROUND + crop.mask[source] * (crop.rgb[3 * source + k] - GROUND);
          rgb[3 * (2 * SIDE * y + x) + k] = photo;
          const value = part === undefined ? GROUND : TINT * part[k] + (1 - TINT) * photo;
          rgb[3 * (2 * SIDE * y + SIDE + x) + k] = value;
        }
      }
      const png = await sharp(rgb, { raw: { width: 2 * SIDE, height: SIDE, channels: 3 } })
        .png({ compressionLevel: 4 })
        .toBuffer();
      return new Uint8Array(png);
    },
  };
}
