import type { ModelBody } from '../model.js';
import { body, part, slide } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { Block, Coat } from './appliance-body.js';
import { coated, lining, openFront, withoutCollision } from './appliance-body.js';

/** What both kinds of printer are drawn from, m. */
export interface PrinterLayout {
  readonly p: {
    readonly lid: number;
    readonly feeder: 'no' | 'yes';
    readonly cassette: number;
    readonly cassettes: number;
    readonly mouth: number;
    readonly mouthWidth: number;
    readonly panel: 'top' | 'front' | 'tilt';
    readonly panelSize: number;
    readonly buttons: number;
    readonly support: 'no' | 'yes';
    readonly coat: Coat;
  };
  readonly s: Shapes;
  readonly w: number;
  readonly d: number;
  readonly h: number;
}

/** Feet of a printer, m. */
export const FOOT = 0.006;

interface Cassettes {
  /** Housing around the cassettes. */
  readonly housing: readonly Solid[];
  /** Top of the housing. */
  readonly top: number;
  readonly moving: (base: ModelBody) => ModelBody[];
}

/** Paper cassettes at the bottom that slide out to the front, one above the other: their housing begins at `front`, their own fronts at `face`. */
export function drawCassettes({ p, s, w, d, h }: PrinterLayout, front: number, face: number): Cassettes {
  const pitch = Math.max(0.042, p.cassette * h);
  const bays = Array.from({ length: p.cassettes }, (_, i): Block => {
    const z = FOOT + i * pitch;
    return { from: [-w / 2, front, z], to: [w / 2, d / 2, z + pitch] };
  });
  const cavityOf = ({ from, to }: Block): Block => ({
    from: [-0.43 * w, front, from[2] + 0.005],
    to: [0.43 * w, d / 2 - 0.03, to[2] - 0.004],
  });
  return {
    housing: [
      ...coated(p.coat, ...bays.flatMap((bay) => openFront(s, bay, cavityOf(bay)))),
      ...bays.flatMap((bay) => lining(s, cavityOf(bay), 'dark', 0.0015)),
    ],
    top: FOOT + p.cassettes * pitch,
    moving: (base) =>
      bays.map((bay, i) => {
        const { from, to } = cavityOf(bay);
        const gap = 0.003;
        const depth = to[1] - front - 0.012;
        const tub = s.tray(
          [from[0] + gap, front + 0.004, from[2] + gap],
          [to[0] - gap, front + depth, to[2] - 0.012],
          0.003,
        );
        const plate = s.boxBetween([from[0] + gap, face, from[2] + gap], [to[0] - gap, front + 0.005, to[2] - gap], {
          round: 0.002,
        });
        const pull = s.boxBetween([-0.12 * w, face - 0.0012, from[2] + gap + 0.004], [0.12 * w, face + 0.001, (from[2] + to[2]) / 2]);
        const paper = s.boxBetween([-0.28 * w, front + 0.03, from[2] + gap + 0.002], [0.28 * w, front + 0.85 * depth, from[2] + 0.45 * pitch]);
        return body(
          slide({ axis: [0, -1, 0], range: [0, 0.62 * depth], seen: { closed: 0.75, between: [0.15 * depth, 0.6 * depth] } }),
          [
            part(p.cassettes === 1 ? 'paper cassette' : i === 0 ? 'lower cassette' : 'upper cassette', { material: 'abs', affordance: 2, description: 'Holds paper; slides out.' }, [
              ...coated(p.coat, plate),
              ...paint('dark', ...tub),
              ...withoutCollision(...paint(p.coat === 'black' ? 'accent' : 'dark', pull)),
            ]),
            part('paper', { material: 'paper', affordance: 5, description: 'Stack of paper.' }, withoutCollision(...paint('label', paper))),
          ],
          base,
        );
      }),
  }; // prettier-ignore
}
