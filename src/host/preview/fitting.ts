import * as vscode from 'vscode';
import type { FittingState, FittingView } from '../../protocol/preview.js';
import { readPhoto } from './read-photo.js';

/** The making of a model, as a preview shows it. */
export interface Fitting {
  /** Cancelled by the button of the page and by closing the panel. */
  readonly token: vscode.CancellationToken;
  report(progress: Pick<FittingState, 'fraction' | 'message' | 'preview' | 'text'>): void;
  /** Shows the model in its place. */
  end(): void;
}

export interface FittingOptions {
  readonly image: vscode.Uri;
  readonly send: (state: FittingState) => Promise<FittingView | undefined>;
  readonly onShown: (view: FittingView) => void;
  readonly onEnd: () => void;
}

/** As the host drives it: the preview that shows it can cancel. */
export interface FittingSession extends Fitting {
  cancel(): void;
}

/** Sends what is reported to the page, the newest only: a page that is slow skips some. */
export function createFitting({ image, send, onShown, onEnd }: FittingOptions): FittingSession {
  const source = new vscode.CancellationTokenSource();
  const imageName = image.path.slice(image.path.lastIndexOf('/') + 1);
  /** The newest, without pictures. */
  let known: FittingState = { imageName, fraction: 0, message: 'Starting' };
  /** What is still to be sent. */
  let next: FittingState | undefined = known;
  let sending = false;
  let ended = false;
  const pump = async () => {
    if (sending) return;
    sending = true;
    try {
      while (next !== undefined && !ended) {
        const state = next;
        next = undefined;
        const view = await send(state);
        if (view !== undefined) onShown(view);
      }
    } catch {
      // The panel was closed, which cancels.
    } finally {
      sending = false;
    }
  };
  const put = ({ photo, preview, ...rest }: Partial<FittingState>) => {
    if (ended) return;
    known = { ...known, ...rest };
    // Pictures are sent once, and one that is still to be sent is not lost.
    next = { ...next, ...known, ...(photo && { photo }), ...(preview && { preview }) };
    void pump();
  };
  void readPhoto(image).then((photo) => {
    if (photo !== undefined) put({ photo });
  });
  void pump();
  return {
    token: source.token,
    report: ({ fraction, message, preview, text }) => {
      put({
        fraction,
        message,
        ...(preview === undefined ? {} : { preview }),
        ...(text === undefined ? {} : { text }),
      });
    },
    end() {
      if (ended) return;
      ended = true;
      next = undefined;
      onEnd();
      source.dispose();
    },
    cancel: () => {
      put({ message: 'Cancelling' });
      source.cancel();
    },
  };
}
