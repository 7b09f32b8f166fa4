import { defineCategory } from '../category.js';
import type { ModelBody } from '../model.js';
import { body, FIXED, part } from '../model.js';
import type { ParameterValues } from '../parameters.js';
import { choice, count, ratio, size } from '../parameters.js';
import type { Point2 } from '../solids/convex-polygons.js';
import type { Shapes } from '../solids/shapes.js';
import { paint } from '../solids/solid.js';
import { leverDispenser, napkinDispenser, towelDispenser } from './dispenser-boxes.js';
import { collarPart, pumpHead, pumpRise } from './pump-head.js';
import { section, vessel } from './vessel.js';
import { clearance, sleeve } from './vessel-parts.js';
import { waterDispenser } from './water-dispenser.js';

/*
 * Dispensers: soap with a pump or with a push lever, water with taps and a bottle, paper towels, napkins. Sizes: soap dispensers are 0.15
 * to 0.23 m high; the others are in proportion: napkin boxes 0.13 to 0.2 m, towel boxes 0.3 to 0.4 m, water dispensers 0.9 to 1.3 m with
 * bottle: estimates.
 */
const parameters = {
  height: size(0.19, 0.018),
  kind: choice({ pump: 4, lever: 2, water: 3, towel: 1, napkin: 1 }),
  width: ratio(0.4, 0.72),
  depth: ratio(0.6, 1.05),
  section: choice({ round: 3, square: 2 }),
  taper: ratio(0.75, 1.15),
  shoulder: ratio(0.02, 0.2),
  neck: ratio(0.3, 0.5),
  stem: ratio(0, 1),
  nozzle: ratio(0, 1),
  /** Of a box: height of its opening or window, share of the whole. */
  opening: ratio(0.25, 0.5),
  round: ratio(0.02, 0.14),
  taps: count(2, [3, 2]),
  extra: choice({ none: 2, bottle: 3, door: 2 }),
  label: choice({ none: 2, band: 1 }),
  material: choice({ ceramic: 2, glass: 1, stainless_steel: 2, abs: 3 }),
};
export type DispenserValues = ParameterValues<typeof parameters>;

export const dispenser = defineCategory({
  name: 'dispenser',
  parameters,
  view: { azimuth: [-80, 80], elevation: [0, 45] },
  build: (p, s) => {
    switch (p.kind) {
      case 'pump':
        return { title: 'Soap dispenser', bodies: soapPump(s, p) };
      case 'lever':
        return { title: 'Soap dispenser', bodies: leverDispenser(s, p) };
      case 'water':
        return { title: 'Water dispenser', bodies: waterDispenser(s, p) };
      case 'towel':
        return { title: 'Towel dispenser', bodies: towelDispenser(s, p) };
      case 'napkin':
        return { title: 'Napkin dispenser', bodies: napkinDispenser(s, p) };
    }
  },
});

function soapPump(s: Shapes, p: DispenserValues): ModelBody[] {
  const h = p.height;
  const gap = clearance(h);
  const r = 0.42 * p.width * h;
  const isRound = p.section === 'round';
  const neck = Math.max(0.012, p.neck * r);
  const k = neck + 0.002;
  const top = h - pumpRise(p.stem) * k;
  const foot = r * Math.min(1, p.taper);
  const crown = r * Math.min(1, 2 - p.taper) * 0.98;
  const from = top * (1 - p.shoulder) - 0.002;
  const steps = s.steps(5);
  const shoulder = Array.from({ length: steps }, (_, i): Point2 => {
    const t = ((i + 1) / steps) * (Math.PI / 2);
    return [neck + (crown - neck) * Math.cos(t), from + (top - from) * Math.sin(t)];
  });
  const edge = 0.05 * r;
  const outline: Point2[] = [[foot - edge, 0], [foot, edge], [crown, from], ...shoulder.slice(0, -1), [neck, top - 0.0005], [neck, top + 0.002]]; // prettier-ignore
  const square = section(7, Math.min(1, p.depth));
  const cut: ReturnType<typeof section> = (radius, z, sides) => (isRound || radius <= neck + 1e-6 ? section() : square)(radius, z, sides); // prettier-ignore
  const wall = { ceramic: 0.004, glass: 0.0035, stainless_steel: 0.001, abs: 0.0022 }[p.material];
  const shell = vessel(s, outline, { wall, floor: wall + 0.001, solidBelow: neck + 0.001, sectors: isRound ? 10 : 8, section: cut }); // prettier-ignore
  const wide = (z: number): number => foot + ((crown - foot) * (z - edge)) / (from - edge) + 0.0004;
  const [low, high] = [edge + 0.2 * (from - edge), edge + 0.75 * (from - edge)];
  const band = { low, high, r: [wide(low), wide(high)] as const, thick: 0.001 };
  const label = p.label === 'band' ? paint('label', sleeve(s, band, cut)) : [];
  const seat = { z: top, k, gap, finish: p.material === 'abs' ? ('light' as const) : ('metal' as const) };
  const base = body(FIXED, [
    part('bottle', { material: p.material, affordance: 3, description: 'Holds the soap.' }, [
      ...(p.material === 'glass' ? paint('glass', shell) : [shell]),
      ...label,
    ]),
    collarPart(s, seat),
  ]);
  return [base, pumpHead(s, seat, p.stem, p.nozzle, base)];
}
