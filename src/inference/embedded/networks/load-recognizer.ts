import type { RgbaImage } from '../../image/rgba-image.js';
import type { Recognition } from './decode-recognition.js';
import { decodeRecognition } from './decode-recognition.js';
import { findNetworks, readNetworkEntry } from './model-files.js';
import type { NetworkCategory } from './model-files.js';
import { openNetwork } from './open-network.js';
import { packImage } from './pack-image.js';

/** How a network is loaded. */
export interface LoadOptions {
  /** Folder with `manifest.json`; by default that of the program. */
  readonly folder?: URL;
  /** Cores that one pass may use; 1 by default. */
  readonly threads?: number;
}

/** The network that says what an object is, from where it is seen, and how its category's parameters stand. */
export interface Recognizer {
  readonly categories: readonly NetworkCategory[];
  /**
   * @param crop NETWORK_SIZE squared: a square about the object's outline with a margin of some 8% of its side on each side; alpha is
   * the object's mask. Colours outside the mask do not matter.
   */
  readonly recognize: (crop: RgbaImage) => Promise<Recognition>;
  readonly release: () => Promise<void>;
}

/** @throws SimAssetError `no-networks`, `broken-networks`, `no-onnxruntime`. */
export async function loadRecognizer({ folder, threads = 1 }: LoadOptions = {}): Promise<Recognizer> {
  const place = folder ?? findNetworks();
  const recognizer = await readNetworkEntry(place, 'recognizer');
  const network = await openNetwork(place, recognizer, threads);
  return {
    categories: recognizer.categories,
    recognize: async (crop) => decodeRecognition(await network.run(packImage(crop)), recognizer),
    release: network.release,
  };
}
