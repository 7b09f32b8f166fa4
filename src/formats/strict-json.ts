import type { Quat } from '../core/math/quat.js';
import { quatFromXyzw } from '../core/conventions.js';
import type { Vec3 } from '../core/math/vec3.js';

/*
 * Reading of JSON that is ours or is refused: each function returns a value of its type or throws `Malformed`, which `attempt`
 * turns into a sentence. The exception never leaves the readers of formats: to their callers bad input is data.
 */

class Malformed extends Error {}

/** An object of JSON that is being read, with its place for messages. */
export interface JsonObject {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly where: string;
}

/** The result of `read`, or what is wrong with its input, as a sentence. Errors that are no `Malformed` pass through. */
export function attempt<T>(read: () => T): { readonly value: T } | { readonly problem: string } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof Malformed) return { problem: error.message };
    throw error;
  }
}

export function refuse(where: string, expected: string): never {
  throw new Malformed(`${where} should be ${expected}.`);
}

export function asObject(value: unknown, where: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(where, 'an object');
  return { fields: value as Record<string, unknown>, where };
}

export function asArray(value: unknown, where: string): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : refuse(where, 'a list');
}

export function asNumber(value: unknown, where: string): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : refuse(where, 'a number');
}

export function asString(value: unknown, where: string): string {
  return typeof value === 'string' ? value : refuse(where, 'a text');
}

/** A whole number from 0 up to, and without, `end`. */
export function asIndex(value: unknown, end: number, where: string): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < end
    ? value
    : refuse(where, `a whole number from 0 to ${end - 1}`);
}

export function asNumbers(value: unknown, length: number, where: string): readonly number[] {
  const list = asArray(value, where);
  if (list.length !== length) refuse(where, `${length} numbers`);
  return list.map((item, i) => asNumber(item, `${where}/${i}`));
}

export function asVec3(value: unknown, where: string): Vec3 {
  const [x, y, z] = asNumbers(value, 3, where);
  return [x, y, z];
}

/** A rotation as glTF writes it: x, y, z, w of length 1 within 1e-3. */
export function asRotation(value: unknown, where: string): Quat {
  const [x, y, z, w] = asNumbers(value, 4, where);
  if (!(Math.abs(Math.hypot(x, y, z, w) - 1) < 1e-3)) refuse(where, 'a unit quaternion');
  return quatFromXyzw([x, y, z, w]);
}

/** The field `key` read by `read`, which gets its place. */
export const field = <T>({ fields, where }: JsonObject, key: string, read: (value: unknown, where: string) => T): T =>
  read(Object.hasOwn(fields, key) ? fields[key] : undefined, `${where}/${key}`);

/** As `field`, or undefined when the field is missing. */
export const optionalField = <T>(
  object: JsonObject,
  key: string,
  read: (value: unknown, where: string) => T,
): T | undefined => (object.fields[key] === undefined ? undefined : field(object, key, read));

/** `{key: value}` of an optional field, or nothing: for optional properties, which may be absent but not undefined. */
export function optionalEntry<K extends string, T>(
  object: JsonObject,
  key: K,
  read: (value: unknown, where: string) => T,
): { [P in K]?: T } {
  const value = optionalField(object, key, read);
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: T };
}

/** A reader of lists from one of their items. */
export const listOf =
  <T>(read: (value: unknown, where: string) => T) =>
  (value: unknown, where: string): T[] =>
    asArray(value, where).map((item, i) => read(item, `${where}/${i}`));

/** A reader of one of some texts. */
export const oneOf =
  <T extends string>(...choices: readonly T[]) =>
  (value: unknown, where: string): T =>
    choices.find((choice) => choice === value) ?? refuse(where, choices.join(' or '));
