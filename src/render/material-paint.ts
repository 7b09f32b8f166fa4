import type { MaterialRecord } from '../core/material-table.js';
import type { Random } from '../procedural/random.js';
import { contrastColor, hueRgb, linearRgb, nearColor, productColor } from './colors.js';
import type { Rgb } from './environment.js';
import type { Pattern, Surface } from './surface.js';

/** How a material is painted, before it is known on which solid. */
export type Paint = Omit<Surface, 'min' | 'max' | 'axis'>;

type Family = 'wood' | 'board' | 'metal' | 'plastic' | 'rubber' | 'cloth' | 'leather' | 'foam' | 'paper' | 'cardboard' | 'glass' | 'ceramic' | 'stone' | 'plain'; // prettier-ignore

const FAMILIES: readonly (readonly [Family, readonly string[]])[] = [
  ['wood', ['wood', 'oak', 'pine', 'walnut', 'beech', 'balsa', 'plywood', 'bamboo', 'cork']],
  ['board', ['mdf', 'particle_board']],
  ['metal', ['metal', 'steel', 'stainless_steel', 'cast_iron', 'aluminum', 'brass', 'copper', 'zinc_alloy', 'titanium', 'magnesium', 'nickel', 'tin', 'lead', 'gold', 'silver', 'tungsten']],
  ['plastic', ['plastic', 'abs', 'polypropylene', 'polyethylene', 'pvc', 'polystyrene', 'nylon', 'pom', 'ptfe', 'fiberglass', 'composite', 'carbon_fiber', 'silicone', 'wax']],
  ['rubber', ['rubber']],
  ['cloth', ['fabric']],
  ['leather', ['leather']],
  ['foam', ['foam', 'styrofoam']],
  ['paper', ['paper']],
  ['cardboard', ['cardboard']],
  ['glass', ['glass', 'acrylic', 'polycarbonate', 'pet', 'water']],
  ['ceramic', ['ceramic', 'porcelain']],
  ['stone', ['stone', 'marble', 'granite', 'concrete', 'brick', 'plaster']],
]; // prettier-ignore

const familyOf = (name: string): Family => FAMILIES.find(([, names]) => names.includes(name))?.[0] ?? 'plain';

/** Metals that are hardly ever painted. */
const BARE = new Set(['stainless_steel', 'brass', 'copper', 'gold', 'silver', 'tungsten', 'titanium', 'nickel']);

/** Draws how a thing of that material, whose largest side is `size` m, is painted. */
export function drawPaint(material: MaterialRecord, size: number, random: Random): Paint {
  const [r, g, b] = material.color;
  const own = nearColor(linearRgb(r, g, b), random, 0.3);
  const family = familyOf(material.name);
  switch (family) {
    case 'wood':
      return woodPaint(own, size, random);
    case 'board':
      // Boards are mostly coated: with wood grain, white, or a colour.
      return random.chance(0.45)
        ? woodPaint(random.chance(0.5) ? own : woodTone(random), size, random)
        : coat(productColor(random), random, 0.25, 0.7);
    case 'metal':
      return BARE.has(material.name) || random.chance(0.55)
        ? metalPaint(own, material.roughness, size, random)
        : coat(productColor(random), random, 0.2, 0.6);
    case 'plastic':
      return random.chance(0.06)
        ? paint('speckle', productColor(random), { scale: 0.01 * size, strength: random.uniform(0.2, 0.9), random })
        : coat(random.chance(0.25) ? own : productColor(random), random, 0.15, 0.65);
    case 'rubber':
      return coat(
        random.chance(0.75) ? nearColor([0.03, 0.03, 0.033], random, 0.3) : productColor(random),
        random,
        0.6,
        0.95,
      );
    case 'cloth':
      return clothPaint(size, random);
    case 'leather':
      return paint(
        'leather',
        random.chance(0.4) ? own : random.chance(0.4) ? [0.012, 0.012, 0.013] : productColor(random),
        { scale: 0.012 * size, strength: random.uniform(0.2, 0.9), roughness: random.uniform(0.35, 0.7), random },
      );
    case 'foam':
      return random.chance(0.6)
        ? clothPaint(size, random)
        : coat(random.chance(0.5) ? own : productColor(random), random, 0.8, 1);
    case 'paper':
      return random.chance(0.3)
        ? paint('label', own, { random, roughness: 0.8 })
        : coat(random.chance(0.6) ? own : productColor(random), random, 0.6, 0.95);
    case 'cardboard':
      return random.chance(0.8)
        ? paint('cardboard', own, {
            scale: 0.02 * size,
            strength: random.uniform(0.2, 1),
            roughness: random.uniform(0.75, 1),
            random,
          })
        : coat(productColor(random), random, 0.4, 0.9);
    case 'glass':
      return glassPaint(own, random);
    case 'ceramic':
      return random.chance(0.8)
        ? coat(
            random.chance(0.6) ? nearColor([0.82, 0.81, 0.78], random, 0.08) : productColor(random),
            random,
            0.06,
            0.4,
          )
        : paint(random.pick(['speckle', 'stripes'] as const), productColor(random), {
            scale: random.uniform(0.02, 0.12) * size,
            strength: random.uniform(0.4, 1),
            roughness: random.uniform(0.1, 0.5),
            random,
          });
    case 'stone':
      return paint(material.name === 'marble' || random.chance(0.2) ? 'marble' : 'speckle', own, {
        scale: random.uniform(0.01, 0.08) * size,
        strength: random.uniform(0.3, 1),
        roughness: random.uniform(0.15, 0.9),
        random,
      });
    case 'plain':
      return coat(random.chance(0.5) ? own : productColor(random), random, 0.3, 0.8);
  }
}

