import { cellNoise, clamp01, layeredNoise, noise2, smoothStep } from './noise.js';
import type { Spot, Surface } from './surface.js';
import { blend, cover, placeOnFace, tone } from './surface.js';

/*
 * Patterns that are laid out on a face of the solid: keys, labels, dials, holes; a map goes round.
 */

const visible = (feature: number, spot: Spot): number => smoothStep(0.9, 2.5, feature / spot.footprint);

/** How far inside a rectangle about 0 a point is, softened over `soft`: 1 inside, 0 outside. */
const inside = (x: number, y: number, halfX: number, halfY: number, soft: number): number =>
  smoothStep(soft, -soft, Math.max(Math.abs(x) - halfX, Math.abs(y) - halfY));

/** Spacing of the keys of a keyboard, m: 19.05 mm by ISO 9241-4; small fields have at least four keys across. */
const PITCH = 0.019;

/** A field of keys with gaps between them and something printed on each; the variant has a space bar in the first row. */
export function paintKeys(s: Surface, p: Spot): void {
  placeOnFace(s, p);
  const pitch = Math.min(PITCH, Math.min(p.width, p.height) / 3);
  const columns = Math.max(1, Math.round(p.width / pitch));
  const rows = Math.max(1, Math.round(p.height / pitch));
  const row = Math.floor((p.v / p.height) * rows);
  const shift = rows > 3 && s.variant % 2 === 0 ? (0.25 * row) % 1 : 0;
  const place = (p.u / p.width) * columns + shift;
  const isBar = row === 0 && columns > 9 && place / columns > 0.3 && place / columns < 0.62;
  const x = isBar
    ? (place / columns < 0.46 ? place / columns - 0.3 : 0.62 - place / columns) * columns - 0.5
    : place - Math.floor(place) - 0.5;
  const y = (p.v / p.height) * rows - row - 0.5;
  const seen = visible(0.6 * pitch, p);
  const soft = 0.5 * Math.min(0.5, p.footprint / pitch) + 0.02;
  const key = isBar ? inside(Math.min(x, 0), y, 0.42, 0.4, soft) : inside(x, y, 0.42, 0.4, soft);
  blend(p, s.second, s.color, seen > 0 ? 0.78 + seen * (key - 0.78) : 0.78);
  const sign = visible(0.25 * pitch, p);
  if (sign > 0 && !isBar && Math.abs(x) < 0.18 && Math.abs(y) < 0.18) {
    const mark = cellNoise(7 * x + 31 * Math.floor(place) + s.variant, 7 * y + 17 * row);
    cover(p, s.third, sign * 0.8 * (mark > 0.45 ? 1 : 0));
  }
}

/** A printed label: a coloured head, lines of words, sometimes a row of bars. */
export function paintLabel(s: Surface, p: Spot): void {
  placeOnFace(s, p);
  paintLabelAt(s, p);
}

/** The same where the spot's place on the label is known. */
export function paintLabelAt(s: Surface, p: Spot): void {
  const x = p.u / p.width;
  const y = p.v / p.height;
  blend(p, s.color, s.color, 0);
  const head = 0.55 + 0.1 * (s.variant % 4);
  const shape = s.variant % 3;
  if (shape === 0) cover(p, s.second, smoothStep(head - 0.01, head + 0.01, y));
  else if (shape === 1)
    cover(p, s.second, smoothStep(0.36, 0.34, Math.hypot((x - 0.5) * Math.min(1, p.width / p.height), y - 0.6)));
  else cover(p, s.second, smoothStep(0.02, 0, Math.abs(y - 0.2 * x - 0.55) - 0.12));
  const lines = 9;
  const line = Math.floor(y * lines);
  const word = cellNoise(Math.floor(x * 22) + 13 * s.variant, line);
  const isText =
    x > 0.1 && x < 0.9 && y > 0.06 && y < head - 0.08 && word > 0.3 && Math.abs(y * lines - line - 0.5) < 0.22;
  if (isText) cover(p, s.third, 0.85);
  if (y > head && y < head + 0.22 && Math.abs(x - 0.5) < 0.32)
    cover(p, s.color, cellNoise(Math.floor(x * 12), s.variant) > 0.35 ? 0.9 : 0);
}

