import type { Pose } from '../../core/math/pose.js';
import { transformPoint, translation } from '../../core/math/pose.js';
import { multiplyQuat, quatFromAxisAngle, rotate } from '../../core/math/quat.js';
import { defineCategory } from '../category.js';
import type { ModelBody } from '../model.js';
import { body, FIXED, hinge, part } from '../model.js';
import { choice, count, ratio, size } from '../parameters.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { HandleShape } from './faucet-handle.js';
import { ballHandle, bellHandle } from './faucet-handle.js';
import type { SpoutShape } from './faucet-spout.js';
import { frontSpout, risingSpout } from './faucet-spout.js';
import type { ProfilePoint } from './turned.js';
import { placeSolids, turned } from './turned.js';

/** Bodies of taps are cast hollow, with a cartridge and water ways inside; a kitchen mixer weighs 1.5 to 2.5 kg. */
const FILL = 0.5;

/*
 * Taps: kitchen mixer with a turning spout and a lever at its side, basin mixer with a lever on top, three-hole set, and the handle of a
 * shower valve alone. Kitchen spouts reach 0.18 to 0.24 m (EN 817 mixers as sold); a basin mixer reaches 0.6 of that, the plate of a
 * shower valve is 0.16 to 0.19 m wide (ASSE 1016 trims), from which the shares below.
 */
