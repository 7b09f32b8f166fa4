import type { Segmentation } from '../../image/segment-image.js';
import type { SoftMask } from '../../image/rgba-image.js';
import type { FloorWarp } from './floor-warp.js';
import { findFloorWarp, pictureHeight } from './floor-warp.js';
import { inflateOutline } from './inflate-outline.js';
import { measureStability } from './stability.js';

/** An object's outline on a raster with its floor at row 0, and its depth there. One unit is one raster pixel. */
export interface StandingOutline {
  /**
   * `upright`: the picture stands on the floor, as it was taken. `lying`: it would fall over that way (a pen on its tip), so it lies
   * on its back with the photo on top.
   */
  readonly pose: 'upright' | 'lying';
  readonly outline: SoftMask;
  /** Half depth squared. */
  readonly depth2: Float64Array;
  /** Depth at which the back of a lying object is cut flat; absent when it is upright. */
  readonly backDepth?: number;
  /** Picture coordinates, pixels with y down, of a raster point with z up. */
  readonly toPicture: (x: number, z: number) => readonly [number, number];
  /** Tilt that it takes without falling, radians. */
  readonly tiltLimit: number;
}

/** Raster pixels along the longest side: twice the mesh's cells, which are 1/200 of it. */
const RASTER = 400;
const MARGIN = 3;

/**
 * Parts of the height cut off the bottom to get a flat base, tried in this order: an outline that ends in a round or a point
 * needs more than a straight one.
 */
const CUTS = [0.012, 0.025, 0.045, 0.07];

/** An object that falls over at less tilt than this, in radians (7 degrees), is not said to stand. */
const MIN_TILT = (7 * Math.PI) / 180;

/** What the base is made wide enough for where the outline leaves the depth open: 12 degrees. */
const GOOD_TILT = (12 * Math.PI) / 180;

/** Puts a segmented object on the floor and gives it depth. Calls `pause` between the steps, each some 50 ms. */
export async function standOutline(segmentation: Segmentation, pause: () => Promise<void>): Promise<StandingOutline> {
  const warp = findFloorWarp(segmentation.mask, segmentation.soft.width, segmentation.box);
  for (const cut of CUTS) {
    await pause();
    const raster = rasterize(segmentation, warp, cut);
    const depth2 = inflateOutline(raster.outline);
    await pause();
    const first = measureStability(raster.outline, depth2);
    if (first === undefined || first.sideTilt < MIN_TILT) continue;
    widenFeet(raster.outline, depth2, first.comHeight * Math.tan(GOOD_TILT), first.depthAtCom);
    const stability = measureStability(raster.outline, depth2);
    if (stability === undefined || stability.tilt < MIN_TILT) continue;
    return { pose: 'upright', ...raster, depth2, tiltLimit: stability.tilt };
  }
  await pause();
  const flat: FloorWarp = { lift: new Float64Array(warp.lift.length), reach: warp.reach };
  const raster = rasterize(segmentation, flat, -1);
  const depth2 = inflateOutline(raster.outline);
  const deepest = Math.sqrt(depth2.reduce((most, v) => Math.max(most, v), 0));
  // A quarter of the depth: enough back for a base, and thin parts still reach the floor.
  return { pose: 'lying', ...raster, depth2, backDepth: 0.25 * deepest, tiltLimit: Math.PI / 4 };
}

/**
 * The outline resampled by area from the picture, straightened by `warp`, with row 0 where `cut` of the height is below the floor.
 * A negative cut leaves a margin below: then nothing touches row 0.
 */
function rasterize(
  { soft, box }: Segmentation,
  warp: FloorWarp,
  cut: number,
): Pick<StandingOutline, 'outline' | 'toPicture'> {
  const columns = box.x1 - box.x0;
  const rows = box.y1 - box.y0;
  const cell = Math.max(columns, rows) / RASTER;
  const floor = cut < 0 ? -MARGIN * cell : Math.max(cut * rows, cell);
  const width = Math.ceil(columns / cell) + 2 * MARGIN;
  const height = Math.ceil((rows - floor) / cell) + MARGIN;
  const toPicture = (x: number, z: number): readonly [number, number] => {
    const u = (x - MARGIN) * cell;
    return [box.x0 + u, box.y1 - pictureHeight(warp, u, floor + z * cell)];
  };
  const data = new Float32Array(width * height);
  // Two by two samples a raster pixel at most a picture pixel apart from 1024 pixels on, bilinear: close to the covered area.
  const offsets = [0.25, 0.75];
  for (let j = 0; j < height; j++) {
    for (let i = 0; i < width; i++) {
      let sum = 0;
      for (const dx of offsets) {
        for (const dz of offsets) {
          const [px, py] = toPicture(i + dx, j + dz);
          sum += sampleSoft(soft, px, py);
        }
      }
      data[j * width + i] = sum / 4;
    }
  }
  return { outline: { width, height, data }, toPicture };
}

/** Bilinear sample at picture coordinates; 0 outside the picture. */
function sampleSoft({ width, height, data }: SoftMask, px: number, py: number): number {
  const x = px - 0.5;
  const y = py - 0.5;
  if (x <= -1 || y <= -1 || x >= width || y >= height) return 0;
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const at = (xx: number, yy: number): number =>
    xx < 0 || yy < 0 || xx >= width || yy >= height ? 0 : data[yy * width + xx];
  const fx = x - x0;
  const fy = y - y0;
  return (
    (1 - fy) * ((1 - fx) * at(x0, y0) + fx * at(x0 + 1, y0)) +
    fy * ((1 - fx) * at(x0, y0 + 1) + fx * at(x0 + 1, y0 + 1))
  );
}

/**
 * Makes thin feet (legs, castors, wires) deeper towards the floor, as far as standing needs: a real chair has feet in front and
 * behind, of which the outline shows the width only. Half the depth at the floor becomes `needed`, fading out upwards.
 */
function widenFeet(outline: SoftMask, depth2: Float64Array, needed: number, present: number): void {
  if (present >= needed) return;
  const { width, height } = outline;
  const top = 0.25 * height;
  // Feet keep rounded sides, over at most this distance from their outline.
  const round = 0.01 * RASTER;
  for (let j = 0; j < top; j++) {
    const depth = needed * (1 - j / top) ** 2;
    for (let i = 0; i < width; i++) {
      const p = j * width + i;
      if (depth2[p] === 0) continue;
      const t = 1 - Math.min(1, Math.sqrt(depth2[p]) / round);
      depth2[p] = Math.max(depth2[p], depth * depth * (1 - t * t));
    }
  }
}
