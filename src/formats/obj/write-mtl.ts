import type { Appearance } from '../../core/material.js';
import { formatNumber, formatNumbers } from '../number-text.js';

/**
 * Appearances as a Wavefront MTL library with the common PBR additions (Pr roughness, Pm metallic). `texturePath` gives a texture's
 * path relative to the library.
 */
export function writeMtl(
  appearances: readonly Appearance[],
  texturePath: (texture: string) => string | undefined,
): string {
  return appearances.map((appearance) => writeMaterial(appearance, texturePath)).join('\n');
}

function writeMaterial(appearance: Appearance, texturePath: (texture: string) => string | undefined): string {
  const [red, green, blue, alpha] = appearance.baseColor;
  const texture = appearance.texture === undefined ? undefined : texturePath(appearance.texture);
  const lines = [
    `newmtl ${mtlName(appearance.name)}`,
    `Kd ${formatNumbers([red, green, blue])}`,
    `d ${formatNumber(alpha)}`,
    `Pr ${formatNumber(appearance.roughness)}`,
    `Pm ${formatNumber(appearance.metallic)}`,
    ...(texture === undefined ? [] : [`map_Kd ${texture}`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** Material names in OBJ and MTL end at white space. */
export const mtlName = (name: string): string => name.replace(/\s+/g, '_');
