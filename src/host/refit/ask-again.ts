import type { ImageMark } from '../../core/image-mark.js';
import type { Vec3 } from '../../core/math/vec3.js';
import type { AssetSource } from '../../formats/asset-json/asset-source.js';
import type { GenerateParams } from '../../protocol/inference.js';

/** What shall be otherwise than before. */
export interface Change {
  /** `null`: a rigid object by its outline, of whatever category. */
  readonly category?: string | null;
  /** m. */
  readonly dimension?: Vec3;
  /** `null`: no mark any more. */
  readonly mark?: ImageMark | null;
}

/** What is asked for when an asset is made again: what was asked for before, unless it is changed. */
export function askAgain(
  source: AssetSource,
  change: Change,
): Pick<GenerateParams, 'backend' | 'seed' | 'category' | 'dimension' | 'mark'> {
  const category = change.category === undefined ? source.category : (change.category ?? undefined);
  const dimension = change.dimension ?? source.dimension;
  const mark = change.mark === undefined ? source.mark : (change.mark ?? undefined);
  const backend =
    change.category === null
      ? 'silhouette'
      : // A category is asked for, which an outline knows nothing of.
        typeof change.category === 'string' && source.backend === 'silhouette'
        ? 'auto'
        : source.backend;
  return {
    backend,
    seed: source.seed,
    ...(category === undefined ? {} : { category }),
    ...(dimension === undefined ? {} : { dimension }),
    ...(mark === undefined ? {} : { mark }),
  };
}
