import type { Vec3 } from '../../../core/math/vec3.js';
import { dot, subtract } from '../../../core/math/vec3.js';
import { mergeMeshes, transformMesh } from '../../../core/mesh/transform-mesh.js';
import type { PosedPart } from '../../../procedural/pose-parts.js';
import type { Camera, Framing, View } from '../../../render/camera.js';
import { aimCamera, projectPoints } from '../../../render/camera.js';
import { createRaster, rasterize } from '../../../render/rasterize.js';
import { alignBoxes } from '../fit/evaluate.js';
import type { FitTarget } from '../fit/fit-target.js';

/** What the camera of a fit sees of the finished parts, in the square crop. */
export interface PhotoView {
  /** Side of the crop, pixels. */
  readonly size: number;
  /** Pixel of a point (object's frame, m) and its depth. */
  project(point: Vec3): { readonly u: number; readonly v: number; readonly depth: number };
  /** Cosine between a surface's normal and the direction to the camera at a point. */
  facing(point: Vec3, normal: Vec3): number;
  /** What is seen at a pixel: the part, its triangle there, and the depth. */
  seenAt(
    u: number,
    v: number,
  ): { readonly part: number; readonly triangle: number; readonly depth: number } | undefined;
  /** How many pixels of each part's triangles are seen, by part. */
  readonly seenTriangles: readonly Uint32Array[];
}

/** Looks at the parts as the fitted camera does. `box` is where the object is in the crop, pixels. */
export function viewParts(parts: readonly PosedPart[], camera: Camera, box: FitTarget['box'], size: number): PhotoView {
  const meshes = parts.map(({ mesh, pose }) => transformMesh(mesh, pose));
  const { positions, indices } = mergeMeshes(meshes);
  const view = aimCamera(camera, positions);
  const projected = new Float32Array(positions.length);
  projectPoints(view, positions, projected);
  const framing = alignBoxes(projected, box);
  const raster = createRaster(size);
  rasterize(raster, projected, framing, indices);

  const partOf = new Uint16Array(indices.length / 3);
  const firstOf: number[] = [];
  let first = 0;
  meshes.forEach((mesh, part) => {
    firstOf.push(first);
    partOf.fill(part, first, first + mesh.indices.length / 3);
    first += mesh.indices.length / 3;
  });
  const seenTriangles = meshes.map((mesh) => new Uint32Array(mesh.indices.length / 3));
  for (const t of raster.triangle) if (t >= 0) seenTriangles[partOf[t]][t - firstOf[partOf[t]]]++;

  return {
    size,
    project: (point) => projectPoint(view, framing, point),
    facing: (point, normal) => facing(view, point, normal),
    seenAt: (u, v) => {
      const [x, y] = [Math.floor(u), Math.floor(v)];
      if (x < 0 || y < 0 || x >= size || y >= size) return undefined;
      const t = raster.triangle[y * size + x];
      if (t < 0) return undefined;
      return { part: partOf[t], triangle: t - firstOf[partOf[t]], depth: raster.depth[y * size + x] };
    },
    seenTriangles,
  };
}

function projectPoint(view: View, { scale, offsetU, offsetV }: Framing, point: Vec3) {
  const p = subtract(point, view.center);
  const away = dot(view.forward, p) / view.radius;
  const w = 1 / (1 + view.perspective * away);
  return {
    u: ((scale * dot(view.right, p)) / view.radius) * w + offsetU,
    v: ((scale * dot(view.down, p)) / view.radius) * w + offsetV,
    depth: away * w,
  };
}

function facing(view: View, point: Vec3, normal: Vec3): number {
  // The camera stands 1 / perspective radii before the centre.
  const p = subtract(point, view.center);
  const s = view.perspective / view.radius;
  const toCamera: Vec3 = [-view.forward[0] - s * p[0], -view.forward[1] - s * p[1], -view.forward[2] - s * p[2]];
  return dot(normal, toCamera) / Math.hypot(...toCamera);
}