export const faucet = defineCategory({
  name: 'faucet',
  parameters: {
    reach: size(0.205, 0.02),
    type: choice({ 'side lever': 3, 'top lever': 3, 'two handles': 2, 'handle only': 2 }),
    spout: choice({ gooseneck: 3, curved: 2, straight: 2 }),
    handle: choice({ curved: 3, flat: 2, stick: 2, cross: 2 }),
    steps: count(1, [2, 2, 2]),
    finish: choice({ plain: 3, 'dark body': 1 }),
    material: choice({ zinc_alloy: 3, brass: 1, stainless_steel: 2 }),
    rise: ratio(0.65, 1.45),
    pipe: ratio(0.75, 1.4),
    drop: ratio(0.15, 0.95),
    bodyWidth: ratio(0.75, 1.3),
    bodyHeight: ratio(0.6, 1.4),
    bodyFlare: ratio(0.7, 1.55),
    plateWidth: ratio(1.3, 3.2),
    plateHeight: ratio(0.1, 0.6),
    neck: ratio(0.3, 0.56),
    leverLength: ratio(0.65, 1.5),
    leverWidth: ratio(0.7, 1.4),
    leverDroop: ratio(-0.4, 0.5),
    leverFlare: ratio(0.65, 1.7),
  },
  view: { azimuth: [-110, 110], elevation: [5, 50] },
  build: (p, s) => {
    const about = { material: p.material, fill: FILL };
    const isHandleOnly = p.type === 'handle only';
    const hasTopLever = p.type === 'top lever';
    const reach = hasTopLever ? 0.62 * p.reach : p.type === 'two handles' ? 0.72 * p.reach : p.reach;
    // At least what assembly keeps free between moving parts, a 320th of the longest side.
    const gap = 0.006 * p.reach;
    const foot = (isHandleOnly ? 0.155 : hasTopLever ? 0.12 : 0.11) * p.bodyWidth * p.reach;
    const flare = isHandleOnly ? p.bodyFlare : Math.min(1.15, 0.75 + 0.25 * p.bodyFlare);
    const head = flare * foot;
    const plate = p.plateWidth * foot;
    const column = (isHandleOnly ? 0.29 : hasTopLever ? 0.6 : p.type === 'side lever' ? 0.52 : 0.2) * p.bodyHeight * p.reach; // prettier-ignore
    const isThree = p.type === 'two handles';
    const { base: steps, top: seat } = plateSteps(
      s,
      plate,
      foot,
      p.steps,
      (isHandleOnly ? 0.17 : 0.1) * p.plateHeight * p.reach,
      isThree ? 32 : 44,
    );
    const top = seat + column;
    const waist = [turned(s, [[foot, seat - gap], [foot, seat + 0.12 * column], [head, top]], { sides: 32 })]; // prettier-ignore
    const dressed = p.finish === 'dark body' ? paint('dark', ...waist) : waist;
    const rim = turned(s, [
      [0.98 * head, top - 0.02 * p.reach],
      [1.05 * head, top - 0.012 * p.reach],
      [1.05 * head, top - 0.006 * p.reach],
      [0.98 * head, top],
    ]);
    const lever: HandleShape = {
      kind: p.handle,
      seat: head,
      neck: p.neck,
      bell: 1.15,
      length: (isHandleOnly ? 0.42 : hasTopLever ? 0.45 : 0.4) * p.leverLength * p.reach,
      width: (isHandleOnly ? 0.072 : 0.05) * p.leverWidth * p.reach,
      droop: p.leverDroop,
      flare: p.leverFlare,
    };
    const spout: SpoutShape = {
      kind: p.spout,
      radius: Math.min((hasTopLever ? 0.065 : 0.06) * p.pipe * p.reach, 0.92 * head),
      reach,
      rise: (p.spout === 'gooseneck' ? 1.25 : 0.62) * p.rise * reach,
      drop: p.drop,
    };

    if (isHandleOnly) {
      const { solids } = bellHandle(s, lever, seat + column);
      const collar = turned(s, ringProfile(1.22 * foot, seat - gap, 0.03 * p.reach));
      const base = body(FIXED, [
        part('escutcheon', { ...about, affordance: 5, description: 'Plate on the wall, with the collar.' }, [
          ...steps,
          collar,
        ]),
      ]);
      const low = seat + 0.03 * p.reach;
      const turning = turned(s, [
        [0.96 * foot, low],
        [foot, low + 0.04 * column],
        [foot, low + 0.16 * column],
        [head, top - 0.004 * p.reach],
      ]);
      const handle = body(
        hinge({ axis: [0, 0, 1], position: [0, 0, top], range: [-75, 75], seen: { closed: 0.7, between: [-75, 75] } }),
        [
          part('handle', { ...about, affordance: 1, description: 'Handle; turns to set the temperature.' }, [
            ...(p.finish === 'dark body' ? paint('dark', turning) : [turning]),
            rim,
            ...solids,
          ]),
        ],
        base,
      );
      return { bodies: [base, handle] };
    }

    if (hasTopLever) {
      const ceiling = top - 0.01 * p.reach;
      const base = body(FIXED, [
        part('mixer body', { ...about, affordance: 6, description: 'Column with the spout, screwed to the basin.' }, [
          ...steps,
          ...dressed,
          rim,
          ...frontSpout(s, spout, seat + 0.55 * column, ceiling),
        ]),
      ]);
      // The lever stays above the spout.
      const kept = { ...lever, droop: Math.min(lever.droop, 0.08) };
      return {
        bodies: [base, ...handleBodies(s, kept, translation([0, 0, top + gap]), gap, base, p.material, '', 50)],
      };
    }

    if (p.type === 'side lever') {
      const height = seat + 0.55 * column;
      const stub = 0.78 * foot;
      const out = head + 0.06 * p.reach;
      const base = body(FIXED, [
        part('mixer body', { ...about, affordance: 6, description: 'Column on the counter, with the cartridge.' }, [
          ...steps,
          ...dressed,
          rim,
          s.cylinder([0, 0, height], [out - gap, 0, height], stub),
        ]),
      ]);
      const turn = spoutBody(s, spout, top + gap, head, base, p.material, [-110, 50]);
      // The lever's own frame: its axis points to +x, the lever up.
      const pose: Pose = {
        position: [out, 0, height],
        rotation: multiplyQuat(quatFromAxisAngle([0, 1, 0], Math.PI / 2), quatFromAxisAngle([0, 0, 1], -Math.PI / 2)),
      };
      const kept = { ...lever, seat: stub, droop: Math.min(lever.droop, 0.05) };
      return { bodies: [base, turn, ...handleBodies(s, kept, pose, gap, base, p.material, '', 35)] };
    }

    // Two handles beside the spout.
    const apart = Math.max(0.5 * p.reach, 2 * plate + 0.02 * p.reach);
    const side = (x: number): Solid[] => placeSolids(translation([x, 0, 0]), [...steps, ...dressed, rim]);
    const base = body(FIXED, [
      part('mixer body', { ...about, affordance: 6, description: 'Spout foot and valves, screwed to the basin.' }, [
        ...side(-apart),
        ...side(0),
        ...side(apart),
      ]),
    ]);
    const turn = spoutBody(s, spout, top + gap, head, base, p.material, [-50, 50]);
    const kept = { ...lever, length: Math.min(lever.length, 0.75 * apart), droop: Math.min(lever.droop, 0.2) };
    const handles = ([-1, 1] as const).map((x) => {
      const { solids } = bellHandle(s, kept, 0);
      // Levers point outward when closed and turn to the front.
      const pose: Pose = {
        position: [x * apart, 0, top + gap],
        rotation: quatFromAxisAngle([0, 0, 1], (x * Math.PI) / 2),
      };
      const name = x < 0 ? 'hot' : 'cold';
      return body(
        hinge({
          axis: [0, 0, x < 0 ? 1 : -1],
          position: pose.position,
          range: [0, 90],
          seen: { closed: 0.75, between: [0, 90] },
        }),
        [
          part(`${name} handle`, { ...about, affordance: 1, description: `Turns on the ${name} water.` }, [
            ...placeSolids(pose, solids),
          ]),
        ],
        base,
      );
    });
    return { bodies: [base, turn, ...handles] };
  },
});

