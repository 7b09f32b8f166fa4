import { defineCategory } from '../category.js';
import { choice, ratio, size } from '../parameters.js';
import type { ParameterValues } from '../parameters.js';
import { electricKettle } from './kettle-electric.js';
import { stoveKettle } from './kettle-stove.js';

/*
 * Kettles: electric jug on its base with hinged lid and switch, gooseneck on a base, stovetop kettle with bail or arched handle, teapot.
 * Sizes: 1 to 1.7 l kettles are 0.2 to 0.26 m high, stovetop ones 0.16 to 0.2 m without the handle; 0.7 to 1.3 kg (estimates).
 */
const parameters = {
  height: size(0.21, 0.02),
  /** Greatest width over height. */
  width: ratio(0.62, 1.05),
  kind: choice({ electric: 4, gooseneck: 1, stovetop: 3, teapot: 1 }),
  /** Width of the top over that of the foot. */
  taper: ratio(0.6, 0.95),
  bulge: ratio(0, 1),
  handle: choice({ side: 3, arch: 2, bail: 2 }),
  reach: ratio(0.3, 0.6),
  grip: ratio(0.055, 0.1),
  spout: ratio(0.2, 0.6),
  lid: ratio(0.04, 0.14),
  knob: choice({ ball: 2, disc: 1, loop: 1 }),
  window: choice({ none: 2, strip: 1 }),
  material: choice({ stainless_steel: 3, polypropylene: 3, glass: 1, porcelain: 1 }),
};
export type KettleValues = ParameterValues<typeof parameters>;

export const kettle = defineCategory({
  name: 'kettle',
  parameters,
  view: { azimuth: [-180, 180], elevation: [3, 45] },
  build: (p, s) => ({
    title: { electric: 'Electric kettle', gooseneck: 'Gooseneck kettle', stovetop: 'Kettle', teapot: 'Teapot' }[p.kind],
    bodies: p.kind === 'electric' || p.kind === 'gooseneck' ? electricKettle(s, p) : stoveKettle(s, p),
  }),
});
