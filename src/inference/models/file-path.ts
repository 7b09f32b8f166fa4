/** What a name in a manifest may not hold: Windows refuses these, and a terminal obeys the control characters. */
const FORBIDDEN = /[\\:*?"<>|\p{Cc}\p{Bidi_Control}]/u;

/** Windows opens a device where a file has one of these names, whatever its extension. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Whether `name` is the name of a file or folder on every system: no separators, no `..`, no device. */
export const isFileName = (name: string): boolean =>
  name !== '' && !FORBIDDEN.test(name) && !/[. ]$/.test(name) && !name.includes('/') && !DEVICES.test(name);

/** Whether a path with `/` between its names stays in the folder that it counts from. */
export const isInnerPath = (path: string): boolean => path.split('/').every(isFileName);
