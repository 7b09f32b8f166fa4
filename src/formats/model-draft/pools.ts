import type { Appearance, Material } from '../../core/material.js';

/** Assumed for a material of which a file says its friction alone: the density of water, MuJoCo's own default. */
const DEFAULT_DENSITY = 1000;

/** Physical materials of a model: those that it names, and one more for each other friction found. */
export interface MaterialPool {
  /** Name of a material with these properties. `name` is used where the model has that material. */
  readonly find: (friction: number, restitution: number, name?: string) => string;
  readonly list: () => readonly Material[];
}

export function createMaterialPool(known: readonly Material[]): MaterialPool {
  const materials = [...known];
  return {
    find: (friction, restitution, name) => {
      const named = materials.find((m) => m.name === name);
      if (named !== undefined) return named.name;
      const same = materials.find((m) => m.friction === friction && m.restitution === restitution);
      if (same !== undefined) return same.name;
      const added = { name: freeName('surface', materials), density: DEFAULT_DENSITY, friction, restitution };
      materials.push(added);
      return added.name;
    },
    list: () => materials,
  };
}

/** Appearances of a model: those that it names, and one more for each other colour found. */
export interface AppearancePool {
  /** Name of a plain appearance of this sRGB colour. */
  readonly findColor: (color: Appearance['baseColor']) => string;
  readonly has: (name: string) => boolean;
  readonly add: (appearance: Appearance) => void;
  readonly list: () => readonly Appearance[];
}

/** Of plastic or paint. */
const DEFAULT_ROUGHNESS = 0.6;

export function createAppearancePool(): AppearancePool {
  const appearances: Appearance[] = [];
  const colors = new Map<string, string>();
  return {
    findColor: (color) => {
      const key = color.join(' ');
      const known = colors.get(key);
      if (known !== undefined) return known;
      const name = freeName('color', appearances);
      appearances.push({ name, baseColor: color, roughness: DEFAULT_ROUGHNESS, metallic: 0 });
      colors.set(key, name);
      return name;
    },
    has: (name) => appearances.some((a) => a.name === name),
    add: (appearance) => {
      if (!appearances.some((a) => a.name === appearance.name)) appearances.push(appearance);
    },
    list: () => appearances,
  };
}

function freeName(stem: string, taken: readonly { readonly name: string }[]): string {
  let name = stem;
  for (let n = 2; taken.some((item) => item.name === name); n++) name = `${stem}_${n}`;
  return name;
}
