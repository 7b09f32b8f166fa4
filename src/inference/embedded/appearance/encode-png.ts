import sharp from 'sharp';

/** A picture of more bytes than this gets a palette: an asset with its picture is to stay below a megabyte. */
const MOST_BYTES = 650_000;
/** Colours of the palette: most photos' own in 256 are hardly told from all, in a third of the bytes. */
const PALETTE = 256;
/** How hard the palette is sought, 1 to 10: below 4 greys get a tint. */
const EFFORT = 4;

/** RGB bytes of a square picture as PNG, which MuJoCo reads as well as glTF; in full colour where that is small enough. */
export async function encodePng(rgb: Uint8Array, size: number): Promise<Uint8Array> {
  const image = sharp(rgb, { raw: { width: size, height: size, channels: 3 } });
  const full = await image.clone().png({ compressionLevel: 6 }).toBuffer();
  if (full.length <= MOST_BYTES) return new Uint8Array(full);
  const few = { palette: true, colours: PALETTE, dither: 0.6, effort: EFFORT };
  return new Uint8Array(await image.png({ ...few, compressionLevel: 9 }).toBuffer());
}
