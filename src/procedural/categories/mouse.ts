import type { Vec3 } from '../../core/math/vec3.js';
import { defineCategory } from '../category.js';
import type { ModelBody } from '../model.js';
import { body, FIXED, hinge, part, slide } from '../model.js';
import { choice, ratio, size } from '../parameters.js';
import { smoothCurve } from '../solids/curves.js';
import { paint } from '../solids/solid.js';

/*
 * A computer mouse: a domed body with two buttons hinged at their back ends and a wheel between. 100 to 125 mm long, 80 to 130 g (Logitech
 * M650: 108 mm, 101 g; M650 L: 119 mm, 115 g); the shell is hollow (fill).
 */
export const mouse = defineCategory({
  name: 'mouse',
  parameters: {
    length: size(0.112, 0.007),
    width: ratio(0.5, 0.68),
    height: ratio(0.27, 0.42),
    /** Where along the length the hump is, from the back. */
    hump: ratio(0.3, 0.6),
    /** Height at the front, as a share of the hump's. */
    nose: ratio(0.42, 0.75),
    /** Width at the waist as a share of the widest. */
    waist: ratio(0.84, 1),
    frontWidth: ratio(0.72, 0.98),
    /** How square the ends and the section are. */
    squareness: ratio(2.1, 4),
    /** How far the buttons reach back. */
    split: ratio(0.38, 0.58),
    wheel: ratio(0.075, 0.12),
    thumb: choice({ none: 2, buttons: 1 }),
    cable: choice({ none: 1, cable: 1 }),
    tone: choice({ one: 2, two: 2 }),
  },
  view: { azimuth: [-180, 180], elevation: [15, 75] },
  build: (p, s) => {
    const l = p.length;
    const w = p.width * l;
    const h = p.height * l;
    const n = p.squareness;
    // v runs from 0 at the back to 1 at the front (-y).
    const y = (v: number): number => l / 2 - v * l;
    const ends = (v: number): number => Math.max(0, 1 - Math.abs(2 * v - 1) ** (n + 0.6)) ** (1 / n);
    const width = (v: number): number => {
      const toFront = 1 + (p.frontWidth - 1) * v * v;
      const waist = 1 - (1 - p.waist) * Math.exp(-(((v - 0.58) / 0.2) ** 2));
      return w * ends(v) * toFront * waist;
    };
    const height = (v: number): number => {
      const along = v < p.hump ? (v / p.hump) * 0.5 : 0.5 + (0.5 * (v - p.hump)) / (1 - p.hump);
      const dome = Math.sin(Math.PI * along);
      const front = v < p.hump ? 0.15 : p.nose;
      return h * (front + (1 - front) * dome) * (0.55 + 0.45 * ends(v));
    };
    // A section: half a superellipse over a short upright foot.
    const steps = s.steps(14);
    const above = (v: number, from: number, to: number): [number, number][] =>
      Array.from({ length: steps + 1 }, (_, k): [number, number] => {
        const angle = from + ((to - from) * k) / steps;
        const [c, q] = [Math.cos(angle), Math.sin(angle)];
        return [
          (width(v) / 2) * Math.sign(c) * Math.abs(c) ** (2 / n),
          height(v) * Math.abs(q) ** (2 / Math.max(2, n - 0.6)),
        ];
      });
    const foot = 0.0008;
    const lifted = (z: number): number => foot + (1 - foot / h) * z;
    const full = (v: number): Vec3[] => above(v, 0, Math.PI).map(([x, z]) => [x, y(v), lifted(z)]);
    // Below the buttons the body is cut flat; the buttons are what is above, less a gap in the middle for the wheel.
    const cut = (v: number): number => 0.52 * height(v);
    const gap = 0.5 * Math.max(0.1 * w, 0.006);
    const clearance = 0.0012;
    const angleAt = (v: number, z: number): number =>
      Math.asin(Math.min(1, (z / height(v)) ** (Math.max(2, n - 0.6) / 2)));
    const angleAtX = (v: number, x: number): number =>
      Math.acos(Math.min(1, Math.max(0, (2 * x) / width(v)) ** (n / 2)));
    const range = (from: number, to: number, count: number): number[] =>
      Array.from({ length: count + 1 }, (_, k) => from + ((to - from) * k) / count);
    // Rings lie closer where the outline turns in.
    const easing = (from: number, to: number, count: number, ease: (t: number) => number): number[] =>
      range(0, 1, count).map((t) => from + (to - from) * ease(t));
    const tip = 0.996;
    const seam = p.split;
    // Buttons end where the nose gets too narrow for two.
    let buttonTip = tip;
    while (width(buttonTip) < 4.4 * gap) buttonTip -= 0.004;
    const rear = s.loft(
      easing(0.003, 1 - seam, s.steps(12), (t) => 1 - Math.cos((t * Math.PI) / 2)).map((v) => full(v)),
    );
    const front = s.loft(
      easing(1 - seam, tip, s.steps(9), (t) => Math.sin((t * Math.PI) / 2)).map((v): Vec3[] => {
        const a = angleAt(v, cut(v));
        return [...above(v, 0, a), ...above(v, Math.PI - a, Math.PI)].map(([x, z]) => [x, y(v), lifted(z)]);
      }),
    );
    const start = 1 - seam + 0.0012 / l;
    const button = (side: number) =>
      s.loft(
        easing(start, buttonTip, s.steps(8), (t) => Math.sin((t * Math.PI) / 2)).map((v): Vec3[] => {
          const low = angleAt(v, cut(v) + clearance);
          const inner = Math.max(low + 0.02, angleAtX(v, gap));
          const curve = above(v, low, inner);
          const end = curve[curve.length - 1];
          return [...curve, [end[0], curve[0][1]] as const].map(([x, z]) => [side * x, y(v), lifted(z)]);
        }),
      );
    const spine = (v: number, inset: number): Vec3[] => [
      [-gap + inset, y(v), cut(v) - 0.001],
      [gap - inset, y(v), cut(v) - 0.001],
      [gap - inset, y(v), Math.max(cut(v) + 0.001, 0.97 * height(v))],
      [inset - gap, y(v), Math.max(cut(v) + 0.001, 0.97 * height(v))],
    ];
    const wheelAt = 1 - 0.45 * seam;
    const stand = height(wheelAt) + 0.0022;
    const wheelRadius = Math.min(p.wheel * l, (stand - cut(wheelAt) - 0.0008) / 2);
    const slot = (wheelRadius + 0.0012) / l;
    const skin = { material: 'abs', affordance: 2 };
    const tinted = (solids: Parameters<typeof paint>[1][]) => (p.tone === 'two' ? paint('accent', ...solids) : solids);
    const cable = s.tube(
      smoothCurve<Vec3>(
        [
          [0, y(tip) + 0.002, 0.25 * height(tip) + 0.001],
          [0, y(1) - 0.012, 0.006],
          [0.006, y(1) - 0.035, 0.0021],
          [0.022, y(1) - 0.06, 0.0021],
        ],
        s.steps(6),
      ),
      0.0019,
    );
    const base = body(FIXED, [
      part('body', { ...skin, fill: 0.62, affordance: 3, description: 'Palm rest and housing.' }, [
        ...tinted([rear]),
        front,
        ...paint('dark', s.loft([spine(start, 0.0006), spine(wheelAt - slot, 0.0006)]), s.loft([spine(wheelAt + slot, 0.0006), spine(0.5 * (wheelAt + slot + tip), 0.0006)])),
        ...(p.cable === 'cable' ? paint('rubber', cable) : []),
      ]),
    ]); // prettier-ignore
    const buttons = [-1, 1].map((side): ModelBody => {
      const pivot: Vec3 = [0, y(start), cut(start) + clearance];
      // Pressed until half of the clearance is used up at the front.
      const press = (Math.atan2(0.5 * clearance, (tip - start) * l) * 180) / Math.PI;
      return body(
        hinge({ axis: [1, 0, 0], position: pivot, range: [0, press] }),
        [
          part(
            side < 0 ? 'left button' : 'right button',
            { ...skin, fill: 0.5, affordance: 1, description: 'Pressed at its front.' },
            [button(side)],
          ),
        ],
        base,
      );
    });
    const wheelZ = stand - wheelRadius;
    const half = gap - 0.0008;
    const wheel = body(
      hinge({ axis: [1, 0, 0], position: [0, y(wheelAt), wheelZ] }),
      [
        part('wheel', { material: 'rubber', affordance: 1, description: 'Scroll wheel.' }, [
          s.cylinder([-half, y(wheelAt), wheelZ], [half, y(wheelAt), wheelZ], wheelRadius),
          ...paint(
            'metal',
            s.cylinder([-half * 0.35, y(wheelAt), wheelZ], [half * 0.35, y(wheelAt), wheelZ], wheelRadius + 0.0003),
          ),
        ]),
      ],
      base,
    );
    // The thumb of a right hand is on the left as seen from the palm's side: at +x when the front looks at -y.
    const thumb =
      p.thumb === 'none'
        ? []
        : [0.4, 0.54].map((v, i): ModelBody => {
            // It follows the flank, a little off it.
            const ring = (at: number): Vec3[] => {
              const [low, high] = [0.52 * height(v), 0.68 * height(v)];
              const x = (z: number): number => above(at, angleAt(at, z), angleAt(at, z))[0][0];
              return [[x(low) + 0.0007, y(at), low], [x(low) + 0.002, y(at), low], [x(high) + 0.002, y(at), high], [x(high) + 0.0007, y(at), high]]; // prettier-ignore
            };
            return body(
              slide({ axis: [-1, 0, 0], range: [0, 0.0003] }),
              [
                part(
                  `thumb button ${i + 1}`,
                  { ...skin, affordance: 2, description: 'Button for the thumb.' },
                  paint('dark', s.loft(range(v - 0.055, v + 0.055, 3).map(ring))),
                ),
              ],
              base,
            );
          });
    return { bodies: [base, ...buttons, wheel, ...thumb] };
  },
});
