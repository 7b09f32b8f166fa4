/** An image in memory: 8-bit sRGB with straight (not premultiplied) alpha, 4 bytes a pixel, row 0 on top. */
export interface RgbaImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A picture the size of an image with one value a pixel, 0 to 1. */
export interface SoftMask {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** Columns x0 to x1 and rows y0 to y1, the upper bounds excluded. */
export interface PixelBox {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** 8-bit sRGB, 3 bytes a pixel, row 0 on top. */
export interface RgbImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}
