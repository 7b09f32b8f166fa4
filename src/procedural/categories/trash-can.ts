import { defineCategory } from '../category.js';
import type { ModelBody } from '../model.js';
import { body, FIXED, part } from '../model.js';
import type { ParameterValues } from '../parameters.js';
import { choice, ratio, size } from '../parameters.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { swingTop, wheelie } from './trash-can-lids.js';
import { hingedLid, pedal } from './trash-can-parts.js';
import { section, vessel } from './vessel.js';
import { clearance, cover, drawnOnly } from './vessel-parts.js';

/*
 * Waste bins: pedal bin, bin with a swing top, open basket, bin on two wheels, twin pedal bin for sorting. Sizes: pedal bins of 5 to 50 l
 * are 0.28 to 0.7 m high, baskets 0.25 to 0.35 m (estimates); wheelie bins (EN 840, 120 to 240 l) 0.93 to 1.07 m (Wikipedia: Wheelie bin),
 * which is `wheelie` times the size here.
 */
const WHEELIE = 2;
const parameters = {
  height: size(0.48, 0.09),
  width: ratio(0.5, 0.85),
  depth: ratio(0.7, 1.05),
  /** Half-width of the foot over that of the rim. */
  taper: ratio(0.7, 1),
  kind: choice({ pedal: 4, swing: 2, basket: 2, wheelie: 2, twin: 1 }),
  section: choice({ round: 3, square: 2 }),
  /** Height of the lid, share of the whole; and how domed it is. */
  lid: ratio(0.04, 0.16),
  dome: ratio(0, 1),
  band: choice({ none: 1, rim: 2, 'rim and foot': 1 }),
  wall: choice({ plain: 3, mesh: 1 }),
  material: choice({ polypropylene: 3, steel: 2 }),
};
export type TrashCanValues = ParameterValues<typeof parameters>;

export const trashCan = defineCategory({
  name: 'trash can',
  parameters,
  view: { azimuth: [-70, 70], elevation: [5, 50] },
  symmetry: (p) =>
    p.kind === 'basket' && p.section === 'round' ? Infinity : p.kind === 'basket' || p.kind === 'swing' ? 2 : 1,
  build: (p, s) => {
    switch (p.kind) {
      case 'pedal':
        return { bodies: pedalBin(s, p) };
      case 'swing':
        return { bodies: swingTop(s, p) };
      case 'basket':
        return { title: 'Waste basket', bodies: [basket(s, p)] };
      case 'wheelie':
        return { bodies: wheelie(s, { ...p, height: WHEELIE * p.height }) };
      case 'twin':
        return { bodies: twinBin(s, p) };
    }
  },
});

/** Sheet is drawn thicker than it is. */
const FILL: Record<TrashCanValues['material'], number> = { polypropylene: 0.75, steel: 0.35 };

/** Walls: sheet steel 0.7 mm, plastic 2 mm and more. */
const wallOf = (p: TrashCanValues): number => (p.material === 'steel' ? 0.0012 : 0.006 * p.height);

function basket(s: Shapes, p: TrashCanValues): ModelBody {
  const h = 0.75 * p.height;
  const r = (p.width * p.height) / 2;
  const cut = p.section === 'round' ? section() : section(7, p.depth);
  const foot = p.taper * r;
  const shell = vessel(s, [[foot, 0], [r, h]], { wall: Math.max(0.002, wallOf(p)), section: cut }); // prettier-ignore
  const sides = s.steps(40);
  const ring = (radius: number, z: number): Solid => s.tube([...cut(radius, z, sides)], 0.012 * h, { loop: true });
  const rims = [
    ...(p.band === 'none' ? [] : drawnOnly(ring(r, h - 0.008 * h))),
    ...(p.band === 'rim and foot' ? drawnOnly(ring(foot + 0.002, 0.014 * h)) : []),
  ];
  return body(FIXED, [
    part(
      'basket',
      {
        material: p.material,
        fill: FILL[p.material] * (p.wall === 'mesh' ? 0.5 : 1),
        affordance: 1,
        description: 'Open basket.',
      },
      [...(p.wall === 'mesh' ? paint('mesh', shell) : [shell]), ...paint('accent', ...rims)],
    ),
  ]);
}

