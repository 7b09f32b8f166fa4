import { defineCategory } from '../category.js';
import type { ModelBody, ModelMotion } from '../model.js';
import { body, FIXED, part, slide } from '../model.js';
import type { ParameterValues } from '../parameters.js';
import { choice, ratio, size } from '../parameters.js';
import type { Point2 } from '../solids/convex-polygons.js';
import { smoothCurve } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { HeadSeat } from './pump-head.js';
import { collarPart, pumpHead, pumpRise, SPRAY_RISE, sprayHead } from './pump-head.js';
import { radiusAt, section, vessel } from './vessel.js';
import { clearance, drawnOnly, sleeve } from './vessel-parts.js';

/*
 * Bottles and jars, empty. Sizes: wine bottles (0.75 l) are 0.3 m high and weigh 0.4 to 0.6 kg (0.5 kg on average, wineloverspage.com,
 * 2022), water bottles of 0.5 to 1 l 0.2 to 0.3 m, pump and spray bottles 0.18 to 0.28 m, jars 0.1 to 0.18 m (estimates). `kind` decides
 * which of them; a jar is lower than the size says.
 */
const parameters = {
  height: size(0.24, 0.03),
  kind: choice({ wine: 2, water: 3, sports: 2, jar: 2, pump: 2, spray: 2 }),
  width: ratio(0.24, 0.42),
  section: choice({ round: 4, oval: 1, square: 1 }),
  /** Height at which the shoulder begins, and how high it is, shares of the height. */
  shoulder: ratio(0.5, 0.78),
  slope: ratio(0.03, 0.2),
  /** Width of the neck over that of the body. */
  neck: ratio(0.28, 0.6),
  waist: ratio(0, 0.16),
  cap: ratio(0.05, 0.14),
  /** Length of a nozzle or pump stem, 0 to 1. */
  stem: ratio(0, 1),
  label: choice({ none: 1, band: 2 }),
  labelHeight: ratio(0.25, 0.7),
  material: choice({ glass: 2, pet: 3, polyethylene: 2, stainless_steel: 1 }),
};
type Values = ParameterValues<typeof parameters>;

const WALL: Record<Values['material'], number> = {
  glass: 0.0034,
  pet: 0.0007,
  polyethylene: 0.0013,
  stainless_steel: 0.0009,
};

