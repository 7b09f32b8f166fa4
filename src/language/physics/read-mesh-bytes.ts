import type { TriangleMesh } from '../../core/mesh/triangle-mesh.js';

/** A mesh as a file holds it, in the file's units; corners are not joined. */
export interface MeshGeometry extends TriangleMesh {
  /** OBJ: materials that its faces use. */
  readonly materials: readonly string[];
  /** Faces that name a vertex that is not there. MuJoCo refuses the file. */
  readonly badFaces: number;
  /** OBJ: triangles of the objects after the first, which MuJoCo does not read; their vertices it does. */
  readonly leftOut: number;
}

/** Why the bytes are no mesh that MuJoCo reads. */
export type MeshProblem =
  /** The suffix is not one of OBJ, STL and MSH. */
  | 'format'
  /** A pointer that Git LFS has left in place of the file. */
  | 'lfs'
  | 'ascii-stl'
  /** Not of the format that its suffix says. */
  | 'damaged'
  /** Fewer than four vertices. */
  | 'empty'
  | 'too-large';

/** Files beyond this are not looked into: it would take seconds. */
const LARGEST = 100 << 20;

/**
 * The vertices and triangles of OBJ, STL (binary) and MSH files as MuJoCo 3.14 takes them. Unlike `readObj`, nothing but what its physics knows: a
 * file of 20 MB is read in half a second.
 */
export function readMeshBytes(suffix: string, bytes: Uint8Array): MeshGeometry | MeshProblem {
  if (isLfsPointer(bytes)) return 'lfs';
  if (bytes.length > LARGEST) return 'too-large';
  const mesh =
    suffix === '.obj'
      ? readObjGeometry(new TextDecoder('latin1').decode(bytes))
      : suffix === '.stl'
        ? readBinaryStl(bytes)
        : suffix === '.msh'
          ? readMsh(bytes)
          : 'format';
  if (typeof mesh === 'string') return mesh;
  return mesh.positions.length < 12 ? 'empty' : mesh;
}

/** Whether the bytes are what Git LFS leaves where a file was not fetched. */
export const isLfsPointer = (bytes: Uint8Array): boolean =>
  bytes.length < 1024 && new TextDecoder().decode(bytes.subarray(0, 40)).startsWith('version https://git-lfs');

function readObjGeometry(text: string): MeshGeometry {
  const positions: number[] = [];
  const indices: number[] = [];
  const materials = new Set<string>();
  let badFaces = 0;
  /** An object ends with the next `o` or `g` once it has anything in it (MuJoCo 3.14, tried on the engine). */
  let [hasContent, isPast] = [false, false];
  const others: number[] = [];
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    let at = start;
    while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
    const after = text.charCodeAt(at + 1);
    const isShort = after === 32 || after === 9;
    if (isShort && text[at] === 'v') pushVertex(text.slice(at + 2, end), positions);
    else if (isShort && text[at] === 'f') {
      hasContent = true;
      badFaces += pushFace(text.slice(at + 2, end), isPast ? others : indices, positions.length / 3);
    } else if (isShort && (text[at] === 'l' || text[at] === 'p')) hasContent = true;
    else if (isShort && (text[at] === 'o' || text[at] === 'g')) isPast ||= hasContent;
    else if (text.startsWith('usemtl', at)) materials.add(text.slice(at + 6, end).trim());
    start = end + 1;
  }
  return {
    positions: Float32Array.from(positions),
    indices: Uint32Array.from(indices),
    materials: [...materials],
    badFaces,
    leftOut: others.length / 3,
  };
}

function pushVertex(line: string, positions: number[]): void {
  const words = line.trim().split(/\s+/);
  for (let k = 0; k < 3; k++) {
    const value = Number.parseFloat(words[k] ?? '');
    positions.push(Number.isFinite(value) ? value : 0);
  }
}

/** Appends the triangles of a polygon, a fan about its first corner. Returns 1 where a corner is not there. */
function pushFace(line: string, indices: number[], count: number): number {
  const corners: number[] = [];
  for (const word of line.trim().split(/\s+/)) {
    const number = Number.parseInt(word, 10);
    const index = number < 0 ? count + number : number - 1;
    if (!(index >= 0 && index < count)) return 1;
    corners.push(index);
  }
  for (let k = 1; k + 1 < corners.length; k++) indices.push(corners[0], corners[k], corners[k + 1]);
  return 0;
}

/** Three corners a triangle, none joined. A text file is told by its length. */
function readBinaryStl(bytes: Uint8Array): MeshGeometry | MeshProblem {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = bytes.length < 84 ? 0 : view.getUint32(80, true);
  if (count === 0 || bytes.length !== 84 + 50 * count)
    return /^\s*solid\b/.test(new TextDecoder('latin1').decode(bytes.subarray(0, 80))) ? 'ascii-stl' : 'damaged';
  const positions = new Float32Array(9 * count);
  for (let t = 0, k = 0; t < count; t++) {
    // A normal of three floats comes first.
    const start = 84 + 50 * t + 12;
    for (let i = 0; i < 36; i += 4) positions[k++] = view.getFloat32(start + i, true);
  }
  const indices = Uint32Array.from({ length: 3 * count }, (_, i) => i);
  return { positions, indices, materials: [], badFaces: 0, leftOut: 0 };
}

/** MuJoCo's own binary: counts of vertices, normals, texture coordinates and faces, then these. */
function readMsh(bytes: Uint8Array): MeshGeometry | MeshProblem {
  if (bytes.length < 16) return 'damaged';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [vertices, normals, uvs, faces] = [0, 4, 8, 12].map((offset) => view.getInt32(offset, true));
  const start = 16 + 12 * vertices + 12 * normals + 8 * uvs;
  if ([vertices, normals, uvs, faces].some((n) => n < 0) || bytes.length !== start + 12 * faces) return 'damaged';
  const indices = Uint32Array.from({ length: 3 * faces }, (_, i) => view.getInt32(start + 4 * i, true));
  return {
    positions: Float32Array.from({ length: 3 * vertices }, (_, i) => view.getFloat32(16 + 4 * i, true)),
    indices: indices.filter((_, i) => [0, 1, 2].every((k) => indices[i - (i % 3) + k] < vertices)),
    materials: [],
    badFaces: 0,
    leftOut: 0,
  };
}
