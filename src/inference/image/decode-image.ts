import { open } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import type { ImageSize } from '../../core/image-mark.js';
import { SimAssetError, throwIfCancelled } from '../../core/error.js';
import type { RgbaImage } from './rgba-image.js';
import { rejectWhenAborted } from './reject-when-aborted.js';

/** Longest side after decoding, pixels: more detail than a 32^3 grid or a 1024^2 texture can hold is cost without use. */
export const MAX_SIDE = 1024;

/** Below this an object has no shape to speak of. */
const MIN_SIDE = 16;

/** 200 megapixels are the largest phone sensors; anything larger is a mistake or a decompression bomb. */
const MAX_PIXELS = 200e6;

/** A file of 200 megapixels in 16-bit RGBA, uncompressed, is below 2 GB; photos are below 100 MB. */
const MAX_FILE_BYTES = 512 * 2 ** 20;

export interface DecodedImage extends RgbaImage {
  readonly format: 'png' | 'jpeg' | 'webp';
  /** Size in the file, upright. */
  readonly sourceWidth: number;
  readonly sourceHeight: number;
  /** Whether the file has an alpha channel; it may be opaque everywhere. */
  readonly hasAlpha: boolean;
}

/** Of the image in its file. */
export const sourceSize = (image: DecodedImage): ImageSize => ({
  width: image.sourceWidth,
  height: image.sourceHeight,
});

/**
 * Reads a PNG, JPEG or WebP as 8-bit sRGB with alpha, upright by its EXIF orientation, at most `maxSide` pixels on its longest
 * side (Lanczos 3). Other depths, grey, CMYK and colour profiles are converted; of an animation the first frame is taken.
 *
 * @param source path of a file, or its bytes.
 * @throws SimAssetError `image-not-found`, `image-empty`, `image-format`, `image-damaged`, `image-too-small`, `image-too-large`,
 * `cancelled`.
 */
export async function decodeImage(
  source: string | Uint8Array,
  options: { readonly maxSide?: number; readonly signal?: AbortSignal } = {},
): Promise<DecodedImage> {
  const { maxSide = MAX_SIDE, signal } = options;
  throwIfCancelled(signal);
  const name = typeof source === 'string' ? path.basename(source) : 'The image';
  const bytes = typeof source === 'string' ? await readImageFile(source, name) : source;
  if (bytes.length === 0) throw new SimAssetError('image-empty', `${name} is empty (0 bytes).`, 'Use another file.');
  const format = sniffFormat(bytes);
  if (format === undefined) {
    throw new SimAssetError(
      'image-format',
      `${name} is not a PNG, JPEG or WebP image.`,
      'Save the picture as PNG, JPEG or WebP and try again.',
    );
  }
  const decoded = decodeBytes(bytes, name, maxSide).catch((error: unknown) => {
    throw describeFailure(error, name);
  });
  return { ...(await rejectWhenAborted(decoded, signal)), format };
}

async function readImageFile(file: string, name: string): Promise<Uint8Array> {
  const handle = await open(file).catch((cause: unknown) => {
    throw new SimAssetError('image-not-found', `${name} cannot be opened.`, `Check that ${file} exists.`, { cause });
  });
  try {
    const info = await handle.stat();
    if (!info.isFile()) throw new SimAssetError('image-format', `${name} is not a file.`, 'Give the path of an image.');
    if (info.size > MAX_FILE_BYTES) throw tooLarge(name);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** The format by its first bytes. Only these three reach the decoder: SVG and the like can name other files. */
function sniffFormat(b: Uint8Array): DecodedImage['format'] | undefined {
  const tag = (offset: number, text: string): boolean =>
    Buffer.from(b.buffer, b.byteOffset, b.byteLength).toString('latin1', offset, offset + text.length) === text;
  if (b[0] === 0x89 && tag(1, 'PNG\r\n\x1a\n')) return 'png';
  if (b[0] === 0xff && b[1] === 0xd8 && b[2] === 0xff) return 'jpeg';
  if (tag(0, 'RIFF') && tag(8, 'WEBP')) return 'webp';
  return undefined;
}

async function decodeBytes(bytes: Uint8Array, name: string, maxSide: number): Promise<Omit<DecodedImage, 'format'>> {
  // The level `error` lets harmless warnings of camera files pass and stops at missing or wrong data.
  const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 });
  const { autoOrient, hasAlpha } = await image.metadata();
  if (Math.min(autoOrient.width, autoOrient.height) < MIN_SIDE)
    throw tooSmall(name, autoOrient.width, autoOrient.height);
  const { data, info } = await image
    .autoOrient()
    .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true, kernel: 'lanczos3' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  if (Math.min(info.width, info.height) < MIN_SIDE) throw tooSmall(name, info.width, info.height);
  return {
    width: info.width,
    height: info.height,
    data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
    sourceWidth: autoOrient.width,
    sourceHeight: autoOrient.height,
    hasAlpha,
  };
}

function describeFailure(error: unknown, name: string): SimAssetError {
  if (error instanceof SimAssetError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  if (/pixel limit|dimensions? (are )?too large|exceed/i.test(detail)) return tooLarge(name, error);
  return new SimAssetError(
    'image-damaged',
    `${name} is damaged or cut off and cannot be decoded (${detail.trim().split('\n')[0]}).`,
    'Export or download the picture again.',
    { cause: error },
  );
}

const tooSmall = (name: string, width: number, height: number): SimAssetError =>
  new SimAssetError(
    'image-too-small',
    `${name} is too small: ${width} x ${height} pixels.`,
    `Use a picture of at least ${MIN_SIDE} pixels a side, better 512.`,
  );

const tooLarge = (name: string, cause?: unknown): SimAssetError =>
  new SimAssetError(
    'image-too-large',
    `${name} is larger than ${MAX_PIXELS / 1e6} megapixels.`,
    'Scale the picture down; more than 1024 pixels a side are not used.',
    { cause },
  );