export const bottle = defineCategory({
  name: 'bottle',
  parameters,
  view: { azimuth: [-180, 180], elevation: [-2, 40] },
  symmetry: (p) => (p.kind === 'pump' || p.kind === 'spray' ? 1 : p.section === 'round' ? Infinity : 2),
  build: (p, s) => {
    const h = p.height * (p.kind === 'jar' ? 0.62 : 1);
    const r = (p.width / 2) * h * (p.kind === 'jar' ? 1.75 : p.kind === 'wine' ? 0.82 : 1);
    const neck = neckOf(p, r);
    const gap = clearance(h);
    const seat = { k: neck + 0.0025, gap, finish: p.stem > 0.5 ? ('dark' as const) : ('light' as const) };
    const headRise = p.kind === 'pump' ? pumpRise(p.stem) * seat.k : p.kind === 'spray' ? SPRAY_RISE * seat.k : 0;
    // The neck ends inside the cap, or where a pump or sprayer begins.
    const mouth = h - headRise - (headRise > 0 ? 0 : 0.0025 + gap);
    const wall = p.kind === 'wine' ? WALL.glass : WALL[p.material];
    const material = p.kind === 'wine' ? 'glass' : p.material;
    // Small wine bottles have walls as thick as large ones, and a punt.
    const fill = p.kind === 'wine' ? Math.min(1.8, Math.max(1, 0.43 / (45 * r * h))) : 1;
    const outline = outlineOf(s, p, { r, neck, mouth, capped: headRise > 0 ? 0.3 * neck : capHeight(p, h) });
    const cut = { round: section(), oval: section(2.2, 0.62), square: section(6, 0.9) }[p.section];
    const isRound = p.section === 'round';
    // Above the shoulder a bottle is round; other sections are for the body alone, so they end in a neck of their own.
    const shell = vessel(s, outline, {
      wall,
      floor: Math.max(0.002, wall),
      solidBelow: p.kind === 'jar' ? 0 : neck + 0.001,
      sectors: isRound ? 10 : 8,
      ...(headRise > 0 ? {} : { collidesTo: h - capHeight(p, h) - gap }),
      section: isRound ? cut : (radius, z, sides) => (radius <= neck + 1e-6 ? section()(radius, z, sides) : cut(radius, z, sides)), // prettier-ignore
    });
    const clear = material === 'glass' || material === 'pet';
    const label =
      p.label === 'band' && (p.waist < 0.1 || p.kind === 'wine' || p.kind === 'jar')
        ? paint('label', ...labelOf(s, outline, p, cut))
        : [];
    const main = part(
      p.kind === 'jar' ? 'jar' : 'bottle',
      { material, fill, affordance: 2, description: 'Hollow body.' },
      [...(clear ? paint('glass', shell) : [shell]), ...label],
    );
    const title = p.kind === 'jar' ? 'Jar' : 'Bottle';
    if (p.kind === 'pump') {
      const at: HeadSeat = { ...seat, z: mouth - 0.3 * neck };
      const base = body(FIXED, [main, collarPart(s, at)]);
      return { title, bodies: [base, pumpHead(s, at, p.stem, p.cap * 5, base)] };
    }
    if (p.kind === 'spray') {
      const at: HeadSeat = { ...seat, z: mouth - 0.3 * neck };
      const { parts, trigger } = sprayHead(s, at);
      const base = body(FIXED, [main, collarPart(s, at), ...parts]);
      return { title, bodies: [base, trigger(base)] };
    }
    const base = body(FIXED, [main]);
    return { title, bodies: [base, ...capBodies(s, p, { h, neck, gap, base })] };
  },
});

const neckOf = (p: Values, r: number): number => {
  if (p.kind === 'jar') return r * (0.7 + 0.4 * p.neck);
  if (p.kind === 'wine') return Math.max(0.012, 0.36 * r);
  return Math.max(p.kind === 'pump' ? 0.013 : 0.011, r * (p.kind === 'sports' ? Math.max(0.5, p.neck) : p.neck));
};

const capHeight = (p: Values, h: number): number => h * (p.kind === 'wine' ? 1.4 * p.cap + 0.02 : p.kind === 'jar' ? 1.1 * p.cap : p.cap); // prettier-ignore

/** Foot, wall with a waist, shoulder, neck. */
function outlineOf(s: Shapes, p: Values, at: { r: number; neck: number; mouth: number; capped: number }): Point2[] {
  const { r, neck, mouth } = at;
  const edge = 0.1 * r;
  const free = mouth - at.capped - 0.03 * mouth;
  const { kind } = p;
  const low = kind === 'jar' ? 0.84 : kind === 'wine' ? 0.42 + 0.25 * p.shoulder : kind === 'water' ? p.shoulder + 0.06 : 0.62 + 0.3 * p.shoulder; // prettier-ignore
  const from = Math.min(low * mouth, free - 0.04 * mouth);
  const end = Math.max(from + 0.03 * mouth, Math.min(free, from + (kind === 'wine' ? p.slope + 0.08 : p.slope + 0.03) * mouth)); // prettier-ignore
  const waist = r * (1 - p.waist);
  const wallLine: Point2[] =
    p.waist > 0.04 && kind !== 'wine' && kind !== 'jar'
      ? smoothCurve<Point2>([[r, edge], [r, 0.25 * from], [waist, 0.55 * from], [r, 0.85 * from], [r, from]], s.steps(4))
      : [[r, edge], [r, from]]; // prettier-ignore
  const steps = s.steps(6);
  const shoulder = Array.from({ length: steps }, (_, k): Point2 => {
    const t = (k + 1) / steps;
    const ease = 0.5 - 0.5 * Math.cos(Math.PI * t ** 1.15);
    return [r + (neck - r) * ease, from + (end - from) * t];
  });
  const line: Point2[] = [[r - edge, 0], ...wallLine, ...shoulder.slice(0, -1), [neck, end]];
  return mouth > end + 1e-4 ? [...line, [neck, mouth]] : line;
}

