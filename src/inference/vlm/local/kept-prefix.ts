import type { RgbImage } from '../../image/rgba-image.js';
import type { Cache } from './transformers.js';

/** What the decoder has read, and its cache after it. */
export interface Read {
  readonly ids: readonly number[];
  readonly cache: Cache | null;
}

export const NOTHING_READ: Read = { ids: [], cache: null };

/** The one thing that is kept between replies: a beginning that the next one may share. */
export interface KeptPrefix {
  /** What is kept, if it is the beginning of these tokens about this photo and leaves at least one of them; else nothing read. */
  find(photo: RgbImage, ids: readonly number[]): Read;
  /** Keeps this instead of what is kept. */
  keep(photo: RgbImage, read: Read): void;
  /** Lets go of a cache that is not the kept one: on a GPU it holds memory. */
  release(read: Read): void;
}

export function createKeptPrefix(): KeptPrefix {
  let kept: { readonly photo: RgbImage; readonly read: Read } | undefined;
  const release = ({ cache }: Read): void => {
    if (cache === null || cache === kept?.read.cache) return;
    for (const tensor of Object.values(cache)) {
      if (tensor.location === 'gpu-buffer') tensor.dispose();
    }
  };
  return {
    find: (photo, ids) => {
      if (kept?.photo !== photo) return NOTHING_READ;
      const { read } = kept;
      return read.ids.length < ids.length && read.ids.every((id, i) => id === ids[i]) ? read : NOTHING_READ;
    },
    keep: (photo, read) => {
      const before = kept?.read;
      kept = { photo, read };
      if (before !== undefined) release(before);
    },
    release,
  };
}
