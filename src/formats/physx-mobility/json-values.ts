/** A JSON object. */
export type JsonRecord = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value under the first of the keys that is there. */
export function pick(record: JsonRecord, ...keys: readonly string[]): unknown {
  const key = keys.find((name) => Object.hasOwn(record, name));
  return key === undefined ? undefined : record[key];
}

/** The value under the first key that begins so, whatever its case: `Young's Modulus (GPa)`, `Young's modulus`. */
export function pickByStart(record: JsonRecord, start: string): unknown {
  const key = Object.keys(record).find((name) => name.toLowerCase().startsWith(start));
  return key === undefined ? undefined : record[key];
}

/** Text of a string or number; empty for anything else. */
export const asText = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** A whole number from 0 on, also as text (`"3"`, `"l_3"`, `"group_3"`). */
export function asId(value: unknown): number | undefined {
  const match = /^(?:l_|group_)?(\d{1,5})$/.exec(asText(value).trim());
  return match === null ? undefined : Number(match[1]);
}

/** A number, also as text; undefined for anything else. */
export function asNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** JSON text as a value. Python writes NaN and Infinity, which JSON does not have: they become null. */
export function parseLooseJson(text: string): { value: unknown; hadNotFinite: boolean; error?: string } {
  const plain = text.replace(/^\ufeff/, '');
  try {
    return { value: JSON.parse(plain), hadNotFinite: false };
  } catch (error) {
    try {
      const fixed = plain.replace(/([[,:]\s{0,40})-?(?:NaN|Infinity)(?=\s{0,40}[\],}])/g, '$1null');
      return { value: JSON.parse(fixed), hadNotFinite: true };
    } catch {
      return { value: undefined, hadNotFinite: false, error: error instanceof Error ? error.message : String(error) };
    }
  }
}
