import { layeredNoise, noise3, smoothStep } from './noise.js';
import type { Spot, Surface } from './surface.js';
import { blend, cover, placeOnFace, tone } from './surface.js';

/*
 * Patterns that fill space: grain, weave, specks. Each is a function of the position with joints closed.
 */

/** 1 where features of that size (m) can be seen, 0 where a pixel holds more than one. */
const visible = (feature: number, spot: Spot): number => smoothStep(0.9, 2.5, feature / spot.footprint);

/** Coordinates along the grain and across it, in features. */
const along = (s: Surface, p: Spot): number => (s.axis === 0 ? p.x : s.axis === 1 ? p.y : p.z) / s.scale;
const across = (s: Surface, p: Spot): number =>
  (s.axis === 0 ? p.y + 0.6 * p.z : s.axis === 1 ? p.z + 0.6 * p.x : p.x + 0.6 * p.y) / s.scale;

/** Year rings drawn out along the grain, and pores. */
export function paintWood(s: Surface, p: Spot): void {
  const a = along(s, p);
  const c = across(s, p);
  const warp = noise3(0.09 * a + s.offset[0], 0.35 * c + s.offset[1], s.offset[2]);
  const ring = 0.5 + 0.5 * Math.sin(2 * Math.PI * (0.5 * c + 4 * warp));
  const seen = visible(s.scale, p);
  const pores = visible(0.3 * s.scale, p) > 0 ? noise3(0.4 * a, 6 * c, s.offset[0]) - 0.5 : 0;
  blend(p, s.color, s.second, s.strength * (seen * (0.75 * ring * ring + 0.5 * pores - 0.3) + 0.3));
  p.roughness += 0.15 * (ring - 0.5) * seen * s.strength;
}

/** Threads over and under each other, mottled; stripes or checks of the second colour where the variant says so. */
export function paintFabric(s: Surface, p: Spot): void {
  placeOnFace(s, p);
  const u = p.u / s.scale;
  const v = p.v / s.scale;
  blend(p, s.color, s.color, 0);
  const large = 14;
  if (s.variant % 4 === 1) cover(p, s.second, 0.8 * band(u / large));
  if (s.variant % 4 === 2) {
    cover(p, s.second, 0.5 * band(u / large));
    cover(p, s.second, 0.5 * band(v / large));
  }
  const mottle = noise3(p.x / (3 * s.scale) + s.offset[0], p.y / (3 * s.scale), p.z / (3 * s.scale)) - 0.5;
  const weave = Math.sin(2 * Math.PI * u) * Math.sin(2 * Math.PI * v);
  tone(p, 1 + s.strength * (0.35 * weave * visible(s.scale, p) + 0.5 * mottle));
}

const band = (t: number): number => smoothStep(0.2, 0.3, Math.abs(t - Math.floor(t) - 0.5));

/** Fine scratches along one direction: they darken and lighten, and spread what is mirrored. */
export function paintBrushed(s: Surface, p: Spot): void {
  const fine = noise3(0.02 * along(s, p) + s.offset[0], 2 * across(s, p), s.offset[1]) - 0.5;
  blend(p, s.color, s.color, 0);
  tone(p, 1 + 0.5 * s.strength * fine * visible(0.5 * s.scale, p));
  p.roughness += 0.25 * s.strength * fine;
}

/** Specks of a second and a third colour: stone, terrazzo, hammered paint. */
export function paintSpeckle(s: Surface, p: Spot): void {
  const k = 1 / s.scale;
  const seen = visible(s.scale, p);
  const a = noise3(k * p.x + s.offset[0], k * p.y, k * p.z);
  const b = noise3(0.55 * k * p.x, 0.55 * k * p.y + s.offset[1], 0.55 * k * p.z);
  blend(p, s.color, s.second, s.strength * (0.25 + seen * (smoothStep(0.55, 0.75, a) - 0.25)));
  cover(p, s.third, s.strength * seen * smoothStep(0.66, 0.8, b));
}

/** Brown paper: fibres, and faint lines over the flutes. */
export function paintCardboard(s: Surface, p: Spot): void {
  const k = 1 / s.scale;
  const fibre = layeredNoise(k * p.x + s.offset[0], k * p.y, k * p.z, 2) - 0.5;
  const flute = Math.sin((2 * Math.PI * (s.axis === 0 ? p.x : p.y)) / 0.006) * visible(0.006, p);
  blend(p, s.color, s.second, 0);
  tone(p, 1 + s.strength * (0.25 * fibre + 0.06 * flute));
}

/** Veins where noise crosses its middle. */
export function paintMarble(s: Surface, p: Spot): void {
  const k = 1 / s.scale;
  const n = layeredNoise(k * p.x + s.offset[0], k * p.y + s.offset[1], k * p.z, 3);
  const vein = 1 - smoothStep(0, 0.07, Math.abs(n - 0.5));
  blend(p, s.color, s.second, s.strength * (0.75 * vein + 0.3 * smoothStep(0.4, 0.8, n)));
}

/** A grained skin: fine cells, worn places. */
export function paintLeather(s: Surface, p: Spot): void {
  const k = 1 / s.scale;
  const cells = Math.abs(noise3(k * p.x + s.offset[0], k * p.y, k * p.z) - 0.5);
  const worn = noise3(0.1 * k * p.x, 0.1 * k * p.y, 0.1 * k * p.z + s.offset[1]);
  blend(p, s.color, s.second, s.strength * 0.5 * worn);
  tone(p, 1 - s.strength * 0.5 * visible(s.scale, p) * (0.25 - cells));
}

/** Straight bands of the second colour. */
export function paintStripes(s: Surface, p: Spot): void {
  const t = across(s, p);
  const seen = visible(s.scale, p);
  blend(
    p,
    s.color,
    s.second,
    s.strength * (0.5 + seen * (smoothStep(0.22, 0.28, Math.abs(t - Math.floor(t) - 0.5)) - 0.5)),
  );
}
