import os from 'node:os';
import { SimAssetError } from '../../../core/error.js';
import type { ModelManifest } from '../../models/model-manifest.js';
import { memoryNeeded } from '../../models/needs.js';

/** What a model needs, for people: `6.9 GB of memory`. */
export const describeMemory = (manifest: ModelManifest, device: string): string =>
  `${gigabytes(memoryNeeded(manifest, device))} of memory`;

/**
 * Refuses what cannot fit: the system would end the process in the middle of it. What a graphics card has is not known here.
 *
 * @throws SimAssetError `model-memory`.
 */
export function checkMemory(manifest: ModelManifest, device: string, total: number = os.totalmem()): void {
  if (device !== 'cpu' || memoryNeeded(manifest, device) <= total) return;
  throw new SimAssetError(
    'model-memory',
    `${manifest.title} needs ${describeMemory(manifest, device)}; this machine has ${gigabytes(total)}.`,
    'Use a smaller export (q4f16), a machine with a GPU, or a model server: docs/scaling.md.',
  );
}

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;
