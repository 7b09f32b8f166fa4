import type { Vec3 } from '../core/math/vec3.js';
import type { Environment, Rgb } from './environment.js';
import { gatherRadiance } from './environment.js';
import type { LightMap } from './light-map.js';
import { createLightMap, drawLightMap } from './light-map.js';

/** A lamp or the sun, and everything around. */
export interface Lighting {
  readonly environment: Environment;
  /** Unit vector towards the main light. */
  readonly toward: Vec3;
  /** Irradiance of a surface that faces it. */
  readonly color: Rgb;
}

/** Light from one part of the surroundings and what it reaches. */
export interface SkyLight {
  readonly map: LightMap;
  readonly color: Rgb;
}

/** Lighting bound to an object: maps of what the main light and parts of the sky reach. */
export interface BoundLighting {
  readonly lighting: Lighting;
  readonly key: LightMap;
  readonly sky: readonly SkyLight[];
}

/** Buffers of light maps, reused from picture to picture. */
export interface LightBuffers {
  readonly key: LightMap;
  readonly sky: readonly LightMap[];
}

export const createLightBuffers = (keySize: number, skySize: number, skyCount: number): LightBuffers => ({
  key: createLightMap(keySize),
  sky: Array.from({ length: skyCount }, () => createLightMap(skySize)),
});

/** Draws the light maps of an object. `turn` (rad) turns the directions of the sky. */
export function bindLighting(
  buffers: LightBuffers,
  lighting: Lighting,
  posed: Float32Array,
  indices: Uint32Array,
  turn: number,
): BoundLighting {
  const count = buffers.sky.length;
  const radiance = new Float64Array(3);
  const sky = buffers.sky.map((map, i): SkyLight => {
    const toward = skyDirection(i, count, turn);
    gatherRadiance(lighting.environment, ...toward, 0.6, radiance);
    return {
      map: drawLightMap(map, toward, posed, indices),
      color: [radiance[0] / count, radiance[1] / count, radiance[2] / count],
    };
  });
  return { lighting, key: drawLightMap(buffers.key, lighting.toward, posed, indices), sky };
}

/** Directions spread over the upper half by the golden angle, denser overhead, where a level surface is lit most (cosine law). */
function skyDirection(i: number, count: number, turn: number): Vec3 {
  const z = Math.sqrt((count - i - 0.5) / count);
  const across = Math.sqrt(1 - z * z);
  const angle = turn + i * Math.PI * (3 - Math.sqrt(5));
  return [across * Math.cos(angle), across * Math.sin(angle), z];
}
