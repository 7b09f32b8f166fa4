import type { Vec3 } from '../../core/math/vec3.js';
import { defineCategory } from '../category.js';
import { body, FIXED, hinge, part } from '../model.js';
import { choice, ratio, size } from '../parameters.js';
import type { Shapes } from '../solids/shapes.js';
import type { Ring } from '../solids/skin-rings.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';

/*
 * A stapler on a table, its mouth to the right: a base with an anvil, a magazine held above it, and a cap over the magazine; both turn about
 * the pin at the back. Sizes: half-strip staplers are 10 to 13 cm long, full-strip ones 15 to 20 cm; mass 80 to 400 g (makers' catalogues).
 */
export const stapler = defineCategory({
  name: 'stapler',
  parameters: {
    length: size(0.15, 0.02),
    width: ratio(0.2, 0.27),
    /** Height of the pin that both turn about, share of the length. */
    pin: ratio(0.14, 0.2),
    /** Of the cap and the magazine, shares of the base's length. */
    capLength: ratio(0.86, 1),
    /** How far the cap stands up at its front when nobody presses it, and how high its back is arched. */
    lift: ratio(0.03, 0.1),
    arch: ratio(0, 1),
    /** Where the base is thin and where it is thick. */
    base: choice({ plate: 2, block: 1, waisted: 2 }),
    cap: choice({ round: 2, angular: 1, sleek: 2 }),
    material: choice({ plastic: 3, metal: 1.5 }),
    pad: choice({ yes: 2, no: 1 }),
    sole: ratio(0.05, 0.12),
  },
  view: { azimuth: [-180, 180], elevation: [5, 50] },
  build: (p, s) => {
    const l = p.length;
    const gap = l / 280;
    const w = p.width * l;
    const back = -l / 2;
    const sole = p.sole * l;
    const reach = p.capLength * l;
    const pivot: Vec3 = [back + 0.09 * l, 0, Math.max(p.pin * l, sole + 0.075 * l)];
    const material = p.material === 'plastic' ? 'abs' : 'steel';
    const base = body(FIXED, [
      part(
        'base',
        // A shell of plastic or sheet around a steel plate; sheet metal is hollow.
        {
          material,
          fill: p.material === 'plastic' ? 1 : 0.35,
          affordance: 3,
          description: 'Base that stands on the table.',
        },
        [
          ...drawBase(s, p.base, l, w, sole),
          ...ears(s, pivot, w, sole, 0.02 * l),
          ...(p.pad === 'yes'
            ? paint('rubber', s.boxBetween([back + 0.06 * l, -0.37 * w, 0], [l / 2 - 0.1 * l, 0.37 * w, 0.012 * l]))
            : []),
        ],
      ),
      part('anvil', { material: 'steel', affordance: 8, description: 'Plate that bends the staples.' }, [
        s.boxBetween([back + reach - 0.2 * l, -0.24 * w, sole - 1e-4], [back + reach, 0.24 * w, sole + 0.008 * l]),
        ...paint(
          'dark',
          s.boxBetween(
            [back + reach - 0.07 * l, -0.14 * w, sole],
            [back + reach - 0.055 * l, 0.14 * w, sole + 0.0085 * l],
          ),
        ),
      ]),
    ]);
    // The magazine is tilted up toward its front, by a spring.
    const mouth = sole + 0.09 * l;
    const rear = pivot[2] - 0.05 * l;
    const tall = 0.075 * l;
    const m = 0.2 * w;
    const front = back + reach;
    const rail = (x: number, low: number, half: number, high: number): Ring => [[x, -half, low], [x, half, low], [x, half, high], [x, -half, high]]; // prettier-ignore
    const press = Math.atan2(0.07 * l - 3 * gap, front - pivot[0]) * 0.95;
    const magazine = body(
      hinge({
        axis: [0, -1, 0],
        position: pivot,
        range: [(-press * 180) / Math.PI, 25],
        seen: { closed: 0.75, between: [3, 24] },
      }),
      [
        part(
          'magazine',
          { material: 'steel', fill: 0.3, affordance: 5, description: 'Channel that holds the staples.' },
          [
            s.loft([rail(pivot[0] - 0.03 * l, rear, m, rear + tall), rail(front - 0.004 * l, mouth, m, mouth + tall)]),
            ...paint(
              'metal',
              s.loft([
                rail(front - 0.02 * l, mouth - 0.012 * l, 1.15 * m, mouth + 0.92 * tall),
                rail(front, mouth - 0.012 * l, 1.15 * m, mouth + 0.92 * tall),
              ]),
            ),
          ],
        ),
      ],
      base,
    );
    const lift = p.lift * l;
    const cap = body(
      hinge({
        axis: [0, -1, 0],
        position: pivot,
        range: [0, 85],
        seen: { closed: 0.55, between: [12, 84] },
      }),
      [
        part(
          'cap',
          {
            material,
            fill: p.material === 'plastic' ? 1 : 0.5,
            affordance: 1,
            description: 'Pressed down to staple; opened to refill.',
          },
          drawCap(s, p, w, [pivot[0] - 0.035 * l, front + 0.008 * l], [pivot[2] + 0.03 * l, mouth + tall + gap + lift]),
        ),
      ],
      magazine,
    );
    return { bodies: [base, magazine, cap] };
  },
});

