import type { BodyPart } from '../../core/body.js';
import type { Inertial } from '../../core/inertial.js';
import type { Joint } from '../../core/joint.js';
import type { Appearance } from '../../core/material.js';
import type { SimAsset } from '../../core/sim-asset.js';

/*
 * What the GLB says in `extras`, under one key, so that an asset can be read back whole. Everything is in core conventions: SI,
 * radians, vectors in the frame of the node that carries them. Poses are those of the nodes and are not repeated here; shapes of
 * collision geoms are those of the physics extensions. docs/formats.md describes the same schema for people.
 */

export const EXTRAS_KEY = 'physxAnything';

/** Raised when a reader of the old form could misread the new one. */
export const EXTRAS_VERSION = 1;

/** On the root node, whose frame is the asset frame: the asset without what nodes, meshes, materials and images carry. */
export interface AssetExtras extends Omit<SimAsset, 'bodies' | 'appearances' | 'textures'> {
  readonly kind: 'asset';
  readonly version: typeof EXTRAS_VERSION;
}

/** On the node of a body; the node's frame is the body frame at rest, its parent body that of the nearest such node above. */
export interface BodyExtras {
  readonly kind: 'body';
  readonly name: string;
  readonly inertial?: Inertial;
  /** In order, axes in the body frame. */
  readonly joints: readonly Joint[];
  readonly parts: readonly BodyPart[];
}

/** On the node of a visual geom, a child of its body's. The mesh is the node's. */
export interface VisualExtras {
  readonly kind: 'visual';
  readonly name: string;
  /** Name of an appearance. */
  readonly appearance: string;
}

/** On the node of a collision geom, a child of its body's. The shape is its collider's. */
export interface CollisionExtras {
  readonly kind: 'collision';
  readonly name: string;
  /** Name of a physical material. */
  readonly material: string;
}

/** On the empty node of a site, a child of its body's. */
export interface SiteExtras {
  readonly kind: 'site';
  readonly name: string;
}

/** On the empty nodes that are the attachment frames of a joint in the parent and in the body: x along the joint's axis. */
export interface JointFrameExtras {
  readonly kind: 'joint-frame';
  readonly joint: string;
  readonly side: 'parent' | 'child';
}

export type NodeExtras = AssetExtras | BodyExtras | VisualExtras | CollisionExtras | SiteExtras | JointFrameExtras;

/** On a material: the sRGB colour that the linear factor was made from. Absent texture: none. */
export interface AppearanceExtras extends Appearance {
  readonly kind: 'appearance';
}

/** On an image. */
export interface TextureExtras {
  readonly kind: 'texture';
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

/** The extras object that holds `content` under our key. */
export const wrapExtras = (
  content: NodeExtras | AppearanceExtras | TextureExtras,
): Record<typeof EXTRAS_KEY, unknown> => ({ [EXTRAS_KEY]: content });
