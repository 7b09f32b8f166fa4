import { multiplyQuat, quatFromAxisAngle } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { defineCategory } from '../category.js';
import { body, FIXED, hinge, part } from '../model.js';
import { choice, ratio, size } from '../parameters.js';
import type { Point2 } from '../solids/convex-polygons.js';
import { arc, smoothCurve } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { section, vessel } from './vessel.js';
import { clearance, drawnOnly } from './vessel-parts.js';

/*
 * A tapered pail with a bail handle. Household pails hold 5 to 15 l and are 0.2 to 0.35 m wide; pails of staves are as wide and have walls
 * of 1 to 2 cm, plastic ones 2 to 3 mm and a rolled rim. They weigh 0.5 to 3 kg (estimate): sheet is drawn thicker than it is, which `FILL`
 * makes up for.
 */
const FILL = { polypropylene: 0.6, steel: 0.3, wood: 1 };

export const bucket = defineCategory({
  name: 'bucket',
  parameters: {
    width: size(0.29, 0.035),
    height: ratio(0.65, 1.25),
    taper: ratio(0.55, 0.97),
    /** 0 the thinnest of its material, 1 the thickest. */
    wall: ratio(0, 1),
    rim: choice({ rolled: 3, hoops: 2, plain: 1 }),
    /** Top of the upper hoop and height of both, shares of the height. */
    hoop: ratio(0.72, 0.97),
    band: ratio(0.05, 0.15),
    ears: choice({ outside: 2, above: 2 }),
    /** Width of an ear, share of the pail's. */
    ear: ratio(0.1, 0.24),
    handle: choice({ wire: 2, grip: 2, strap: 1 }),
    /** Height of the bail over its half-width. */
    bail: ratio(0.8, 1.5),
    material: choice({ polypropylene: 3, steel: 2, wood: 2 }),
  },
  view: { azimuth: [-90, 90], elevation: [5, 50] },
  symmetry: () => 2,
  build: (p, s) => {
    const top = p.width / 2;
    const h = p.height * p.width;
    const foot = p.taper * top;
    const thin = p.material === 'wood' ? 0.03 : p.material === 'steel' ? 0.004 : 0.008;
    const wall = thin * (1 + 1.2 * p.wall) * p.width;
    const at = (z: number): number => foot + ((top - foot) * z) / h;
    const shell = vessel(s, [[foot, 0], [top, h]], { wall, floor: Math.min(wall, 0.012), section: section(), sectors: 12 }); // prettier-ignore
    const hoop = (z: number, height: number, out: number) =>
      drawnOnly(s.lathe([
        [at(z) - wall / 2, z],
        [at(z) + out, z],
        [at(z + height) + out, z + height],
        [at(z + height) - wall / 2, z + height],
      ])); // prettier-ignore
    const band = p.band * h;
    const hoops =
      p.rim === 'rolled'
        ? hoop(h - 0.05 * h, 0.045 * h, 0.012 * p.width)
        : p.rim === 'hoops'
          ? paint('accent', ...hoop(0.06 * h, band, 0.008 * p.width), ...hoop(p.hoop * h - band, band, 0.008 * p.width))
          : [];
    const rolled = p.rim === 'rolled' ? 0.012 * p.width : 0;
    const wire = p.handle === 'strap' ? 0.014 * p.width : 0.01 * p.width;
    const earWidth = p.ear * p.width;
    const pivot = p.ears === 'above' ? h + 0.4 * earWidth : h - Math.max(0.05 * h, 0.45 * earWidth);
    // The bail ends beside the ears, a hair clear of them.
    const face = Math.max(at(Math.min(pivot, h)), p.ears === 'above' ? top : 0) + rolled + 0.012 * p.width;
    const out = face + wire + clearance(h);
    const low = p.ears === 'above' ? p.hoop * h - band : pivot - 0.6 * earWidth;
    const ears = [-1, 1].map((side) => ear(s, { side, low, pivot, width: earWidth, at, face }));
    const base = body(FIXED, [
      part('bucket', { material: p.material, fill: FILL[p.material], affordance: 3, description: 'Open vessel.' }, [
        shell,
        ...hoops,
        ...paint('accent', ...ears),
      ]),
    ]);
    const reach = p.bail * out;
    const curve = arc([0, 0], 1, 0, Math.PI, s.steps(28)).map(([x, z]): Vec3 => [out * x, 0, pivot + reach * z]);
    const grip = s.cylinder([-0.17 * p.width, 0, pivot + reach], [0.17 * p.width, 0, pivot + reach], 0.035 * p.width);
    const bail = {
      wire: () => [s.tube(curve, wire)],
      grip: () => [s.tube(curve, wire), ...paint('light', grip)],
      strap: () => [s.tube(curve, wire, { flat: [1, 3], square: true, up: [0, 1, 0] })],
    }[p.handle]();
    const most = swing({ out, reach, pivot, thick: p.handle === 'strap' ? 3 * wire : wire, grip: p.handle === 'grip' ? 0.035 * p.width : 0, top: top + rolled, height: h }); // prettier-ignore
    const handle = body(
      hinge({
        axis: [1, 0, 0],
        position: [0, 0, pivot],
        range: [-most, most],
        seen: { closed: 0.5, between: [-most, most] },
      }),
      [
        part(
          'handle',
          {
            material: p.handle === 'strap' ? 'polypropylene' : 'steel',
            affordance: 1,
            description: 'Bail handle, swings to either side.',
          },
          bail,
        ),
      ],
      base,
    );
    return { bodies: [base, handle] };
  },
});

