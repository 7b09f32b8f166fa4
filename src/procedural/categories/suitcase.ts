import { defineCategory } from '../category.js';
import { body, FIXED, hinge, part } from '../model.js';
import type { ParameterValues } from '../parameters.js';
import { choice, length, ratio, size } from '../parameters.js';
import { castorHeight } from './castor.js';
import type { Case } from './suitcase-details.js';
import { band, carryHandle, locks, pockets, SEAM, studs } from './suitcase-details.js';
import { channels, runningGear, telescope } from './suitcase-gear.js';
import { halfShell } from './suitcase-shell.js';

/*
 * Trolley cases (cabin size 55 x 40 x 20 cm, up to 77 cm high, 2.5 to 4.5 kg) and hard cases or briefcases (0.43 m wide, 2 to 3 kg):
 * estimates. A trolley case stands on its wheels with the handle at the rear; its front half opens about its left edge. Other cases lie,
 * the carrying handle to the front, and open upward.
 */
const parameters = {
  /** Height of a trolley case's shell; a lying one is as wide as 0.85 of it. */
  size: size(0.52, 0.07),
  /** The other extent, of the size. */
  aspect: ratio(0.58, 0.78),
  depth: ratio(0.3, 0.52),
  /** Share of the depth that is the half that opens. */
  parting: ratio(0.3, 0.62),
  corner: ratio(0.03, 0.24),
  edge: ratio(0.03, 0.26),
  ribs: length(0, 0.006),
  wheel: ratio(0.04, 0.07),
  /** Distance of the telescopic handle's rods, of the width. */
  rods: ratio(0.3, 0.6),
  kind: choice({ trolley: 3, lying: 2 }),
  wheels: choice({ four: 3, two: 2 }),
  band: choice({ zip: 2, frame: 2, none: 1 }),
  pocket: choice({ none: 3, one: 1, two: 1 }),
  material: choice({ polycarbonate: 3, aluminum: 1, fabric: 2, leather: 1 }),
};

type Values = ParameterValues<typeof parameters>;

function measure(p: Values): Case {
  const isTrolley = p.kind === 'trolley';
  const [w, h] = isTrolley ? [p.aspect * p.size, p.size] : [0.85 * p.size, p.aspect * 0.8 * p.size];
  const d = isTrolley ? p.depth * p.size : (0.16 + 0.7 * (p.depth - 0.3)) * p.size;
  const radius = p.wheel * p.size;
  const low = !isTrolley ? 0.005 : p.wheels === 'four' ? castorHeight(radius) + 0.001 : 1.1 * radius;
  const lid = p.parting * d;
  const [trunk, middle] = [d - lid, low + h / 2];
  return {
    band: p.band, pocket: p.pocket, wheels: p.wheels, rods: (p.rods * w) / 2, radius,
    isTrolley, w, h, d, low, lid, trunk,
    corner: p.corner * Math.min(w, h),
    edge: p.edge * Math.min(d, 0.2),
    at: isTrolley ? (a, b, out) => [a, lid - d / 2 - out, middle + b] : (a, b, out) => [a, -b, low + trunk + out],
  }; // prettier-ignore
}

export const suitcase = defineCategory({
  name: 'suitcase',
  parameters,
  view: { azimuth: [-75, 75], elevation: [0, 45] },
  build: (p, s) => {
    const c = measure(p);
    const { at, w, h, isTrolley } = c;
    const isSoft = p.material === 'fabric' || p.material === 'leather';
    // Fabric is stiffened with board and a frame, and lined; zips and locks weigh something too.
    const fill = p.material === 'fabric' ? (isTrolley ? 2.6 : 3) : isTrolley ? 1 : 1.15;
    const shell = {
      width: w,
      height: h,
      corner: c.corner,
      edge: c.edge,
      wall: isSoft ? 0.005 : p.material === 'aluminum' ? 0.0022 : 0.0035,
      ribs: isSoft || p.ribs < 0.0012 ? 0 : p.ribs,
    };
    const [trunkDepth, lidDepth] = [c.trunk - SEAM / 2, c.lid - SEAM / 2];
    const trunkShell = halfShell(s, { ...shell, depth: trunkDepth, ribs: 0 }, (a, b, o) => at(a, b, -SEAM / 2 - o));
    const lidShell = halfShell(s, { ...shell, depth: lidDepth }, (a, b, o) => at(a, b, SEAM / 2 + o));
    const gear = isTrolley ? runningGear(c, s) : undefined;
    const base = body(FIXED, [
      part('case', { material: p.material, fill, affordance: 4, description: 'Half that stands or lies.' }, [
        ...trunkShell,
        ...band(c, s, -1),
        ...(gear === undefined ? studs(c, s) : [...gear.solids, ...channels(c, s)]),
      ]),
      part(
        'carrying handle',
        { material: 'abs', affordance: 1, description: 'Handle to carry it by.' },
        carryHandle(c, s),
      ),
    ]);
    const lid = part('lid', { material: p.material, fill, affordance: 2, description: 'Half that opens.' }, [
      ...lidShell,
      ...band(c, s, 1),
      ...(isTrolley ? [] : locks(c, s)),
    ]);
    // What stands on its wheels would fall with its lid wide open, so it is seen ajar at most.
    const opens = isTrolley
      ? hinge({
          axis: [0, 0, -1],
          position: at(-w / 2, 0, 0),
          range: [0, 120],
          seen: { closed: 0.88, between: [3, 20] },
        })
      : hinge({
          axis: [-1, 0, 0],
          position: at(0, -h / 2, 0),
          range: [0, 105],
          seen: { closed: 0.4, between: [15, 103] },
        });
    const bags = pockets(c, s);
    const pocket = part('pocket', { material: 'fabric', fill: 0.3, affordance: 5, description: 'Outer pocket.' }, bags);
    const bodies = [base, body(opens, bags.length > 0 ? [lid, pocket] : [lid], base)];
    if (gear !== undefined) bodies.push(telescope(c, s, base), ...gear.bodies(base));
    return { title: isTrolley ? 'Suitcase' : 'Briefcase', bodies };
  },
});
