import type { Random } from '../../procedural/random.js';
import type { Framing } from '../camera.js';
import { boundProjected, frameToBox } from '../camera.js';
import { enlargeFraming, renderImage } from '../render-image.js';
import { drawClutter, drawLandscape, fillPaint } from './backdrop-flat.js';
import { drawFloor, drawRoom } from './backdrop-floor.js';
import type { Canvas } from './canvas.js';
import { blurChannels, enlarge } from './canvas.js';
import { drawFlatPaint } from './flat-paint.js';
import type { Studio } from './studio.js';
import { PICTURE_SIZE } from './studio.js';
import type { Sitter } from './subject.js';

type Kind = 'white' | 'black' | 'plain' | 'gradient' | 'floor' | 'clutter' | 'landscape';

/** How often a background is of each kind: behind objects that were cut out of their photo, and in whole photos. */
const CUT_OUT: Readonly<Record<Kind, number>> = {
  white: 22,
  black: 7,
  plain: 12,
  gradient: 12,
  floor: 24,
  clutter: 16,
  landscape: 7,
};
const WHOLE: Readonly<Record<Kind, number>> = {
  white: 8,
  black: 2,
  plain: 8,
  gradient: 10,
  floor: 40,
  clutter: 22,
  landscape: 10,
};

/** Objects that stand about in a whole photo. */
export interface Bystanders {
  readonly draw: () => Sitter;
  /** Size of the photo's subject as a share of the picture: in focus, they are plainly smaller. */
  readonly subject: number;
}

/** Fills the canvas with what is behind the object. */
export function drawBackdrop(
  studio: Studio,
  sitter: Sitter,
  framing: Framing,
  random: Random,
  bystanders?: Bystanders,
): void {
  const { canvas, half } = studio;
  const weights = bystanders === undefined ? CUT_OUT : WHOLE;
  const kind = random.pick(Object.keys(weights) as Kind[], Object.values(weights));
  const light = random.uniform(0.35, 1.1);
  const fine = bystanders !== undefined && random.chance(0.5);
  const target = fine ? canvas : half;
  const scale = fine ? 1 : 0.5;
  switch (kind) {
    case 'white':
    case 'black':
      canvas.rgb.fill(kind === 'white' ? random.pick([2, 0.95]) : 0.002);
      break;
    case 'plain':
      fillPaint(canvas, { ...drawFlatPaint(random, light), slopeU: 0, slopeV: 0, noise: 0, stripes: 0 });
      break;
    case 'gradient':
      fillPaint(canvas, { ...drawFlatPaint(random, light), noise: 0, stripes: 0 });
      break;
    case 'floor': {
      const low = sitter.posed.reduce((least, z, i) => (i % 3 === 2 && z < least ? z : least), Infinity);
      const room = drawRoom(sitter.view, low, random);
      drawFloor(target, room, sitter.view, enlargeFraming(framing, scale), sitter.light);
      if (!fine) enlarge(half, canvas);
      break;
    }
    case 'clutter':
      drawClutter(target, random, light);
      if (!fine) enlarge(half, canvas);
      break;
    case 'landscape':
      drawLandscape(target, random, light);
      if (!fine) enlarge(half, canvas);
      break;
  }
  if (bystanders !== undefined && random.chance(0.35)) addObjects(studio, boxIn(framing, sitter), random, bystanders);
}

/** Columns and rows that something takes, pixels. */
interface Box {
  readonly minU: number;
  readonly minV: number;
  readonly maxU: number;
  readonly maxV: number;
}

const boxIn = ({ scale, offsetU, offsetV }: Framing, { projected }: Sitter): Box => {
  const { minU, minV, maxU, maxV } = boundProjected(projected);
  return {
    minU: scale * minU + offsetU,
    minV: scale * minV + offsetV,
    maxU: scale * maxU + offsetU,
    maxV: scale * maxV + offsetV,
  };
};

const overlaps = (a: Box, b: Box): boolean => a.minU < b.maxU && b.minU < a.maxU && a.minV < b.maxV && b.minV < a.maxV;

/**
 * Other objects behind, more or less out of focus. Nothing would tell the subject from one as large and as sharp, or from what seems to be
 * a part of it: what is in focus is plainly smaller and stands beside it.
 */
function addObjects(studio: Studio, taken: Box, random: Random, { draw, subject }: Bystanders): void {
  const { canvas, background } = studio;
  const count = 1 + random.below(2);
  for (let i = 0; i < count; i++) {
    const sitter = draw();
    const blur = random.pick([0, 1, 2, 3]);
    const inFocus = blur < 2;
    const size = canvas.size * (inFocus ? subject * random.uniform(0.25, 0.6) : random.uniform(0.25, 0.7));
    let box = taken;
    for (let attempt = 0; attempt < 8 && (attempt === 0 || (inFocus && overlaps(box, taken))); attempt++) {
      const [u, v] = [random.uniform(-0.2, 0.9) * canvas.size, random.uniform(-0.1, 0.7) * canvas.size];
      box = { minU: u, minV: v, maxU: u + size, maxV: v + size };
    }
    if (inFocus && overlaps(box, taken)) continue;
    const framing = frameToBox(sitter.projected, box);
    renderImage(background, sitter, sitter.view, framing);
    layOver(canvas, background.color, Math.round((blur * canvas.size) / PICTURE_SIZE));
  }
}

function layOver(canvas: Canvas, color: Float32Array, blur: number): void {
  blurChannels(color, canvas.size, 4, blur);
  for (let k = 0; k < canvas.size * canvas.size; k++) {
    const rest = 1 - color[4 * k + 3];
    if (rest === 1) continue;
    for (let c = 0; c < 3; c++) canvas.rgb[3 * k + c] = canvas.rgb[3 * k + c] * rest + color[4 * k + c];
  }
}
