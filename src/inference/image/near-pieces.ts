import type { MaskRegions } from './mask-regions.js';
import type { PixelBox } from './rgba-image.js';

/** Share of a piece's size within which others belong to the same object. */
const REACH = 0.06;

/** Which regions belong to a piece of a mask: itself, and the pieces whose boxes touch its own or nearly do. */
export function nearPieces({ labels, regions }: MaskRegions, width: number, piece: number): boolean[] {
  const boxes = regions.map((): PixelBox => ({ x0: width, y0: labels.length, x1: 0, y1: 0 }));
  for (let p = 0; p < labels.length; p++) {
    const [x, y] = [p % width, Math.floor(p / width)];
    const { x0, y0, x1, y1 } = boxes[labels[p]];
    if (x < x0 || y < y0 || x >= x1 || y >= y1)
      boxes[labels[p]] = { x0: Math.min(x0, x), y0: Math.min(y0, y), x1: Math.max(x1, x + 1), y1: Math.max(y1, y + 1) };
  }
  const own = boxes[piece];
  const reach = REACH * Math.max(own.x1 - own.x0, own.y1 - own.y0);
  return boxes.map(
    (box, i) =>
      regions[i].value === 1 &&
      box.x0 < own.x1 + reach &&
      own.x0 < box.x1 + reach &&
      box.y0 < own.y1 + reach &&
      own.y0 < box.y1 + reach,
  );
}
