import type { ModelManifest } from './model-manifest.js';

/** A photo, a description of a dozen parts and the voxels of one: what a talk is at its longest, in most cases. */
const TALK_TOKENS = 8192;

/**
 * Weights, in bytes, up to which a processor is quick enough. A token reads all of them once and a laptop's memory gives some 20 GB/s, so a
 * token takes 50 ms at most: about what people read. A decoder reads its weights as often, once a step.
 */
const QUICK_ON_CPU = 1e9;

/** Bytes of memory that a model takes at work, weights and cache: the graphics card's where it runs there, else the machine's. */
export const memoryNeeded = ({ memory }: ModelManifest): number => memory.weights + TALK_TOKENS * memory.perToken;

/** Where a model is quick enough to be used: `gpu` where a processor would make its user wait. */
export const deviceNeeded = ({ memory }: ModelManifest): 'any' | 'gpu' =>
  memory.weights <= QUICK_ON_CPU ? 'any' : 'gpu';
