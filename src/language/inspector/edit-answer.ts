import type { TextEdit } from '../check/diagnostic.js';

/** What a change of a field comes to: edits, none where it says that already, or why it is refused. */
export type EditAnswer =
  | {
      readonly edits: readonly TextEdit[];
      /** What else was written, where that is not plain. */ readonly remark?: string;
    }
  | { readonly refused: string };
