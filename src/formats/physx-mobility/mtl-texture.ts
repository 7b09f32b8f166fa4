import type { AssetFiles } from '../../core/asset-files.js';
import type { Texture } from '../../core/material.js';
import type { ReportImportIssue } from './issues.js';

/**
 * The base-colour image of an OBJ file: the first `map_Kd` of the material files (`libraries`) that it names. Undefined when there
 * is none; when it is no PNG, which is all that the asset can hold, also an issue.
 */
export function findTexture(
  files: AssetFiles,
  objPath: string,
  libraries: readonly string[],
  partId: number,
  report: ReportImportIssue,
): Texture | undefined {
  const folder = objPath.slice(0, objPath.lastIndexOf('/') + 1);
  const material = libraries.map((name) => files.get(joinPath(folder, name))).find((bytes) => bytes !== undefined);
  if (material === undefined) return undefined;
  const map = /^[ \t]{0,8}map_Kd[ \t]+(?:-\w+[ \t]+[\d. \t]*)?(\S.{0,200})$/m.exec(
    new TextDecoder().decode(material.subarray(0, 100_000)),
  );
  if (map === null) return undefined;
  const path = joinPath(folder, map[1]);
  const png = files.get(path);
  if (png === undefined) {
    report('texture-unusable', `l_${partId}`, [path, 'the file is missing']);
    return undefined;
  }
  const size = readPngSize(png);
  if (size === undefined) {
    report('texture-unusable', `l_${partId}`, [path, 'it is no PNG']);
    return undefined;
  }
  return { name: `part_${partId}`, ...size, png };
}

const joinPath = (folder: string, name: string): string =>
  folder + name.trim().replaceAll('\\', '/').replace(/^\.\//, '');

/** Width and height from a PNG's first chunk (PNG specification, section 11.2.2); undefined when it is none. */
export function readPngSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  if (bytes.length < 24 || signature.some((byte, k) => bytes[k] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  return width > 0 && height > 0 ? { width, height } : undefined;
}
