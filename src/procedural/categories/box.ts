import { defineCategory } from '../category.js';
import { chest } from './box-chest.js';
import { crate } from './box-crate.js';
import { parameters } from './box-layout.js';
import { liftOff } from './box-lift-off.js';
import { carton } from './carton.js';

/*
 * Boxes: cartons with four flaps, boxes with a lid to lift off, chests and jewellery boxes with a hinged lid, open crates. Sizes: shipping
 * cartons (FEFCO 0201) are 0.2 to 0.6 m long, shoe boxes 0.33 m, storage crates 0.4 to 0.6 m, jewellery boxes 0.15 to 0.3 m (estimates).
 */
export const box = defineCategory({
  name: 'box',
  parameters,
  view: { azimuth: [-70, 70], elevation: [8, 50] },
  symmetry: (p) => (p.kind === 'hinged lid' ? 1 : 2),
  build: (p, s) => {
    const [w, d, h] = [p.width, p.depth * p.width, p.height * p.width];
    switch (p.kind) {
      case 'carton':
        return carton(s, w, d, h, p.flap);
      case 'lift-off lid':
        return { title: 'Box', bodies: liftOff(s, p, w, d, h) };
      case 'hinged lid':
        return chest(s, p, w, d, h);
      case 'crate':
        return crate(s, p, w, d, Math.min(h, 0.75 * w));
    }
  },
});
