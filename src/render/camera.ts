import type { Vec3 } from '../core/math/vec3.js';
import { boundPositions } from './scene.js';

/** An orbit camera that looks at the centre of the posed object's bounding box. */
export interface Camera {
  /** rad; 0 stands in front (at -y, looking along +y), positive to the object's right (+x). */
  readonly azimuth: number;
  /** rad; 0 is level, pi/2 looks straight down. */
  readonly elevation: number;
  /** rad; positive turns the picture counter-clockwise. */
  readonly roll: number;
  /** Half the diagonal of the bounding box over the distance of the camera: 0 is orthographic, 0.45 very near. */
  readonly perspective: number;
}

/**
 * A camera bound to an object: its axes, and lengths in half diagonals of the object's bounding box. A point at x, y, z (right, down and
 * away of the centre) is seen at u = x / w, v = y / w with w = 1 + perspective * z, at depth z / w. That depth grows with distance and
 * is, like 1 / w = 1 - perspective * depth, linear over the picture of a plane: rasterisers interpolate it as it is.
 */
export interface View {
  readonly center: Vec3;
  /** m; half the diagonal of the bounding box. */
  readonly radius: number;
  readonly right: Vec3;
  readonly down: Vec3;
  /** Away from the camera. */
  readonly forward: Vec3;
  readonly perspective: number;
}

/** Maps the image plane to pixels: pixel = scale * (u, v) + offset; the centre of the first pixel is at 0.5. */
export interface Framing {
  readonly scale: number;
  readonly offsetU: number;
  readonly offsetV: number;
}

/** A box in pixels or in the image plane. */
export interface PixelBox {
  readonly minU: number;
  readonly minV: number;
  readonly maxU: number;
  readonly maxV: number;
}

/** The camera's axes about positions (x, y, z per vertex, m, posed). */
export function aimCamera(camera: Camera, positions: Float32Array): View {
  const { min: [x0, y0, z0], max: [x1, y1, z1] } = boundPositions(positions); // prettier-ignore
  const [sa, ca] = [Math.sin(camera.azimuth), Math.cos(camera.azimuth)];
  const [se, ce] = [Math.sin(camera.elevation), Math.cos(camera.elevation)];
  const [sr, cr] = [Math.sin(camera.roll), Math.cos(camera.roll)];
  const right: Vec3 = [ca, sa, 0];
  const down: Vec3 = [sa * se, -ca * se, -ce];
  const turned = (a: number, b: number): Vec3 => [
    a * right[0] + b * down[0],
    a * right[1] + b * down[1],
    a * right[2] + b * down[2],
  ];
  return {
    center: [(x0 + x1) / 2, (y0 + y1) / 2, (z0 + z1) / 2],
    radius: Math.max(1e-9, Math.hypot(x1 - x0, y1 - y0, z1 - z0) / 2),
    right: turned(cr, sr),
    down: turned(-sr, cr),
    forward: [-sa * ce, ca * ce, -se],
    perspective: camera.perspective,
  };
}

/** Writes u, v and depth (see `View`) of each position to `out`. */
export function projectPoints(view: View, positions: Float32Array, out: Float32Array): void {
  const { center, right, down, forward, perspective } = view;
  const s = 1 / view.radius;
  const [rx, ry, rz] = [right[0] * s, right[1] * s, right[2] * s];
  const [dx, dy, dz] = [down[0] * s, down[1] * s, down[2] * s];
  const [fx, fy, fz] = [forward[0] * s, forward[1] * s, forward[2] * s];
  const [cx, cy, cz] = center;
  for (let i = 0; i < positions.length; i += 3) {
    const x = positions[i] - cx;
    const y = positions[i + 1] - cy;
    const z = positions[i + 2] - cz;
    const away = fx * x + fy * y + fz * z;
    const w = 1 / (1 + perspective * away);
    out[i] = (rx * x + ry * y + rz * z) * w;
    out[i + 1] = (dx * x + dy * y + dz * z) * w;
    out[i + 2] = away * w;
  }
}

/** The bounding box of projected points (u, v, depth each) in the image plane. */
export function boundProjected(projected: Float32Array): PixelBox {
  let [minU, minV, maxU, maxV] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < projected.length; i += 3) {
    const u = projected[i];
    const v = projected[i + 1];
    if (u < minU) minU = u;
    if (u > maxU) maxU = u;
    if (v < minV) minV = v;
    if (v > maxV) maxV = v;
  }
  return { minU, minV, maxU, maxV };
}

/** The square picture of `size` pixels less a margin, a share of the size, on every side. */
export const squareBox = (size: number, margin: number): PixelBox => ({
  minU: margin * size,
  minV: margin * size,
  maxU: (1 - margin) * size,
  maxV: (1 - margin) * size,
});

/** The framing by which the bounding box of projected points lies centred in a box of pixels and as large as fits. */
export function frameToBox(projected: Float32Array, box: PixelBox): Framing {
  const bound = boundProjected(projected);
  const scale = Math.min(
    (box.maxU - box.minU) / Math.max(1e-9, bound.maxU - bound.minU),
    (box.maxV - box.minV) / Math.max(1e-9, bound.maxV - bound.minV),
  );
  return {
    scale,
    offsetU: (box.minU + box.maxU - scale * (bound.minU + bound.maxU)) / 2,
    offsetV: (box.minV + box.maxV - scale * (bound.minV + bound.maxV)) / 2,
  };
}