/** A plate on the wall that narrows to a round eye about the pivot. */
function ear(
  s: Shapes,
  at: { side: number; low: number; pivot: number; width: number; at: (z: number) => number; face: number },
): Solid {
  const { width, low, pivot, face } = at;
  const eye = 0.3 * width;
  const shoulder = Math.max(low + 0.2 * width, pivot - 0.75 * width);
  const half: Point2[] = [
    [0.5 * width, low],
    [0.5 * width, shoulder],
    ...smoothCurve<Point2>([[0.5 * width, shoulder], [0.3 * width, shoulder + 0.35 * (pivot - shoulder)], [0.9 * eye, pivot - 0.4 * eye]], s.steps(4)).slice(1), // prettier-ignore
    ...arc([0, pivot], eye, 0, Math.PI / 2, s.steps(8)),
  ];
  const outline = [...half, ...half.map(([x, z]): Point2 => [-x, z]).reverse().slice(1)].map(([x, z]): Point2 => [x, z - pivot]); // prettier-ignore
  // It leans outward with the wall, about its eye.
  const lean = Math.atan2(face - 0.006 - (at.at(low) - 0.002), pivot - low);
  const upright = multiplyQuat(quatFromAxisAngle([0, 0, 1], (at.side * Math.PI) / 2), quatFromAxisAngle([1, 0, 0], Math.PI / 2)); // prettier-ignore
  const leaning = multiplyQuat(quatFromAxisAngle([0, 1, 0], at.side * lean), upright);
  const thickness = 0.02 * width + 0.004;
  return s.prism(outline, thickness, {
    pose: { position: [at.side * (face - thickness - 0.0006), 0, pivot], rotation: leaning },
  });
}

/** How far the bail can swing before it meets the rim, degrees, up to hanging 20 degrees below level. */
function swing(at: {
  out: number;
  reach: number;
  pivot: number;
  thick: number;
  grip: number;
  top: number;
  height: number;
}): number {
  for (let degrees = 110; degrees > 20; degrees -= 2) {
    const a = (degrees * Math.PI) / 180;
    const clear = arc([0, 0], 1, 0, Math.PI / 2, 16).every(([x, up]) => {
      const thick = Math.max(at.thick, up > 0.9 ? at.grip : 0) + 0.002;
      const [y, z] = [at.reach * up * Math.sin(a), at.pivot + at.reach * up * Math.cos(a)];
      return z - thick > at.height || Math.hypot(at.out * x, y) - thick > at.top || x > 0.97;
    });
    if (clear) return degrees;
  }
  return 20;
}
