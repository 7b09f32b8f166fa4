import type { ImageSize } from '../../core/image-mark.js';

/** How far a line may be from the outline, pixels of the mask: less than what is drawn of it shows. */
const TOLERANCE = 0.6;

/**
 * The lines around the ones of a mask and around the gaps in them, through the middles of the edges between ones and zeros: closed, as few
 * points as are needed.
 *
 * @returns x and y in turn of each line, in pixels of an image of size `to`.
 */
export function traceOutline(mask: Uint8Array, from: ImageSize, to: ImageSize): number[][] {
  const [u, v] = [to.width / from.width, to.height / from.height];
  const round = (value: number): number => Math.round(10 * value) / 10;
  return traceEdges(mask, from.width, from.height).map((ring) =>
    simplifyRing(ring).flatMap(([x, y]) => [round(u * x), round(v * y)]),
  );
}

type Point = readonly [number, number];

/** Right, down, left, up: the object is on the right hand of who walks along its outline. */
const STEPS: readonly Point[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
];

/** Middles of the edges between ones and zeros, in the order in which one walks along them. */
function traceEdges(mask: Uint8Array, width: number, height: number): Point[][] {
  const at = (x: number, y: number): number => (x < 0 || y < 0 || x >= width || y >= height ? 0 : mask[y * width + x]);
  /** Whether an edge goes from the corner (x, y) in a direction: a one on its right and a zero on its left. */
  const isEdge = (x: number, y: number, direction: number): boolean => {
    const [right, left] = SIDES[direction];
    return at(x + right[0], y + right[1]) === 1 && at(x + left[0], y + left[1]) === 0;
  };
  /** Upper edges that were walked along: every ring has one. */
  const seen = new Uint8Array(width * (height + 1));
  const rings: Point[][] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (seen[y * width + x] === 1 || !isEdge(x, y, 0)) continue;
      const ring: Point[] = [];
      let [cx, cy, direction] = [x, y, 0];
      do {
        const [dx, dy] = STEPS[direction];
        if (direction === 0) seen[cy * width + cx] = 1;
        ring.push([cx + dx / 2, cy + dy / 2]);
        [cx, cy] = [cx + dx, cy + dy];
        // Pixels that touch at a corner belong together: the left turn comes first.
        direction = [3, 0, 1].map((turn) => (direction + turn) % 4).find((next) => isEdge(cx, cy, next)) ?? 0;
      } while (cx !== x || cy !== y || direction !== 0);
      rings.push(ring);
    }
  }
  return rings;
}

/** Pixels, relative to a corner, on the right and on the left of the edge that goes from it in each of STEPS. */
const SIDES: readonly (readonly [Point, Point])[] = [
  [
    [0, 0],
    [0, -1],
  ],
  [
    [-1, 0],
    [0, 0],
  ],
  [
    [-1, -1],
    [-1, 0],
  ],
  [
    [0, -1],
    [-1, -1],
  ],
];

/** A closed line with fewer points, nowhere further off than TOLERANCE (Douglas and Peucker, from two points that are far apart). */
function simplifyRing(ring: readonly Point[]): Point[] {
  const start = ring[0];
  let far = 0;
  for (let i = 0; i < ring.length; i++) if (distance(ring[i], start) > distance(ring[far], start)) far = i;
  const keep = new Uint8Array(ring.length + 1);
  const closed = [...ring, start];
  keep[0] = keep[far] = 1;
  const spans: [number, number][] = [
    [0, far],
    [far, ring.length],
  ];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [a, b] = span;
    let worst = 0;
    let off = TOLERANCE;
    for (let i = a + 1; i < b; i++) {
      const d = distanceToLine(closed[i], closed[a], closed[b]);
      if (d > off) [worst, off] = [i, d];
    }
    if (worst === 0) continue;
    keep[worst] = 1;
    spans.push([a, worst], [worst, b]);
  }
  return ring.filter((_, i) => keep[i] === 1);
}

const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** From a point to the line through two others; to the first where they are one. */
function distanceToLine(p: Point, a: Point, b: Point): number {
  const length = distance(a, b);
  if (length === 0) return distance(p, a);
  return Math.abs((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])) / length;
}