/** A paper band just outside the wall. */
function labelOf(s: Shapes, outline: readonly Point2[], p: Values, cut: ReturnType<typeof section>): Solid[] {
  const from = Math.max(...outline.filter(([r]) => r > 0.97 * outline[1][0]).map(([, z]) => z));
  const [low, high] = [from * (0.5 - 0.45 * p.labelHeight), from * (0.5 + 0.45 * p.labelHeight)];
  const r = Math.max(radiusAt(outline, low), radiusAt(outline, high)) + 0.0004;
  return [sleeve(s, { low, high, r: [r, r], thick: 0.001 }, cut)];
}

/** The cap: it turns and comes off; a sports cap has a valve to pull, too. */
function capBodies(s: Shapes, p: Values, at: { h: number; neck: number; gap: number; base: ModelBody }): ModelBody[] {
  const { h, neck, gap, base } = at;
  const tall = capHeight(p, h);
  const [low, top] = [h - tall, h];
  const inner = neck + gap;
  const outer = inner + (p.kind === 'wine' ? 0.0012 : 0.0018);
  const edge = Math.min(0.1 * outer, 0.2 * tall);
  const { mesh } = s.lathe([[0, top - 0.002], [inner, top - 0.002], [inner, low], [outer, low], [outer, top - edge], [outer - edge, top], [0, top]]); // prettier-ignore
  // Hollow to look at; it collides as a plug, above where the neck does.
  const shell: Solid = { mesh, pieces: s.cylinder([0, 0, low], [0, 0, top], outer).pieces };
  const rings =
    p.kind === 'water' || p.kind === 'jar'
      ? drawnOnly(s.lathe([[inner, low + 0.0005], [outer + 0.0012, low + 0.0005], [outer + 0.0012, low + 0.14 * tall], [inner, low + 0.14 * tall]])) // prettier-ignore
      : [];
  const up = Math.max(0.045, 1.6 * tall);
  const lift: ModelMotion = {
    kind: 'hinge-slide',
    axis: [0, 0, 1],
    position: [0, 0, low],
    range: [0, 2 * Math.PI],
    slideAxis: [0, 0, 1],
    slideRange: [0, up],
  };
  const metal = p.kind === 'jar' && p.material === 'glass';
  const cap = body(
    p.kind === 'jar' || p.kind === 'wine' ? slide({ axis: [0, 0, 1], range: [0, up], seen: { closed: 0.8, between: [0.3 * tall, 0.9 * up] } }) : lift, // prettier-ignore
    [
      part(
        p.kind === 'jar' ? 'lid' : 'cap',
        { material: metal ? 'steel' : p.kind === 'wine' ? 'aluminum' : 'polypropylene', ...(metal ? { fill: 0.25 } : {}), affordance: 1, description: 'Screw cap.' }, // prettier-ignore
        paint(metal ? 'metal' : p.stem > 0.6 ? 'dark' : 'accent', shell, ...rings),
      ),
    ],
    base,
  );
  if (p.kind !== 'sports') return [cap];
  const pull = 0.006;
  const k = Math.min(0.5 * outer, 0.014);
  const z = top + gap;
  const valve = body(
    slide({ axis: [0, 0, 1], range: [0, pull], seen: { closed: 0.6, between: [0, pull] } }),
    [
      part('valve', { material: 'polyethylene', affordance: 1, description: 'Drinking valve, pulled open.' }, [
        ...paint('light', s.lathe([[0, z], [0.8 * k, z], [0.62 * k, z + (0.5 + p.stem) * k], [k, z + (0.8 + p.stem) * k], [0.75 * k, z + (1.35 + p.stem) * k], [0, z + (1.35 + p.stem) * k]])),
        ...paint('light', ...drawnOnly(s.cylinder([0, 0, top - pull], [0, 0, z + 0.001], 0.6 * k))),
      ]),
    ],
    cap,
  ); // prettier-ignore
  return [cap, valve];
}
