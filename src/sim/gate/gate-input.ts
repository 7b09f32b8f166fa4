import type { AssetFiles } from '../../core/asset-files.js';
import type { SimAsset } from '../../core/sim-asset.js';

/** What the gate looks at. Paths are those of `files`; at least one of `mjcf` and `urdf` is given. */
export interface GateInput {
  /** The models and every file that they refer to. */
  readonly files: AssetFiles;
  readonly mjcf?: string;
  /** MJCF that shows `mjcf` on a floor. Without it the gate makes its own. */
  readonly scene?: string;
  readonly urdf?: string;
  readonly glb?: string;
  /** What the files were written from. With it, no geom may pass through another, and joints must move against gravity. */
  readonly asset?: SimAsset;
}