/** The face of a clock or gauge: rim, strokes, figures. */
export function paintDial(s: Surface, p: Spot): void {
  placeOnFace(s, p);
  const x = (2 * p.u) / p.width - 1;
  const y = (2 * p.v) / p.height - 1;
  const r = Math.hypot(x, y);
  const pixel = (2 * p.footprint) / Math.min(p.width, p.height);
  blend(p, s.color, s.color, 0);
  const turn = Math.atan2(x, y) / (2 * Math.PI) + 1;
  const hour = Math.abs(turn * 12 - Math.round(turn * 12)) / 12;
  const minute = Math.abs(turn * 60 - Math.round(turn * 60)) / 60;
  const stroke = (away: number, half: number, from: number, to: number): number =>
    r > from && r < to ? smoothStep(half + pixel, half - pixel * 0.2, away * 2 * Math.PI * r) : 0;
  const marks = Math.max(stroke(hour, 0.018, 0.82, 0.94), 0.7 * stroke(minute, 0.006, 0.88, 0.94));
  cover(p, s.second, marks);
  if (s.variant % 3 > 0 && r > 0.64 && r < 0.78 && hour * 2 * Math.PI * r < 0.07)
    cover(p, s.second, cellNoise(Math.floor(14 * x + 40), Math.floor(14 * y + 40)) > 0.4 ? 0.8 : 0.1);
  cover(p, s.second, 0.8 * smoothStep(0.955, 0.985, r));
  if (s.variant % 2 === 0) cover(p, s.third, 0.9 * smoothStep(0.01, 0, Math.abs(r - 0.55) - 0.01));
}

/** Continents on a sea, with parallels and meridians. */
export function paintMap(s: Surface, p: Spot): void {
  const dx = p.x - (s.min[0] + s.max[0]) / 2;
  const dy = p.y - (s.min[1] + s.max[1]) / 2;
  const dz = p.z - (s.min[2] + s.max[2]) / 2;
  const length = Math.sqrt(dx * dx + dy * dy + dz * dz) || 1;
  const x = dx / length;
  const y = dy / length;
  const z = dz / length;
  const land = layeredNoise(1.7 * x + s.offset[0], 1.7 * y + s.offset[1], 1.7 * z + s.offset[2], 4) + 0.05 * z;
  const shore = smoothStep(0.5, 0.515, land);
  blend(p, s.color, s.second, shore);
  const relief = layeredNoise(6 * x + s.offset[2], 6 * y, 6 * z, 2) - 0.5;
  tone(p, 1 + 0.5 * relief * (0.2 + 0.8 * shore));
  cover(p, s.third, 0.6 * shore * smoothStep(0.5, 0.62, layeredNoise(3 * x, 3 * y + s.offset[0], 3 * z, 2)));
  if (Math.abs(z) > 0.92) cover(p, [0.85, 0.87, 0.9], 0.8 * smoothStep(0.92, 0.95, Math.abs(z)));
  const latitude = (Math.asin(z) / Math.PI) * 12;
  const longitude = (Math.atan2(y, x) / Math.PI) * 12;
  const near = Math.min(Math.abs(latitude - Math.round(latitude)), Math.abs(longitude - Math.round(longitude)));
  const thin = 0.02 + (p.footprint / length) * 2;
  cover(p, [0.1, 0.1, 0.12], 0.3 * smoothStep(thin, 0.5 * thin, near) * Math.min(1, 0.04 / thin));
}

/** Rows of round holes, every other one shifted; from afar an even grey. */
export function paintMesh(s: Surface, p: Spot): void {
  placeOnFace(s, p);
  const v = p.v / s.scale;
  const row = Math.floor(v);
  const u = p.u / s.scale + 0.5 * (row & 1);
  const r = Math.hypot(u - Math.floor(u) - 0.5, v - row - 0.5);
  const seen = visible(0.7 * s.scale, p);
  const hole = smoothStep(0.36, 0.3, r);
  blend(p, s.color, s.second, s.strength * (0.33 + seen * (hole - 0.33)));
}

