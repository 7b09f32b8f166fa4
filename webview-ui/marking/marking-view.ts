import '@vscode-elements/elements/dist/vscode-button/index.js';
import { describeError } from '../../src/core/error.js';
import type { ImageMark, ImageSize } from '../../src/core/image-mark.js';
import type { ObjectOutline } from '../../src/protocol/inference.js';
import type { MarkingAnswer, MarkingRequest } from '../../src/protocol/preview.js';
import { setCover } from '../cover.js';
import { element } from '../dom.js';
import { createMarkPicture } from './mark-picture.js';

export interface MarkingPage {
  readonly root: HTMLElement;
  /** Covers the page with a photo and asks where the object is in it; undefined when the user does not say. */
  ask(request: MarkingRequest): Promise<MarkingAnswer | undefined>;
  /** Uncovers the page; who asked gets no answer. */
  cancel(): void;
}

/**
 * What the page shows while the user marks the object in its photo.
 *
 * @param findOutline is asked what would be taken for the object, one mark at a time, the newest next.
 */
export function createMarkingPage(findOutline: (mark: ImageMark | undefined) => Promise<ObjectOutline>): MarkingPage {
  let mark: ImageMark | undefined;
  let first: ImageMark | undefined;
  let answer: ((answer: MarkingAnswer | undefined) => void) | undefined;
  let photoUrl: string | undefined;
  let photoSize: ImageSize | undefined;
  /** Counts what is to be outlined: an outline of something older is not shown. */
  let wanted = 0;
  let isLooking = false;

  const title = element('h1', { id: 'marking-title' });
  const picture = createMarkPicture((made) => {
    change(made);
  });
  const status = element('span', { class: 'marking-status', role: 'status', 'aria-live': 'polite' });
  const numbers = element('span', { class: 'marking-numbers' });
  const fit = button('Fit Again', () => {
    finish({ mark: mark ?? null });
  });
  const remove = button('Remove Mark', () => {
    picture.setMark(undefined);
    change(undefined);
    picture.root.focus();
  });
  const cancel = button('Cancel', () => {
    finish(undefined);
  });
  for (const secondary of [remove, cancel]) secondary.setAttribute('secondary', '');
  const root = element(
    'section',
    { class: 'marking', 'aria-labelledby': 'marking-title' },
    element('header', {}, title, element('p', {}, 'Drag a box around all of it, or click on it.')),
    picture.root,
    element('div', { class: 'marking-line' }, status, numbers),
    element('div', { class: 'marking-buttons' }, fit, remove, cancel),
  );
  root.hidden = true;
  root.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      if (!picture.cancelPress()) finish(undefined);
    } else if (event.key === 'Enter') {
      // On a button it presses that.
      const onButton = event.composedPath().some((each) => each instanceof Element && each.matches('vscode-button'));
      if (onButton || fit.hasAttribute('disabled')) return;
      finish({ mark: mark ?? null });
    } else return;
    event.preventDefault();
  });

  const change = (next: ImageMark | undefined) => {
    mark = next;
    numbers.textContent = mark === undefined ? '' : describeMark(mark);
    fit.toggleAttribute('disabled', isSame(mark, first));
    remove.toggleAttribute('disabled', mark === undefined);
    status.textContent = 'Finding the outline...';
    picture.drawing.setStale(true);
    wanted++;
    void look();
  };
  const look = async () => {
    if (isLooking) return;
    isLooking = true;
    for (let done = false; !done && answer !== undefined;) {
      const mine = wanted;
      const result = await findOutline(mark).catch((error: unknown) => describeError(error));
      done = mine === wanted;
      if (done) showResult(result);
    }
    isLooking = false;
  };
  const showResult = (result: ObjectOutline | ReturnType<typeof describeError>) => {
    picture.drawing.setStale(false);
    if ('rings' in result && result.width === photoSize?.width && result.height === photoSize.height) {
      picture.drawing.setOutline(result.rings);
      status.textContent = isSame(mark, first) ? 'Outlined: what the model was made of.' : 'Outlined: what it will be.';
      return;
    }
    picture.drawing.setOutline(undefined);
    // A browser does not turn a WebP as its EXIF data says: marks would be elsewhere.
    status.textContent = 'rings' in result ? 'The photo is turned. Save it upright to mark it.' : result.message;
    fit.toggleAttribute('disabled', true);
  };
  const finish = (given: MarkingAnswer | undefined) => {
    if (answer === undefined) return;
    const resolve = answer;
    answer = undefined;
    wanted++;
    setCover(root, false);
    picture.clear();
    if (photoUrl !== undefined) URL.revokeObjectURL(photoUrl);
    resolve(given);
  };

  return {
    root,
    ask(request) {
      finish(undefined);
      title.textContent = `Mark the object in ${request.imageName}`;
      first = request.mark;
      status.textContent = numbers.textContent = '';
      for (const each of [fit, remove]) each.toggleAttribute('disabled', true);
      photoUrl = URL.createObjectURL(new Blob([new Uint8Array(request.photo)]));
      setCover(root, true);
      picture.root.focus();
      return new Promise((resolve) => {
        answer = resolve;
        const mine = wanted;
        void picture.show(photoUrl ?? '', first).then(
          (size) => {
            if (mine !== wanted) return;
            photoSize = size;
            change(first);
          },
          () => {
            if (mine === wanted) status.textContent = 'The photo cannot be shown.';
          },
        );
      });
    },
    cancel: () => {
      finish(undefined);
    },
  };
}

/** In pixels of the photo, as the command line takes them. */
const describeMark = (mark: ImageMark): string =>
  mark.kind === 'box' ? `Box ${mark.box.join(', ')} px` : `Point ${mark.at.join(', ')} px`;

const isSame = (a: ImageMark | undefined, b: ImageMark | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

function button(text: string, run: () => void): HTMLElement {
  const made = element('vscode-button');
  made.textContent = text;
  made.addEventListener('click', run);
  return made;
}
