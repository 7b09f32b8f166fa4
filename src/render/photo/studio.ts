import type { LightBuffers } from '../lighting.js';
import { createLightBuffers } from '../lighting.js';
import type { Raster } from '../rasterize.js';
import { createRaster } from '../rasterize.js';
import type { Picture } from '../render-image.js';
import { createPicture } from '../render-image.js';
import type { Canvas } from './canvas.js';
import { createCanvas } from './canvas.js';

/** Pixels of a training picture's side. */
export const PICTURE_SIZE = 128;
/** Pixels of the sketch by which a picture is framed. */
export const SKETCH_SIZE = 64;

/** The buffers of one maker of training pictures. */
export interface Studio {
  readonly picture: Picture;
  readonly lights: LightBuffers;
  /** For objects in the background. */
  readonly background: Picture;
  readonly backgroundLights: LightBuffers;
  readonly sketch: Raster;
  readonly sketchMask: Float32Array;
  readonly canvas: Canvas;
  readonly half: Canvas;
  readonly mask: Float32Array;
}

/** @param size of its pictures, pixels a side; even. */
export const createStudio = (size = PICTURE_SIZE): Studio => ({
  picture: createPicture(size, size, 2),
  lights: createLightBuffers(160, 64, 5),
  background: createPicture(size, size, 1),
  backgroundLights: createLightBuffers(64, 32, 2),
  sketch: createRaster(SKETCH_SIZE),
  sketchMask: new Float32Array(SKETCH_SIZE * SKETCH_SIZE),
  canvas: createCanvas(size),
  half: createCanvas(size / 2),
  mask: new Float32Array(size * size),
});
