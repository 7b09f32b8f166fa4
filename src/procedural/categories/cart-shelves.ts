import type { Vec3 } from '../../core/math/vec3.js';
import type { ObjectModel } from '../model.js';
import { part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { bentBar } from './collision-proxy.js';
import type { FrontLook } from './cabinet-fronts.js';
import { drawer } from './cabinet-fronts.js';
import type { CartShape } from './cart-frame.js';
import { onCastors, tubeFrame } from './cart-frame.js';

export interface ShelvesShape {
  readonly shelves: number;
  readonly drawers: number;
  /** Height of the shelves' edges. */
  readonly rim: number;
  readonly bend: number;
  readonly rake: number;
  readonly material: 'steel' | 'polypropylene' | 'oak';
  readonly bothEnds: boolean;
}

/** Shelves between four posts, perhaps drawers below the uppermost: tea, service and tool trolleys. It looks along -y at its long side. */
export function shelfCart(s: Shapes, shape: CartShape, about: ShelvesShape): ObjectModel {
  const { length: l, width: w, height: h, deck, tube: r } = shape;
  const { shelves, rim, bend } = about;
  // The long side is the front here: the handle is at the right.
  const [x, y] = [l / 2 - r - 0.05, w / 2 - r];
  const top = Math.min(h - 0.06, 0.93 * h);
  const sheet = about.material === 'steel' ? 0.003 : 0.012;
  const levels = Array.from({ length: shelves }, (_, i) => deck + 0.004 + ((top - rim - deck) * i) / (shelves - 1));
  const trays = levels.flatMap((z) => s.tray([-x, -y, z], [x, y, z + sheet + Math.max(0.004, rim)], sheet));
  const lean = 0.05 + Math.tan(about.rake) * 0.06;
  const end = (side: number, grips: boolean): Solid[] => {
    const at = (d: number, e: number, z: number): Vec3 => [side * (x + d), e * y, z];
    if (!grips) return [-1, 1].map((e) => s.cylinder(at(0, e, deck - 0.001), at(0, e, top + 0.01), r));
    const path = [
      at(0, -1, deck),
      at(0, -1, top + 0.01),
      at(lean, -1, h - r),
      at(lean, 1, h - r),
      at(0, 1, top + 0.01),
      at(0, 1, deck),
    ];
    return [bentBar(s, path, Math.max(0.03, bend), 4, r)];
  };
  const n = Math.min(about.drawers, Math.floor((levels[shelves - 1] - levels[shelves - 2] - rim - 0.06) / 0.09));
  const chest = n > 0 ? chestOf(s, n, { x: x - 0.03, y, high: levels[shelves - 1] }) : undefined;
  return onCastors(
    s,
    shape,
    'Trolley',
    { front: [x, -y], rear: [x, y], top: deck },
    (forks) => [
      tubeFrame([...paint('metal', ...end(1, true), ...end(-1, about.bothEnds)), ...forks]),
      part(
        'shelves',
        {
          material: about.material,
          fill: about.material === 'steel' ? 0.35 : 0.8,
          affordance: 3,
          description: 'Shelves with edges.',
        },
        trays,
      ),
      ...(chest === undefined
        ? []
        : [
            part(
              'chest',
              { material: 'steel', fill: 0.25, affordance: 6, description: 'Holds the drawers.' },
              chest.boards,
            ),
          ]),
    ],
    (base) =>
      chest === undefined ? [] : chest.fronts.map(({ name, front, room }) => drawer(s, name, front, room, LOOK, base)),
  );
}

const LOOK: FrontLook = { style: 'overlay', handle: 'bar', grip: 0.2, thick: 0.012, material: 'mdf' };
const TALL = 0.085;

/** A box with drawers below the uppermost shelf. */
function chestOf(
  s: Shapes,
  n: number,
  { x, y, high }: { readonly x: number; readonly y: number; readonly high: number },
) {
  const [front, rear, wall] = [-y + 0.03, y - 0.03, 0.008];
  const low = high - n * TALL - wall - 0.006;
  const boards = s.tray([-x, front, low], [x, rear, high + 0.001], wall, { open: ['-y', '+z'] });
  const fronts = Array.from({ length: n }, (_, i) => {
    const z1 = high - 0.004 - i * TALL;
    const z = [z1 - TALL + 0.004, z1] as const;
    return {
      name: `drawer ${i + 1}`,
      front: { x: [-x, x] as const, z, y: front - LOOK.thick - 0.003 },
      room: { x: [-x + wall, x - wall] as const, rear: rear - wall - 0.006, z: [z[0] + 0.008, z[1] - 0.01] as const },
    };
  });
  return { boards, fronts };
}
