import type { CollisionGeom } from '../../core/geom.js';
import type { SimAsset } from '../../core/sim-asset.js';
import type { AssetPaths } from '../obj/asset-paths.js';
import { listAssetPaths } from '../obj/asset-paths.js';
import type { AssetSource } from './asset-source.js';
import { DOCUMENT_FORMAT, DOCUMENT_VERSION } from './asset-document.js';

/**
 * The asset as `asset.json`: everything that SimAsset holds, with the provenance of each value, and the image that it was made from. Meshes
 * and textures are paths to the files that `writeMeshFiles` makes.
 */
export function writeAssetJson(asset: SimAsset, source?: AssetSource): Uint8Array {
  const paths = listAssetPaths(asset);
  const { bodies, textures, provenance, ...about } = asset;
  const document = {
    format: DOCUMENT_FORMAT,
    version: DOCUMENT_VERSION,
    ...about,
    ...(source === undefined ? {} : { source }),
    textures: textures.map(({ name, width, height }) => ({ name, width, height, file: paths.textures.get(name) })),
    bodies: bodies.map((body) => ({
      ...body,
      visuals: body.visuals.map(({ name, appearance }) => ({ name, mesh: paths.meshes.get(name), appearance })),
      collisions: body.collisions.map((geom) => writeCollision(geom, paths)),
    })),
    provenance,
  };
  return new TextEncoder().encode(`${formatJson(document)}\n`);
}

function writeCollision(geom: CollisionGeom, paths: AssetPaths): unknown {
  const { shape } = geom;
  return shape.kind === 'convex' ? { ...geom, shape: { kind: shape.kind, mesh: paths.meshes.get(geom.name) } } : geom;
}

const INDENT = '  ';

/** Lists and objects of plain values that fit on one line are not broken up: a pose is a line, not nine. */
const LINE_WIDTH = 100;

function formatJson(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || (flat.length <= LINE_WIDTH && depth(value) <= 2))
    return spaced(value);
  const inner = indent + INDENT;
  const lines = Array.isArray(value)
    ? value.map((item) => formatJson(item, inner))
    : Object.entries(value).flatMap(([key, item]) =>
        item === undefined ? [] : [`${JSON.stringify(key)}: ${formatJson(item, inner)}`],
      );
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${lines.map((line) => inner + line).join(',\n')}\n${indent}${close}`;
}

/** One line with a space after each comma and colon. */
function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).flatMap(([key, item]) =>
    item === undefined ? [] : [`${JSON.stringify(key)}: ${spaced(item)}`],
  );
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

const depth = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depth)) : 0;
