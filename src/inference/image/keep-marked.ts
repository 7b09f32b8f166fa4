import type { ImageMark } from '../../core/image-mark.js';
import { labelRegions } from './mask-regions.js';
import { nearPieces } from './near-pieces.js';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Share of its size by which a box that was drawn by hand may be off. */
const SLACK = 0.04;

/**
 * What of an outline the user marked: what is inside of the box, or the piece that was clicked with what is beside it. All of it where there is no mark, and
 * where nothing would be left.
 */
export function keepMarked(share: Float32Array, { width, height }: Size, mark: ImageMark | undefined): Float32Array {
  if (mark === undefined) return share;
  const isKept = mark.kind === 'box' ? insideBox(mark.box) : onPiece(share, width, height, mark.at);
  const kept = share.map((v, p) => (isKept(p % width, Math.floor(p / width)) ? v : 0));
  return kept.some((v) => v >= 0.5) ? kept : share;
}

function insideBox([x0, y0, x1, y1]: readonly [number, number, number, number]): (x: number, y: number) => boolean {
  const [du, dv] = [SLACK * (x1 - x0), SLACK * (y1 - y0)];
  return (x, y) => x + 0.5 >= x0 - du && x + 0.5 < x1 + du && y + 0.5 >= y0 - dv && y + 0.5 < y1 + dv;
}

function onPiece(
  share: Float32Array,
  width: number,
  height: number,
  [atX, atY]: readonly [number, number],
): (x: number, y: number) => boolean {
  const isSolid = Uint8Array.from(share, (v) => (v >= 0.5 ? 1 : 0));
  const pieces = labelRegions(isSolid, width, height);
  const { labels, regions } = pieces;
  const clicked = labels[Math.min(height - 1, Math.floor(atY)) * width + Math.min(width - 1, Math.floor(atX))];
  // Beside the object the click says nothing. The soft rim of the piece stays: its pixels belong to the ground around it.
  if (regions[clicked].value === 0) return () => true;
  const isNear = nearPieces(pieces, width, clicked);
  return (x, y) => {
    const label = labels[y * width + x];
    return isNear[label] || regions[label].value === 0;
  };
}
