import { formatBytes } from '../inference/models/format-bytes.js';
import { showProgress } from './terminal.js';

/** Drawn at most so often, ms. */
const REDRAW = 100;

/** Draws how many bytes are done, of all, and how fast it goes. */
export function makeByteProgress(): (label: string, done: number, all: number) => void {
  const started = performance.now();
  let [drawn, first] = [0, -1];
  return (label, done, all) => {
    const now = performance.now();
    // What was there before counts for no speed.
    if (first < 0) first = done;
    if (now - drawn < REDRAW) return;
    drawn = now;
    const speed = formatBytes((1000 * Math.max(0, done - first)) / Math.max(1, now - started));
    const message = `${formatBytes(done)} of ${formatBytes(all)}, ${speed}/s`;
    showProgress(label, { fraction: all === 0 ? 1 : done / all, message });
  };
}
