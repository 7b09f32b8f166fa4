import type { Vec3 } from '../core/math/vec3.js';
import type { Solid } from './solids/solid.js';

/**
 * How part of a surface looks, for rendering. `main` is the part's own material; the others are what is put on it: `accent` a second
 * colour of the same material, `dark` and `light` plastic, `metal` bright metal, `screen` a picture behind glass, `keys` a field of
 * keys, `glass` clear or tinted, `label` printed paper, `rubber`, `interior` the inside of an appliance, `glow` a lit lamp, `dial` a clock's
 * face, `map` a globe's, `mesh` perforated, `fabric`.
 */
export type Finish = (typeof FINISHES)[number];
export const FINISHES = [
  'main', 'accent', 'dark', 'light', 'metal', 'screen', 'keys', 'glass', 'label', 'rubber', 'interior', 'glow', 'dial', 'map', 'mesh',
  'fabric',
] as const; // prettier-ignore

/** A part: solids of one material in one body, metres, in the object's frame with all joints closed. */
export interface ModelPart {
  /** As a person would name it: `upper drawer`. */
  readonly name: string;
  /** Name in the table of materials: gives density, elasticity and friction. */
  readonly material: string;
  /**
   * Density as a share of the material's, for what is drawn solid and is hollow or built of several things inside: the housing of a
   * laptop, the wall of a refrigerator. 1 where absent.
   */
  readonly fill?: number;
  /** 1 is touched most, 10 least. */
  readonly affordance: number;
  readonly description: string;
  readonly solids: readonly Solid[];
}

/**
 * Where a joint is usually seen: closed (position 0) with probability `closed`, else evenly between two positions (rad or m).
 * `never`: it is always seen at 0 (keys, wheels, knobs).
 */
export type SeenAt = { readonly closed: number; readonly between: readonly [number, number] } | 'never';

/** How a body moves relative to its parent. Position 0 is as drawn. Axes are unit vectors, ranges rad or m and hold 0. */
export type ModelMotion =
  | { readonly kind: 'fixed' }
  | { readonly kind: 'hinge'; readonly axis: Vec3; readonly position: Vec3; readonly range?: readonly [number, number]; readonly seen: SeenAt }
  | { readonly kind: 'slide'; readonly axis: Vec3; readonly range: readonly [number, number]; readonly seen: SeenAt }
  | { readonly kind: 'ball'; readonly position: Vec3; readonly maxAngle?: number }
  | { readonly kind: 'hinge-slide'; readonly axis: Vec3; readonly position: Vec3; readonly range?: readonly [number, number]; readonly slideAxis: Vec3; readonly slideRange: readonly [number, number] }
  | { readonly kind: 'free' }; // prettier-ignore

/** Parts that move as one. */
export interface ModelBody {
  readonly parts: readonly ModelPart[];
  /** Absent for the base and for what lies loose. */
  readonly parent?: ModelBody;
  readonly motion: ModelMotion;
}

/**
 * An object with all joints closed, metres. Z is up, the floor z = 0, the front looks along -y, x runs to the right of who looks at the
 * front. The base comes first and parents before children.
 */
export interface ObjectModel {
  /** What a person would call this kind of it: `Ceiling fan`; the category's name where absent. */
  readonly title?: string;
  readonly bodies: readonly ModelBody[];
}

/** A fixed or moving set of parts: `body(hinge(...), [door, handle], carcass)`. */
export const body = (motion: ModelMotion, parts: readonly ModelPart[], parent?: ModelBody): ModelBody => ({
  motion,
  parts,
  ...(parent === undefined ? {} : { parent }),
});

export const FIXED: ModelMotion = { kind: 'fixed' };

const degrees = (v: number): number => (v * Math.PI) / 180;

/** Turns about `axis` through `position`. Angles in degrees; without a range it turns without end. */
export const hinge = (options: {
  readonly axis: Vec3;
  readonly position: Vec3;
  readonly range?: readonly [number, number];
  readonly seen?: { readonly closed: number; readonly between: readonly [number, number] } | 'never';
}): ModelMotion => {
  const { axis, position, range, seen } = options;
  const between = (pair: readonly [number, number]): [number, number] => [degrees(pair[0]), degrees(pair[1])];
  return {
    kind: 'hinge',
    axis,
    position,
    ...(range === undefined ? {} : { range: between(range) }),
    seen: seen === undefined || seen === 'never' ? 'never' : { closed: seen.closed, between: between(seen.between) },
  };
};

/** Slides along `axis` by metres. */
export const slide = (options: {
  readonly axis: Vec3;
  readonly range: readonly [number, number];
  readonly seen?: SeenAt;
}): ModelMotion => ({ kind: 'slide', axis: options.axis, range: options.range, seen: options.seen ?? 'never' });

/** A part of one material; see `ModelPart`. */
export const part = (name: string, about: Omit<ModelPart, 'name' | 'solids'>, solids: readonly Solid[]): ModelPart => ({
  name,
  ...about,
  solids,
});
