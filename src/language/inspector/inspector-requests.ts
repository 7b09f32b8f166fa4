import type { Position, WorkspaceEdit } from 'vscode-languageserver-types';
import type { PartAddress } from '../../core/part-address.js';
import type { Inspected } from './inspected.js';

/** An element of a model: what the engine calls it, or the place of a cursor. `model` is the address of the model's main file. */
export type ElementQuery =
  | { readonly model: string; readonly part: PartAddress }
  | { readonly model: string; readonly uri: string; readonly position: Position };

/** An element as it was when it was inspected: once the text has changed it is another. */
export interface ElementHandle {
  readonly model: string;
  readonly uri: string;
  readonly offset: number;
  /** Of the open document; null where none is open. */
  readonly version: number | null;
}

/** `physxAnything/inspect`, of an `ElementQuery`; null where there is no such element. */
export interface InspectReply {
  readonly inspected: Inspected;
  readonly element: ElementHandle;
  /** What the engine calls it; absent where it makes nothing of it. */
  readonly part?: PartAddress;
}

/** One change of an element. */
export type ElementChange =
  | { readonly kind: 'field'; readonly field: string; readonly text: string }
  | { readonly kind: 'material'; readonly material: string; readonly friction: boolean }
  /** Numbers of a problem of the element and of one of its fixes, and its title: what was found may be something else by now. */
  | { readonly kind: 'fix'; readonly problem: number; readonly fix: number; readonly title: string };

/** `physxAnything/editField`. */
export interface EditRequest {
  readonly element: ElementHandle;
  readonly change: ElementChange;
}

export type EditReply =
  | { readonly edit: WorkspaceEdit; readonly remark?: string }
  | { readonly refused: string }
  /** The text has changed since the element was inspected. */
  | { readonly isStale: true };
