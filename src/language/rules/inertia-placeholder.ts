import { bodyExtent } from '../physics/body-extent.js';
import { recomputeFix } from '../physics/inertia-fixes.js';
import { titleOf } from '../physics/moving.js';
import type { StatedBody } from '../physics/stated-inertias.js';
import { statedBodies } from '../physics/stated-inertias.js';
import type { Rule } from './rule.js';

/** The same round inertia about all axes, of bodies of different size: a number to be filled in later. */
export const inertiaPlaceholder: Rule = {
  id: 'ine/placeholder',
  severity: 'info',
  languages: ['mjcf', 'urdf'],
  check: (model, report, files) => {
    const byValue = new Map<number, StatedBody[]>();
    for (const one of statedBodies(model, files)) {
      const { own, mass } = one.stated;
      if (own === undefined || mass === undefined || !(mass > 0) || !(own.xx > 0)) continue;
      const isSame = own.xx === own.yy && own.yy === own.zz && own.xy === 0 && own.xz === 0 && own.yz === 0;
      if (!isSame || Number(own.xx.toPrecision(1)) !== own.xx) continue;
      byValue.set(own.xx, [...(byValue.get(own.xx) ?? []), one]);
    }
    for (const [value, found] of byValue) {
      const [first, ...others] = found;
      const sizes = new Set(found.map(({ body }) => bodyExtent(model, body, files)?.size.toPrecision(2) ?? body));
      if (sizes.size < 2) continue;
      const fixes = found.map(({ body, stated }) => recomputeFix(model, body, stated.mass ?? 0, files));
      const edits = fixes.flatMap((some) => some.flatMap((fix) => fix.edits));
      const all = fixes.every(({ length }) => length > 0);
      report(first.place.element, {
        ...first.place.range,
        message: `${found.length} bodies of different size have the inertia ${value} about all axes, as if it was to be filled in later: ${found
          .map(({ body }) => titleOf(body))
          .slice(0, 4)
          .join(', ')}${found.length > 4 ? ' and others' : ''}.`,
        related: others.map(({ place }) => ({ file: place.element.file, ...place.range, message: 'The same here' })),
        fixes: all ? [{ title: 'Compute all of them from the shapes at the masses they have', edits }] : [],
      });
    }
  },
};