/** A round plate of that height in steps that shrink towards the column: its solids and its height. */
function plateSteps(s: Shapes, radius: number, foot: number, steps: number, height: number, sides: number): { base: Solid[]; top: number } {
  const profile: ProfilePoint[] = [];
  const narrow = Math.max(0.8 * radius, Math.min(radius, 1.15 * foot));
  const each = height / steps;
  for (let k = 0; k < steps; k++) {
    const r = radius - ((radius - narrow) * k) / steps;
    const z = k * each;
    const round = Math.min(each, 0.12 * radius);
    profile.push([r, z], [r, z + 0.45 * each], [r - 0.2 * round, z + 0.75 * each], [r - 0.55 * round, z + each]);
  }
  return { base: [turned(s, profile, { sides })], top: height };
} // prettier-ignore

/** A ring with a round bulge. */
const ringProfile = (radius: number, from: number, height: number): ProfilePoint[] => [
  [0.97 * radius, from],
  [1.03 * radius, from + 0.22 * height],
  [radius, from + 0.5 * height],
  [0.84 * radius, from + 0.62 * height],
  [0.82 * radius, from + 0.86 * height],
];

/** The spout that turns on its column, with a collar that covers the joint. */
function spoutBody(
  s: Shapes,
  spout: SpoutShape,
  from: number,
  collar: number,
  base: ModelBody,
  material: string,
  range: readonly [number, number],
): ModelBody {
  const r = Math.max(1.05 * spout.radius, 0.9 * collar);
  return body(
    hinge({ axis: [0, 0, 1], position: [0, 0, from], range, seen: { closed: 0.6, between: range } }),
    [
      part('spout', { material, fill: 0.3, affordance: 3, description: 'Spout; turns on the column.' }, [
        turned(s, [
          [r, from],
          [r, from + 0.35 * r],
          [1.02 * spout.radius, from + 0.8 * r],
        ]),
        ...risingSpout(s, spout, from),
      ]),
    ],
    base,
  );
}

/** Bodies of a handle on a seat at the pose's origin: a hub that turns and a lever that lifts from it, or a cross that only turns. */
function handleBodies(
  s: Shapes,
  h: HandleShape,
  pose: Pose,
  gap: number,
  base: ModelBody,
  material: string,
  name: string,
  turn: number,
): ModelBody[] {
  const about = { material, fill: FILL };
  const axis = rotate(pose.rotation, [0, 0, 1]);
  const turning = hinge({
    axis,
    position: pose.position,
    range: [-turn, turn],
    seen: { closed: 0.6, between: [-turn, turn] },
  });
  if (h.kind === 'cross') {
    const { solids } = bellHandle(s, h, 0);
    const cross = part(`${name}handle`, { ...about, affordance: 1, description: 'Cross handle; turns.' }, placeSolids(pose, solids)); // prettier-ignore
    return [body(turning, [cross], base)];
  }
  const { hub, lever, pivot } = ballHandle(s, h, 0, gap);
  const cap = body(
    turning,
    [part(`${name}cartridge cap`, { ...about, affordance: 4, description: 'Cap that turns with the lever.' }, placeSolids(pose, hub))],
    base,
  ); // prettier-ignore
  return [
    cap,
    body(
      hinge({
        axis: rotate(pose.rotation, [-1, 0, 0]),
        position: transformPoint(pose, [0, 0, pivot]),
        range: [0, 25],
        seen: { closed: 0.6, between: [0, 25] },
      }),
      [
        part(
          `${name}lever`,
          { ...about, affordance: 1, description: 'Lever; lifts for water, turns for warmth.' },
          placeSolids(pose, lever),
        ),
      ],
      cap,
    ),
  ];
}
