import type { ImageMark, ImageSize } from '../../src/core/image-mark.js';
import { element } from '../dom.js';
import type { Press } from './change-mark.js';
import { markByKey, markOfPress, pressAt } from './change-mark.js';
import type { MarkDrawing } from './mark-drawing.js';
import { createMarkDrawing } from './mark-drawing.js';
import { scaleInFrame, toImagePoint } from './picture-frame.js';

export interface MarkPicture {
  readonly root: HTMLElement;
  readonly drawing: MarkDrawing;
  /** Shows a photo with a mark, and says how large it is; rejects where the page cannot decode it. */
  show(url: string, mark: ImageMark | undefined): Promise<ImageSize>;
  setMark(mark: ImageMark | undefined): void;
  /** Gives up the press that lasts; says whether there was one. */
  cancelPress(): boolean;
  clear(): void;
}

/**
 * A photo that the user marks: by a box, by a click, or by the arrow keys.
 *
 * @param onMark is told of each new mark, when the pointer is up.
 */
export function createMarkPicture(onMark: (mark: ImageMark) => void): MarkPicture {
  const photo = element('img', { alt: '', draggable: 'false' });
  const drawing = createMarkDrawing();
  const root = element(
    'div',
    {
      class: 'marking-picture',
      tabindex: '0',
      role: 'application',
      'aria-label': 'Photo. Arrow keys place a mark and move it; with Shift they make a box of it and change its size.',
    },
    photo,
    drawing.root,
  );
  let size: ImageSize | undefined;
  let mark: ImageMark | undefined;
  let press: Press | undefined;

  const setMark = (next: ImageMark | undefined) => {
    mark = next;
    drawing.setMark(next);
  };
  const locate = ({ clientX, clientY }: PointerEvent, image: ImageSize) => {
    const frame = root.getBoundingClientRect();
    return { at: toImagePoint([clientX, clientY], frame, image), scale: scaleInFrame(frame, image) };
  };
  const cancelPress = (): boolean => {
    if (press === undefined) return false;
    press = undefined;
    drawing.setMark(mark);
    return true;
  };

  root.addEventListener('pointerdown', (event) => {
    if (size === undefined || event.button !== 0 || !event.isPrimary) return;
    root.setPointerCapture(event.pointerId);
    const { at, scale } = locate(event, size);
    press = pressAt(at, mark, scale);
  });
  root.addEventListener('pointermove', (event) => {
    if (size === undefined || press === undefined || !event.isPrimary) return;
    const { at, scale } = locate(event, size);
    drawing.setMark(markOfPress(press, at, size, scale));
  });
  root.addEventListener('pointerup', (event) => {
    if (size === undefined || press === undefined || !event.isPrimary) return;
    const { at, scale } = locate(event, size);
    const made = markOfPress(press, at, size, scale);
    cancelPress();
    if (made === undefined) return;
    setMark(made);
    onMark(made);
  });
  root.addEventListener('pointercancel', cancelPress);
  root.addEventListener('keydown', (event) => {
    if (size === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const made = markByKey(mark, event.key, event.shiftKey, size);
    if (made === undefined) return;
    event.preventDefault();
    setMark(made);
    onMark(made);
  });

  return {
    root,
    drawing,
    async show(url, first) {
      photo.src = url;
      await photo.decode();
      size = { width: photo.naturalWidth, height: photo.naturalHeight };
      // As high as it is when it is as wide as the page; less where the page is not high enough, with margins on its sides.
      root.style.aspectRatio = `${size.width} / ${size.height}`;
      drawing.setSize(size);
      setMark(first);
      return size;
    },
    setMark,
    cancelPress,
    clear() {
      cancelPress();
      size = undefined;
      setMark(undefined);
      drawing.setOutline(undefined);
      photo.removeAttribute('src');
    },
  };
}
