import type { ImageMark } from '../../core/image-mark.js';
import type { Vec3 } from '../../core/math/vec3.js';
import {
  asNumber,
  asNumbers,
  asObject,
  asString,
  asVec3,
  attempt,
  field,
  listOf,
  oneOf,
  optionalEntry,
  optionalField,
} from '../strict-json.js';

/** What an asset was made from and what was asked for: `source` of asset.json. It takes no more to make it again, otherwise. */
export interface AssetSource {
  /** Path of the image, relative to the asset's folder where they share a drive; `/` between folders. */
  readonly image: string;
  /** Name of what looked at the image. */
  readonly backend: string;
  readonly seed: number;
  /** Given by the user. */
  readonly category?: string;
  /** Given by the user, m. */
  readonly dimension?: Vec3;
  /** Given by the user. */
  readonly mark?: ImageMark;
  /** Categories that were considered, the likeliest first. */
  readonly candidates?: readonly { readonly category: string; readonly confidence: number }[];
}

/** What asset.json says of an asset to somebody who does not need its bodies. */
export interface AssetHead {
  readonly name: string;
  readonly category: string;
  /** 0 to 1; absent when the source could not say. */
  readonly confidence?: number;
  /** Absent for what was not made from an image. */
  readonly source?: AssetSource;
}

/** Reads the head of an asset.json; undefined for a text that has none. */
export function readAssetHead(text: string): AssetHead | undefined {
  const read = attempt((): AssetHead => {
    const document = asObject(parse(text), 'asset.json');
    const source = optionalField(document, 'source', readSource);
    return {
      name: field(document, 'name', asString),
      category: field(document, 'category', asString),
      ...optionalEntry(document, 'confidence', asNumber),
      ...(source === undefined ? {} : { source }),
    };
  });
  return 'value' in read ? read.value : undefined;
}

function readSource(value: unknown, where: string): AssetSource {
  const object = asObject(value, where);
  return {
    image: field(object, 'image', asString),
    backend: field(object, 'backend', asString),
    seed: field(object, 'seed', asNumber),
    ...optionalEntry(object, 'category', asString),
    ...optionalEntry(object, 'dimension', asVec3),
    ...optionalEntry(object, 'mark', readMark),
    ...optionalEntry(object, 'candidates', listOf(readCandidate)),
  };
}

function readMark(value: unknown, where: string): ImageMark {
  const object = asObject(value, where);
  const kind = field(object, 'kind', oneOf('box', 'click'));
  if (kind === 'click') {
    const [x, y] = field(object, 'at', (at, place) => asNumbers(at, 2, place));
    return { kind, at: [x, y] };
  }
  const [x0, y0, x1, y1] = field(object, 'box', (box, place) => asNumbers(box, 4, place));
  return { kind, box: [x0, y0, x1, y1] };
}

function readCandidate(value: unknown, where: string): { category: string; confidence: number } {
  const object = asObject(value, where);
  return { category: field(object, 'category', asString), confidence: field(object, 'confidence', asNumber) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