/** A lit screen behind glass: a desktop, a landscape, pages, dark and off; the picture fills the solid's largest face. */
export function paintScreen(s: Surface, p: Spot): void {
  placeOnFace(s, p);
  const [a, b, c] = [s.max[0] - s.min[0], s.max[1] - s.min[1], s.max[2] - s.min[2]];
  const isFront = p.width * p.height > 0.98 * Math.max(a * b, b * c, c * a);
  const kind = s.variant % 6;
  if (!isFront || kind === 5) {
    blend(p, [0.006, 0.007, 0.009], s.color, 0.02);
    p.glow = 0;
    return;
  }
  const x = clamp01(p.u / p.width);
  const y = clamp01(p.v / p.height);
  if (kind < 2) paintDesktop(s, p, x, y);
  else if (kind === 2) paintLandscape(s, p, x, y);
  else paintPage(s, p, x, y, kind === 3);
}

function paintDesktop(s: Surface, p: Spot, x: number, y: number): void {
  const swirl = noise2(2.5 * x + s.offset[0], 2.5 * y + s.offset[1]);
  blend(p, s.color, s.second, clamp01(0.9 * y + 0.9 * (swirl - 0.5)));
  cover(p, s.third, 0.7 * smoothStep(0.12, 0, Math.abs(noise2(3 * x + s.offset[1], 1.6 * y) - 0.5)));
  // Task bar, icons, a window.
  if (y < 0.06) cover(p, [0.03, 0.03, 0.04], 0.75);
  if (x < 0.16 || y < 0.055) {
    const column = x * 18;
    const line = y * 11;
    const isIcon = Math.abs(column - Math.floor(column) - 0.5) < 0.3 && Math.abs(line - Math.floor(line) - 0.5) < 0.3;
    const which = cellNoise(Math.floor(column) + s.variant, Math.floor(line));
    if (isIcon && which > 0.45) cover(p, [which, 1 - which, 0.5 + 0.5 * Math.sin(20 * which)], 0.75);
  }
  if (s.variant % 4 === 1 && x > 0.4 && x < 0.9 && y > 0.2 && y < 0.85) {
    blend(p, [0.8, 0.8, 0.82], [0.9, 0.9, 0.9], y);
    if (y > 0.79) cover(p, s.second, 0.7);
    else if (
      cellNoise(Math.floor(x * 40), Math.floor(y * 26)) > 0.5 &&
      Math.abs(y * 26 - Math.floor(y * 26) - 0.5) < 0.25
    )
      cover(p, [0.15, 0.15, 0.17], 0.8);
  }
}

function paintLandscape(s: Surface, p: Spot, x: number, y: number): void {
  blend(p, s.second, s.color, clamp01(1.4 * y - 0.2));
  cover(p, [1, 0.95, 0.8], smoothStep(0.16, 0.02, Math.hypot((x - 0.3) * 1.5, y - 0.7)));
  for (let i = 0; i < 3; i++) {
    const ridge = 0.52 - 0.15 * i + 0.3 * (layeredNoise((2 + 2 * i) * x + s.offset[0], 7 * i, s.offset[1], 3) - 0.5);
    if (y < ridge) blend(p, s.third, [0.01, 0.02, 0.02], 0.25 + 0.3 * i);
  }
}

function paintPage(s: Surface, p: Spot, x: number, y: number, isLight: boolean): void {
  blend(p, isLight ? [0.85, 0.86, 0.88] : [0.02, 0.022, 0.03], s.color, 0.06);
  if (y > 0.92) cover(p, s.color, 0.8);
  else if (x < 0.18) cover(p, s.second, 0.35);
  else {
    const line = y * 24;
    const isText =
      Math.abs(line - Math.floor(line) - 0.5) < 0.25 &&
      cellNoise(Math.floor(x * 46) + s.variant, Math.floor(line)) > 0.35;
    const end = 0.45 + 0.5 * cellNoise(Math.floor(line), s.variant);
    if (isText && x > 0.22 && x < end) cover(p, isLight ? [0.08, 0.08, 0.1] : s.third, 0.85);
    if (cellNoise(Math.floor(x * 3), Math.floor(y * 4) + s.variant) > 0.8) cover(p, s.third, 0.5);
  }
}
