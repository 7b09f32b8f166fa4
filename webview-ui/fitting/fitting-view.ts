import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import type { FittingState, FittingView } from '../../src/protocol/preview.js';
import { setCover } from '../cover.js';
import { element, icon } from '../dom.js';

export interface FittingPage {
  readonly root: HTMLElement;
  /** Covers the page and shows how far the model is; undefined uncovers it. */
  show(state: FittingState | undefined): FittingView | undefined;
}

/** What the page shows while a model is being made: the photo, the fit so far, how far it is, and a way out. */
export function createFittingPage(cancel: () => void): FittingPage {
  const title = element('h1');
  const photo = createTile('Photo', 'image');
  const fit = createTile('Fit so far', 'search');
  const bar = element('vscode-progress-bar', { 'aria-labelledby': 'fitting-message' });
  bar.max = 100;
  // Only its text is announced: a number that changes twice a second would drown everything else.
  const message = element('span', { id: 'fitting-message', role: 'status', 'aria-live': 'polite' });
  const percent = element('span', { class: 'fitting-percent', 'aria-hidden': 'true' });
  // It is written faster than anyone could be told of it.
  const writing = element('pre', { class: 'fitting-text', tabindex: '0', 'aria-label': 'What the model writes' });
  writing.hidden = true;
  const stop = element('vscode-button', { secondary: '' });
  stop.textContent = 'Cancel';
  stop.addEventListener('click', cancel);
  const root = element(
    'section',
    { class: 'fitting', 'aria-labelledby': 'fitting-title' },
    element(
      'div',
      { class: 'fitting-content' },
      title,
      element('div', { class: 'fitting-tiles' }, photo.root, fit.root),
      writing,
      element('div', { class: 'fitting-progress' }, bar, element('div', { class: 'fitting-line' }, message, percent)),
      stop,
    ),
  );
  title.id = 'fitting-title';
  root.hidden = true;

  let photoUrl: string | undefined;
  let picture: FittingView['picture'] = 'none';
  const clear = () => {
    if (photoUrl !== undefined) URL.revokeObjectURL(photoUrl);
    photoUrl = undefined;
    picture = 'none';
    photo.clear();
    fit.clear();
    writing.textContent = '';
    writing.hidden = true;
  };
  return {
    root,
    show(state) {
      setCover(root, state !== undefined);
      if (state === undefined) {
        clear();
        return undefined;
      }
      title.textContent = `Making a model of ${state.imageName}`;
      if (state.photo !== undefined) {
        clear();
        photoUrl = URL.createObjectURL(new Blob([new Uint8Array(state.photo)]));
        photo.setImage(photoUrl, 'whole');
        picture = 'photo';
      }
      if (state.preview !== undefined) {
        photo.setImage(state.preview, 'left');
        fit.setImage(state.preview, 'right');
        picture = 'fit';
      }
      if (state.text !== undefined) {
        writing.hidden = false;
        writing.textContent = state.text;
        writing.scrollTop = writing.scrollHeight;
      }
      const done = Math.round(100 * state.fraction);
      bar.value = done;
      if (message.textContent !== state.message) message.textContent = state.message;
      percent.textContent = `${done} %`;
      const lines = writing.textContent.trimEnd().split('\n').filter(Boolean).length;
      return { message: state.message, percent: done, picture, lines };
    },
  };
}

interface Tile {
  readonly root: HTMLElement;
  setImage(url: string, part: 'whole' | 'left' | 'right'): void;
  clear(): void;
}

/** A square picture with a word below it. */
function createTile(caption: string, emptyIcon: string): Tile {
  const image = element('img', { alt: '' });
  const empty = icon(emptyIcon);
  const frame = element('div', { class: 'fitting-tile' }, empty, image);
  image.hidden = true;
  return {
    root: element('figure', {}, frame, element('figcaption', {}, caption)),
    setImage(url, part) {
      image.className = part;
      image.src = url;
      image.hidden = false;
      empty.hidden = true;
    },
    clear() {
      image.hidden = true;
      image.removeAttribute('src');
      empty.hidden = false;
    },
  };
}
