import type { MotionType } from './motion-types.js';

/** A list of numbers as found: undefined where something else stood, infinite where the text said so. */
export interface RawList {
  readonly values: readonly (number | undefined)[];
  /** As written, for messages. */
  readonly text: string;
}

/** The parameters of a movement as found, in the paper's slots. Angles in degrees. */
export interface RawMotion {
  /** Axis of a turn, or of a slide that has no direction of its own. */
  readonly direction?: RawList;
  readonly position?: RawList;
  readonly angleRange?: RawList;
  readonly slideDirection?: RawList;
  readonly slideRange?: RawList;
  /** The text says that the turn has no end (`unlimited`). */
  readonly unlimited?: boolean;
}

/** What a group says that it moves relative to. */
export type RawParent =
  | { readonly kind: 'group'; readonly id: number }
  | { readonly kind: 'part'; readonly id: number }
  | { readonly kind: 'world' };

/** A group as found in a reply or a data set, before anything is repaired. */
export interface RawGroup {
  readonly id: number;
  /** Part numbers, which may repeat or not exist. */
  readonly parts: readonly number[];
  /** Undefined when the text is none of the types. */
  readonly type: MotionType | undefined;
  /** As written, for messages. */
  readonly typeText: string;
  readonly parent?: RawParent;
  readonly motion: RawMotion;
}
