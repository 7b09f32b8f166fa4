import type { Body } from './body.js';
import type { Appearance, Material, Texture } from './material.js';
import type { Vec3 } from './math/vec3.js';
import type { ProvenanceTable } from './provenance.js';

/** How the asset stands in the world: `free` rests by its weight, `fixed` is welded where it stands. */
export type BaseKind = 'fixed' | 'free';

/** Positions of all joints: hinge rad, slide m, ball and free as rotation from rest; joints not named are at rest. */
export interface Keyframe {
  readonly name: string;
  /** Position by joint name; hinges and slides only. */
  readonly positions: Readonly<Record<string, number>>;
}

/** Two collision geoms that must be tested although their bodies are parent and child (MuJoCo skips those by default). */
export type ContactPair = readonly [string, string];

/** Two bodies that never collide, with the reason in words. */
export interface ContactExclusion {
  readonly bodies: readonly [string, string];
  readonly reason: string;
}

/**
 * The one typed truth that MJCF, URDF and glTF are written from. SI units, radians, Z up.
 * The asset frame's origin is on the floor below the middle of the asset: the lowest point at rest is z = 0, except for
 * wall-mounted assets, which still have their lowest point at z = 0 and are placed at `mountHeight` in the scene.
 */
export interface SimAsset {
  /** Identifier: [a-z][a-z0-9_]*; the base name of its files. */
  readonly name: string;
  /** As the backend said it: `Kitchen cabinet`. */
  readonly title: string;
  readonly category: string;
  readonly base: BaseKind;
  /** Height of the asset frame above the scene's floor, m. */
  readonly mountHeight: number;
  /** Extent of the axis-aligned bounding box of the visual geometry at rest: x, y, z, m. */
  readonly dimensions: Vec3;
  /**
   * Parents before children. The first is the base: with `base` = `free` it has one free joint, with `fixed` none. Other bodies
   * without a parent have one free joint.
   */
  readonly bodies: readonly Body[];
  readonly materials: readonly Material[];
  readonly appearances: readonly Appearance[];
  readonly textures: readonly Texture[];
  readonly contactPairs: readonly ContactPair[];
  readonly contactExclusions: readonly ContactExclusion[];
  /**
   * Always has `home`, all joints closed: the rest pose, but for an object drawn open (a laptop), which also has `observed`, its rest pose.
   */
  readonly keyframes: readonly Keyframe[];
  /** 0 to 1; absent when the source cannot say. */
  readonly confidence?: number;
  readonly provenance: ProvenanceTable;
}
