import type { Simulation } from './simulation.js';

/** A surface as the model gives it. Absent numbers of the metallic-roughness model are undefined. */
export interface SceneMaterial {
  readonly name: string;
  readonly rgba: readonly [number, number, number, number];
  /** Number in `textures`; -1: none. */
  readonly texture: number;
  /** Repetitions of the texture in u and v. */
  readonly textureRepeat: readonly [number, number];
  /** 0 to 1, of the Phong model. */
  readonly specular: number;
  readonly shininess: number;
  readonly emission: number;
  readonly reflectance: number;
  readonly metallic?: number;
  readonly roughness?: number;
}

/** An image. `2d`: rows from the top; `cube` and `skybox`: six square faces one below the other. */
export interface SceneTexture {
  readonly name: string;
  readonly kind: '2d' | 'cube' | 'skybox';
  readonly width: number;
  readonly height: number;
  /** Bytes per pixel: 1, 3 or 4. */
  readonly channels: number;
  readonly pixels: Uint8Array;
}

/** mjtTexture. */
const TEXTURE_KINDS = ['2d', 'cube', 'skybox'] as const;
/** mjtTextureRole: how many there are, and the two that hold the base colour. */
const TEXTURE_ROLES = 10;
const ROLE_RGB = 1;
const ROLE_RGBA = 8;

/** The materials of the model, in the engine's order. */
export function listMaterials(sim: Simulation): SceneMaterial[] {
  const m = sim.model;
  return Array.from({ length: m.nmat }, (_, i) => {
    const rgb = m.mat_texid[TEXTURE_ROLES * i + ROLE_RGB];
    const metallic = m.mat_metallic[i];
    const roughness = m.mat_roughness[i];
    return {
      name: sim.nameOf('material', i),
      rgba: [m.mat_rgba[4 * i], m.mat_rgba[4 * i + 1], m.mat_rgba[4 * i + 2], m.mat_rgba[4 * i + 3]],
      texture: rgb >= 0 ? rgb : m.mat_texid[TEXTURE_ROLES * i + ROLE_RGBA],
      textureRepeat: [m.mat_texrepeat[2 * i], m.mat_texrepeat[2 * i + 1]],
      specular: m.mat_specular[i],
      shininess: m.mat_shininess[i],
      emission: m.mat_emission[i],
      reflectance: m.mat_reflectance[i],
      // The engine writes -1 for what the model does not say.
      ...(metallic >= 0 ? { metallic } : {}),
      ...(roughness >= 0 ? { roughness } : {}),
    };
  });
}

/** The textures of the model, in the engine's order, with their own copies of the pixels. */
export function listTextures(sim: Simulation): SceneTexture[] {
  const m = sim.model;
  return Array.from({ length: m.ntex }, (_, i) => {
    const width = m.tex_width[i];
    const height = m.tex_height[i];
    const channels = m.tex_nchannel[i];
    const start = m.tex_adr[i];
    return {
      name: sim.nameOf('texture', i),
      kind: TEXTURE_KINDS[m.tex_type[i]],
      width,
      height,
      channels,
      pixels: m.tex_data.slice(start, start + width * height * channels),
    };
  });
}
