import type { Vec3 } from '../../core/math/vec3.js';
import type { ObjectModel } from '../model.js';
import { body, hinge, part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import { paint } from '../solids/solid.js';
import { bendPath, mirrored } from './bent-path.js';
import { bentBar, untouched } from './collision-proxy.js';
import type { CartShape } from './cart-frame.js';
import { onCastors, panelBetween, tubeFrame } from './cart-frame.js';

/** How far the rear gate swings, degrees. */
const SWING = 30;

/** A wire basket over a chassis; its rear wall swings in, so that carts nest. */
export function shoppingCart(
  s: Shapes,
  shape: CartShape,
  { basket, taper, rake }: { readonly basket: number; readonly taper: number; readonly rake: number },
): ObjectModel {
  const { length: l, width: w, height: h, deck, tube: r } = shape;
  const [front, rear] = [-l / 2, l / 2 - 0.06];
  const rim = { front: 0.86 * h, rear: 0.93 * h };
  const floor = { front: rim.front - 0.72 * basket * h, rear: rim.rear - basket * h };
  const half = { rear: w / 2 - 0.03, front: taper * (w / 2 - 0.03) };
  // The basket narrows downward and forward.
  const low = (x: number): number => 0.88 * x;
  const top: Vec3[] = [
    [-half.front, front, rim.front], [half.front, front, rim.front], [half.rear, rear, rim.rear], [-half.rear, rear, rim.rear],
  ]; // prettier-ignore
  const bottom: Vec3[] = [
    [-low(half.front), front + 0.14 * l, floor.front], [low(half.front), front + 0.14 * l, floor.front],
    [low(half.rear), rear, floor.rear], [-low(half.rear), rear, floor.rear],
  ]; // prettier-ignore
  const wire = 0.004;
  const walls = paint(
    'mesh',
    panelBetween(bottom[0], bottom[1], bottom[2], bottom[3], wire),
    panelBetween(bottom[0], bottom[1], top[1], top[0], wire),
    panelBetween(bottom[1], bottom[2], top[2], top[1], wire),
    panelBetween(bottom[3], bottom[0], top[0], top[3], wire),
  );
  const between = (share: number): Vec3[] =>
    top.map((p, i): Vec3 => [0, 1, 2].map((k) => p[k] + share * (bottom[i][k] - p[k])) as unknown as Vec3);
  // Rings are open at the rear, where the gate is.
  const ring = (share: number, radius: number) => {
    const [a, b, c, d] = between(share);
    return untouched(s.tube(bendPath([d, a, b, c], 0.03, s.steps(3)), radius));
  };
  const rings = paint('metal', ring(0, 0.6 * r), ring(0.35, 0.3 * r), ring(0.7, 0.3 * r), ring(1, 0.4 * r));
  const track = { front: 0.62 * half.front + 0.02, rear: half.rear - 0.01 };
  const wheelAt = { front: front + 0.2 * l, rear: rear - 0.02 };
  const z = deck + r;
  const lean = Math.tan(rake);
  // From the front castors back along the floor, then up behind the basket to the handle.
  const side: Vec3[] = [
    [0, wheelAt.front - 0.03, z],
    [track.front, wheelAt.front - 0.03, z],
    [track.rear, wheelAt.rear, z],
    [half.rear + 0.004, rear + 0.012 + r, z + 0.06],
    [half.rear + 0.004, rear + 0.014 + r, rim.rear],
    [half.rear + 0.004, rear + 0.03 + r + lean * 0.08 * h, h - r],
  ];
  const frame = bentBar(s, [...mirrored(side.slice(1)).reverse(), ...side], 0.05, 4, r);
  const strut = (x: number) =>
    s.tube(
      [[x, wheelAt.front + 0.06, z], [0.85 * x, front + 0.3 * l, floor.front + 0.02]].map((p) => p as unknown as Vec3),
      0.8 * r,
    ); // prettier-ignore
  const beam = s.cylinder(
    [-half.rear, rear + 0.012 + r, floor.rear - 0.012],
    [half.rear, rear + 0.012 + r, floor.rear - 0.012],
    0.7 * r,
  );
  const bars = [-1, 1].map((e) =>
    s.cylinder(
      [e * low(half.rear), rear - 0.004, floor.rear - 0.008],
      [e * half.rear, rear + 0.012 + r, floor.rear - 0.012],
      0.5 * r,
    ),
  );
  const handle = s.cylinder(
    [-half.rear - 0.02, rear + 0.03 + r + lean * 0.08 * h, h - r],
    [half.rear + 0.02, rear + 0.03 + r + lean * 0.08 * h, h - r],
    1.25 * r,
  );
  return onCastors(
    s,
    shape,
    'Shopping cart',
    { front: [track.front, wheelAt.front], rear: [track.rear, wheelAt.rear], top: deck },
    (forks) => [
      tubeFrame([...paint('metal', frame, strut(track.front), strut(-track.front), beam, ...bars), ...forks]),
      part('basket', { material: 'steel', fill: 0.12, affordance: 3, description: 'Wire basket.' }, [
        ...walls,
        ...rings,
      ]),
      part(
        'handle',
        { material: 'polypropylene', fill: 0.6, affordance: 1, description: 'Bar to push it by.' },
        paint('accent', handle),
      ),
    ],
    (base) => {
      const [hung, foot] = [rim.rear - 0.02, floor.rear + 0.012];
      // Swung in, it is where the basket is narrower.
      const inward = (Math.sin((SWING * Math.PI) / 180) * (hung - foot)) / (0.86 * l);
      const narrow = (zz: number): number => {
        const t = (zz - floor.rear) / (rim.rear - floor.rear);
        return (low(half.rear) + t * (half.rear - low(half.rear))) * (1 - (1 - taper) * inward) - 0.012;
      };
      const y = rear - 0.01;
      const gate = panelBetween(
        [-narrow(foot), y, foot],
        [narrow(foot), y, foot],
        [narrow(hung), y, hung],
        [-narrow(hung), y, hung],
        wire,
      );
      return [
        body(
          hinge({
            axis: [-1, 0, 0],
            position: [0, y, hung],
            range: [0, SWING],
            seen: { closed: 0.9, between: [4, SWING - 4] },
          }),
          [
            part(
              'rear gate',
              { material: 'steel', fill: 0.12, affordance: 6, description: 'Swings in when carts are nested.' },
              [
                ...paint('mesh', gate),
                ...paint('metal', s.cylinder([-narrow(hung), y, hung], [narrow(hung), y, hung], 0.3 * r)),
              ],
            ),
          ],
          base,
        ),
      ];
    },
  );
}
