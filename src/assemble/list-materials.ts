import type { Appearance, Material } from '../core/material.js';
import { createNamer, toIdentifier } from './naming.js';
import type { PartShape } from './part-shapes.js';
import type { ResolvedMaterial } from './resolve-material.js';

/** Physical materials and appearances of an asset, each distinct one once. */
export interface MaterialList {
  readonly materials: readonly Material[];
  readonly appearances: readonly Appearance[];
  /** Name of the physical material of a part. */
  materialOf(material: ResolvedMaterial): string;
  /** Name of the appearance of a part on the body of that number. */
  appearanceOf(shape: PartShape, material: ResolvedMaterial, body: number): string;
}

/** Bodies of one material are told apart by a slight change of lightness, as grain and light do in a picture. */
const SHADES = [1, 1.08, 0.9, 1.14, 0.84];

/** Starts an empty list that fills as names are asked for. */
export function createMaterialList(): MaterialList {
  const materials = new Map<string, Material>();
  const appearances = new Map<string, Appearance>();
  const nameMaterial = createNamer();
  const nameAppearance = createNamer();
  return {
    get materials() {
      return [...materials.values()];
    },
    get appearances() {
      return [...appearances.values()];
    },
    materialOf({ record, density, youngsModulus, poissonsRatio }) {
      const key = [record.name, density, youngsModulus, poissonsRatio].join(' ');
      let material = materials.get(key);
      if (material === undefined) {
        const { friction, restitution } = record;
        const name = nameMaterial(record.name);
        materials.set(key, (material = { name, density, youngsModulus, poissonsRatio, friction, restitution }));
      }
      return material.name;
    },
    appearanceOf({ part, texture }, { record }, body) {
      const shade = part.color !== undefined || texture !== undefined ? 1 : SHADES[body % SHADES.length];
      const [r, g, b, a] = texture !== undefined ? ([1, 1, 1, 1] as const) : (part.color ?? record.color);
      const tone = (c: number): number => Math.min(1, Math.max(0, c * shade));
      const look = {
        baseColor: [tone(r), tone(g), tone(b), a] as const,
        roughness: record.roughness,
        // Metal shows its own colour only under a lit environment; a photo's texture already has the light in it.
        metallic: texture !== undefined ? 0 : record.metallic,
        ...(texture === undefined ? {} : { texture }),
      };
      const key = JSON.stringify(look);
      let appearance = appearances.get(key);
      if (appearance === undefined) {
        const name = nameAppearance(texture === undefined ? record.name : toIdentifier(texture, 'photo'));
        appearances.set(key, (appearance = { name, ...look }));
      }
      return appearance.name;
    },
  };
}