function pedalBin(s: Shapes, p: TrashCanValues): ModelBody[] {
  const [h, r] = [p.height, (p.width * p.height) / 2];
  const deep = p.section === 'round' ? 1 : p.depth;
  const cut = p.section === 'round' ? section() : section(7, p.depth);
  const gap = clearance(h);
  const rise = p.lid * h;
  const top = h - rise;
  const taper = Math.max(p.taper, 0.8);
  const foot = taper * r;
  const plinth = 0.06 * h;
  const at = (z: number): number => foot + ((r - foot) * z) / top;
  const wall = wallOf(p);
  const shell = vessel(s, [[foot, 0], [r, top]], { wall, floor: 0.015 * h, section: cut }); // prettier-ignore
  const sides = s.steps(40);
  const collar = (z0: number, z1: number, out: number): Solid[] => {
    const rings = [[at(z0) - wall / 2, z0], [at(z0) + out, z0], [at(z1) + out, z1], [at(z1) - wall / 2, z1]] as const; // prettier-ignore
    return drawnOnly(s.tube([...cut(at(z0) + out / 2, (z0 + z1) / 2, sides)], 1, { loop: true, square: true, flat: [out / 2 + wall / 2, (rings[2][1] - z0) / 2], up: [0, 0, 1] })); // prettier-ignore
  };
  const hingeBlock = s.boxBetween([-0.3 * r, deep * r - 0.01 * h, top - 0.07 * h], [0.3 * r, deep * r + 0.03 * h, top - 0.002]); // prettier-ignore
  const base = body(FIXED, [
    part('bin', { material: p.material, fill: FILL[p.material], affordance: 4, description: 'Bin.' }, [
      shell,
      ...paint('dark', ...collar(0.0005, plinth, 0.004), hingeBlock),
      ...(p.band === 'none' ? [] : paint('accent', ...collar(top - 0.05 * h, top - 0.001, 0.004))),
    ]),
  ]);
  const low = top + gap;
  const shellLid = cover(s, { r: 1.015 * r + 0.002, low, rise: rise - gap, wall: 0.003 + wall, bulge: p.dome }, cut);
  const knuckle = s.cylinder([-0.25 * r, deep * r + 0.02 * h, low + 0.012 * h], [0.25 * r, deep * r + 0.02 * h, low + 0.012 * h], 0.011 * h); // prettier-ignore
  const lid = hingedLid({ solids: [shellLid, ...paint('dark', knuckle)], back: deep * r + 0.035 * h, low, material: p.material, fill: 0.7 * FILL[p.material] }, base); // prettier-ignore
  const foothold = pedal(s, [0, -deep * at(plinth) - 0.004, 0.03 * h], 0.4 * r, base, gap);
  return [base, lid, foothold];
}

function twinBin(s: Shapes, p: TrashCanValues): ModelBody[] {
  const h = p.height;
  const [x, y] = [0.75 * p.width * h, (p.depth * p.width * h) / 2];
  const gap = clearance(Math.max(h, 2 * x));
  const rise = Math.max(0.05 * h, 0.6 * p.lid * h);
  const top = h - rise;
  const t = p.material === 'steel' ? 0.003 : 0.006;
  const base = body(FIXED, [
    part(
      'bin',
      { material: p.material, fill: 0.8 * FILL[p.material], affordance: 4, description: 'Housing with two bins.' },
      [
        ...s.tray([-x, -y, 0.02 * h], [x, y, top], t),
        s.boxBetween([-t, -y + t, 0.03 * h], [t, y - t, top]),
        ...paint('dark', s.boxBetween([-x + 0.01, -y + 0.01, 0], [x - 0.01, y - 0.01, 0.03 * h])),
        ...(p.band === 'none' ? [] : paint('accent', ...drawnOnly(s.boxBetween([-x - 0.001, -y - 0.001, top - 0.05 * h], [x + 0.001, -y + t / 2, top - 0.02 * h])))), // prettier-ignore
      ],
    ),
  ]);
  const low = top + gap;
  const halves = [-1, 1].flatMap((side) => {
    const [name, inner] = [side < 0 ? 'left' : 'right', side * gap];
    const centre = (side * x + inner) / 2;
    const half = Math.abs(side * x - inner) / 2;
    const slope = (1 - p.dome) * 0.3 + 0.7;
    const lid = s.loft([
      [[centre - half, -y, low], [centre + half, -y, low], [centre + half, y, low], [centre - half, y, low]],
      [[centre - half, -y, low + slope * (rise - gap)], [centre + half, -y, low + slope * (rise - gap)], [centre + half, y, h], [centre - half, y, h]],
    ]); // prettier-ignore
    return [
      hingedLid(
        {
          solids: [lid],
          back: y,
          low,
          material: p.material,
          name: `${name} lid`,
          fill: p.material === 'steel' ? 0.04 : 0.15,
        },
        base,
      ),
      pedal(s, [side * 0.5 * x, -y, 0.045 * h], 0.35 * x, base, gap, `${name} pedal`),
    ];
  });
  return [base, ...halves];
}
