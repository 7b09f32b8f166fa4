import { SimAssetError } from '../../core/error.js';
import type { GeometryEngine } from '../../core/mesh/geometry-engine.js';
import type { Backend } from '../../pipeline/backend.js';
import { createEmbeddedBackend } from '../embedded/embedded-backend.js';
import { loadRecognizer } from '../embedded/networks/load-recognizer.js';
import { hasNetworks } from '../embedded/networks/model-files.js';
import { loadSegmenter } from '../embedded/networks/load-segmenter.js';
import type { Segmenter } from '../embedded/networks/load-segmenter.js';
import type { Recognizer } from '../embedded/networks/load-recognizer.js';
import { createSilhouetteBackend } from './silhouette/silhouette-backend.js';

/** What may be asked for; `auto` takes the best that can run here. */
export const BACKEND_NAMES = ['auto', 'embedded', 'silhouette'] as const;

/**
 * The backend of that name, on an engine that is loaded already.
 *
 * @throws SimAssetError `unknown-backend`.
 */
export function createBackend(name: string, geometry: GeometryEngine): Backend {
  switch (name) {
    case 'auto':
      return createBackend(hasNetworks() ? 'embedded' : 'silhouette', geometry);
    case 'embedded': {
      // Loaded once, for as many images as there are.
      let recognizer: Promise<Recognizer> | undefined;
      let segmenter: Promise<Segmenter> | undefined;
      return createEmbeddedBackend(geometry, {
        recognizer: () => (recognizer ??= loadRecognizer()),
        segmenter: () => (segmenter ??= loadSegmenter()),
      });
    }
    case 'silhouette':
      return createSilhouetteBackend(geometry);
    default:
      throw new SimAssetError(
        'unknown-backend',
        `There is no backend ${name}.`,
        `Choose one of ${BACKEND_NAMES.join(', ')}.`,
      );
  }
}
