/** A binary glTF file taken apart: its JSON, not looked at, and the bytes that buffer 0 stands for. */
export interface GlbFile {
  readonly json: unknown;
  readonly binary: Uint8Array;
}

const MAGIC = 0x46546c67;
const JSON_CHUNK = 0x4e4f534a;
const BINARY_CHUNK = 0x004e4942;

/**
 * Takes a GLB apart (glTF 2.0, section 4.4). Total: never throws.
 *
 * @returns the file, or in words what is wrong with it.
 */
export function openGlb(bytes: Uint8Array): GlbFile | string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 20 || view.getUint32(0, true) !== MAGIC) return 'It is no binary glTF file.';
  if (view.getUint32(4, true) !== 2) return `Its container version is ${view.getUint32(4, true)}, not 2.`;
  if (view.getUint32(8, true) > bytes.length) return 'It is cut short.';
  let text: string | undefined;
  let binary: Uint8Array = new Uint8Array(0);
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = view.getUint32(at, true);
    const type = view.getUint32(at + 4, true);
    const chunk = bytes.subarray(at + 8, at + 8 + length);
    if (chunk.length < length) return 'It is cut short.';
    if (at === 12 && type === JSON_CHUNK) text = new TextDecoder().decode(chunk);
    else if (type === BINARY_CHUNK && binary.length === 0) binary = chunk;
    at += 8 + length;
  }
  if (text === undefined) return 'It does not begin with its JSON.';
  try {
    return { json: JSON.parse(text) as unknown, binary };
  } catch {
    return 'Its JSON is malformed.';
  }
}

/** Puts a GLB together. The JSON's first buffer, if any, must have the length of `binary` or up to three bytes less. */
export function packGlb(json: unknown, binary: Uint8Array): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(json));
  const padded = (length: number): number => Math.ceil(length / 4) * 4;
  const withBinary = binary.length > 0;
  const total = 12 + 8 + padded(text.length) + (withBinary ? 8 + padded(binary.length) : 0);
  const out = new Uint8Array(total);
  const view = new DataView(out.buffer);
  const write = (at: number, values: readonly number[]) => {
    for (const [i, value] of values.entries()) view.setUint32(at + 4 * i, value, true);
  };
  write(0, [MAGIC, 2, total, padded(text.length), JSON_CHUNK]);
  out.fill(0x20, 20, 20 + padded(text.length));
  out.set(text, 20);
  if (withBinary) {
    const at = 20 + padded(text.length);
    write(at, [padded(binary.length), BINARY_CHUNK]);
    out.set(binary, at + 8);
  }
  return out;
}
