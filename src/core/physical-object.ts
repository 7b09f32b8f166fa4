import type { ConvexPiece } from './geom.js';
import type { Texture } from './material.js';
import type { Vec3 } from './math/vec3.js';
import type { VisualMesh } from './mesh/triangle-mesh.js';
import type { ProvenanceTable } from './provenance.js';
import type { VoxelGrid } from './voxel-grid.js';

/** A part's shape in object units, Z up. One frame for all parts of an object. */
export type PartGeometry =
  | { readonly kind: 'voxels'; readonly grid: VoxelGrid }
  | {
      readonly kind: 'mesh';
      /** With `uvs` when the object has a texture for it. Closed or an open shell; the assembler finds out. */
      readonly mesh: VisualMesh;
      /** Name of a texture of the object. */
      readonly texture?: string;
      /** Convex pieces that fill the mesh, where the maker knows them. Positions in object units. */
      readonly convexPieces?: readonly ConvexPiece[];
    };

export interface Part {
  /** The paper's l_<id>; unique. */
  readonly id: number;
  readonly name: string;
  /** Material as the backend named it: `wood`, `stainless steel`. */
  readonly material: string;
  /** kg/m^3; absent when not said. */
  readonly density?: number;
  /** Pa. */
  readonly youngsModulus?: number;
  readonly poissonsRatio?: number;
  /** 1 is touched most, 10 least. */
  readonly affordance: number;
  readonly description: string;
  /** sRGB colour and alpha, 0 to 1, when known. */
  readonly color?: readonly [number, number, number, number];
  /** Absent when the backend named the part but gave no shape. */
  readonly geometry?: PartGeometry;
}

/**
 * How a group moves relative to its parent, with the paper's letter. Directions and positions in object units and axes;
 * directions need not be unit; slide ranges in object units; angles in radians. The given geometry is at position 0.
 */
export type Motion =
  | { readonly kind: 'fixed' } // E
  | { readonly kind: 'free' } // A
  | { readonly kind: 'slide'; readonly direction: Vec3; readonly range: readonly [number, number] } // B
  | {
      readonly kind: 'hinge'; // C
      readonly direction: Vec3;
      readonly position: Vec3;
      /** Absent: turns without end. */
      readonly range?: readonly [number, number];
    }
  | { readonly kind: 'ball'; readonly position: Vec3; readonly maxAngle?: number } // D
  | {
      readonly kind: 'hinge-slide'; // CB
      readonly direction: Vec3;
      readonly position: Vec3;
      readonly range?: readonly [number, number];
      readonly slideDirection: Vec3;
      readonly slideRange: readonly [number, number];
    };

/** Parts that move as one rigid body. */
export interface KinematicGroup {
  readonly id: number;
  /** Part ids. Every part is in exactly one group. */
  readonly parts: readonly number[];
  /** Group id; absent for the root group and for groups relative to the world. */
  readonly parent?: number;
  readonly motion: Motion;
  /** Position of a hinge (rad) or slide (object units) at which it is closed, where that is not 0: a laptop drawn open. */
  readonly closedAt?: number;
}

/** What a backend says about an object. Geometry, positions and slide ranges share one unit and frame, Z up. */
export interface PhysicalObject {
  readonly name: string;
  readonly category: string;
  /** Length, width, height in metres, in the order the source gave them; absent when unknown. */
  readonly dimensions?: Vec3;
  /**
   * Metres per object unit. Absent: found by making the geometry's longest side equal the largest of `dimensions`.
   * For 32^3 voxels one unit is one voxel.
   */
  readonly metresPerUnit?: number;
  readonly parts: readonly Part[];
  /** Acyclic; parents may come in any order. */
  readonly groups: readonly KinematicGroup[];
  readonly textures: readonly Texture[];
  /** 0 to 1: how sure the backend is of the whole. Absent when it cannot say. */
  readonly confidence?: number;
  readonly provenance: ProvenanceTable;
}
