import type { Pose } from '../../core/math/pose.js';
import { translation } from '../../core/math/pose.js';
import { multiplyQuat, quatFromAxisAngle } from '../../core/math/quat.js';
import { defineCategory } from '../category.js';
import type { ModelBody } from '../model.js';
import { body, FIXED, hinge, part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { collarOf, columnOf, plateOf, turningBell } from './faucet-column.js';
import { bellHandle } from './faucet-handle.js';
import type { FaucetLayout } from './faucet-layout.js';
import { layOutFaucet, parameters } from './faucet-layout.js';
import { FILL, handleBodies, spoutBody } from './faucet-moving.js';
import { frontSpout } from './faucet-spout.js';
import { placeSolids } from './turned.js';

/*
 * Taps: kitchen mixer with a turning spout and a lever at its side, basin mixer with a lever on top, three-hole set, and the handle of a
 * shower valve alone. Kitchen spouts reach 0.18 to 0.24 m (mixers of EN 817 as sold, estimate); a basin mixer reaches 0.6 of that, the
 * plate of a shower valve is 0.16 to 0.19 m wide (ASSE 1016 trims), from which the shares below.
 */
export const faucet = defineCategory({
  name: 'faucet',
  parameters,
  view: { azimuth: [-110, 110], elevation: [5, 50] },
  build: (p, s) => ({ bodies: DRAW[p.type](layOutFaucet(p), s) }),
});

const DRAW: Readonly<Record<FaucetLayout['p']['type'], (f: FaucetLayout, s: Shapes) => ModelBody[]>> = {
  'side lever': sideLever,
  'top lever': topLever,
  'two handles': twoHandles,
  'handle only': handleOnly,
};

const mixerBody = ({ p }: FaucetLayout, description: string, solids: readonly Solid[]): ModelBody =>
  body(FIXED, [part('mixer body', { material: p.material, fill: FILL, affordance: 6, description }, solids)]);

/** A kitchen mixer: the lever on a stub at the column's side, the spout turns above. */
function sideLever(f: FaucetLayout, s: Shapes): ModelBody[] {
  const height = f.seat + 0.55 * f.column;
  const stub = 0.78 * f.foot;
  const out = f.head + 0.06 * f.p.reach;
  const base = mixerBody(f, 'Column on the counter, with the cartridge.', [
    ...columnOf(f, s),
    s.cylinder([0, 0, height], [out - f.gap, 0, height], stub),
  ]);
  // The lever's own frame: its axis points to +x, the lever up.
  const pose: Pose = {
    position: [out, 0, height],
    rotation: multiplyQuat(quatFromAxisAngle([0, 1, 0], Math.PI / 2), quatFromAxisAngle([0, 0, 1], -Math.PI / 2)),
  };
  const lever = { ...f.lever, seat: stub, droop: Math.min(f.lever.droop, 0.05) };
  return [base, spoutBody(f, s, base, [-110, 50]), ...handleBodies(f, s, lever, pose, base, 35)];
}

/** A basin mixer: the lever on top of the column, a fixed spout in its front. */
function topLever(f: FaucetLayout, s: Shapes): ModelBody[] {
  const ceiling = f.top - 0.01 * f.p.reach;
  const base = mixerBody(f, 'Column with the spout, screwed to the basin.', [
    ...columnOf(f, s),
    ...frontSpout(s, f.spout, f.seat + 0.55 * f.column, ceiling),
  ]);
  // The lever stays above the spout.
  const lever = { ...f.lever, droop: Math.min(f.lever.droop, 0.08) };
  return [base, ...handleBodies(f, s, lever, translation([0, 0, f.top + f.gap]), base, 50)];
}

/** A three-hole set: a spout between two handles. */
function twoHandles(f: FaucetLayout, s: Shapes): ModelBody[] {
  const { p, lever } = f;
  const apart = Math.max(0.5 * p.reach, 2 * f.plate + 0.02 * p.reach);
  const column = columnOf(f, s);
  const base = mixerBody(
    f,
    'Spout foot and valves, screwed to the basin.',
    [-apart, 0, apart].flatMap((x) => placeSolids(translation([x, 0, 0]), column)),
  );
  const kept = { ...lever, length: Math.min(lever.length, 0.75 * apart), droop: Math.min(lever.droop, 0.2) };
  const handles = ([-1, 1] as const).map((x) => {
    // Levers point outward when closed and turn to the front.
    const pose: Pose = {
      position: [x * apart, 0, f.top + f.gap],
      rotation: quatFromAxisAngle([0, 0, 1], (x * Math.PI) / 2),
    };
    const name = x < 0 ? 'hot' : 'cold';
    const about = { material: p.material, fill: FILL, affordance: 1, description: `Turns on the ${name} water.` };
    return body(
      hinge({
        axis: [0, 0, x < 0 ? 1 : -1],
        position: pose.position,
        range: [0, 90],
        seen: { closed: 0.75, between: [0, 90] },
      }),
      [part(`${name} handle`, about, placeSolids(pose, bellHandle(s, kept, 0).solids))],
      base,
    );
  });
  return [base, spoutBody(f, s, base, [-50, 50]), ...handles];
}

/** A shower valve's handle on its plate on the wall. */
function handleOnly(f: FaucetLayout, s: Shapes): ModelBody[] {
  const about = { material: f.p.material, fill: FILL };
  const base = body(FIXED, [
    part('escutcheon', { ...about, affordance: 5, description: 'Plate on the wall, with the collar.' }, [
      plateOf(f, s),
      collarOf(f, s),
    ]),
  ]);
  const handle = body(
    hinge({ axis: [0, 0, 1], position: [0, 0, f.top], range: [-75, 75], seen: { closed: 0.7, between: [-75, 75] } }),
    [
      part('handle', { ...about, affordance: 1, description: 'Handle; turns to set the temperature.' }, [
        ...turningBell(f, s),
        ...bellHandle(s, f.lever, f.top).solids,
      ]),
    ],
    base,
  );
  return [base, handle];
}
