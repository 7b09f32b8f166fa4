import type { ModelElement } from '../../model/model.js';
import type { Finding } from '../rule.js';
import { missing } from './missing.js';

/** A tendon without a path, or with one that the engine cannot follow (MuJoCo 3.14, tried on the engine). */
export function describeTendon(element: ModelElement): Finding | undefined {
  const path = element.children.filter(({ node }) => node.name.text !== 'include');
  if (path.length === 0)
    return missing(element, `The tendon has no path: it needs ${element.type?.id === 'fixed' ? 'joints' : 'sites'}.`);
  return element.type?.id === 'fixed' ? undefined : describePath(element, path);
}

function describePath(element: ModelElement, path: readonly ModelElement[]): Finding | undefined {
  if (path.length < 2) return missing(element, 'The path of a spatial tendon needs at least two objects.');
  const tagAt = (i: number): string => (path[i] as ModelElement | undefined)?.node.name.text ?? '';
  for (const [i, object] of path.entries()) {
    const around = [tagAt(i - 1), tagAt(i + 1)];
    switch (tagAt(i)) {
      case 'geom':
        if (around.some((tag) => tag !== 'site'))
          return missing(object, 'A tendon wraps around a geom between two sites.');
        break;
      case 'site':
        if (around.every((tag) => tag === 'pulley' || tag === ''))
          return missing(object, 'This site stands alone: its part of the path needs another object.');
        break;
      case 'pulley':
        if (i === path.length - 1) return missing(object, 'The path of a tendon does not end with a pulley.');
    }
  }
  return undefined;
}
