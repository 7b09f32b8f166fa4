import type { ModelManifest } from './model-manifest.js';

/** A photo, a description of a dozen parts and the voxels of one: what a talk is at its longest, in most cases. */
const TALK_TOKENS = 8192;

/**
 * Weights, in bytes, up to which a processor is quick enough. A token reads all of them once and a laptop's memory gives some 20 GB/s, so a
 * token takes 50 ms at most: about what people read. A decoder reads its weights as often, once a step.
 */
const QUICK_ON_CPU = 1e9;

/**
 * Bytes of memory that a model takes at work, weights and cache: the graphics card's where it runs there, else the machine's. A processor keeps
 * float16 weights as float32, too: 2.2 GB of them took 5.1 GB.
 */
export const memoryNeeded = ({ memory, dtype }: ModelManifest, device = 'gpu'): number =>
  memory.weights * (device === 'cpu' && Object.values(dtype).every((one) => one === 'fp16') ? 2.3 : 1) +
  TALK_TOKENS * memory.perToken;

/** Where a model is quick enough to be used: `gpu` where a processor would make its user wait. */
export const deviceNeeded = ({ memory }: ModelManifest): 'any' | 'gpu' =>
  memory.weights <= QUICK_ON_CPU ? 'any' : 'gpu';
