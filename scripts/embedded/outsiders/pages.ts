import type { RgbaImage } from '../../../src/inference/image/rgba-image.js';
import type { Random } from '../../../src/procedural/random.js';
import { createRandom } from '../../../src/procedural/random.js';
import type { NoObject } from './no-objects.js';

/** Letters of 3 x 5 points, five rows of three bits each from the top. */
const GLYPHS: Readonly<Partial<Record<string, readonly number[]>>> = {
  a: [2, 5, 7, 5, 5], b: [6, 5, 6, 5, 6], c: [3, 4, 4, 4, 3], d: [6, 5, 5, 5, 6], e: [7, 4, 6, 4, 7], f: [7, 4, 6, 4, 4],
  g: [3, 4, 5, 5, 3], h: [5, 5, 7, 5, 5], i: [7, 2, 2, 2, 7], j: [1, 1, 1, 5, 2], k: [5, 5, 6, 5, 5], l: [4, 4, 4, 4, 7],
  m: [5, 7, 7, 5, 5], n: [6, 5, 5, 5, 5], o: [2, 5, 5, 5, 2], p: [6, 5, 6, 4, 4], q: [2, 5, 5, 6, 3], r: [6, 5, 6, 5, 5],
  s: [3, 4, 2, 1, 6], t: [7, 2, 2, 2, 2], u: [5, 5, 5, 5, 7], v: [5, 5, 5, 5, 2], w: [5, 5, 7, 7, 5], x: [5, 5, 2, 5, 5],
  y: [5, 5, 2, 2, 2], z: [7, 1, 2, 4, 7], '.': [0, 0, 0, 0, 2], ',': [0, 0, 0, 2, 4],
}; // prettier-ignore

const WORDS =
  'the of and a to in is you that it he was for on are as with his they at be this have from or one had by word but not what all were we when your can said there use an each which she do how their if will up other about out many then them these so some her would make like him into time has look two more write go see number no way could people'.split(
    ' ',
  );

/** A sheet that rectangles and text are drawn on, sRGB bytes. */
interface Sheet extends RgbaImage {
  readonly fill: (x: number, y: number, width: number, height: number, color: number) => void;
  readonly text: (x: number, y: number, text: string, dot: number, color: number) => void;
}

function createSheet(width: number, height: number, ground: number): Sheet {
  const data = new Uint8Array(4 * width * height);
  const fill: Sheet['fill'] = (x, y, w, h, color) => {
    for (let v = Math.max(0, y); v < Math.min(height, y + h); v++)
      for (let u = Math.max(0, x); u < Math.min(width, x + w); u++)
        data.set([color >> 16, (color >> 8) & 255, color & 255, 255], 4 * (v * width + u));
  };
  fill(0, 0, width, height, ground);
  return {
    width,
    height,
    data,
    fill,
    text: (x, y, text, dot, color) => {
      Array.from(text).forEach((letter, i) => {
        (GLYPHS[letter] ?? []).forEach((bits, row) => {
          for (let k = 0; k < 3; k++) if (bits & (4 >> k)) fill(x + (4 * i + k) * dot, y + row * dot, dot, dot, color);
        });
      });
    },
  };
}

const sentence = (random: Random, letters: number): string => {
  let line = '';
  for (;;) {
    const word = random.pick(WORDS) + (random.chance(0.1) ? ',' : random.chance(0.1) ? '.' : '');
    if (line.length + word.length + 1 > letters) return line;
    line += (line === '' ? '' : ' ') + word;
  }
}; // prettier-ignore

/** A printed page: a title and paragraphs. */
function page(): RgbaImage {
  const random = createRandom('page');
  const sheet = createSheet(600, 800, 0xfbfaf5);
  sheet.text(60, 60, 'notes on the way home', 5, 0x1a1a1a);
  let y = 120;
  while (y < 740) {
    const lines = 4 + random.below(5);
    for (let k = 0; k < lines && y < 740; k++, y += 17)
      sheet.text(60, y, sentence(random, k === lines - 1 ? 30 : 60), 2, 0x2a2a2a);
    y += 16;
  }
  return sheet;
}

/** A window of a mail program: title bar, side bar, list, buttons. */
function screenshot(): RgbaImage {
  const random = createRandom('screenshot');
  const sheet = createSheet(800, 500, 0xf3f4f6);
  sheet.fill(0, 0, 800, 40, 0x2d3748);
  [0xff5f57, 0xfebc2e, 0x28c840].forEach((color, k) => {
    sheet.fill(14 + 22 * k, 14, 12, 12, color);
  });
  sheet.text(320, 14, 'inbox and folders', 2, 0xffffff);
  sheet.fill(0, 40, 180, 460, 0xe2e8f0);
  ['inbox', 'starred', 'sent', 'drafts', 'archive', 'spam', 'trash'].forEach((name, k) => {
    if (k === 0) sheet.fill(10, 58, 160, 30, 0x4a7fd4);
    sheet.text(24, 66 + 38 * k, name, 3, k === 0 ? 0xffffff : 0x334155);
  });
  for (let k = 0; k < 7; k++) {
    const y = 56 + 58 * k;
    sheet.fill(196, y, 588, 50, 0xffffff);
    sheet.fill(208, y + 9, 32, 32, random.pick([0x9f7aea, 0xed8936, 0x48bb78, 0x4299e1]));
    sheet.text(254, y + 10, sentence(random, 24), 2, 0x111827);
    sheet.text(254, y + 30, sentence(random, 60), 2, 0x6b7280);
  }
  sheet.fill(670, 462, 110, 30, 0x3182ce);
  sheet.text(690, 470, 'write', 3, 0xffffff);
  return sheet;
}

/** A chart of bars on axes. */
function chart(): RgbaImage {
  const sheet = createSheet(640, 480, 0xffffff);
  sheet.text(200, 24, 'sales by month', 4, 0x222222);
  for (let k = 0; k < 6; k++) sheet.fill(70, 80 + 64 * k, 530, 1, 0xd0d0d0);
  [140, 210, 180, 290, 250, 330, 120, 220].forEach((high, k) => {
    sheet.fill(90 + 64 * k, 420 - high, 40, high, k % 2 === 0 ? 0x3a78c2 : 0xe08a2e);
    sheet.text(98 + 64 * k, 430, 'jfmamjja'[k], 4, 0x444444);
  });
  sheet.fill(68, 70, 3, 352, 0x222222);
  sheet.fill(68, 420, 540, 3, 0x222222);
  return sheet;
}

/** Flat drawings of text and rectangles. */
export const PAGES: readonly NoObject[] = [
  { name: 'page of text', draw: page },
  { name: 'screenshot', draw: screenshot },
  { name: 'bar chart', draw: chart },
];
