import { defineCategory } from '../category.js';
import type { ParameterValues } from '../parameters.js';
import { choice, ratio, size } from '../parameters.js';
import { dripMachine } from './coffee-drip.js';
import { capsuleMachine, espressoMachine } from './coffee-espresso.js';

/*
 * Coffee machines: filter machine with its jug, espresso machine with filter holder, capsule machine. Sizes: filter machines are 0.3 to
 * 0.38 m high (2 to 3 kg), espresso machines 0.28 to 0.36 m (4 to 9 kg), capsule machines 0.23 to 0.32 m (2.5 to 4 kg): estimates.
 */
const parameters = {
  height: size(0.33, 0.025),
  kind: choice({ drip: 3, espresso: 3, capsule: 2 }),
  /** Shares of the height. */
  width: ratio(0.55, 0.9),
  depth: ratio(0.62, 0.95),
  head: ratio(0.22, 0.36),
  foot: ratio(0.08, 0.2),
  /** Depth of the column at the back, share of the depth. */
  column: ratio(0.3, 0.45),
  round: ratio(0.01, 0.07),
  /** Width of a jug or filter holder, and length of its handle. */
  jug: ratio(0.6, 0.85),
  handle: ratio(0, 1),
  panel: choice({ switch: 1, knob: 2, display: 1 }),
  tank: choice({ inside: 2, window: 1, back: 1 }),
  wand: choice({ left: 1, right: 1, none: 1 }),
  tone: choice({ main: 3, dark: 3, metal: 2 }),
  material: choice({ abs: 3, stainless_steel: 2 }),
};
export type CoffeeValues = ParameterValues<typeof parameters>;

export const coffeeMachine = defineCategory({
  name: 'coffee machine',
  parameters,
  view: { azimuth: [-70, 70], elevation: [3, 40] },
  build: (p, s) => {
    switch (p.kind) {
      case 'drip':
        return { title: 'Coffee maker', bodies: dripMachine(s, p) };
      case 'espresso':
        return { title: 'Espresso machine', bodies: espressoMachine(s, p) };
      case 'capsule':
        return { title: 'Coffee machine', bodies: capsuleMachine(s, p) };
    }
  },
});
