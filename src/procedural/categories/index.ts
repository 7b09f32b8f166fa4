import type { ProceduralCategory } from '../category.js';
import { bucket } from './bucket.js';
import { laptop } from './laptop.js';

/** Every kind of object in the library. Networks number categories by this order: add at the end. */
export const CATEGORIES: readonly ProceduralCategory[] = [bucket, laptop];
