import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeImage } from '../../../../src/inference/image/decode-image.js';

type Sharp = ReturnType<typeof sharp>;

const noise = (width: number, height: number): Sharp =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: 'red',
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  });
const plain = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 40 } } });

const errorCode = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no error',
    (error: unknown) => (error as { code: unknown }).code,
  );

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'decode-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('decodeImage', () => {
  it('reads PNG, JPEG and WebP as opaque RGBA', async () => {
    for (const format of ['png', 'jpeg', 'webp'] as const) {
      const image = await decodeImage(await plain(40, 30).toFormat(format, { quality: 100 }).toBuffer());
      expect(image).toMatchObject({
        format,
        width: 40,
        height: 30,
        sourceWidth: 40,
        sourceHeight: 30,
        hasAlpha: false,
      });
      expect(image.data).toHaveLength(40 * 30 * 4);
      [200, 30, 40, 255].forEach((v, c) => {
        expect(Math.abs(image.data[c] - v)).toBeLessThanOrEqual(4);
      });
    }
  });

  it('keeps straight alpha', async () => {
    const png = await sharp({
      create: { width: 20, height: 20, channels: 4, background: { r: 200, g: 100, b: 50, alpha: 0.5 } },
    })
      .png()
      .toBuffer();
    const image = await decodeImage(png);
    expect(image.hasAlpha).toBe(true);
    expect([...image.data.subarray(0, 4)]).toEqual([200, 100, 50, 128]);
  });

  it('reads a file by its path', async () => {
    const file = path.join(folder, 'photo.png');
    await writeFile(file, await plain(32, 32).png().toBuffer());
    expect((await decodeImage(file)).width).toBe(32);
  });

  it('turns a photo upright by its EXIF orientation', async () => {
    // Left half dark, right half light; orientation 6 says: turn by 90 degrees clockwise, so dark comes to the top.
    const half = await sharp({ create: { width: 30, height: 40, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const stored = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#000' } })
      .composite([{ input: half, left: 30, top: 0 }])
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const image = await decodeImage(stored);
    expect([image.width, image.height]).toEqual([40, 60]);
    expect(image.data[4 * (10 * 40 + 20)]).toBeLessThan(20);
    expect(image.data[4 * (50 * 40 + 20)]).toBeGreaterThan(235);
  });

  it('converts CMYK, grey, palette and 16-bit pictures to 8-bit sRGB', async () => {
    const sources = {
      cmyk: await plain(32, 24).toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer(),
      deep: await plain(32, 24).toColourspace('rgb16').png().toBuffer(),
      palette: await plain(32, 24).png({ palette: true }).toBuffer(),
    };
    for (const bytes of Object.values(sources)) {
      const { data } = await decodeImage(bytes);
      expect(Math.abs(data[0] - 200)).toBeLessThanOrEqual(12);
      // CMYK cannot hold every colour of sRGB.
      expect(Math.abs(data[1] - 30)).toBeLessThanOrEqual(30);
      expect(data[3]).toBe(255);
    }
    const grey = await decodeImage(await plain(32, 24).toColourspace('b-w').png().toBuffer());
    expect(grey.data[0]).toBe(grey.data[1]);
    expect(grey.data[1]).toBe(grey.data[2]);
  });

  it('scales large pictures down to 1024 pixels and never up', async () => {
    const image = await decodeImage(await plain(3000, 1500).jpeg().toBuffer());
    expect(image).toMatchObject({ width: 1024, height: 512, sourceWidth: 3000, sourceHeight: 1500 });
  });

  it('takes the first frame of an animation', async () => {
    const frames = await Promise.all(
      ['#f00', '#00f'].map((background) =>
        sharp({ create: { width: 24, height: 24, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const animation = await sharp(frames, { join: { animated: true } })
      .webp({ lossless: true })
      .toBuffer();
    expect((await sharp(animation, { animated: true }).metadata()).pages).toBe(2);
    const image = await decodeImage(animation);
    expect([image.width, image.height]).toEqual([24, 24]);
    expect([...image.data.subarray(0, 3)]).toEqual([255, 0, 0]);
  });

  it('names what is wrong with a file', async () => {
    const empty = path.join(folder, 'empty.png');
    await writeFile(empty, '');
    const text = path.join(folder, 'text.png');
    await writeFile(text, 'this is no image');
    expect(await errorCode(decodeImage(path.join(folder, 'missing.png')))).toBe('image-not-found');
    expect(await errorCode(decodeImage(folder))).toMatch(/^image-(not-found|format)$/);
    expect(await errorCode(decodeImage(empty))).toBe('image-empty');
    expect(await errorCode(decodeImage(text))).toBe('image-format');
    // A picture format, but one that can refer to other files.
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"/>');
    expect(await errorCode(decodeImage(svg))).toBe('image-format');
    expect(await errorCode(decodeImage(await plain(15, 400).png().toBuffer()))).toBe('image-too-small');
  });

  it('refuses cut-off and damaged files', async () => {
    for (const format of ['png', 'jpeg', 'webp'] as const) {
      const whole = await noise(300, 200).toFormat(format).toBuffer();
      expect(await errorCode(decodeImage(whole.subarray(0, whole.length >> 1)))).toBe('image-damaged');
      expect(await errorCode(decodeImage(whole.subarray(0, 14)))).toBe('image-damaged');
    }
    const png = await noise(300, 200).png().toBuffer();
    const damaged = Uint8Array.from(png);
    damaged.fill(0x55, 5000, 5400);
    expect(await errorCode(decodeImage(damaged))).toBe('image-damaged');
  });

  it('refuses a decompression bomb without unpacking it', async () => {
    // The header of a real PNG, changed to claim 60,000 x 60,000 pixels; its checksum (CRC-32) made right again.
    const png = Uint8Array.from(await plain(64, 64).png().toBuffer());
    const view = new DataView(png.buffer);
    view.setUint32(16, 60_000);
    view.setUint32(20, 60_000);
    let crc = 0xffffffff;
    for (const byte of png.subarray(12, 29)) {
      crc ^= byte;
      for (let k = 0; k < 8; k++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    view.setUint32(29, ~crc >>> 0);
    expect(await errorCode(decodeImage(png))).toBe('image-too-large');
  });

  it('stops when cancelled, before and while decoding', async () => {
    const bytes = await noise(2000, 2000).jpeg().toBuffer();
    expect(await errorCode(decodeImage(bytes, { signal: AbortSignal.abort() }))).toBe('cancelled');
    const controller = new AbortController();
    const decoding = errorCode(decodeImage(bytes, { signal: controller.signal }));
    setImmediate(() => {
      controller.abort();
    });
    expect(await decoding).toBe('cancelled');
  });
});
