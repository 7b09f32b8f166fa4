import { body, FIXED, hinge, part, slide } from '../model.js';
import type { ModelBody } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { touchedAs } from './collision-proxy.js';
import { castor, castorHeight, PLAY } from './castor.js';
import { star, starAngle, trumpet } from './chair-base.js';
import type { ChairLayout } from './chair-layout.js';

const CASTOR_RADIUS = 0.027;
/** Height of the box of levers under a swivelling seat. */
const MECHANISM = 0.036;

interface SwivelFoot {
  readonly base: ModelBody;
  /** Turns on the foot, where the seat does not itself. */
  readonly column?: ModelBody;
  readonly wheels: readonly ModelBody[];
  /** How the seat moves, on what, and what of the mechanism belongs to it. */
  readonly carriedBy: { readonly motion: ModelBody['motion']; readonly parent: ModelBody };
  readonly mechanism: readonly Solid[];
}

const TURNING = { closed: 0.25, between: [-40, 40] } as const;

/** A foot on which the seat turns: a star with or without castors, or a disc. */
export function swivelFoot(f: ChairLayout, s: Shapes): SwivelFoot {
  const { p, w, d, low } = f;
  const under = low - MECHANISM;
  const mechanism = paint(
    'dark',
    s.boxBetween([-0.24 * w, -0.2 * d, under], [0.24 * w, 0.24 * d, p.back === 'bucket' ? low - 0.01 : low + 0.004], {
      round: 0.01,
    }),
  );
  return p.base === 'castors' ? rollingFoot(f, s, under, mechanism) : stillFoot(f, s, under, mechanism);
}

/** A disc or a star of four arms that stands still; the seat turns on its column. `under` is the underside of the mechanism. */
function stillFoot({ p, w }: ChairLayout, s: Shapes, under: number, mechanism: readonly Solid[]): SwivelFoot {
  const reach = p.spread * w;
  const neck = p.base === 'disc' ? 0.55 * under : 0.1;
  const foot =
    p.base === 'disc' ? [trumpet(s, reach, neck)] : star(s, { arms: 4, reach, low: 0.002, high: neck, flat: false });
  const base = body(FIXED, [
    part(
      'foot',
      {
        material: 'steel',
        fill: p.base === 'disc' ? 0.12 : 0.4,
        affordance: 7,
        description: 'Foot of the swivelling seat.',
      },
      paint('metal', ...foot),
    ),
  ]);
  const column = paint('metal', s.cylinder([0, 0, neck + PLAY], [0, 0, under + 0.004], 0.024));
  return {
    base,
    wheels: [],
    carriedBy: { motion: hinge({ axis: [0, 0, 1], position: [0, 0, under], seen: TURNING }), parent: base },
    mechanism: [...mechanism, ...column],
  };
}

/** A star on castors: a tube turns on it, in which a gas spring carries the seat. */
function rollingFoot(f: ChairLayout, s: Shapes, under: number, mechanism: readonly Solid[]): SwivelFoot {
  const reach = f.p.spread * f.w;
  const ends = castorHeight(CASTOR_RADIUS);
  const high = ends + 0.07;
  const base = body(FIXED, [
    part(
      'star base',
      { material: 'nylon', fill: 0.75, affordance: 7, description: 'Star of five arms.' },
      star(s, { arms: 5, reach, low: ends, high, flat: f.round }),
    ),
  ]);
  const wheels = Array.from({ length: 5 }, (_, i) => {
    const at = starAngle(i, 5);
    return castor(s, {
      at: [reach * Math.cos(at), reach * Math.sin(at)],
      top: ends,
      radius: CASTOR_RADIUS,
      // As people leave them: no two alike.
      yaw: at + 2.2 + 1.7 * i,
      kind: 'twin',
      where: `castor ${i + 1}`,
    }).bodies(base);
  }).flat();
  // The outer tube turns on the foot; the rod of the gas spring slides in it with the seat.
  const rim = high + PLAY + 0.55 * (under - high);
  const [outer, inner, rod] = [0.025, 0.019, 0.0135];
  const tube = s.lathe([[inner, high + PLAY], [outer, high + PLAY], [outer, rim], [inner, rim]]); // prettier-ignore
  // Touched as four boards.
  const boards = s.tray([-outer, -outer, high + PLAY], [outer, outer, rim], outer - inner, { open: ['-z', '+z'] });
  const column = body(
    hinge({ axis: [0, 0, 1], position: [0, 0, high], seen: TURNING }),
    [
      part('column', { material: 'steel', affordance: 9, description: 'Tube of the gas spring.' }, [
        ...paint('dark', touchedAs(tube, ...boards)),
      ]),
    ],
    base,
  ); // prettier-ignore
  const into = Math.min(0.8 * (rim - high - PLAY), 0.12);
  const spring = paint('metal', s.cylinder([0, 0, rim - into], [0, 0, under + 0.004], rod));
  return {
    base,
    column,
    wheels,
    carriedBy: { motion: slide({ axis: [0, 0, 1], range: [0, Math.max(0.02, into - 0.015)] }), parent: column },
    mechanism: [...mechanism, ...spring],
  };
}
