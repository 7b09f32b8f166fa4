import type { Range } from 'vscode-languageserver-types';
import type { PartKind } from '../../core/part-address.js';
import type { DiagnosticSeverity } from '../check/diagnostic.js';

/** A piece of a file. */
export interface Place {
  /** Address of the file, as whoever asked writes addresses. */
  readonly uri: string;
  readonly range: Range;
}

export type FieldKind = 'number' | 'vector' | 'enum' | 'bool' | 'colour' | 'reference' | 'text';

/** Where the value comes from that holds for an element. */
export type FieldOrigin =
  | { readonly kind: 'own' }
  | { readonly kind: 'class'; readonly className: string; readonly place: Place }
  /** The engine's own. */
  | { readonly kind: 'default' }
  /** There is none. */
  | { readonly kind: 'none' };

/** One value of an element that can be changed. */
export interface InspectedField {
  /** What `editField` takes: `mass`, `inertial@mass`, `inertial/inertia@ixx`. */
  readonly name: string;
  readonly label: string;
  /** Heading that it stands below. */
  readonly group: string;
  readonly kind: FieldKind;
  /** Of the numbers as they are written: `m`, `°`. */
  readonly unit?: string;
  /** As it stands at the element; absent where it does not. */
  readonly own?: string;
  /** What holds: own, of a class, or the engine's. */
  readonly value?: string;
  readonly origin: FieldOrigin;
  /** Words that it may be: all of an enumeration, known names of a reference. */
  readonly options?: readonly string[];
  /** What the numbers are: `x y z`, `radius, half length`. */
  readonly parts?: string;
  /** Bounds of each number. */
  readonly min?: number;
  readonly max?: number;
  readonly isPositive?: boolean;
  readonly isWhole?: boolean;
  /** How many numbers, at least and at most. */
  readonly count?: readonly [number, number];
  /** It cannot be taken out. */
  readonly isRequired?: boolean;
  readonly help: string;
  /** What is wrong with the value that is written. */
  readonly problem?: string;
  /** The same in another unit: `28.6°`. */
  readonly note?: string;
}

/** Something that is computed of an element. */
export interface InspectedFact {
  readonly label: string;
  readonly value: string;
}

export interface InspectedProblem {
  readonly code: string;
  readonly severity: DiagnosticSeverity;
  readonly message: string;
  readonly place: Place;
  /** Titles, in the order of the fixes of the diagnostic. */
  readonly fixes: readonly string[];
}

/** A body, joint or geom as its text has it, with everything that can be changed of it. */
export interface Inspected {
  readonly part: PartKind;
  readonly tag: string;
  /** Its name, or what it is. */
  readonly title: string;
  /** The start tag. */
  readonly place: Place;
  readonly fields: readonly InspectedField[];
  readonly facts: readonly InspectedFact[];
  readonly problems: readonly InspectedProblem[];
  /** Present where a material may be chosen: its name in the table of materials, or undefined where the density is that of none. */
  readonly material?: {
    readonly name: string | undefined;
    readonly sets: readonly ('density' | 'inertia' | 'friction')[];
  };
}
