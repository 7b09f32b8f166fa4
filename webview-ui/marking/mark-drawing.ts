import type { ImageMark, ImageSize } from '../../src/core/image-mark.js';

export interface MarkDrawing {
  readonly root: SVGSVGElement;
  setSize(size: ImageSize): void;
  setMark(mark: ImageMark | undefined): void;
  /** Closed lines, x and y in turn; undefined takes them away. What is outside of them is darkened. */
  setOutline(rings: readonly (readonly number[])[] | undefined): void;
  /** Whether the outline is that of a mark that is no more. */
  setStale(isStale: boolean): void;
}

/** What is drawn over a photo that is shown whole in its frame: the outline of the object and the mark, in pixels of the photo. */
export function createMarkDrawing(): MarkDrawing {
  let size: ImageSize = { width: 1, height: 1 };
  const shade = path('shade');
  const outline = casedPath('outline');
  const box = casedPath('mark');
  const dots = casedPath('dots');
  const root = document.createElementNS(SVG, 'svg');
  root.setAttribute('class', 'marking-drawing');
  root.setAttribute('aria-hidden', 'true');
  root.append(shade, ...outline.lines, ...box.lines, ...dots.lines);
  return {
    root,
    setSize(next) {
      size = next;
      root.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
    },
    setMark(mark) {
      box.draw(mark?.kind === 'box' ? boxPath(mark.box) : '');
      dots.draw(mark === undefined ? '' : dotsOf(mark).map(dotPath).join(''));
    },
    setOutline(rings) {
      const lines = rings?.map(ringPath).join('') ?? '';
      outline.draw(lines);
      shade.setAttribute('d', rings === undefined ? '' : boxPath([0, 0, size.width, size.height]) + lines);
    },
    setStale(isStale) {
      root.classList.toggle('is-stale', isStale);
    },
  };
}

const SVG = 'http://www.w3.org/2000/svg';

function path(name: string): SVGPathElement {
  const made = document.createElementNS(SVG, 'path');
  made.setAttribute('class', name);
  return made;
}

/** A line with another below it that is wider and of another lightness, so that it is seen on any photo. */
function casedPath(name: string) {
  const lines = [path(`${name} casing`), path(name)];
  return {
    lines,
    draw(d: string) {
      for (const line of lines) line.setAttribute('d', d);
    },
  };
}

const boxPath = ([x0, y0, x1, y1]: readonly [number, number, number, number]): string =>
  `M${x0} ${y0}H${x1}V${y1}H${x0}Z`;

const ringPath = (ring: readonly number[]): string => `M${ring.join(' ')}Z`;

/** A line of no length, which a round pen draws as a dot of the same size however large the photo is. */
const dotPath = ([x, y]: readonly [number, number]): string => `M${x} ${y}h0`;

const dotsOf = (mark: ImageMark): readonly (readonly [number, number])[] => {
  // In the middle of the pixel.
  if (mark.kind === 'click') return [[mark.at[0] + 0.5, mark.at[1] + 0.5]];
  const [x0, y0, x1, y1] = mark.box;
  return [
    [x0, y0],
    [x1, y0],
    [x0, y1],
    [x1, y1],
  ];
};