interface PaintOptions {
  readonly random: Random;
  readonly scale?: number;
  readonly strength?: number;
  readonly roughness?: number;
  readonly metallic?: number;
  readonly glow?: number;
  readonly second?: Rgb;
  readonly third?: Rgb;
}

/** A paint with everything not given drawn. */
export const paint = (pattern: Pattern, color: Rgb, options: PaintOptions): Paint => {
  const { random } = options;
  return {
    pattern,
    color,
    second: options.second ?? contrastColor(color, random),
    third: options.third ?? contrastColor(color, random),
    roughness: options.roughness ?? random.uniform(0.25, 0.7),
    metallic: options.metallic ?? 0,
    glow: options.glow ?? 0,
    scale: options.scale ?? 0.01,
    strength: options.strength ?? 0.6,
    offset: [random.uniform(0, 200), random.uniform(0, 200), random.uniform(0, 200)],
    variant: random.below(1000),
  };
};

/** Lacquer, plastic or enamel of one colour. */
export const coat = (color: Rgb, random: Random, smooth: number, rough: number): Paint =>
  paint('plain', color, { roughness: random.uniform(smooth, rough), random });

const woodTone = (random: Random): Rgb =>
  hueRgb(random.uniform(0.05, 0.11), random.uniform(0.25, 0.65), random.uniform(0.25, 0.9));

function woodPaint(own: Rgb, size: number, random: Random): Paint {
  if (random.chance(0.15)) return coat(productColor(random), random, 0.3, 0.8);
  const color = random.chance(0.6) ? own : woodTone(random);
  const dark = random.uniform(0.3, 0.75);
  return paint('wood', color, {
    second: [color[0] * dark, color[1] * dark * 0.92, color[2] * dark * 0.85],
    scale: random.uniform(0.012, 0.05) * Math.max(0.2, size),
    strength: random.uniform(0.25, 1),
    roughness: random.uniform(0.25, 0.85),
    random,
  });
}

export function metalPaint(own: Rgb, roughness: number, size: number, random: Random): Paint {
  const isPolished = random.chance(0.3);
  const rough = isPolished ? random.uniform(0.05, 0.16) : Math.max(0.12, roughness + 0.12 * random.normal());
  const isBrushed = !isPolished && random.chance(0.5);
  return paint(isBrushed ? 'brushed' : 'plain', own, {
    metallic: 1,
    roughness: rough,
    scale: 0.006 * size,
    strength: random.uniform(0.2, 1),
    random,
  });
}

export function clothPaint(size: number, random: Random): Paint {
  const color = productColor(random);
  return paint('fabric', color, {
    scale: random.uniform(0.004, 0.014) * size,
    strength: random.uniform(0.3, 1),
    roughness: random.uniform(0.8, 1),
    random,
  });
}

/** Drawn as an even, smooth surface, clear or tinted, dark or milky: what is behind is not drawn. */
export function glassPaint(own: Rgb, random: Random): Paint {
  const shade = random.pick([0.12, 0.35, 0.8], [4, 3, 3]);
  const color = random.chance(0.8) ? own : productColor(random);
  return paint('plain', [color[0] * shade, color[1] * shade, color[2] * shade], {
    roughness: random.uniform(0.03, 0.12),
    random,
  });
}
