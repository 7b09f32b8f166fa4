import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { FaucetLayout } from './faucet-layout.js';
import type { ProfilePoint } from './turned.js';
import { turned } from './turned.js';

/** A round plate in steps that shrink towards the column. */
export function plateOf({ p, plate, foot, seat }: FaucetLayout, s: Shapes): Solid {
  const profile: ProfilePoint[] = [];
  const narrow = Math.max(0.8 * plate, Math.min(plate, 1.15 * foot));
  const each = seat / p.steps;
  for (let k = 0; k < p.steps; k++) {
    const r = plate - ((plate - narrow) * k) / p.steps;
    const z = k * each;
    const round = Math.min(each, 0.12 * plate);
    profile.push([r, z], [r, z + 0.45 * each], [r - 0.2 * round, z + 0.75 * each], [r - 0.55 * round, z + each]);
  }
  return turned(s, profile, { sides: p.type === 'two handles' ? 32 : 44 });
}

/** The column of a mixer on its plate, with a rim at its head. */
export function columnOf(f: FaucetLayout, s: Shapes): Solid[] {
  const { foot, head, seat, gap, column, top } = f;
  const waist = turned(s, [[foot, seat - gap], [foot, seat + 0.12 * column], [head, top]], { sides: 32 }); // prettier-ignore
  return [plateOf(f, s), ...dressed(f, waist), rimOf(f, s)];
}

/** What turns with the handle of a shower valve: a bell that ends in a rim. */
export function turningBell(f: FaucetLayout, s: Shapes): Solid[] {
  const { p, foot, head, seat, column, top } = f;
  const low = seat + 0.03 * p.reach;
  const bell = turned(s, [
    [0.96 * foot, low],
    [foot, low + 0.04 * column],
    [foot, low + 0.16 * column],
    [head, top - 0.004 * p.reach],
  ]);
  return [...dressed(f, bell), rimOf(f, s)];
}

const dressed = ({ p }: FaucetLayout, solid: Solid): Solid[] =>
  p.finish === 'dark body' ? paint('dark', solid) : [solid];

const rimOf = ({ p, head, top }: FaucetLayout, s: Shapes): Solid =>
  turned(s, [
    [0.98 * head, top - 0.02 * p.reach],
    [1.05 * head, top - 0.012 * p.reach],
    [1.05 * head, top - 0.006 * p.reach],
    [0.98 * head, top],
  ]);

/** A ring with a round bulge around the foot of a shower valve. */
export function collarOf({ p, foot, seat, gap }: FaucetLayout, s: Shapes): Solid {
  const [radius, from, height] = [1.22 * foot, seat - gap, 0.03 * p.reach];
  return turned(s, [
    [0.97 * radius, from],
    [1.03 * radius, from + 0.22 * height],
    [radius, from + 0.5 * height],
    [0.84 * radius, from + 0.62 * height],
    [0.82 * radius, from + 0.86 * height],
  ]);
}
