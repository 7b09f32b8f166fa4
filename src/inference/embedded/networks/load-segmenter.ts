import type { PixelBox, RgbaImage, SoftMask } from '../../image/rgba-image.js';
import type { LoadOptions } from './load-recognizer.js';
import { findNetworks, readNetworkEntry } from './model-files.js';
import { openNetwork } from './open-network.js';
import { NETWORK_SIZE, packImage } from './pack-image.js';

/** What the user marked, in pixels of the picture that the network sees. */
export type SegmentHint =
  { readonly kind: 'box'; readonly box: PixelBox } | { readonly kind: 'click'; readonly x: number; readonly y: number };

/** The network that finds the object in a photo. */
export interface Segmenter {
  /** @param image NETWORK_SIZE squared, the whole photo; its alpha channel is not looked at. */
  readonly segment: (image: RgbaImage, hint?: SegmentHint) => Promise<SoftMask>;
  readonly release: () => Promise<void>;
}

/** @throws SimAssetError `no-networks`, `broken-networks`, `no-onnxruntime`. */
export async function loadSegmenter({ folder, threads = 1 }: LoadOptions = {}): Promise<Segmenter> {
  const place = folder ?? findNetworks();
  const segmenter = await readNetworkEntry(place, 'segmenter');
  const network = await openNetwork(place, segmenter, threads);
  return {
    segment: async (image, hint) => {
      const { mask } = await network.run(packImage(image, drawHint(hint)));
      return { width: NETWORK_SIZE, height: NETWORK_SIZE, data: mask };
    },
    release: network.release,
  };
}

/** Of the bell that stands for a click, px; as in training/data.py. */
const CLICK_SIGMA = 6;

/** The fourth plane: zeros for no hint, ones inside a box, a bell about a click. */
export function drawHint(hint: SegmentHint | undefined): Float32Array {
  const plane = new Float32Array(NETWORK_SIZE * NETWORK_SIZE);
  if (hint === undefined) return plane;
  const isBox = hint.kind === 'box';
  for (let y = 0; y < NETWORK_SIZE; y++) {
    for (let x = 0; x < NETWORK_SIZE; x++) {
      plane[y * NETWORK_SIZE + x] = isBox ? insideBox(hint.box, x, y) : bell(x - hint.x, y - hint.y);
    }
  }
  return plane;
}

const insideBox = ({ x0, y0, x1, y1 }: PixelBox, x: number, y: number): number =>
  x >= x0 && x < x1 && y >= y0 && y < y1 ? 1 : 0;

const bell = (dx: number, dy: number): number => Math.exp(-(dx * dx + dy * dy) / (2 * CLICK_SIGMA ** 2));
