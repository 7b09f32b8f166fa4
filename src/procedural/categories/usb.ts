import { translation } from '../../core/math/pose.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { defineCategory } from '../category.js';
import type { ModelBody, ObjectModel } from '../model.js';
import { body, FIXED, hinge, part, slide } from '../model.js';
import { choice, ratio, size } from '../parameters.js';
import { arc, roundedRectangle } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { housing } from './device-shapes.js';

/*
 * A USB stick lying on a table, its plug pointing to the front (-y). The type A plug is 12 x 4.5 mm and 12 mm long outside (USB 2.0
 * specification, chapter 6); sticks are 45 to 75 mm long and weigh 5 to 20 g (makers' data sheets). The body holds a board (fill).
 */
const PLUG = { width: 0.012, height: 0.0045, length: 0.0122, wall: 0.0004 };

export const usb = defineCategory({
  name: 'usb',
  parameters: {
    length: size(0.046, 0.005),
    width: ratio(0.36, 0.56),
    thickness: ratio(0.15, 0.24),
    corner: ratio(0.08, 0.5),
    edge: ratio(0.05, 0.45),
    /** How the plug is covered. */
    cover: choice({ cap: 4, swivel: 3, slider: 2, none: 1 }),
    capLength: ratio(0.36, 0.55),
    /** How full the cover's outline is: a swivel's width, a slider's knob. */
    cover2: ratio(0.7, 1),
    end: choice({ plain: 2, loop: 2 }),
    band: choice({ none: 2, label: 2, metal: 1 }),
    material: choice({ abs: 4, aluminum: 1 }),
  },
  view: { azimuth: [-150, 150], elevation: [10, 70] },
  build: (p, s): ObjectModel => {
    const l = p.length;
    const w = Math.max(p.width * l, PLUG.width + 0.004);
    const t = Math.max(p.thickness * l, PLUG.height + 0.0028);
    const corner = Math.min(p.corner * w, 0.48 * w);
    const edge = p.edge * 0.5 * t;
    const front = -l / 2;
    const sheet = 0.0008;
    const middle = t / 2;
    const shell = housing(s, [w, l], [0, t], { corner, edge });
    const decoration = bandOf(s, p.band, w, l, t, edge);
    const bodyPart = { material: p.material, fill: p.material === 'abs' ? 1 : 0.6, affordance: 2, description: 'Body with the memory.' }; // prettier-ignore
    const loop = p.end === 'loop' ? [loopAt(s, l / 2, middle, Math.min(0.3 * t, 0.002))] : [];
    const plugPart = (solids: readonly Solid[]) =>
      part('plug', { material: 'steel', fill: 0.5, affordance: 3, description: 'Type A plug.' }, solids);
    if (p.cover === 'slider') {
      // The plug comes out of the front by a knob in a slot above.
      const [slot, run] = [0.0042, PLUG.length + 0.001];
      const back = front + 0.3 * l + run;
      const play = 0.0005;
      const [hx, hz] = [PLUG.width / 2 + play, PLUG.height / 2 + play];
      const frontEnd = front;
      const rails = s.tray([-w / 2, frontEnd, 0], [w / 2, l / 2, t], 0.0012, { open: ['-y', '+z'] });
      const lids: Solid[] = [-1, 1].map((side) =>
        s.boxBetween([(side * slot) / 2, frontEnd, t - 0.0012], [side * (w / 2 - 0.0012), l / 2 - 0.0012, t]),
      );
      const covers: Solid[] = [
        s.boxBetween([-slot / 2, back + 0.006, t - 0.0012], [slot / 2, l / 2 - 0.0012, t]),
        s.boxBetween([-slot / 2, frontEnd, t - 0.0012], [slot / 2, frontEnd + 0.25 * l, t]),
        // What guides the plug: the room inside is no wider than it.
        ...[-1, 1].map((side) =>
          s.boxBetween([side * hx, frontEnd, 0.001], [side * (w / 2 - 0.001), back + 0.02 * l, t - 0.001]),
        ),
        s.boxBetween([-hx - 0.001, frontEnd, 0.001], [hx + 0.001, back, middle - hz]),
      ]; // prettier-ignore
      const round = housing(s, [w, Math.min(corner, 0.2 * l) * 2], [0, t], {
        corner,
        edge,
        at: [0, l / 2 - Math.min(corner, 0.2 * l) + 0.001],
      });
      const base = body(FIXED, [part('body', bodyPart, [...rails, ...lids, ...covers, round, ...loop])]);
      const knob = 0.5 * slot - 0.0005;
      const plugEnd = front + 0.0006;
      const moving = body(
        slide({ axis: [0, -1, 0], range: [0, run], seen: { closed: 0.4, between: [0.6 * run, run] } }),
        [
          part('plug', { material: 'steel', fill: 0.4, affordance: 1, description: 'Plug; slides out of the body.' }, [
            ...plugSolids(s, plugEnd + PLUG.length, middle),
            s.boxBetween(
              [-PLUG.width / 2, plugEnd + PLUG.length - 0.001, middle - PLUG.height / 2],
              [PLUG.width / 2, back - 0.0006, middle + PLUG.height / 2],
            ),
            ...paint(
              'dark',
              s.boxBetween([-knob, back - 0.006, middle], [knob, back - 0.0015, t + 0.0004 + 0.001 * p.cover2]),
              s.boxBetween(
                [-0.36 * w * p.cover2, back - 0.0065, t + 0.0004],
                [0.36 * w * p.cover2, back - 0.001, t + 0.0018],
              ),
            ),
          ]),
        ],
        base,
      );
      return { bodies: [base, moving] };
    }
    const base = body(FIXED, [
      part('body', bodyPart, [shell, ...decoration, ...loop]),
      plugPart(plugSolids(s, front + 0.001, middle)),
    ]);
    if (p.cover === 'none') return { bodies: [base] };
    const moving =
      p.cover === 'cap'
        ? capBody(s, base, { w, t, front, edge, length: Math.max(p.capLength * l, PLUG.length + 0.004) })
        : swivelBody(s, base, { w: w * p.cover2, t, l, front, sheet, full: w });
    return { bodies: [base, moving] };
  },
});

