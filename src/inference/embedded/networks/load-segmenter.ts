import type { ImageMark } from '../../../core/image-mark.js';
import type { ObjectFinder } from '../../image/find-object.js';
import type { LoadOptions } from './load-recognizer.js';
import { findNetworks, readNetworkEntry } from './model-files.js';
import { openNetwork } from './open-network.js';
import { NETWORK_SIZE, packImage } from './pack-image.js';

/** The network that finds the object in a photo. */
export interface Segmenter extends ObjectFinder {
  readonly release: () => Promise<void>;
}

/** @throws SimAssetError `no-networks`, `broken-networks`, `no-onnxruntime`. */
export async function loadSegmenter({ folder, threads = 1 }: LoadOptions = {}): Promise<Segmenter> {
  const place = folder ?? findNetworks();
  const segmenter = await readNetworkEntry(place, 'segmenter');
  const network = await openNetwork(place, segmenter, threads);
  return {
    size: NETWORK_SIZE,
    segment: async (picture, mark) => {
      const { mask } = await network.run(packImage(picture, drawHint(mark)));
      return { width: NETWORK_SIZE, height: NETWORK_SIZE, data: mask };
    },
    release: network.release,
  };
}

/** Of the bell that stands for a click, px; as in training/data.py. */
const CLICK_SIGMA = 6;

/** The fourth plane: zeros for no mark, ones inside a box, a bell about a click. */
export function drawHint(mark: ImageMark | undefined): Float32Array {
  const plane = new Float32Array(NETWORK_SIZE * NETWORK_SIZE);
  if (mark === undefined) return plane;
  const [x0, y0, x1, y1] = (mark.kind === 'box' ? mark.box : []).map(Math.round);
  for (let y = 0; y < NETWORK_SIZE; y++) {
    for (let x = 0; x < NETWORK_SIZE; x++) {
      plane[y * NETWORK_SIZE + x] =
        mark.kind === 'box' ? Number(x >= x0 && x < x1 && y >= y0 && y < y1) : bell(x - mark.at[0], y - mark.at[1]);
    }
  }
  return plane;
}

const bell = (dx: number, dy: number): number => Math.exp(-(dx * dx + dy * dy) / (2 * CLICK_SIGMA ** 2));
