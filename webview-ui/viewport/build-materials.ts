import type { Texture } from 'three';
import {
  Color,
  DataTexture,
  LinearFilter,
  LinearMipmapLinearFilter,
  MeshStandardMaterial,
  RepeatWrapping,
  RGBAFormat,
  SRGBColorSpace,
} from 'three';
import type { SceneDescription, SceneGeom } from '../../src/sim/describe-scene.js';
import type { SceneTexture } from '../../src/sim/scene-materials.js';

/** White paint throws back about three quarters of the light (0.75 linear): what is whiter has no shading left. */
const WHITEST = 0.88;

/** Makes the materials of a compiled model; those that look the same are shared. */
export function createMaterialSource(scene: SceneDescription): (geom: SceneGeom) => MeshStandardMaterial {
  const textures = new Map<number, Texture>();
  const materials = new Map<string, MeshStandardMaterial>();
  const textureOf = (index: number): Texture => {
    const known = textures.get(index);
    if (known !== undefined) return known;
    const texture = buildTexture(scene.textures[index]);
    textures.set(index, texture);
    return texture;
  };
  return (geom) => {
    const mapped = geom.mesh >= 0 && scene.meshes[geom.mesh].uvs !== undefined;
    const key = `${geom.material}/${geom.rgba.join()}/${mapped}`;
    const known = materials.get(key);
    if (known !== undefined) return known;
    const [r, g, b, alpha] = geom.rgba;
    const material = new MeshStandardMaterial({
      color: new Color().setRGB(Math.min(r, WHITEST), Math.min(g, WHITEST), Math.min(b, WHITEST), SRGBColorSpace),
      roughness: 0.72,
      metalness: 0,
      opacity: alpha,
      transparent: alpha < 0.999,
      depthWrite: alpha >= 0.999,
    });
    if (geom.material >= 0) {
      const source = scene.materials[geom.material];
      // MuJoCo's own materials are of the Phong kind, where a shininess of 0 is matt and 1 is a mirror-like highlight.
      material.roughness = source.roughness ?? 1 - 0.75 * source.shininess;
      material.metalness = source.metallic ?? 0;
      if (source.emission > 0) material.emissive.copy(material.color).multiplyScalar(source.emission);
      if (source.texture >= 0) {
        const image = scene.textures[source.texture];
        if (image.kind === '2d' && (mapped || geom.type === 'plane' || geom.type === 'box')) {
          material.map = textureOf(source.texture).clone();
          material.map.repeat.set(source.textureRepeat[0], source.textureRepeat[1]);
        } else {
          // The engine wraps cube textures around shapes; their mean colour is near enough for a preview.
          material.color.multiply(meanColor(image));
        }
      }
    }
    materials.set(key, material);
    return material;
  };
}

function buildTexture(image: SceneTexture): Texture {
  const { width, height, channels, pixels } = image;
  const rgba = new Uint8Array(4 * width * height);
  for (let i = 0; i < width * height; i++) {
    for (let k = 0; k < 3; k++) rgba[4 * i + k] = pixels[channels * i + Math.min(k, channels - 1)];
    rgba[4 * i + 3] = channels === 4 ? pixels[4 * i + 3] : 255;
  }
  const texture = new DataTexture(rgba, width, height, RGBAFormat);
  texture.colorSpace = SRGBColorSpace;
  texture.wrapS = texture.wrapT = RepeatWrapping;
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.anisotropy = 8;
  texture.needsUpdate = true;
  return texture;
}

function meanColor({ pixels, channels }: SceneTexture): Color {
  const sums = [0, 0, 0];
  const count = pixels.length / channels;
  for (let i = 0; i < count; i++)
    for (let k = 0; k < 3; k++) sums[k] += pixels[channels * i + Math.min(k, channels - 1)];
  const [r, g, b] = sums.map((sum) => sum / Math.max(count, 1) / 255);
  return new Color().setRGB(r, g, b, SRGBColorSpace);
}
