import type { Finish } from '../procedural/model.js';
import type { Random } from '../procedural/random.js';
import { contrastColor, hueRgb, nearColor, productColor } from './colors.js';
import type { Rgb } from './environment.js';
import type { Paint } from './material-paint.js';
import { clothPaint, coat, glassPaint, metalPaint, paint } from './material-paint.js';

/** Draws how a finish is painted on a part whose own paint is given, on an object whose largest side is `size` m. */
export function drawFinish(finish: Finish, main: Paint, size: number, random: Random): Paint {
  switch (finish) {
    case 'main':
      return main;
    case 'accent':
      return accentPaint(main, random);
    case 'dark':
      return coat(nearColor([0.02, 0.02, 0.022], random, 0.45), random, 0.2, 0.7);
    case 'light':
      return coat(nearColor([0.78, 0.78, 0.76], random, 0.1), random, 0.2, 0.7);
    case 'metal':
      return metalPaint(
        random.chance(0.85) ? nearColor([0.62, 0.63, 0.64], random, 0.12) : nearColor([0.6, 0.4, 0.12], random, 0.2),
        0.2,
        size,
        random,
      );
    case 'screen':
      return screenPaint(random);
    case 'keys':
      return keysPaint(main, random);
    case 'glass':
      return glassPaint([0.5, 0.56, 0.58], random);
    case 'label':
      return paint('label', random.chance(0.6) ? [0.8, 0.79, 0.76] : productColor(random), {
        roughness: random.uniform(0.4, 0.9),
        random,
      });
    case 'rubber':
      return coat(
        random.chance(0.85) ? nearColor([0.022, 0.022, 0.024], random, 0.4) : productColor(random),
        random,
        0.6,
        0.95,
      );
    case 'interior':
      return coat(
        random.chance(0.5) ? nearColor([0.72, 0.72, 0.72], random, 0.15) : nearColor([0.12, 0.12, 0.125], random, 0.7),
        random,
        0.3,
        0.8,
      );
    case 'glow':
      return paint('plain', hueRgb(random.uniform(0.08, 0.16), random.uniform(0, 0.4), 1), {
        glow: random.uniform(0.3, 1),
        roughness: 0.5,
        random,
      });
    case 'dial':
      return dialPaint(random);
    case 'map':
      return mapPaint(random);
    case 'mesh':
      return paint('mesh', nearColor(random.chance(0.6) ? [0.03, 0.03, 0.033] : main.color, random, 0.3), {
        second: [0.004, 0.004, 0.005],
        scale: random.uniform(0.012, 0.03) * size,
        strength: random.uniform(0.5, 1),
        random,
      });
    case 'fabric':
      return clothPaint(size, random);
  }
}

/** A second colour of the same material: another shade of it, or one that stands out. */
function accentPaint(main: Paint, random: Random): Paint {
  if (main.metallic > 0.5)
    return { ...main, color: nearColor(main.color, random, 0.35), roughness: random.uniform(0.1, 0.5) };
  const shade = random.pick([random.uniform(0.35, 0.8), random.uniform(1.15, 1.6)]);
  const [r, g, b] = main.color;
  const color: Rgb = random.chance(0.6)
    ? [Math.min(0.9, shade * r), Math.min(0.9, shade * g), Math.min(0.9, shade * b)]
    : contrastColor(main.color, random);
  return { ...main, color };
}

function screenPaint(random: Random): Paint {
  const vivid = (): Rgb => hueRgb(random.next(), random.uniform(0.3, 0.95), random.uniform(0.25, 0.95));
  return paint('screen', vivid(), {
    second: vivid(),
    third: vivid(),
    roughness: random.uniform(0.04, 0.3),
    glow: random.uniform(0.55, 1),
    random,
  });
}

function keysPaint(main: Paint, random: Random): Paint {
  const color = random.chance(0.65)
    ? nearColor([0.02, 0.02, 0.022], random, 0.4)
    : random.chance(0.5)
      ? ([0.75, 0.75, 0.74] as Rgb)
      : main.color;
  return paint('keys', color, {
    second: random.chance(0.5) ? [0.006, 0.006, 0.007] : nearColor(main.color, random, 0.3),
    third: contrastColor(color, random),
    roughness: random.uniform(0.35, 0.7),
    random,
  });
}

function dialPaint(random: Random): Paint {
  const color: Rgb = random.chance(0.65) ? nearColor([0.8, 0.8, 0.77], random, 0.08) : productColor(random);
  return paint('dial', color, { roughness: random.uniform(0.1, 0.6), random });
}

/** Seas and lands of globes: blue and green, antique, dark with cork, political colours. */
const GLOBES: readonly (readonly [Rgb, Rgb, Rgb])[] = [
  [
    [0.05, 0.2, 0.5],
    [0.1, 0.3, 0.08],
    [0.45, 0.35, 0.15],
  ],
  [
    [0.25, 0.5, 0.7],
    [0.65, 0.6, 0.35],
    [0.5, 0.25, 0.15],
  ],
  [
    [0.6, 0.48, 0.28],
    [0.38, 0.22, 0.1],
    [0.5, 0.35, 0.15],
  ],
  [
    [0.5, 0.3, 0.14],
    [0.012, 0.012, 0.012],
    [0.02, 0.02, 0.02],
  ],
  [
    [0.02, 0.03, 0.06],
    [0.5, 0.4, 0.2],
    [0.3, 0.2, 0.1],
  ],
];

function mapPaint(random: Random): Paint {
  const [sea, land, hills] = random.pick(GLOBES);
  return paint('map', nearColor(sea, random, 0.25), {
    second: nearColor(land, random, 0.25),
    third: random.chance(0.5) ? nearColor(hills, random, 0.3) : hueRgb(random.next(), 0.6, 0.8),
    roughness: random.uniform(0.1, 0.6),
    random,
  });
}
