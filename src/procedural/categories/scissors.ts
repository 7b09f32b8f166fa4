import type { Vec3 } from '../../core/math/vec3.js';
import { defineCategory } from '../category.js';
import { body, FIXED, hinge, part } from '../model.js';
import { choice, ratio, size } from '../parameters.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { Station } from './flat-bar.js';
import { flatBar } from './flat-bar.js';

/*
 * Scissors lying on a table, tips to the right. The halves turn in two planes, one above the other. Sizes: office and household scissors
 * are 13 to 23 cm long and weigh 40 to 150 g (estimates); shears of solid steel weigh more.
 */
export const scissors = defineCategory({
  name: 'scissors',
  parameters: {
    length: size(0.18, 0.022),
    /** From the pivot to the tips, share of the length. */
    blades: ratio(0.4, 0.6),
    bladeWidth: ratio(0.05, 0.095),
    tips: choice({ pointed: 3, blunt: 1 }),
    handles: choice({ rings: 2, uneven: 3, steel: 1.5 }),
    /** Outer length of a ring, share of the length; its width as a share of that. */
    ringLength: ratio(0.22, 0.34),
    ringWidth: ratio(0.55, 0.85),
    ringBar: ratio(0.018, 0.032),
  },
  view: { azimuth: [-180, 180], elevation: [30, 88] },
  build: (p, s) => {
    const l = p.length;
    const steel = p.handles === 'steel';
    const gap = l / 290;
    const thick = 0.01 * l;
    const [low, high] = [[0, thick] as const, [thick + gap, 2 * thick + gap] as const];
    const w = p.bladeWidth * l;
    const reach = p.blades * l;
    const pivot: Vec3 = [0.5 * l - reach, 0, 0];
    // The half that lies on the table: its blade is on the +y side of its edge, its ring on the -y side.
    const blade = bladeStations(w, reach, p.tips === 'blunt');
    const bar = (steel ? 0.55 : 1) * p.ringBar * l;
    const ring = (large: number): Ring => ({
      l,
      w,
      bar,
      gap,
      end: reach - l,
      length: Math.min(p.ringLength * l * large, 0.97 * (l - reach) - 2.1 * w),
      width: p.ringWidth * p.ringLength * l * Math.min(large, 1.12),
      height: steel ? high[1] : 0.05 * l,
    });
    const handle = (large: number, side: 1 | -1): Solid[] => drawHandle(s, ring(large), at(side));
    const screw = (z: number, height: number, radius: number): Solid =>
      s.cylinder([pivot[0], 0, z], [pivot[0], 0, z + height], radius * w);
    const at =
      (side: 1 | -1) =>
      ([x, y, z]: Vec3): Vec3 => [pivot[0] + x, side * y, z];
    const bladeAbout = { material: 'stainless_steel', description: 'Ground steel blade.' };
    const handleAbout = { material: 'abs', description: 'Moulded finger ring.', affordance: 1 };
    const large = handle(p.handles === 'uneven' ? 1.4 : 1, 1);
    const thumb = handle(1, -1);
    const lower = flatBar(s, blade, low, 'blade', at(1));
    const upper = flatBar(s, blade, high, 'blade', at(-1));
    const base = body(
      FIXED,
      steel
        ? [part('lower half', { ...bladeAbout, affordance: 2 }, [lower, ...large])]
        : [part('lower blade', { ...bladeAbout, affordance: 4 }, [lower]), part('large ring', handleAbout, large)],
    );
    const pin = paint('metal', screw(high[1] - 1e-4, 0.008 * l, 0.26), screw(high[1] - 1e-4, 0.011 * l, 0.15));
    const half = body(
      hinge({ axis: [0, 0, -1], position: pivot, range: [0, 75], seen: { closed: 0.3, between: [10, 70] } }),
      steel
        ? [part('upper half', { ...bladeAbout, affordance: 1 }, [upper, ...thumb, ...pin])]
        : [
            part('upper blade', { ...bladeAbout, affordance: 4 }, [upper, ...pin]),
            part('thumb ring', handleAbout, thumb),
          ],
      base,
    );
    return { bodies: [base, half] };
  },
});

/** The lower blade with the pivot at x = 0: it cuts at its lower y, and its tang runs on below the x axis. */
function bladeStations(w: number, reach: number, blunt: boolean): Station[] {
  const tip: Station[] = blunt
    ? [[0.9 * reach, -0.2 * w, 0.36 * w], [0.97 * reach, -0.14 * w, 0.26 * w], [reach, -0.02 * w, 0.1 * w]] // prettier-ignore
    : [[0.85 * reach, -0.16 * w, 0.24 * w], [reach, -0.03 * w, 0.04 * w]]; // prettier-ignore
  return [
    [-1.8 * w, -0.5 * w, -0.16 * w],
    [-0.8 * w, -0.52 * w, 0],
    [-0.3 * w, -0.54 * w, 0.42 * w],
    [0.25 * w, -0.5 * w, 0.55 * w],
    [0.3 * reach, -0.4 * w, 0.52 * w],
    [0.65 * reach, -0.26 * w, 0.38 * w],
    ...tip,
  ];
}

interface Ring {
  readonly l: number;
  readonly w: number;
  /** Half the width of the ring's bar. */
  readonly bar: number;
  readonly gap: number;
  /** x of the far end, from the pivot. */
  readonly end: number;
  readonly length: number;
  readonly width: number;
  /** Of the top above the table. */
  readonly height: number;
}

/** Shank and ring of the lower half. */
function drawHandle(s: Shapes, ring: Ring, place: (p: Vec3) => Vec3): Solid[] {
  const { w, bar, gap, length, width, height } = ring;
  const front = ring.end + length;
  // Both rings stay on their own side of the x axis.
  const y = -(width / 2 + gap);
  const steps = s.steps(28);
  const z = height / 2;
  const path = Array.from({ length: steps }, (_, i): Vec3 => {
    const angle = (2 * Math.PI * i) / steps;
    const across = (width / 2 - bar) * Math.sin(angle);
    const along = ring.end + length / 2 + (length / 2 - bar) * Math.cos(angle);
    return place([along, y + across, z]);
  });
  // From the tang to the ring the shank widens along a smooth step.
  const [start, stop] = [-0.95 * w, front - 1.4 * bar];
  const stations = [1, 0.8, 0.6, 0.4, 0.2, 0].map((t): Station => {
    const blend = t * t * (3 - 2 * t);
    const mix = (from: number, to: number): number => from + (to - from) * blend;
    return [start + (stop - start) * t, mix(-0.56 * w, y - 0.27 * width), mix(-gap, y + 0.3 * width)];
  });
  return [
    s.tube(path, bar, { loop: true, flat: [1, height / 2 / bar], up: [0, 0, 1] }),
    flatBar(s, stations, [0, height], 'bevel', place),
  ];
}
