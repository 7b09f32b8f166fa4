import { describe, expect, it } from 'vitest';
import { loadGeometryEngine } from '../../../../../src/core/mesh/geometry-engine.js';
import { isClosedSurface } from '../../../../../src/core/mesh/mesh-topology.js';
import { decodeImage } from '../../../../../src/inference/image/decode-image.js';
import { segmentImage } from '../../../../../src/inference/image/segment-image.js';
import { createSilhouetteBackend } from '../../../../../src/inference/backends/silhouette/silhouette-backend.js';

/** Where the objects are in the pictures that scripts/render-examples.ts draws, as shares of their width and height. */
const EXAMPLES = [
  { file: 'mug.png', method: 'border-colour', box: [0.26, 0.18, 0.88, 0.82] },
  { file: 'stool.png', method: 'border-colour', box: [0.22, 0.13, 0.76, 0.9] },
  { file: 'cabinet.png', method: 'border-colour', box: [0.16, 0.12, 0.86, 0.9] },
  { file: 'bottle.webp', method: 'border-colour', box: [0.4, 0.14, 0.6, 0.86] },
  { file: 'kettle.png', method: 'alpha', box: [0.24, 0.14, 0.95, 0.88] },
] as const;

describe('the pictures in examples/', () => {
  for (const { file, method, box } of EXAMPLES) {
    it(`${file} gives an object that stands`, async () => {
      const path = `examples/${file}`;
      const image = await decodeImage(path);
      const found = await segmentImage(image);
      expect(found.method).toBe(method);
      // Shadows are left out: they would widen the box by more than the 3% that is allowed here.
      expect(Math.abs(found.box.x0 / image.width - box[0])).toBeLessThan(0.03);
      expect(Math.abs(found.box.y0 / image.height - box[1])).toBeLessThan(0.03);
      expect(Math.abs(found.box.x1 / image.width - box[2])).toBeLessThan(0.03);
      expect(Math.abs(found.box.y1 / image.height - box[3])).toBeLessThan(0.03);
      const backend = createSilhouetteBackend(await loadGeometryEngine());
      const { object, issues } = await backend.generate({ imagePath: path, seed: 0 }, {});
      expect(issues.map((issue) => issue.code)).toEqual(['shape-from-outline', 'mass-is-a-guess']);
      const geometry = object.parts[0].geometry;
      expect(geometry?.kind === 'mesh' && isClosedSurface(geometry.mesh)).toBe(true);
    });
  }
});
