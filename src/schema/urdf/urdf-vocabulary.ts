import type { ElementType, Vocabulary } from '../vocabulary.js';
import { readElements } from './element-data.js';
import data from './urdf.json' with { type: 'json' };

/**
 * URDF 1.2 as urdfdom reads it. Where programs differ the help says so; what MuJoCo does was tried with MuJoCo 3.14. Elements that
 * only single programs read are in `urdf-vendors.ts`.
 */
export const URDF: Vocabulary = { language: 'urdf', roots: rootOf('robot') };

function rootOf(tag: string): ReadonlyMap<string, ElementType> {
  const root = readElements(data.elements, data.url).get(tag);
  if (root === undefined) throw new Error(`no element ${tag}`);
  return new Map([[tag, root]]);
}
