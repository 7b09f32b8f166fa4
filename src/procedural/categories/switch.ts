import { defineCategory } from '../category.js';
import type { ModelBody } from '../model.js';
import { body, FIXED, part } from '../model.js';
import { choice, count, ratio, size } from '../parameters.js';
import { knob, slider, toggle } from './switch-controls.js';
import { bezels, closedPlate, openPlate } from './switch-plate.js';
import { rocker } from './switch-rocker.js';

/*
 * Wall switches, one to four of them behind one plate: rockers, toggles, dimmers with a knob or a slider. Plates are 80 to 86 mm high in
 * Europe and China (DIN 49075, GB 86 type) and 114 mm in North America (ANSI/NEMA WD 6). The plate and the insert are thin shells: 40 to 100 g
 * for one gang; steel ones are a skin of sheet on plastic.
 */
export const switchPlate = defineCategory({
  name: 'switch',
  parameters: {
    height: size(0.098, 0.009),
    type: choice({ rocker: 5, toggle: 2, knob: 2, slider: 1 }),
    gangs: count(1, [4, 3, 2, 1]),
    light: choice({ none: 3, lit: 1 }),
    tone: choice({ same: 3, dark: 1, metal: 1 }),
    material: choice({ abs: 4, polycarbonate: 1, stainless_steel: 1 }),
    /** Width of the plate for one gang, and what each more adds, shares of the height. */
    gangWidth: ratio(0.6, 1.02),
    pitch: ratio(0.4, 0.85),
    depth: ratio(0.085, 0.17),
    corner: ratio(0.01, 0.16),
    border: ratio(0.06, 0.2),
    tilt: ratio(0.5, 1),
    control: ratio(0.7, 1.3),
  },
  view: { azimuth: [-60, 60], elevation: [-25, 40] },
  build: (p, s) => {
    const h = p.height;
    const n = p.gangs;
    const one = p.gangWidth * h;
    const pitch = Math.min(Math.max(p.pitch * h, 0.42 * h), one);
    const width = one + (n - 1) * pitch;
    const depth = p.depth * h;
    const gap = Math.max(0.0005, Math.max(h, width) / 260);
    const middles = Array.from({ length: n }, (_, k) => (k - (n - 1) / 2) * pitch);
    const plate = { width, height: h, depth, corner: p.corner * h };
    const about = { material: p.material, affordance: 6, description: 'Plate on the wall.' };
    const border = Math.min(p.border * h, 0.24 * one);
    const frame = p.type === 'rocker' ? openPlate(s, plate, border) : closedPlate(s, plate);
    const base = body(FIXED, [part('wall plate', { ...about, fill: p.material === 'stainless_steel' ? 0.18 : 0.45 }, [...frame, ...bezels(p.type, s, middles, h, depth)])]); // prettier-ignore
    const inside = width - 2 * border;
    const controls = middles.map((x, k): ModelBody => {
      const name = n === 1 ? '' : ` ${k + 1}`;
      switch (p.type) {
        case 'rocker': {
          const w = inside / n;
          const middle = (k - (n - 1) / 2) * w;
          return rocker(s, name, { x: middle, width: w - 2 * gap, height: h - 2 * border - 2 * gap, plate, gap, tilt: p.tilt, lit: p.light === 'lit', tone: p.tone }, base);
        }
        case 'toggle':
          return toggle(s, name, { x, size: 0.12 * p.control * h, plate, gap, tone: p.tone, tilt: p.tilt }, base);
        case 'knob':
          return knob(s, name, { x, size: Math.min(0.3 * p.control * h, 0.44 * pitch), plate, gap, tone: p.tone, tilt: p.tilt }, base);
        case 'slider':
          return slider(s, name, { x, size: 0.13 * p.control * h, plate, gap, tone: p.tone, tilt: p.tilt }, base);
      }
    }); // prettier-ignore
    return { bodies: [base, ...controls] };
  },
});
