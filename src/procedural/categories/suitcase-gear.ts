import type { ModelBody } from '../model.js';
import { body, hinge, part, slide } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { wheelSolids } from './cart-platform.js';
import { castor, castorHeight } from './castor.js';
import type { Case } from './suitcase-details.js';

/** Half the section of the handle's rods, and the room around them, m. */
const ROD = 0.0055;
const ROOM = 0.0026;
const WALL = 0.003;
/** How the castors stand askew, rad; they trail outward, where the case stands best. */
const YAWS = [0.3, -0.5, 0.4, -0.2];

/** Wheels of a case that stands, and what carries them. */
export function runningGear(
  c: Case,
  s: Shapes,
): { solids: Solid[]; bodies: (base: ModelBody) => readonly ModelBody[] } {
  const { w, d, low, radius } = c;
  if (c.wheels === 'two') {
    const [y, x] = [d / 2 - 0.75 * radius, w / 2 - 0.12 * w];
    const thick = 0.6 * radius;
    const cheeks = [-1, 1].flatMap((e) =>
      [-1, 1].map((f) => {
        const from = thick / 2 + 0.003;
        return s.boxBetween(
          [e * x + f * from, y - 0.7 * radius, 0.75 * radius],
          [e * x + f * (from + 0.011), d / 2 - 0.003, 2 * radius + 0.016],
        );
      }),
    );
    const cover = [-1, 1].map((e) =>
      s.boxBetween(
        [e * x - thick / 2 - 0.014, y - 0.7 * radius, 2 * radius + 0.004],
        [e * x + thick / 2 + 0.014, d / 2 - 0.003, Math.max(low + 0.02, 2 * radius + 0.016)],
      ),
    );
    const stands = [-1, 1].map((e) =>
      s.boxBetween([e * x - 0.018, -d / 2 + 0.025, 0], [e * x + 0.018, -d / 2 + 0.05, low + 0.01]),
    );
    return {
      solids: paint('dark', ...cheeks, ...cover, ...stands),
      bodies: (base) =>
        [-1, 1].map((e) =>
          body(
            hinge({ axis: [1, 0, 0], position: [e * x, y, radius] }),
            [
              part(
                `${e < 0 ? 'left' : 'right'} wheel`,
                { material: 'polypropylene', affordance: 7, description: 'Rolls on the floor.' },
                wheelSolids(s, [e * x, y, radius], radius, thick),
              ),
            ],
            base,
          ),
        ),
    };
  }
  const [x, y] = [w / 2 - Math.max(0.042, 0.5 * c.corner), d / 2 - Math.max(0.03, 0.35 * c.edge)];
  const corners = [
    { where: 'front left', at: [-x, -y] },
    { where: 'front right', at: [x, -y] },
    { where: 'rear left', at: [-x, y] },
    { where: 'rear right', at: [x, y] },
  ] as const;
  const top = castorHeight(radius);
  const castors = corners.map(({ where, at }, i) =>
    castor(s, { at, top, radius, yaw: Math.sign(at[1]) * 1.57 + YAWS[i], kind: 'twin', where }),
  );
  // The front ones are below the lid: a tray joins all four under the case.
  const tray = s.boxBetween([-x - 0.02, -y - 0.02, top], [x + 0.02, y + 0.02, low - 0.0006], { round: 0.004 });
  const rear = s.boxBetween([-x, y - 0.02, top], [x, y, low + 0.02]);
  return { solids: paint('dark', tray, rear), bodies: (base) => castors.flatMap(({ bodies }) => bodies(base)) };
}

/** Channels on the rear in which the rods of the handle slide: three walls each, the case is the fourth. */
export function channels({ rods: x, h, d, low }: Case, s: Shapes): Solid[] {
  const half = ROD + ROOM;
  const [front, rear] = [d / 2 - 0.001, d / 2 + 0.001 + 2 * half + WALL];
  const [from, to] = [low + 0.06 * h, low + 0.93 * h];
  return paint(
    'dark',
    ...[-x, x].flatMap((at) => [
      s.boxBetween([at - half - WALL, front, from], [at - half, rear, to]),
      s.boxBetween([at + half, front, from], [at + half + WALL, rear, to]),
      s.boxBetween([at - half, rear - WALL, from], [at + half, rear, to]),
    ]),
  );
}

/** The handle that pulls out. */
export function telescope({ rods: x, h, d, low }: Case, s: Shapes, base: ModelBody): ModelBody {
  const y = d / 2 + 0.001 + ROD + ROOM;
  const top = low + h + 0.014;
  const stroke = 0.74 * h;
  const rods = [-x, x].map((at) => s.boxBetween([at - ROD, y - ROD, low + 0.1 * h], [at + ROD, y + ROD, top - 0.01]));
  const grip = s.boxBetween([-x - 0.016, y - 0.013, top - 0.024], [x + 0.016, y + 0.013, top], { round: 0.009 });
  return body(
    slide({ axis: [0, 0, 1], range: [0, stroke], seen: { closed: 0.4, between: [0.25 * stroke, stroke] } }),
    [
      part(
        'telescopic handle',
        { material: 'aluminum', fill: 0.5, affordance: 1, description: 'Pulls out to roll the case.' },
        [...paint('metal', ...rods), ...paint('dark', grip)],
      ),
    ],
    base,
  );
}
