import type { Vec3 } from '../../core/math/vec3.js';
import { defineCategory } from '../category.js';
import type { ModelBody } from '../model.js';
import { body, FIXED, hinge, part, slide } from '../model.js';
import { choice, ratio, size } from '../parameters.js';
import { displayPanel } from './display-panel.js';
import { bentSheet, endFeet, footPlate, sleeve } from './display-stand.js';

/*
 * A monitor, television or all-in-one computer on its foot. Sizes: screens of 17 to 40 inches are 0.38 to 0.9 m wide; a 24 inch monitor
 * weighs 4 to 6.5 kg with its stand (Dell P2416D: 6.5 kg), an all-in-one 7 to 10 kg (estimate). The panel is mostly air and boards (fill);
 * feet of plastic have a steel plate inside (fill over 1).
 */
export const display = defineCategory({
  name: 'display',
  parameters: {
    width: size(0.58, 0.1),
    aspect: ratio(0.4, 0.84),
    thickness: ratio(0.03, 0.1),
    bezel: ratio(0.008, 0.05),
    chin: ratio(0.01, 0.24),
    corner: ratio(0.004, 0.05),
    front: choice({ frame: 3, glass: 2 }),
    back: choice({ flat: 2, bulge: 2, curved: 1 }),
    /** What it stands on: a sheet bent like an L, a round or cornered foot plate, two bars in a V, feet at both ends. */
    stand: choice({ sheet: 3, round: 2, plate: 3, v: 1, ends: 1 }),
    adjust: choice({ tilt: 4, height: 2, swivel: 2 }),
    neckWidth: ratio(0.07, 0.34),
    footWidth: ratio(0.34, 0.62),
    footDepth: ratio(0.3, 0.44),
    /** Height of the lower edge above the floor. */
    lift: ratio(0.1, 0.36),
    footThickness: ratio(0.012, 0.035),
    material: choice({ abs: 3, aluminum: 1 }),
  },
  view: { azimuth: [-75, 75], elevation: [-2, 40] },
  build: (p, s) => {
    const w = p.width;
    const h = p.aspect * w;
    const t = p.thickness * w;
    const low = p.lift * w;
    const isEnds = p.stand === 'ends';
    const metal = p.material === 'aluminum';
    const panelFill = metal ? 0.32 : 0.62;
    const hingeZ = low + Math.min(0.42 * h, 0.2 * w);
    const barrel = 0.012 + 0.012 * w;
    // Tilted forward by 4 degrees, the lower edge swings back by this much; the neck keeps clear of it.
    const gap = (hingeZ - low) * Math.sin((4 * Math.PI) / 180) + 0.005;
    const panel = displayPanel(s, { w, h, t, low, bezel: p.bezel * w, chin: p.chin * h, corner: p.corner * w, front: p.front, back: p.back }); // prettier-ignore
    const neckDepth = 2 * barrel;
    const neckY = panel.back + gap;
    const footY = 0.1 * p.footDepth * w;
    const stand = {
      width: p.footWidth * w,
      depth: p.footDepth * w,
      thickness: p.footThickness * w,
      neckWidth: p.neckWidth * w,
      neckY,
      neckDepth,
      footY,
    };
    const standPart = { material: p.material, fill: metal ? 1 : 2, affordance: 6, description: 'Foot with a weight inside.' }; // prettier-ignore
    const panelPart = {
      material: p.material,
      fill: panelFill,
      affordance: 1,
      description: 'Screen with its housing.',
    };
    if (isEnds) {
      const depth = Math.max(stand.depth, 0.3 * h);
      const feet = endFeet(s, 0.62 * w, depth, 1.2 * stand.thickness, Math.min(low, 0.16 * w) + 0.01, t / 2);
      const drop = low - Math.min(low, 0.16 * w);
      const lowered = displayPanel(s, { w, h, t, low: low - drop, bezel: p.bezel * w, chin: p.chin * h, corner: p.corner * w, front: p.front, back: p.back }); // prettier-ignore
      const base = body(FIXED, [
        part('feet', standPart, feet),
        part('screen', { ...panelPart, affordance: 3 }, lowered.solids),
      ]);
      return { title: 'Television', bodies: [base] };
    }
    // What carries the hinge ends a millimetre under its barrel.
    const top = hingeZ - barrel - 0.001;
    const axisY = neckY + barrel;
    const halfNeck = stand.neckWidth / 2;
    const foot = p.stand === 'sheet' ? [] : footPlate(s, p.stand, stand);
    const footTop = stand.thickness * (p.stand === 'round' ? 1.3 : 1);
    const column = (from: number, to: number, inset: number) =>
      s.boxBetween([-halfNeck + inset, neckY + inset, from], [halfNeck - inset, neckY + neckDepth - inset, to], {
        round: 0.3 * barrel,
      });
    const bodies: ModelBody[] = [];
    let carrier: ModelBody;
    if (p.stand === 'sheet') {
      carrier = body(FIXED, [part('stand', standPart, bentSheet(s, stand, top))]);
      bodies.push(carrier);
    } else if (p.adjust === 'height') {
      const [wall, play] = [0.003, 0.0012];
      const sleeveTop = footTop + 0.72 * (top - footTop);
      const outer: readonly [Vec3, Vec3] = [
        [-halfNeck, neckY, footTop - 0.001],
        [halfNeck, neckY + neckDepth, sleeveTop],
      ];
      const base = body(FIXED, [part('stand', standPart, [...foot, ...sleeve(s, ...outer, wall)])]);
      const lowest = footTop + 0.003;
      const travel = Math.min(0.13, 0.6 * (sleeveTop - lowest));
      carrier = body(
        slide({ axis: [0, 0, 1], range: [0, travel], seen: { closed: 0.4, between: [0, travel] } }),
        [
          part('mast', { material: 'steel', fill: 0.4, affordance: 5, description: 'Slides in the column.' }, [
            column(lowest, top, wall + play),
          ]),
        ],
        base,
      );
      bodies.push(base, carrier);
    } else if (p.adjust === 'swivel') {
      const base = body(FIXED, [part('foot', standPart, foot)]);
      const disc = Math.min(0.45 * stand.width, 0.5 * stand.depth - 0.005, Math.max(halfNeck, neckDepth));
      carrier = body(
        hinge({
          axis: [0, 0, 1],
          position: [0, axisY, 0],
          range: [-45, 45],
          seen: { closed: 0.6, between: [-40, 40] },
        }),
        [
          part('neck', { ...standPart, fill: metal ? 0.6 : 1, description: 'Turns on the foot.' }, [
            s.cylinder([0, axisY, footTop + 0.001], [0, axisY, footTop + 0.009], disc),
            column(footTop + 0.005, top, 0),
          ]),
        ],
        base,
      );
      bodies.push(base, carrier);
    } else {
      carrier = body(FIXED, [part('stand', standPart, [...foot, column(footTop / 2, top, 0)])]);
      bodies.push(carrier);
    }
    const reach = Math.min(halfNeck, 0.09);
    const screen = body(
      hinge({
        axis: [-1, 0, 0],
        position: [0, axisY, hingeZ],
        range: [-4, 20],
        seen: { closed: 0.5, between: [-3, 18] },
      }),
      [
        part('screen', panelPart, [
          ...panel.solids,
          s.cylinder([-halfNeck, axisY, hingeZ], [halfNeck, axisY, hingeZ], barrel),
          s.boxBetween([-reach, panel.middle, hingeZ - 0.6 * barrel], [reach, axisY, hingeZ + 0.9 * barrel]),
        ]),
      ],
      carrier,
    );
    return { bodies: [...bodies, screen] };
  },
});
