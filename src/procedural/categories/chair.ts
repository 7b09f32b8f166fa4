import { defineCategory } from '../category.js';
import type { ModelBody, ModelPart } from '../model.js';
import { body, FIXED, hinge, part } from '../model.js';
import type { Solid } from '../solids/solid.js';
import type { ChairLayout } from './chair-layout.js';
import { layOutChair, parameters } from './chair-layout.js';
import { standSolids } from './chair-stand.js';
import { swivelFoot } from './chair-swivel.js';
import { backSolids, seatSolids } from './chair-upper.js';

/*
 * Chairs on legs, on a bent tube, and on swivelling feet. Seats are 0.40 to 0.52 m wide (EN 1335-1 for offices, EN 1729 and retail ranges
 * for dining chairs). Office chairs weigh 10 to 18 kg, dining chairs 4 to 7 kg, armchairs 10 to 20 kg (estimates); fills are set for that:
 * cushions are foam on a plywood or plastic shell, arms of a star base are ribbed and hollow below.
 */
export const chair = defineCategory({
  name: 'chair',
  parameters,
  view: { azimuth: [-70, 70], elevation: [0, 40] },
  build: (values, s) => {
    const f = layOutChair(values);
    const { p } = f;
    const { carried, arms, spine } = backSolids(f, s);
    const seat = (mechanism: readonly Solid[]): ModelPart => seatPart(f, [...seatSolids(f, s), ...mechanism]);
    const back = carried.length > 0 ? [backPart(f, [...carried, ...spine])] : [];
    const rests = arms.length > 0 ? [armPart(f, arms)] : [];
    const title =
      p.base === 'castors' ? 'Office chair' : p.arms === 'sides' && p.back !== 'bucket' ? 'Armchair' : 'Chair';
    if (!f.turns) return { title, bodies: [body(FIXED, [legPart(f, standSolids(f, s)), seat([]), ...back, ...rests])] };

    const { base, column, carriedBy, mechanism, wheels } = swivelFoot(f, s);
    const foot = [base, ...(column === undefined ? [] : [column])];
    const swivelling = (parts: readonly ModelPart[]): ModelBody =>
      body(carriedBy.motion, [seat(mechanism), ...parts], carriedBy.parent);
    if (!f.reclines) return { title, bodies: [...foot, swivelling([...back, ...rests]), ...wheels] };
    // Arms that reach forward from the back lean with it.
    const [onSeat, onBack] = p.arms === 'cantilever' ? [[], rests] : [rests, []];
    const swivelled = swivelling(onSeat);
    const reclining = body(
      hinge({ axis: [-1, 0, 0], position: [0, 0.3 * f.d, f.low - 0.02], range: [0, 16] }),
      [...back, ...onBack],
      swivelled,
    );
    return { title, bodies: [...foot, swivelled, reclining, ...wheels] };
  },
});

const seatPart = ({ p }: ChairLayout, solids: readonly Solid[]): ModelPart =>
  part(
    'seat',
    p.back === 'bucket'
      ? { material: 'polypropylene', fill: 0.5, affordance: 1, description: 'Seat.' }
      : p.seat === 'cushion'
        ? { material: 'fabric', fill: 0.8, affordance: 1, description: 'Padded seat.' }
        : { material: 'plywood', fill: 1, affordance: 1, description: 'Seat.' },
    solids,
  );

const backPart = ({ p, turns }: ChairLayout, solids: readonly Solid[]): ModelPart =>
  part(
    'backrest',
    p.back === 'padded'
      ? { material: 'fabric', fill: 0.8, affordance: 2, description: 'Padded backrest.' }
      : p.back === 'slats' || p.back === 'rails'
        ? { material: 'beech', affordance: 2, description: 'Backrest.' }
        : { material: turns ? 'nylon' : 'plywood', affordance: 2, description: 'Backrest.' },
    solids,
  );

const armPart = ({ p, turns }: ChairLayout, solids: readonly Solid[]): ModelPart =>
  part(
    'armrests',
    p.arms === 'sides'
      ? { material: 'fabric', fill: 0.5, affordance: 3, description: 'Upholstered sides.' }
      : { material: turns ? 'nylon' : 'beech', affordance: 3, description: 'Armrests.' },
    solids,
  );

const legPart = ({ p, round }: ChairLayout, solids: readonly Solid[]): ModelPart =>
  part(
    'legs',
    p.base === 'sled' || round
      ? { material: 'steel', fill: 0.3, affordance: 7, description: 'Frame of steel tube.' }
      : { material: 'beech', affordance: 7, description: 'Four legs.' },
    solids,
  );
