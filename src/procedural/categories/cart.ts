import { defineCategory } from '../category.js';
import { angle, choice, count, length, ratio, size } from '../parameters.js';
import type { CartShape } from './cart-frame.js';
import { deckOver } from './cart-frame.js';
import { platformCart, sackTruck } from './cart-platform.js';
import { shelfCart } from './cart-shelves.js';
import { shoppingCart } from './cart-shopping.js';

/*
 * Shopping carts (EN 1929-1: 0.8 to 1.1 m long, some 20 kg), platform trolleys (0.74 to 0.9 m, 10 to 15 kg), trolleys with shelves (0.6 to
 * 0.9 m), hand trolleys. All roll on wheels that turn; castors at one end or at both swivel.
 */
export const cart = defineCategory({
  name: 'cart',
  parameters: {
    length: size(0.8, 0.07),
    width: ratio(0.52, 0.78),
    /** Height of the handle. */
    height: ratio(0.98, 1.32),
    /** Height of the lowest deck. */
    deck: ratio(0.16, 0.34),
    wheel: ratio(0.05, 0.1),
    tube: length(0.009, 0.015),
    /** Height of the basket, of the whole. */
    basket: ratio(0.32, 0.52),
    /** Width of the basket's front end to its rear. */
    taper: ratio(0.62, 0.95),
    rake: angle(2, 24),
    bend: ratio(0.03, 0.2),
    /** Height of the edges of shelves. */
    rim: ratio(0, 0.11),
    kind: choice({ shopping: 4, platform: 3, shelves: 4, truck: 1 }),
    shelves: count(2, [3, 3]),
    drawers: count(0, [4, 1, 1, 1]),
    rungs: count(0, [2, 2, 1]),
    material: choice({ steel: 2, polypropylene: 1, oak: 1 }),
    castors: choice({ front: 1, all: 1 }),
  },
  view: { azimuth: [-75, 75], elevation: [3, 40] },
  build: (p, s) => {
    const l = p.length;
    const wheel = Math.min(0.075, p.wheel * l);
    const shape: CartShape = {
      length: l,
      width: p.width * l,
      height: p.height * l,
      deck: Math.max(deckOver(wheel), p.deck * l * (p.kind === 'platform' ? 0.75 : 1)),
      wheel,
      tube: p.tube,
      allTurn: p.castors === 'all',
    };
    const bow = { bend: p.bend * l, rake: p.rake, rungs: p.rungs };
    switch (p.kind) {
      case 'shopping':
        return shoppingCart(s, shape, { basket: p.basket, taper: p.taper, rake: p.rake });
      case 'platform':
        return platformCart(s, shape, bow);
      case 'truck':
        return sackTruck(s, shape, bow);
      case 'shelves':
        return shelfCart(s, shape, {
          shelves: p.shelves,
          drawers: p.drawers,
          rim: p.rim * l,
          bend: bow.bend,
          rake: p.rake,
          material: p.material,
          bothEnds: p.rungs === 2,
        });
    }
  },
});
