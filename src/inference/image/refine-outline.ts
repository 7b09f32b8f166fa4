import { boundMask } from './bound-mask.js';
import { squaredDistanceTo } from './distance-transform.js';
import { extendColours } from './extend-colours.js';

/** Half width of the strip along the outline in which pixels may be partly object, pixels: blur of lenses and resampling. */
const STRIP = 2.5;

/**
 * Soft outline of a binary mask: in a strip along the outline a pixel's share of object is where its colour lies between the
 * ground's and the object's colour nearby (the compositing equation solved on that line). Only the box around the object is
 * looked at. Calls `pause` between the steps.
 *
 * @param lab OKLab pixels, not smoothed.
 * @param groundColour OKLab ground colour of each pixel.
 * @returns share of object, 0 to 1, a pixel.
 */
export async function refineOutline(
  mask: Uint8Array,
  lab: Float32Array,
  groundColour: Float32Array,
  width: number,
  height: number,
  pause: () => Promise<void>,
): Promise<Float32Array> {
  const share = new Float32Array(mask.length);
  const box = boundMask(mask, width, height);
  if (box === undefined) return share;
  const margin = Math.ceil(STRIP) + 1;
  const [x0, y0] = [Math.max(0, box.x0 - margin), Math.max(0, box.y0 - margin)];
  const [x1, y1] = [Math.min(width, box.x1 + margin), Math.min(height, box.y1 + margin)];
  const crop = <T extends Uint8Array | Float32Array>(image: T, channels: number, out: T): T => {
    for (let y = y0; y < y1; y++)
      out.set(
        image.subarray(channels * (y * width + x0), channels * (y * width + x1)),
        channels * (y - y0) * (x1 - x0),
      );
    return out;
  };
  const n = (x1 - x0) * (y1 - y0);
  const refined = await refineBox(
    crop(mask, 1, new Uint8Array(n)),
    crop(lab, 3, new Float32Array(3 * n)),
    crop(groundColour, 3, new Float32Array(3 * n)),
    x1 - x0,
    y1 - y0,
    pause,
  );
  for (let y = y0; y < y1; y++)
    share.set(refined.subarray((y - y0) * (x1 - x0), (y - y0 + 1) * (x1 - x0)), y * width + x0);
  return share;
}

async function refineBox(
  mask: Uint8Array,
  lab: Float32Array,
  groundColour: Float32Array,
  width: number,
  height: number,
  pause: () => Promise<void>,
): Promise<Float32Array> {
  const toGround = squaredDistanceTo(mask, 0, width, height);
  const toObject = squaredDistanceTo(mask, 1, width, height);
  // Pixels deep inside say what the object's colour is; in structures thinner than the strip their own pixels must do.
  await pause();
  const weights = new Float32Array(mask.length);
  for (let p = 0; p < weights.length; p++) {
    const d = toGround[p];
    weights[p] = d > STRIP * STRIP ? 1 : d > 1 ? 0.05 : d > 0 ? 0.01 : 0;
  }
  const objectColour = extendColours(lab, weights, width, height, 3);
  await pause();
  const share = new Float32Array(mask.length);
  for (let p = 0; p < share.length; p++) {
    const inside = mask[p];
    const depth2 = inside === 1 ? toGround[p] : toObject[p];
    if (depth2 > STRIP * STRIP) {
      share[p] = inside;
      continue;
    }
    let along = 0;
    let length2 = 0;
    for (let c = 3 * p; c < 3 * p + 3; c++) {
      const line = objectColour[c] - groundColour[c];
      along += (lab[c] - groundColour[c]) * line;
      length2 += line * line;
    }
    // Colours too close together say nothing: then half a pixel of ramp at the outline.
    const measured = length2 < 0.05 ** 2 ? (inside === 1 ? 1 : depth2 <= 1 ? 0.25 : 0) : along / length2;
    // A shadow or highlight beside the outline is no share: the first guess bounds it.
    const bound = (Math.sqrt(depth2) - 0.5) / STRIP;
    share[p] = inside === 1 ? Math.min(1, Math.max(measured, bound)) : Math.max(0, Math.min(measured, 1 - bound));
  }
  return share;
}
