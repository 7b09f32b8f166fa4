import type { Vec3 } from '../../core/math/vec3.js';
import { add, scale } from '../../core/math/vec3.js';
import { defineCategory } from '../category.js';
import type { ModelBody } from '../model.js';
import { body, FIXED, hinge, part } from '../model.js';
import { angle, choice, ratio, size } from '../parameters.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { column, foot, meridian, wireFoot, wireHeight } from './globe-stand.js';
import type { ProfilePoint } from './turned.js';
import { turned } from './turned.js';

/** Balls are shells of card or plastic, 2 to 3 mm thick: about a tenth of the drawn ball's weight, and a 0.3 m globe weighs 1 to 2 kg. */
const BALL_FILL = 0.06;
/** Metal feet, columns and meridians are pressed or spun of sheet: stands weigh 0.5 to 1.5 kg. Wire is solid. */
const STAND_FILL = { steel: 0.4, brass: 0.35, walnut: 1, abs: 1 };

/*
 * A globe on a desk: the ball turns about an axis tilted to the right (the Earth's: 23.4 degrees), held by half or all of a meridian on a
 * turned foot or on three legs, or by a stem that is bent to an open ring of wire. Balls of desk globes are 0.2 to 0.33 m wide, most 0.25
 * or 0.3 (estimates).
 */
export const globe = defineCategory({
  name: 'globe',
  parameters: {
    diameter: size(0.27, 0.03),
    mount: choice({ 'half meridian': 4, 'full meridian': 2, 'wire stem': 2 }),
    foot: choice({ disc: 3, tripod: 1, square: 1 }),
    equator: choice({ none: 3, band: 1 }),
    material: choice({ steel: 2, brass: 1, walnut: 1, abs: 1 }),
    tilt: angle(8, 32),
    /** Room between ball and meridian, and the meridian's width, shares of the ball's radius. */
    gap: ratio(0.04, 0.14),
    meridian: ratio(0.03, 0.1),
    column: ratio(0.1, 0.75),
    columnWidth: ratio(0.05, 0.16),
    footWidth: ratio(0.5, 0.95),
    footHeight: ratio(0.04, 0.2),
    pin: ratio(0.06, 0.3),
  },
  view: { azimuth: [-80, 80], elevation: [5, 40] },
  build: (p, s) => {
    const r = p.diameter / 2;
    const axis: Vec3 = [Math.sin(p.tilt), 0, Math.cos(p.tilt)];
    const isWire = p.mount === 'wire stem';
    const about = { material: p.material, fill: isWire ? 1 : STAND_FILL[p.material], affordance: 4 };
    const ring = (1 + p.gap + p.meridian) * r;
    const footHeight = Math.max(0.006, p.footHeight * r);
    // The lowest point of the wire is a loop beside the foot ring.
    const centre: Vec3 = [0, 0, isWire ? wireHeight(p.column, r) : footHeight + p.column * r + ring];
    const alongAxis = (d: number): Vec3 => add(centre, scale(axis, d));
    const holder = isWire
      ? wireFoot(s, { r, centre, axis, width: 0.026 + 0.22 * p.columnWidth, footWidth: p.footWidth})
      : [
          ...meridian(s, { centre, tilt: p.tilt, radius: ring, width: p.meridian * r, full: p.mount === 'full meridian' }),
          ...column(s, centre[2] - ring, footHeight, p.columnWidth * r),
          ...foot(s, p.foot, p.footWidth * r, footHeight, p.columnWidth * r),
        ]; // prettier-ignore
    const base = body(FIXED, [part('stand', { ...about, description: 'Stand that holds the axis.' }, holder)]);
    // Pins turn with the ball and end just short of what holds them.
    const clear = 0.012 * r;
    const thin = Math.max(0.0025, 0.028 * r);
    const reach = isWire ? (1 + p.pin) * r : (1 + p.gap) * r - clear;
    const cap = (side: number): Solid[] => {
      const pin = isWire && side < 0 ? 1.016 * r : reach;
      const finish = isWire ? 'dark' : 'metal';
      return paint(
        finish,
        s.cylinder(alongAxis(side * 0.97 * r), alongAxis(side * pin), thin),
        s.cylinder(alongAxis(side * 0.97 * r), alongAxis(side * 1.008 * r), 0.115 * r),
      );
    };
    const band = Array.from({ length: 4 }, (_, k): ProfilePoint => [
      (k === 0 || k === 3 ? 0.99 : 1.012) * r,
      (k < 2 ? -1 : 1) * 0.02 * r,
    ]);
    const ball = body(
      hinge({ axis, position: centre, seen: 'never' }),
      [
        part('ball', { material: 'abs', fill: BALL_FILL, affordance: 1, description: 'Globe; turns without end.' }, [
          ...paint('map', sphere(s, r, centre, axis)),
          ...(p.equator === 'band' ? paint('accent', turned(s, band, { origin: centre, axis, sides: 48 })) : []),
          ...cap(1),
          ...cap(-1),
        ]),
      ],
      base,
    );
    return { bodies: [base, ball] satisfies ModelBody[] };
  },
});

/** A ball with its poles on the axis. */
function sphere(s: Shapes, r: number, centre: Vec3, axis: Vec3): Solid {
  const levels = s.steps(24);
  const profile = Array.from({ length: levels + 1 }, (_, k): ProfilePoint => {
    const a = Math.PI * (k / levels - 0.5);
    return [k === 0 || k === levels ? 0 : r * Math.cos(a), r * Math.sin(a)];
  });
  const solid = turned(s, profile, { origin: centre, axis, sides: 44 });
  return { mesh: solid.mesh, pieces: s.ellipsoid(centre, [r, r, r]).pieces };
}
