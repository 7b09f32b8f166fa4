import type { GlbFile } from './glb-file.js';
import type { JsonObject } from '../strict-json.js';
import { asArray, asIndex, asNumber, asObject, asString, field, optionalField, refuse } from '../strict-json.js';

interface ComponentType {
  readonly bytes: number;
  readonly read: (view: DataView, at: number) => number;
  /** What a normalised value is divided by. */
  readonly scale: number;
}

/** By glTF's number of the component type. */
const COMPONENTS: ReadonlyMap<number, ComponentType> = new Map([
  [5120, { bytes: 1, read: (v, at) => v.getInt8(at), scale: 127 }],
  [5121, { bytes: 1, read: (v, at) => v.getUint8(at), scale: 255 }],
  [5122, { bytes: 2, read: (v, at) => v.getInt16(at, true), scale: 32767 }],
  [5123, { bytes: 2, read: (v, at) => v.getUint16(at, true), scale: 65535 }],
  [5125, { bytes: 4, read: (v, at) => v.getUint32(at, true), scale: 1 }],
  [5126, { bytes: 4, read: (v, at) => v.getFloat32(at, true), scale: 1 }],
]);

const ELEMENT_SIZE: Readonly<Record<string, number | undefined>> = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4 };

/** The objects of a list of the file's JSON; empty when there is none. */
export function jsonList(root: JsonObject, key: string): readonly unknown[] {
  return optionalField(root, key, asArray) ?? [];
}

/** Entry `index` of a list of the file's JSON. */
export function jsonEntry(root: JsonObject, key: string, index: unknown, where: string): JsonObject {
  const list = jsonList(root, key);
  const i = asIndex(index, list.length, where);
  return asObject(list[i], `${key}/${i}`);
}

/**
 * Values of an accessor as plain numbers, element after element; normalised integers become fractions. Sparse accessors, those
 * without data and compressed ones are refused: nothing of ours has them.
 */
export function readAccessor(
  file: GlbFile,
  root: JsonObject,
  index: unknown,
  size: number,
  where: string,
): Float64Array {
  const accessor = jsonEntry(root, 'accessors', index, where);
  const component = COMPONENTS.get(field(accessor, 'componentType', asNumber));
  if (component === undefined) refuse(`${accessor.where}/componentType`, 'a known component type');
  if (ELEMENT_SIZE[field(accessor, 'type', asString)] !== size) refuse(accessor.where, `of ${size} components`);
  if (accessor.fields['sparse'] !== undefined) refuse(accessor.where, 'without sparse values');
  const count = field(accessor, 'count', (value, at) => asIndex(value, 2 ** 31, at));
  const stepIn = optionalField(accessor, 'byteOffset', asNumber) ?? 0;
  const scale = accessor.fields['normalized'] === true ? component.scale : 1;

  const { bytes, stride } = readView(file, root, accessor.fields['bufferView'], `${accessor.where}/bufferView`);
  const step = stride ?? component.bytes * size;
  const last = stepIn + (count - 1) * step + component.bytes * size;
  if (!Number.isInteger(stepIn) || stepIn < 0 || (count > 0 && last > bytes.length)) {
    refuse(accessor.where, 'inside its buffer view');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const out = new Float64Array(count * size);
  for (let i = 0; i < count; i++)
    for (let k = 0; k < size; k++)
      out[i * size + k] = component.read(view, stepIn + i * step + k * component.bytes) / scale;
  return out;
}

/** The bytes of a buffer view of the file's own binary part. */
export function readView(
  file: GlbFile,
  root: JsonObject,
  index: unknown,
  where: string,
): { bytes: Uint8Array; stride: number | undefined } {
  const view = jsonEntry(root, 'bufferViews', index, where);
  if (optionalField(view, 'extensions', asObject) !== undefined) refuse(view.where, 'uncompressed');
  if (field(view, 'buffer', asNumber) !== 0) refuse(view.where, 'in the file itself');
  const from = optionalField(view, 'byteOffset', asNumber) ?? 0;
  const length = field(view, 'byteLength', asNumber);
  if (!(
    Number.isInteger(from) &&
    Number.isInteger(length) &&
    from >= 0 &&
    length >= 0 &&
    from + length <= file.binary.length
  )) {
    refuse(view.where, 'inside the binary part of the file');
  }
  const stride = optionalField(view, 'byteStride', (value, at) => asIndex(value, 253, at));
  if (stride === 0) refuse(`${view.where}/byteStride`, 'larger than 0');
  return { bytes: file.binary.subarray(from, from + length), stride };
}
