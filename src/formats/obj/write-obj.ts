import type { VisualMesh } from '../../core/mesh/triangle-mesh.js';
import { formatFloat32, formatNumber } from '../number-text.js';

/** Names that an OBJ may carry. */
export interface ObjOptions {
  /** Name of the object in the file. */
  readonly name: string;
  /** MTL file, relative to the OBJ, and the material in it. */
  readonly material?: { readonly library: string; readonly name: string };
}

/**
 * A mesh as Wavefront OBJ text: one `v` (and `vt`, `vn` where the mesh has them) a vertex, in order, so that a reader gets the same
 * arrays back. Coordinates read back as the same float32. OBJ counts texture rows from the bottom: v is written as 1 - v.
 */
export function writeObj(mesh: VisualMesh, options: ObjOptions): string {
  const { positions, normals, uvs, indices } = mesh;
  const lines: string[] = [];
  if (options.material !== undefined) lines.push(`mtllib ${options.material.library}`);
  lines.push(`o ${options.name}`);
  for (let i = 0; i < positions.length; i += 3) lines.push(`v ${triple(positions, i)}`);
  for (let i = 0; uvs !== undefined && i < uvs.length; i += 2)
    lines.push(`vt ${formatFloat32(uvs[i])} ${formatFlipped(uvs[i + 1])}`);
  for (let i = 0; normals !== undefined && i < normals.length; i += 3) lines.push(`vn ${triple(normals, i)}`);
  if (options.material !== undefined) lines.push(`usemtl ${options.material.name}`);
  const corner = cornerFormat(uvs !== undefined, normals !== undefined);
  for (let i = 0; i < indices.length; i += 3)
    lines.push(`f ${corner(indices[i] + 1)} ${corner(indices[i + 1] + 1)} ${corner(indices[i + 2] + 1)}`);
  return `${lines.join('\n')}\n`;
}

const triple = (values: Float32Array, i: number): string =>
  `${formatFloat32(values[i])} ${formatFloat32(values[i + 1])} ${formatFloat32(values[i + 2])}`;

/** 1 - v to nine decimals: far below a texel of any image, and enough for float32 v >= 1/64 to come back exactly. */
const formatFlipped = (v: number): string => formatNumber(Number((1 - v).toFixed(9)));

function cornerFormat(hasUvs: boolean, hasNormals: boolean): (n: number) => string {
  if (hasUvs) return hasNormals ? (n) => `${n}/${n}/${n}` : (n) => `${n}/${n}`;
  return hasNormals ? (n) => `${n}//${n}` : (n) => String(n);
}
