import { defineCategory } from '../category.js';
import { body, FIXED, hinge, part } from '../model.js';
import { frontFrame, legsFold, rearFrame } from './folding-chair-frames.js';
import type { FoldingChairLayout } from './folding-chair-layout.js';
import { layOutFoldingChair, parameters } from './folding-chair-layout.js';
import { backOf, seatOf } from './folding-chair-rests.js';

/*
 * A chair of two frames that cross or meet below the seat: the front legs lean back and carry the backrest, the rear legs support them and
 * fold in between them, the seat folds up. A stop keeps the legs from spreading further; they fold when the chair is lifted off the floor
 * and, where they cross, the seat is up. Common ones are 0.42 to 0.48 m wide, 0.78 to 0.84 m high, and weigh 3.5 to 5 kg (estimates).
 */
export const foldingChair = defineCategory({
  name: 'folding chair',
  parameters,
  view: { azimuth: [-75, 75], elevation: [0, 40] },
  build: (p, s) => {
    const f = layOutFoldingChair(p);
    const { seatTop, thick, y0, tan } = f;
    const wood = p.frame === 'wood';
    const frameOf = wood
      ? ({ material: 'beech', affordance: 3 } as const)
      : ({ material: 'steel', fill: 0.28, affordance: 3 } as const);
    const base = body(FIXED, [
      part('front frame', { ...frameOf, description: 'Front legs that run up to carry the back.' }, frontFrame(f, s)),
      part('backrest', { ...softOf(p.back, wood), affordance: 2, description: 'Backrest.' }, backOf(f, s)),
    ]);
    const rear = body(
      // Positive swings the feet forward.
      hinge({ axis: [-1, 0, 0], position: [0, ...f.pivot], range: [0, legsFold(f)], seen: 'never' }),
      [part('rear legs', { ...frameOf, description: 'Rear legs, fold in between the front legs.' }, rearFrame(f, s))],
      base,
    );
    const seatY = y0 + seatTop * tan;
    const folded = 78 + (p.lean * 180) / Math.PI;
    const seat = body(
      hinge({
        axis: [-1, 0, 0],
        position: [0, seatY, seatTop - thick / 2],
        range: [0, folded],
        seen: { closed: 0.8, between: [8, folded - 4] },
      }),
      [part('seat', { ...softOf(p.seat, wood), affordance: 1, description: 'Seat, folds up.' }, seatOf(f, s, seatY))],
      base,
    );
    return { title: 'Folding chair', bodies: [base, rear, seat] };
  },
});

/** What a seat or a back is made of. */
const softOf = (kind: FoldingChairLayout['p']['seat'], wood: boolean): { material: string; fill?: number } =>
  kind === 'padded'
    ? { material: 'leather', fill: 0.2 }
    : wood || kind === 'slats'
      ? { material: 'beech' }
      : { material: 'polypropylene' };
