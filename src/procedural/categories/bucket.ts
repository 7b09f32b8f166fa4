import { defineCategory } from '../category.js';
import { body, FIXED, hinge, part } from '../model.js';
import { choice, ratio, size } from '../parameters.js';
import { arc } from '../solids/curves.js';
import { paint } from '../solids/solid.js';

/* A tapered pail with a bail handle. Household pails hold 5 to 15 l and are 0.2 to 0.35 m wide. */
export const bucket = defineCategory({
  name: 'bucket',
  parameters: {
    width: size(0.29, 0.035),
    height: ratio(0.75, 1.25),
    taper: ratio(0.6, 0.95),
    rim: choice({ rolled: 3, hoops: 1, plain: 1 }),
    handle: choice({ wire: 3, strap: 1 }),
    bail: ratio(0.85, 1.15),
    material: choice({ polypropylene: 3, steel: 2, wood: 1 }),
  },
  view: { azimuth: [-90, 90], elevation: [5, 50] },
  build: (p, s) => {
    const top = p.width / 2;
    const h = p.height * p.width;
    const foot = p.taper * top;
    const wall = p.material === 'wood' ? 0.012 : p.material === 'steel' ? 0.0015 : 0.0025;
    const at = (z: number): number => foot + ((top - foot) * z) / h;
    const shell = s.lathe([
      [0, 0],
      [foot, 0],
      [top, h],
      [top - wall, h],
      [at(2 * wall) - wall, 2 * wall],
      [0, 2 * wall],
    ]);
    const hoop = (z: number, height: number, out: number) =>
      s.lathe([
        [at(z) - wall / 2, z],
        [at(z) + out, z],
        [at(z + height) + out, z + height],
        [at(z + height) - wall / 2, z + height],
      ]);
    const hoops =
      p.rim === 'rolled'
        ? [hoop(h - 0.012, 0.01, 0.004)]
        : p.rim === 'hoops'
          ? paint('accent', hoop(0.08 * h, 0.08 * h, 0.0025), hoop(0.82 * h, 0.1 * h, 0.0025))
          : [];
    // The bail turns about a line through two ears on the rim.
    const pivot = h - 0.03;
    const out = at(pivot) + 0.012;
    const ears = [-1, 1].flatMap((side) => [
      s.boxBetween([side * (at(pivot) - wall / 2), -0.014, pivot - 0.016], [side * (at(pivot) + 0.006), 0.014, h]),
    ]);
    const base = body(FIXED, [
      part('bucket', { material: p.material, affordance: 3, description: 'Open vessel.' }, [
        shell,
        ...hoops,
        ...paint('accent', ...ears),
      ]),
    ]);
    const reach = p.bail * out;
    const curve = arc([0, 0], 1, 0, Math.PI, s.steps(24)).map(([x, z]): [number, number, number] => [
      out * x,
      0,
      pivot + reach * z,
    ]);
    const bail =
      p.handle === 'wire'
        ? [
            s.tube(curve, 0.0025),
            ...paint('light', s.cylinder([-0.05, 0, pivot + reach], [0.05, 0, pivot + reach], 0.009)),
          ]
        : [s.tube(curve, 0.003, { flat: [2.5, 1], square: true })];
    const handle = body(
      hinge({
        axis: [1, 0, 0],
        position: [0, 0, pivot],
        range: [-80, 80],
        seen: { closed: 0.45, between: [-78, 78] },
      }),
      [
        part(
          'handle',
          {
            material: p.handle === 'wire' ? 'steel' : 'polypropylene',
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
