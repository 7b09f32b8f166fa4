import sharp from 'sharp';
import { mergeMeshes, transformMesh } from '../../src/core/mesh/transform-mesh.js';
import type { PhysicalObject } from '../../src/core/physical-object.js';
import type { Camera } from '../../src/render/camera.js';
import { aimCamera, frameToBox, projectPoints, squareBox } from '../../src/render/camera.js';
import { createRaster, rasterize } from '../../src/render/rasterize.js';
import { IDENTITY_POSE } from '../../src/core/math/pose.js';

/** Draws a textured object from a camera, unlit but for a little shade by normal: RGB bytes, `size` x `size`, on a light ground. */
export async function drawTextured(object: PhysicalObject, camera: Camera, size: number): Promise<Buffer> {
  const [texture] = object.textures;
  const { data, info } = await sharp(texture.png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const meshes = object.parts.flatMap(({ geometry }) => (geometry?.kind === 'mesh' ? [geometry.mesh] : []));
  const { positions, indices } = mergeMeshes(meshes.map((mesh) => transformMesh(mesh, IDENTITY_POSE)));
  const uvs = Float32Array.from(meshes.flatMap(({ uvs: own }) => [...(own ?? [])]));
  const projected = new Float32Array(positions.length);
  const view = aimCamera(camera, positions);
  projectPoints(view, positions, projected);
  const framing = frameToBox(projected, squareBox(size, 0.08));
  const raster = createRaster(size);
  rasterize(raster, projected, framing, indices);
  const out = Buffer.alloc(3 * size * size, 225);
  for (let p = 0; p < size * size; p++) {
    const t = raster.triangle[p];
    if (t < 0) continue;
    const corners = [0, 1, 2].map((k) => indices[3 * t + k]);
    const xy = corners.map((v) => [
      framing.scale * projected[3 * v] + framing.offsetU,
      framing.scale * projected[3 * v + 1] + framing.offsetV,
    ]);
    const [px, py] = [(p % size) + 0.5, Math.floor(p / size) + 0.5];
    const area = (xy[1][0] - xy[0][0]) * (xy[2][1] - xy[0][1]) - (xy[1][1] - xy[0][1]) * (xy[2][0] - xy[0][0]);
    const b = ((px - xy[0][0]) * (xy[2][1] - xy[0][1]) - (py - xy[0][1]) * (xy[2][0] - xy[0][0])) / area;
    const c = ((xy[1][0] - xy[0][0]) * (py - xy[0][1]) - (xy[1][1] - xy[0][1]) * (px - xy[0][0])) / area;
    // Perspective: weights by 1 / w = 1 - perspective * depth.
    const weights = [1 - b - c, b, c].map((w, k) => w * (1 - view.perspective * projected[3 * corners[k] + 2]));
    const total = weights[0] + weights[1] + weights[2];
    const at = [0, 1].map((k) => weights.reduce((sum, w, i) => sum + (w / total) * uvs[2 * corners[i] + k], 0));
    const x = Math.min(info.width - 1, Math.max(0, Math.floor(at[0] * info.width)));
    const y = Math.min(info.height - 1, Math.max(0, Math.floor(at[1] * info.height)));
    for (let k = 0; k < 3; k++) out[3 * p + k] = data[3 * (y * info.width + x) + k];
  }
  return out;
}
