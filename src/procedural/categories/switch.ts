import type { Vec3 } from '../../core/math/vec3.js';
import { defineCategory } from '../category.js';
import type { ModelBody } from '../model.js';
import { body, FIXED, hinge, part, slide } from '../model.js';
import { choice, count, ratio, size } from '../parameters.js';
import { roundedRectangle } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Ring } from '../solids/skin-rings.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { ringFrame } from './ring-frame.js';
import { dome, turned } from './turned.js';

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

type Tone = 'same' | 'dark' | 'metal';
const toned = (tone: Tone, solids: readonly Solid[]): Solid[] =>
  tone === 'same' ? [...solids] : paint(tone, ...solids);

interface Plate {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly corner: number;
}

/** The wall is the plane y = 0; the plate's front is at y = -depth. */
const plateRing = (s: Shapes, width: number, height: number, corner: number, y: number, middle: number): Ring => {
  const steps = s.detail === 'full' ? 5 : 2;
  return roundedRectangle(width, height, Math.max(corner, 0.0004), steps).map(([x, z]): Vec3 => [x, y, middle + z]);
};

function closedPlate(s: Shapes, b: Plate): Solid[] {
  const ring = (inset: number, y: number): Ring =>
    plateRing(s, b.width - 2 * inset, b.height - 2 * inset, b.corner, y, b.height / 2);
  const bevel = 0.3 * b.depth;
  return [s.loft([ring(0, 0), ring(0, -b.depth + bevel), ring(0.35 * bevel, -b.depth + 0.3 * bevel), ring(bevel, -b.depth)])];
} // prettier-ignore

/** A plate with one opening for all rockers, closed behind. */
function openPlate(s: Shapes, b: Plate, border: number): Solid[] {
  const ring = (inset: number, y: number, corner = b.corner): Ring =>
    plateRing(s, b.width - 2 * inset, b.height - 2 * inset, corner, y, b.height / 2);
  const bevel = Math.min(0.3 * b.depth, 0.4 * border);
  const inner = 0.0006;
  const floor = -0.12 * b.depth;
  // Corners of the outline begin at every quarter, so four sectors fall apart at the middle of the sides.
  const quarter = (rings: readonly Ring[]): Solid => {
    const steps = rings[0].length / 4;
    const shift = Math.round(steps / 2);
    return ringFrame(
      rings.map((r) => r.map((_, k) => r[(k + shift) % r.length])),
      4,
    );
  };
  return [
    quarter([
      ring(0, 0),
      ring(0, -b.depth + bevel),
      ring(bevel, -b.depth),
      ring(border, -b.depth, inner),
      ring(border, 0, inner),
    ]),
    ...paint('dark', s.boxBetween([-b.width / 2 + 0.9 * border, floor, 0.9 * border], [b.width / 2 - 0.9 * border, 0, b.height - 0.9 * border])), // prettier-ignore
  ];
}

/** What the controls of a closed plate sit in. */
function bezels(type: string, s: Shapes, middles: readonly number[], h: number, depth: number): Solid[] {
  const front = -depth;
  const z = h / 2;
  if (type === 'toggle')
    return middles.map((x) => s.boxBetween([x - 0.06 * h, front - 0.012 * h, z - 0.115 * h], [x + 0.06 * h, front + 0.002, z + 0.115 * h])); // prettier-ignore
  if (type === 'slider')
    return middles.flatMap(
      (x) =>
      paint('dark', s.boxBetween([x - 0.022 * h, front - 0.002 * h, z - 0.3 * h], [x + 0.022 * h, front + 0.002, z + 0.3 * h])), // prettier-ignore
    );
  return [];
}

interface Control {
  readonly x: number;
  readonly size: number;
  readonly plate: Plate;
  readonly gap: number;
  readonly tone: Tone;
  readonly tilt: number;
}

/** A rocker in the opening, off at the start: its lower half stands out. */
function rocker(
  s: Shapes,
  name: string,
  c: { readonly x: number; readonly width: number; readonly height: number; readonly plate: Plate; readonly gap: number; readonly tilt: number; readonly lit: boolean; readonly tone: Tone },
  base: ModelBody,
): ModelBody {
  const { plate } = c;
  const half = c.height / 2;
  const floor = 0.12 * plate.depth + c.gap;
  // Each end moves in and out by the same; the axis lies in the middle of the room there is.
  const swing = Math.min(0.3 * plate.depth, 0.12 * half) * c.tilt;
  const angle = Math.atan(swing / half);
  const z = plate.height / 2;
  const axisY = -(floor + swing + 0.05 * plate.depth);
  const front = plate.depth * 1.02 + 0.25 * swing;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  // In its own frame u goes up and w out of the wall; leaning by the angle the lower end stands out.
  const place = (u: number, w: number): [number, number] => [axisY - (w * cos - u * sin), z + u * cos + w * sin * 0.999];
  const shrink = half - sin * front - 0.2 * c.gap;
  const thick = front + axisY;
  const profile: [number, number][] = [[-shrink, 0], [shrink, 0], [shrink, 0.86 * thick], [0.9 * shrink, thick], [-0.9 * shrink, thick], [-shrink, 0.86 * thick]]; // prettier-ignore
  const ringAt = (x: number, inset: number): Ring =>
    profile.map(([u, w]): Vec3 => {
      const [y, up] = place(u * (1 - inset), w - (w > 0 ? inset * thick : 0));
      return [x, y, up];
    });
  const w = c.width / 2;
  const edge = Math.min(0.03 * c.width, 0.001);
  const shell = s.loft([ringAt(c.x - w, 0.03), ringAt(c.x - w + edge, 0), ringAt(c.x + w - edge, 0), ringAt(c.x + w, 0.03)]);
  const mark = (u: number): Solid => {
    const [y, up] = place(u, thick);
    return s.box([c.x, y, up], [0.16 * c.width, 0.0006, 0.045 * c.height]);
  };
  return body(
    hinge({
      axis: [1, 0, 0],
      position: [c.x, axisY, z],
      range: [0, (2 * angle * 180) / Math.PI],
      seen: { closed: 0.5, between: [(2 * angle * 180) / Math.PI - 0.01, (2 * angle * 180) / Math.PI] },
    }),
    [
      part(`rocker${name}`, { material: 'abs', fill: 0.6, affordance: 1, description: 'Rocker; pressed above or below.' }, [
        ...toned(c.tone, [shell]),
        ...(c.lit ? paint('glow', mark(0.72 * half)) : []),
      ]),
    ],
    base,
  );
} // prettier-ignore