/** The plug's shell, open at its front end, with the tongue of contacts inside and two windows; from `y` to the front. */
function plugSolids(s: Shapes, y: number, z: number): Solid[] {
  const [hx, hz] = [PLUG.width / 2, PLUG.height / 2];
  const shell = s.tray([-hx, y - PLUG.length - 0.001, z - hz], [hx, y, z + hz], PLUG.wall, { open: ['-y', '+y'] });
  const tongue = s.boxBetween(
    [-hx + 0.0003, y - PLUG.length + 0.0006, z - hz + 0.0003],
    [hx - 0.0003, y, z - hz + 0.0021],
  );
  const hole = (side: number) =>
    s.boxBetween([side * 0.0014, y - 0.0075, z + hz - 0.0002], [side * 0.0038, y - 0.005, z + hz + 0.00005]);
  return [...paint('metal', ...shell), ...paint('light', tongue), ...paint('dark', hole(-1), hole(1))];
}

function bandOf(s: Shapes, band: string, w: number, l: number, top: number, edge: number): Solid[] {
  if (band === 'none') return [];
  const [x, y] = [Math.max(0.3 * w, w / 2 - edge - 0.0015), 0.3 * l];
  const solid = s.boxBetween([-x, -0.55 * y, top - 0.0006], [x, y, top + 0.0002]);
  return paint(band === 'label' ? 'label' : 'metal', solid);
}

/** An eye for a string at the back end. */
const loopAt = (s: Shapes, y: number, z: number, r: number): Solid =>
  s.tube(
    arc([0, 0], 1, -0.75 * Math.PI, 0.75 * Math.PI, s.steps(14)).map(([a, b]): Vec3 => [
      0.004 * b,
      y + 0.0022 + 0.004 * a,
      z,
    ]),
    r,
  );

/** A cap over the plug: hollow, drawn off to the front. */
function capBody(
  s: Shapes,
  base: ModelBody,
  f: { w: number; t: number; front: number; edge: number; length: number },
): ModelBody {
  const [back, end] = [f.front - 0.0004, f.front - 0.0004 - f.length];
  const [low, high] = [0, f.t];
  const [hx, hz] = [PLUG.width / 2 + 0.0005, PLUG.height / 2 + 0.0005];
  const z = (low + high) / 2;
  const inner = f.front - PLUG.length - 0.0012;
  const side = (sign: number) => s.boxBetween([sign * hx, inner, low], [sign * (f.w / 2), back, high]);
  const solids = [
    s.loft(
      [inner, end].map((y, k): Vec3[] =>
        roundedRectangle(f.w - 2 * k * f.edge, f.t - 1.2 * k * f.edge, Math.max(f.edge, 0.0006), s.steps(4)).map(
          ([a, b]) => [a, y, z + b],
        ),
      ),
    ),
    side(-1),
    side(1),
    s.boxBetween([-hx, inner, low], [hx, back, z - hz]),
    s.boxBetween([-hx, inner, z + hz], [hx, back, high]),
  ];
  return body(
    slide({
      axis: [0, -1, 0],
      range: [0, 0.03],
      seen: { closed: 0.35, between: [PLUG.length + 0.003, 0.03] },
    }),
    [part('cap', { material: 'abs', fill: 1, affordance: 1, description: 'Cap over the plug; pulls off.' }, paint('accent', ...solids))],
    base,
  ); // prettier-ignore
}

/** A sheet over body and plug, bent down before the plug, that turns about a rivet near the back end; the body lies on the table. */
function swivelBody(
  s: Shapes,
  base: ModelBody,
  f: { w: number; t: number; l: number; front: number; sheet: number; full: number },
): ModelBody {
  const gap = 0.0004;
  const pivotY = f.l / 2 - f.full / 2;
  const tip = f.front - PLUG.length - 0.0025;
  const half = f.w / 2;
  // Past the rivet the sheet is round, so that it stays within the stick's end as it turns.
  const outline: [number, number][] = [[-half, tip], [half, tip], ...arc([0, pivotY], half, 0, Math.PI, s.steps(14))];
  const [low, high] = [0.0004, f.t + gap];
  const at = (z: number) => ({ pose: translation([0, 0, z]) });
  const sheet = s.prism(outline, f.sheet, at(high));
  const nose = s.boxBetween([-half, tip - f.sheet, low], [half, tip + 0.0001, high + f.sheet]);
  const rivet = s.cylinder([0, pivotY, high + f.sheet - 0.0002], [0, pivotY, high + f.sheet + 0.0006], 0.16 * f.full);
  return body(
    hinge({
      axis: [0, 0, 1],
      position: [0, pivotY, 0],
      range: [0, 180],
      seen: { closed: 0.3, between: [60, 180] },
    }),
    [
      part('cover', { material: 'aluminum', affordance: 1, description: 'Turns away from the plug.' }, [
        ...paint('metal', sheet, nose),
        ...paint('dark', rivet),
      ]),
    ],
    base,
  );
}
