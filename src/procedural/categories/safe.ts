import { defineCategory } from '../category.js';
import type { ModelBody } from '../model.js';
import { body, FIXED, part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import { paint } from '../solids/solid.js';
import { feet, lining, openFront } from './appliance-body.js';
import { dialBody, handleBody, layOutControls } from './safe-controls.js';
import { doorBody } from './safe-door.js';
import type { SafeLayout } from './safe-layout.js';
import { coated, layOutSafe, parameters } from './safe-layout.js';

/*
 * A safe with a thick hinged door: a dial or keypad, and a handle that draws the bolts. Sizes: home safes are 0.3 to 0.6 m wide and weigh
 * 20 to 150 kg (estimate); walls are two sheets of steel with light concrete between, some 1700 kg/m3 together.
 */
const FILL = 0.2;

export const safe = defineCategory({
  name: 'safe',
  parameters,
  view: { azimuth: [-55, 55], elevation: [0, 45] },
  build: (p, s) => {
    const f = layOutSafe(p);
    const c = layOutControls(f);
    const base = carcass(f, s);
    const door = doorBody(f, c, s, base);
    return {
      bodies: [
        base,
        door,
        ...(c.dial === undefined ? [] : [dialBody(c.dial, s, door)]),
        ...(p.handle === 'none' ? [] : [handleBody(f, c, p.handle, s, door)]),
      ],
    };
  },
});

/** The walls with the shelves between them. */
function carcass(f: SafeLayout, s: Shapes): ModelBody {
  const { p, w, d, t, foot, isInset, front, face, outer, cavity } = f;
  const shelfFront = (isInset ? face + t : front) + 0.12 * d;
  const shelves = Array.from({ length: p.shelves }, (_, i) => {
    const z = cavity.from[2] + ((i + 1) * (cavity.to[2] - cavity.from[2])) / (p.shelves + 1);
    return s.boxBetween(
      [cavity.from[0] + 0.001, shelfFront, z],
      [cavity.to[0] - 0.001, cavity.to[1] - 0.001, z + 0.006],
    );
  });
  return body(FIXED, [
    part('body', { material: 'steel', fill: FILL, affordance: 8, description: 'Walls of steel and concrete.' }, [
      ...coated(f, ...openFront(s, outer, cavity)),
      ...lining(s, { from: [cavity.from[0], isInset ? face + t + 0.004 : front, cavity.from[2]], to: cavity.to }),
      ...(foot > 0 ? paint('rubber', ...feet(s, outer, 0.06 * w, foot + 0.001)) : []),
    ]),
    ...(p.shelves > 0
      ? [part('shelves', { material: 'steel', fill: 0.4, affordance: 6, description: 'Steel shelves.' }, paint('accent', ...shelves))]
      : []),
  ]); // prettier-ignore
}
