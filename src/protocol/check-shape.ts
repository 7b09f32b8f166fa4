/*
 * Small checks of values that come from another process, for the replies of the protocols. They look at what the receiver relies
 * on, not at every field: both sides are built together, and a check is there to catch a wrong or torn message.
 */

export type Check = (value: unknown) => boolean;

export const isString: Check = (value) => typeof value === 'string';
export const isNumber: Check = (value) => typeof value === 'number';
export const isBoolean: Check = (value) => typeof value === 'boolean';

export const isArrayOf =
  (item: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(item);

/** An object with these fields; others are allowed. */
export const hasFields =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(fields).every(([name, check]) => check((value as Record<string, unknown>)[name]));

export const isOptional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

/** For requests without an answer. */
export const isNothing: Check = (value) => value === undefined || value === null;