type Base = 'plate' | 'block' | 'waisted';

/** Width and height of the base along its length, as shares. */
const BASES: Readonly<Record<Base, readonly (readonly [t: number, wide: number, high: number])[]>> = {
  plate: [[0, 0.72, 1], [0.03, 0.92, 1], [0.1, 1, 1], [0.9, 1, 1], [0.97, 0.9, 0.9], [1, 0.66, 0.7]],
  block: [[0, 0.9, 1], [0.02, 1, 1], [0.5, 1, 1], [0.97, 1, 1], [1, 0.94, 0.85]],
  waisted: [[0, 0.6, 1], [0.05, 0.9, 1], [0.15, 1, 1], [0.35, 0.78, 1], [0.6, 0.74, 1], [0.8, 0.92, 1], [0.93, 0.95, 0.95], [1, 0.6, 0.75]],
}; // prettier-ignore

/** The foot: its top is flat where the paper lies. */
function drawBase(s: Shapes, kind: Base, l: number, w: number, sole: number): Solid[] {
  return [
    s.loft(
      BASES[kind].map(([t, wide, high]): Ring => {
        const [x, y, z] = [-l / 2 + t * l, (wide * w) / 2, high * sole];
        return [[x, -y, 0], [x, y, 0], [x, y, 0.6 * z], [x, 0.9 * y, z], [x, -0.9 * y, z], [x, -y, 0.6 * z]]; // prettier-ignore
      }),
    ),
  ];
}

/** Two cheeks that carry the pin. */
function ears(s: Shapes, [x, , z]: Vec3, w: number, sole: number, r: number): Solid[] {
  const y = 0.36 * w;
  const sheet = 0.07 * w;
  return [-1, 1].flatMap((side) => [
    s.boxBetween([x - 0.4 * r, side * (y - sheet), sole - 1e-4], [x + 2.5 * r, side * y, z + 0.3 * r]),
    s.cylinder([x, side * (y - sheet), z], [x, side * y, z], 1.2 * r),
    ...paint('metal', s.cylinder([x, side * y, z], [x, side * (y + 0.02 * w), z], 0.6 * r)),
  ]);
}

interface Cap {
  readonly length: number;
  readonly arch: number;
  readonly cap: 'round' | 'angular' | 'sleek';
}

/** Thickness of the cap's back along its length, share of the stapler's, for an arch of 0 and what an arch of 1 adds. */
const BACKS: Readonly<Record<Cap['cap'], readonly (readonly [t: number, thick: number, arch: number])[]>> = {
  round: [[0, 0.02, 0], [0.06, 0.045, 0.02], [0.2, 0.06, 0.05], [0.45, 0.065, 0.085], [0.7, 0.06, 0.075], [0.88, 0.05, 0.045], [0.97, 0.035, 0.015], [1, 0.018, 0]],
  angular: [[0, 0.03, 0.02], [0.03, 0.05, 0.04], [0.3, 0.06, 0.05], [0.6, 0.06, 0.04], [0.96, 0.06, 0.02], [1, 0.045, 0.02]],
  sleek: [[0, 0.02, 0.03], [0.05, 0.035, 0.06], [0.2, 0.035, 0.06], [0.45, 0.03, 0.025], [0.7, 0.03, 0.01], [0.92, 0.032, 0.015], [1, 0.02, 0]],
}; // prettier-ignore

/** A channel open below: back and two cheeks. `under` is the height of its inside at both ends. */
function drawCap(
  s: Shapes,
  { length, arch, cap }: Cap,
  w: number,
  [x0, x1]: readonly [number, number],
  under: readonly [number, number],
): Solid[] {
  const rows = BACKS[cap].map(([t, thick, more]) => ({
    t,
    x: x0 + t * (x1 - x0),
    low: under[0] + t * (under[1] - under[0]),
    thick: (thick + arch * more) * length,
  }));
  const flare = cap === 'round' ? 0.82 : cap === 'sleek' ? 0.7 : 0.92;
  const back = s.loft(
    rows.map(({ t, x, low, thick }): Ring => {
      const y = (0.5 - 0.06 * t ** 4) * w;
      const top = low + thick;
      return [[x, -y, low], [x, y, low], [x, 0.97 * y, low + 0.55 * thick], [x, flare * y, low + 0.88 * thick], [x, 0.45 * y, top], [x, -0.45 * y, top], [x, -flare * y, low + 0.88 * thick], [x, -0.97 * y, low + 0.55 * thick]]; // prettier-ignore
    }),
  );
  const cheeks = [-1, 1].map((side) =>
    s.loft(
      rows.map(({ t, x, low }): Ring => {
        const y = side * (0.5 - 0.06 * t ** 4) * w;
        const inner = side * 0.4 * w;
        const hang = low - (0.035 + 0.012 * Math.sin(Math.PI * t)) * length;
        return [[x, inner, hang], [x, y, hang], [x, y, low + 1e-4], [x, inner, low + 1e-4]]; // prettier-ignore
      }),
    ),
  );
  return [back, ...cheeks];
}
