import type { GeomFacts } from '../physics/geom-facts.js';
import { geomFacts } from '../physics/geom-facts.js';
import { kinematicTree } from '../model/kinematics.js';
import { findAttribute } from '../model/model.js';
import { isMovable } from '../physics/moving.js';
import { pairedGeoms } from '../physics/paired-geoms.js';
import type { Rule } from './rule.js';

/** Masks of a geom that let it collide with no other geom of the model. */
export const maskNeverMatches: Rule = {
  id: 'con/mask-never-matches',
  severity: 'info',
  languages: ['mjcf'],
  check: (model, report) => {
    const bodies = kinematicTree(model);
    // A robot without a floor waits for one, and what is attached has masks of its own.
    const hasFloor = bodies.length > 1 && bodies[0].geoms.length > 0;
    if (model.isFragment || !hasFloor || bodies.some(({ isOpenEnded }) => isOpenEnded)) return;
    const paired = pairedGeoms(model);
    const byMask = new Map<string, GeomFacts[]>();
    for (const geom of geomFacts(model).values()) {
      if (geom.isVisualOnly) continue;
      const key = `${geom.contype} ${geom.conaffinity}`;
      const same = byMask.get(key);
      if (same === undefined) byMask.set(key, [geom]);
      else same.push(geom);
    }
    const groups = [...byMask.values()];
    // Nothing collides in it: that is meant.
    if (groups.every(([{ contype }]) => contype === 0) || groups.every(([{ conaffinity }]) => conaffinity === 0))
      return;
    for (const group of groups) {
      const [first] = group;
      const isMet = groups.some((other) => matches(first, other[0]) && (other !== group || group.length > 1));
      // A floor alone waits for what falls on it.
      const alone = group.filter(({ element, body }) => !paired.has(element) && isMovable(model, body));
      if (isMet || alone.length === 0) continue;
      const { element, contype, conaffinity } = alone[0];
      const value = (findAttribute(element, 'contype') ?? findAttribute(element, 'conaffinity'))?.value;
      const { start, end } = value ?? element.node.name;
      const who =
        alone.length === 1 ? 'This geom collides' : `This geom and ${alone.length - 1} of the same masks collide`;
      const message = `${who} with nothing: no other geom has a bit of contype ${contype} in its conaffinity, or of conaffinity ${conaffinity} in its contype.`;
      report(element, { start, end, message });
    }
  },
};

const matches = (a: GeomFacts, b: GeomFacts): boolean =>
  (a.contype & b.conaffinity) !== 0 || (b.contype & a.conaffinity) !== 0;
