import { countSlips } from '../../xml/count-slips.js';

/** Of `names` the one that is `name` with at most two slips, and less than half of it; undefined where none is. */
export function nearestName(name: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.min(2, Math.floor(name.length / 2)) + 1;
  for (const candidate of names) {
    const slips = countSlips(name.toLowerCase(), candidate.toLowerCase(), least);
    if (slips < least) [best, least] = [candidate, slips];
  }
  return best;
}
