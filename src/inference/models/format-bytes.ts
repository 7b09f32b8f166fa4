const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** A number of bytes as people write it, in powers of 1000 as shops and disks count: `6.4 GB`, `980 kB`, `12 bytes`. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const count = bytes / 1000 ** power;
  return `${power === 0 || count >= 100 ? count.toFixed(0) : count.toFixed(1)} ${UNITS[power]}`;
}
