import type { ElementType } from '../vocabulary.js';
import { readElements } from './element-data.js';
import data from './xacro.json' with { type: 'json' };

/** The elements of xacro, by tag (`xacro:macro`); each may stand anywhere. Other tags with the prefix call macros. */
export const XACRO: ReadonlyMap<string, ElementType> = readElements(data.elements, data.url);