/** A bat that stands out of its bezel, down at the start. */
function toggle(s: Shapes, name: string, c: Control, base: ModelBody): ModelBody {
  const h = c.plate.height;
  const root = 0.048 * h;
  const y = -(c.plate.depth + 0.012 * h + c.gap + root);
  const z = h / 2;
  const lean = (16 + 14 * c.tilt) * (Math.PI / 180);
  const out = (d: number): Vec3 => [c.x, y - d * Math.cos(lean), z - d * Math.sin(lean)];
  const long = 1.35 * c.size;
  const ring = (d: number, wide: number, high: number): Ring => {
    const [, cy, cz] = out(d);
    return roundedRectangle(wide, high, 0.4 * Math.min(wide, high), s.detail === 'full' ? 3 : 1).map(
      ([a, b]): Vec3 => [c.x + a, cy + b * Math.sin(lean) * -1, cz + b * Math.cos(lean)],
    );
  };
  const span = (2 * lean * 180) / Math.PI;
  return body(
    hinge({ axis: [1, 0, 0], position: [c.x, y, z], range: [-span, 0], seen: { closed: 0.5, between: [-span, -span + 0.01] } }),
    [
      part(`toggle${name}`, { material: 'abs', affordance: 1, description: 'Toggle; flips up and down.' }, [
        ...toned(c.tone, [
          s.cylinder([c.x - 0.85 * root, y, z], [c.x + 0.85 * root, y, z], root),
          s.loft([ring(0, 1.3 * root, 1.2 * root), ring(0.5 * long, 1.5 * root, 1.2 * root), ring(0.9 * long, 1.9 * root, 1.5 * root), ring(long, 1.4 * root, 1.1 * root)]),
        ]),
      ]),
    ],
    base,
  );
} // prettier-ignore

/** A dimmer's knob with a mark, pointing to the lower left at the start. */
function knob(s: Shapes, name: string, c: Control, base: ModelBody): ModelBody {
  const h = c.plate.height;
  const at: Vec3 = [c.x, -c.plate.depth - c.gap, h / 2];
  const r = c.size;
  const high = 0.55 * r * (0.6 + 0.6 * c.tilt);
  const angle = (225 * Math.PI) / 180;
  const mark: Vec3 = [c.x + 0.72 * r * Math.cos(angle), at[1] - high, at[2] + 0.72 * r * Math.sin(angle)];
  return body(
    hinge({ axis: [0, 1, 0], position: at, range: [0, 270], seen: { closed: 0.2, between: [0, 270] } }),
    [
      part(`knob${name}`, { material: 'abs', fill: 0.6, affordance: 1, description: 'Dimmer; turns from off to full.' }, [
        ...toned(c.tone, [turned(s, [[r, 0], [0.97 * r, 0.2 * high], [0.9 * r, 0.85 * high], ...dome(s, 0.84 * r, 0.1 * high, 0.95 * high, 3)], { origin: at, axis: [0, -1, 0], sides: 32 })]),
        ...paint(c.tone === 'same' ? 'dark' : 'light', s.ellipsoid(mark, [0.09 * r, 0.12 * high, 0.09 * r])),
      ]),
    ],
    base,
  );
} // prettier-ignore

/** A dimmer's slider, down at the start. */
function slider(s: Shapes, name: string, c: Control, base: ModelBody): ModelBody {
  const h = c.plate.height;
  const y = -c.plate.depth - 0.002 * h - c.gap;
  const z = h / 2 - 0.24 * h;
  const out = y - 0.09 * h;
  return body(
    slide({ axis: [0, 0, 1], range: [0, 0.48 * h], seen: { closed: 0.2, between: [0, 0.48 * h] } }),
    [
      part(`slider${name}`, { material: 'abs', fill: 0.7, affordance: 1, description: 'Dimmer; slides up.' }, [
        ...toned(c.tone, [s.boxBetween([c.x - 0.5 * c.size, out, z - 0.28 * c.size], [c.x + 0.5 * c.size, y, z + 0.28 * c.size], { round: 0.002 })]),
      ]),
    ],
    base,
  );
} // prettier-ignore
