import { SimAssetError } from '../../core/error.js';
import type { GeometryEngine } from '../../core/mesh/geometry-engine.js';
import type { Backend } from '../../pipeline/backend.js';
import type { DecoderSettings } from '../decoder/decoder-stage.js';
import { createDecoderStage } from '../decoder/decoder-stage.js';
import { withDecoder } from '../decoder/with-decoder.js';
import { createEmbeddedBackend } from '../embedded/embedded-backend.js';
import { loadRecognizer } from '../embedded/networks/load-recognizer.js';
import { hasNetworks } from '../embedded/networks/model-files.js';
import { loadSegmenter } from '../embedded/networks/load-segmenter.js';
import type { Segmenter } from '../embedded/networks/load-segmenter.js';
import type { Recognizer } from '../embedded/networks/load-recognizer.js';
import { createServerModel } from '../vlm/server/server-model.js';
import type { ServerOptions } from '../vlm/server/server-options.js';
import type { ChatModel } from '../vlm/chat-model.js';
import type { LocalModelSettings } from '../vlm/local/open-stored-model.js';
import { openStoredModel } from '../vlm/local/open-stored-model.js';
import { createVlmBackend } from '../vlm/vlm-backend.js';
import { BACKEND_NAMES } from './choose-backend.js';
import { createSilhouetteBackend } from './silhouette/silhouette-backend.js';

/** What some backends must be told. */
export interface BackendSettings {
  /** For `server`. */
  readonly server?: ServerOptions;
  /** For `vlm`. */
  readonly vlm?: LocalModelSettings;
  /** For those that describe objects in voxels: what makes their shapes finer. */
  readonly decoder?: DecoderSettings;
}

/**
 * The backend of that name, on an engine that is loaded already; what `auto` is, `chooseBackend` says.
 *
 * @throws SimAssetError `unknown-backend`, and for `server` those of `checkServerOptions`.
 */
export function createBackend(name: string, geometry: GeometryEngine, settings: BackendSettings = {}): Backend {
  const createChatBackend = (called: string, open: Parameters<typeof createVlmBackend>[1]): Backend => {
    const finder = hasNetworks() ? loadSegmenter : undefined;
    const stage = settings.decoder && createDecoderStage(settings.decoder, geometry, finder);
    return withDecoder(createVlmBackend(called, open, finder), stage);
  };
  switch (name) {
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
    case 'vlm': {
      let model: Promise<ChatModel> | undefined;
      const open = (onMessage: (message: string) => void): Promise<ChatModel> => {
        model ??= openStoredModel(settings.vlm ?? { model: '', device: 'auto' }, onMessage);
        // What failed may work the next time: a licence is accepted, a file copied.
        model.catch(() => (model = undefined));
        return model;
      };
      return createChatBackend('vlm', open);
    }
    case 'server': {
      const model = createServerModel(settings.server ?? { baseUrl: '', model: '' });
      return createChatBackend('server', () => Promise.resolve(model));
    }
    default:
      throw new SimAssetError(
        'unknown-backend',
        `There is no backend ${name}.`,
        `Choose one of ${BACKEND_NAMES.join(', ')}.`,
      );
  }
}
