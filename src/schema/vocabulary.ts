/** Names that are declared in one place and meant in another; in MJCF each is a namespace of its own. */
export type Namespace =
  | 'body'
  | 'frame'
  | 'joint'
  | 'geom'
  | 'site'
  | 'camera'
  | 'light'
  | 'default'
  | 'mesh'
  | 'hfield'
  | 'skin'
  | 'texture'
  | 'material'
  | 'model'
  | 'pair'
  | 'exclude'
  | 'equality'
  | 'tendon'
  | 'actuator'
  | 'sensor'
  | 'numeric'
  | 'text'
  | 'tuple'
  | 'keyframe'
  | 'flex'
  | 'plugin'
  | 'instance'
  | 'link';

/** What an attribute's text is. `int` and `number` may be several, by `arity`. */
export type ValueType =
  | { readonly kind: 'number' | 'int'; readonly min?: number; readonly max?: number; readonly positive?: boolean }
  | { readonly kind: 'bool' }
  /** One of the words, or for `several` any of them, with spaces between. */
  | { readonly kind: 'enum'; readonly values: readonly string[]; readonly several?: boolean }
  | { readonly kind: 'text'; readonly pattern?: string }
  /** Path of a file, with the suffixes that can be read (`.obj`), lower case. */
  | { readonly kind: 'file'; readonly suffixes: readonly string[] }
  /** Declares a name. */
  | { readonly kind: 'name'; readonly namespace: Namespace }
  /**
   * Means a name that is declared elsewhere: of one namespace, or of the one that another attribute of the element says (`objtype`).
   */
  | { readonly kind: 'reference'; readonly namespaces: readonly Namespace[]; readonly typeFrom?: string };

/** What the numbers are, as people say it: `m`, `rad`, `kg m^2`, `N m/rad`. `angle`: degrees or radians, as the model's compiler says. */
export type Unit = string;

export interface AttributeType {
  readonly name: string;
  readonly value: ValueType;
  /** How many values, at least and at most; absent: one. */
  readonly arity?: readonly [number, number];
  /** As written in a file; absent where there is none, or it depends. */
  readonly default?: string;
  readonly unit?: Unit;
  readonly required?: boolean;
  /** Not allowed where the element stands in a default class. */
  readonly noDefault?: boolean;
  /** What it does, in one sentence. */
  readonly help: string;
}

/** How often an element may stand in its parent. */
export type Cardinality = 'once' | 'optional' | 'any';

/** Attributes that exclude each other, of which one must be, or that come together; each entry is a group. */
export interface Constraint {
  readonly kind: 'exclusive' | 'one-of' | 'together';
  readonly groups: readonly (readonly string[])[];
}

/** An element in its context: `joint` of a body and `joint` of a fixed tendon are two. */
export interface ElementType {
  /** Unique: `joint`, `fixed_joint`. */
  readonly id: string;
  /** As written. */
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, AttributeType>;
  /** By tag. */
  readonly children: ReadonlyMap<string, ChildType>;
  readonly constraints: readonly Constraint[];
  /** Tags of children of which exactly one must be there. */
  readonly choice?: readonly string[];
  /** What the text between the tags is, where it counts: `<mechanicalReduction>50</mechanicalReduction>`. */
  readonly text?: ValueType;
  /** Whether anything else may stand inside too, unchecked: another program's own language. */
  readonly open?: boolean;
  /** What it is, in one sentence. */
  readonly help: string;
  /** Page of the official reference. */
  readonly url: string;
}

export interface ChildType {
  readonly element: ElementType;
  readonly cardinality: Cardinality;
}

/** Everything that may stand in a document of one language. */
export interface Vocabulary {
  readonly language: 'mjcf' | 'urdf';
  /** Elements that a document may begin with. */
  readonly roots: ReadonlyMap<string, ElementType>;
}
