import { matrixFromQuat } from '../../../core/math/mat3.js';
import { measureFaces } from '../../../core/mesh/measure-faces.js';
import { mergeMeshes, transformMesh } from '../../../core/mesh/transform-mesh.js';
import type { PosedPart } from '../../../procedural/pose-parts.js';
import type { Camera, Framing, View } from '../../../render/camera.js';
import { aimCamera, projectPoints } from '../../../render/camera.js';
import type { Raster } from '../../../render/rasterize.js';
import { createRaster, rasterize } from '../../../render/rasterize.js';
import { alignBoxes } from '../fit/evaluate.js';
import type { FitTarget } from '../fit/fit-target.js';

/** How the fitted camera sees points of one part, given as drawn (joints closed). */
export interface Lens {
  /** Three rows of four: right, down and away of the camera of a point x, y, z, 1, in half diagonals of the object. */
  readonly rows: Float64Array;
  /** Towards the camera from the part's origin, and how much that turns a metre: `eye - bend * point` points to the camera. */
  readonly eye: Float64Array;
  readonly bend: number;
}

/** What the camera of a fit sees of the finished parts, in the square crop. */
export interface PhotoView {
  /** Side of the picture, pixels. */
  readonly size: number;
  readonly raster: Raster;
  readonly perspective: number;
  readonly framing: Framing;
  /** Of each part. */
  readonly lenses: readonly Lens[];
  /** Unit normals of each part's triangles, as drawn. */
  readonly normals: readonly Float32Array[];
  /** Of each triangle of the raster. */
  readonly partOf: Uint16Array;
  /** Number in the raster of each part's first triangle. */
  readonly first: Uint32Array;
}

/** Looks at the parts as the fitted camera does. `box` is where the object is in the crop, pixels of `size`. */
export function viewParts(parts: readonly PosedPart[], camera: Camera, box: FitTarget['box'], size: number): PhotoView {
  const { positions, indices } = mergeMeshes(parts.map(({ mesh, pose }) => transformMesh(mesh, pose)));
  const view = aimCamera(camera, positions);
  const projected = new Float32Array(positions.length);
  projectPoints(view, positions, projected);
  const framing = alignBoxes(projected, box);
  const raster = createRaster(size);
  rasterize(raster, projected, framing, indices);

  const partOf = new Uint16Array(indices.length / 3);
  const first = new Uint32Array(parts.length);
  let count = 0;
  parts.forEach(({ mesh }, part) => {
    first[part] = count;
    partOf.fill(part, count, count + mesh.indices.length / 3);
    count += mesh.indices.length / 3;
  });
  return {
    size,
    raster,
    perspective: view.perspective,
    framing,
    lenses: parts.map((part) => makeLens(part, view)),
    normals: parts.map(({ mesh }) => measureFaces(mesh).normals),
    partOf,
    first,
  };
}

function makeLens({ pose }: PosedPart, view: View): Lens {
  const m = matrixFromQuat(pose.rotation);
  const origin = [0, 1, 2].map((k) => pose.position[k] - view.center[k]);
  const rows = new Float64Array(12);
  [view.right, view.down, view.forward].forEach((axis, row) => {
    for (let k = 0; k < 3; k++) {
      rows[4 * row + k] = (axis[0] * m[k] + axis[1] * m[3 + k] + axis[2] * m[6 + k]) / view.radius;
      rows[4 * row + 3] += (axis[k] * origin[k]) / view.radius;
    }
  });
  // The camera stands 1 / perspective radii before the centre.
  const bend = view.perspective / view.radius;
  const towards = [0, 1, 2].map((k) => -view.forward[k] - bend * origin[k]);
  const eye = Float64Array.from([0, 1, 2], (k) => m[k] * towards[0] + m[3 + k] * towards[1] + m[6 + k] * towards[2]);
  return { rows, eye, bend };
}

/** Writes the pixel (u, v) of a part's point and its depth (see `View`) to `out`. */
export function lookAt(view: PhotoView, { rows }: Lens, x: number, y: number, z: number, out: Float64Array): void {
  const away = rows[8] * x + rows[9] * y + rows[10] * z + rows[11];
  const w = 1 / (1 + view.perspective * away);
  const { scale, offsetU, offsetV } = view.framing;
  out[0] = scale * w * (rows[0] * x + rows[1] * y + rows[2] * z + rows[3]) + offsetU;
  out[1] = scale * w * (rows[4] * x + rows[5] * y + rows[6] * z + rows[7]) + offsetV;
  out[2] = away * w;
}

/** Cosine between the normal (a, b, c) at a part's point and the direction to the camera. */
export function facing(lens: Lens, x: number, y: number, z: number, a: number, b: number, c: number): number {
  const ex = lens.eye[0] - lens.bend * x;
  const ey = lens.eye[1] - lens.bend * y;
  const ez = lens.eye[2] - lens.bend * z;
  return (a * ex + b * ey + c * ez) / Math.sqrt(ex * ex + ey * ey + ez * ez);
}
