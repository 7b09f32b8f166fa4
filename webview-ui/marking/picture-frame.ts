import type { ImageSize } from '../../src/core/image-mark.js';

/** A rectangle of the page, CSS pixels. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export type Point = readonly [x: number, y: number];

/** CSS pixels a pixel of an image that is shown whole in a frame, with empty margins on two sides. */
export const scaleInFrame = (frame: Frame, image: ImageSize): number =>
  Math.min(frame.width / image.width, frame.height / image.height);

/**
 * The point of an image below a point of the page, the image being shown whole in the middle of a frame; on the nearest edge for a point in
 * the margin. Pixels of the image, not rounded.
 */
export function toImagePoint(client: Point, frame: Frame, image: ImageSize): Point {
  const scale = scaleInFrame(frame, image);
  if (scale === 0) return [0, 0];
  const left = frame.left + (frame.width - scale * image.width) / 2;
  const top = frame.top + (frame.height - scale * image.height) / 2;
  return [clamp((client[0] - left) / scale, image.width), clamp((client[1] - top) / scale, image.height)];
}

const clamp = (value: number, size: number): number => Math.min(size, Math.max(0, value));
