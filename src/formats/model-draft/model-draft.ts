import type { Body } from '../../core/body.js';
import type { Material, Appearance, Texture } from '../../core/material.js';
import type { Keyframe, SimAsset } from '../../core/sim-asset.js';
import type { AnnotationTable } from '../annotations.js';

/** A model as a reader found it, before it is made to obey what SimAsset promises. Names are unique. */
export interface ModelDraft {
  readonly name: string;
  /** Where it was read from, for provenance: `MJCF`. */
  readonly source: string;
  /** Parents before children; any joints anywhere. */
  readonly bodies: readonly Body[];
  /** What stands in the world itself and belongs to no body, as a body without joints. */
  readonly world?: Body;
  readonly materials: readonly Material[];
  readonly appearances: readonly Appearance[];
  readonly textures: readonly Texture[];
  readonly contactPairs: SimAsset['contactPairs'];
  readonly contactExclusions: SimAsset['contactExclusions'];
  readonly keyframes: readonly Keyframe[];
  readonly annotations: AnnotationTable;
}
