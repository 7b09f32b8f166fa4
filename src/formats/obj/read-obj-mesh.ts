import type { Issue, Read } from '../../core/issue.js';
import type { VisualMesh } from '../../core/mesh/triangle-mesh.js';

/** What a Wavefront OBJ holds, all its objects and groups as one mesh. */
export interface ObjFile {
  /** In the file's own units and axes. Normals and texture coordinates only where every corner has them; (0, 0) is the top left. */
  readonly mesh: VisualMesh;
  /** MTL files that it names, relative to it. */
  readonly libraries: readonly string[];
  /** Materials that it uses, in order of their first use. */
  readonly materials: readonly string[];
}

/** Corners of all triangles: numbers of position, texture coordinate and normal, -1 for none; three corners a triangle. */
interface Corners {
  readonly position: number[];
  readonly uv: number[];
  readonly normal: number[];
}

/**
 * Reads OBJ text. Polygons become fans of triangles; lines, points, curves and smoothing groups are passed over. A corner that is used
 * with different texture coordinates or normals becomes several vertices. Never throws: malformed lines are counted in one issue, and
 * the value is undefined when there is no triangle.
 */
export function readObj(text: string): Read<ObjFile | undefined> {
  const positions: number[] = [];
  const uvs: number[] = [];
  const normals: number[] = [];
  const corners: Corners = { position: [], uv: [], normal: [] };
  const libraries: string[] = [];
  const materials = new Set<string>();
  const malformed: number[] = [];
  let number = 0;
  for (const line of text.replace(/\\\r?\n/g, ' ').split('\n')) {
    number++;
    const words = line.trim().split(/\s+/);
    const keyword = words[0];
    let good = true;
    if (keyword === 'v') good = readNumbers(words, 3, positions);
    else if (keyword === 'vt') good = readNumbers(words.length === 2 ? [...words, '0'] : words, 2, uvs);
    else if (keyword === 'vn') good = readNumbers(words, 3, normals);
    else if (keyword === 'f') {
      good = readFace(words, corners, [positions.length / 3, uvs.length / 2, normals.length / 3]);
    } else if (keyword === 'mtllib') libraries.push(line.trim().slice(7).trim());
    else if (keyword === 'usemtl' && words.length > 1) materials.add(words[1]);
    if (!good) malformed.push(number);
  }
  const issues: Issue[] = [];
  if (malformed.length > 0) {
    issues.push({
      code: 'obj-malformed-lines',
      severity: 'warning',
      where: `line ${malformed[0]}`,
      message: `${malformed.length} lines of the OBJ are malformed or refer to vertices that are not there.`,
      action: 'left them out',
    });
  }
  if (corners.position.length === 0) {
    issues.push({ code: 'obj-no-triangles', severity: 'error', where: 'OBJ', message: 'The OBJ holds no faces.' });
    return { value: undefined, issues };
  }
  const mesh = buildMesh(positions, uvs, normals, corners);
  return { value: { mesh, libraries, materials: [...materials] }, issues };
}

/** Appends the numbers after the keyword; zeros for a malformed line, so that later lines keep their numbers. */
function readNumbers(words: readonly string[], count: number, target: number[]): boolean {
  const values = words.slice(1, count + 1).map(Number);
  const good = values.length === count && values.every((value) => Number.isFinite(Math.fround(value)));
  for (let k = 0; k < count; k++) target.push(good ? values[k] : 0);
  return good;
}

function readFace(words: readonly string[], corners: Corners, counts: readonly [number, number, number]): boolean {
  const polygon = words.slice(1).map((word) => readCorner(word, counts));
  if (polygon.length < 3 || polygon.includes(undefined)) return false;
  const known = polygon.filter((corner) => corner !== undefined);
  for (let k = 1; k + 1 < known.length; k++) {
    for (const [position, uv, normal] of [known[0], known[k], known[k + 1]]) {
      corners.position.push(position);
      corners.uv.push(uv);
      corners.normal.push(normal);
    }
  }
  return true;
}

/** `7`, `7/3`, `7//2` or `7/3/2`, counted from 1, or backwards from the latest with a minus. */
function readCorner(word: string, counts: readonly [number, number, number]): [number, number, number] | undefined {
  const numbers = word.split('/').map((text) => (text === '' ? 0 : Number(text)));
  if (numbers.length > 3) return undefined;
  const [position, uv, normal] = [0, 1, 2].map((k) => {
    const n = numbers.at(k) ?? 0;
    if (n === 0 && k > 0) return -1;
    const index = n < 0 ? counts[k] + n : n - 1;
    return Number.isInteger(index) && index >= 0 && index < counts[k] ? index : undefined;
  });
  return position === undefined || uv === undefined || normal === undefined ? undefined : [position, uv, normal];
}

function buildMesh(positions: number[], uvs: number[], normals: number[], corners: Corners): VisualMesh {
  const hasUvs = corners.uv.every((n) => n >= 0);
  const hasNormals = corners.normal.every((n) => n >= 0);
  const shared = corners.position.every(
    (n, i) => (!hasUvs || corners.uv[i] === n) && (!hasNormals || corners.normal[i] === n),
  );
  const { indices, sources } = shared ? shareVertices(positions, corners) : splitVertices(corners, hasUvs, hasNormals);
  // (0, 0) of OBJ is the bottom left.
  const flipped = (n: number): number[] => [uvs[2 * n], 1 - uvs[2 * n + 1]];
  return {
    positions: gather(sources.position, (n) => positions.slice(3 * n, 3 * n + 3), 3),
    indices,
    ...(hasNormals ? { normals: gather(sources.normal, (n) => normals.slice(3 * n, 3 * n + 3), 3) } : {}),
    ...(hasUvs ? { uvs: gather(sources.uv, flipped, 2) } : {}),
  };
}

interface Indexed {
  readonly indices: Uint32Array;
  /** Where each vertex takes its position, texture coordinates and normal from. */
  readonly sources: Corners;
}

/** Each position is one vertex, in the file's order: so a mesh that we wrote comes back as it was. */
function shareVertices(positions: number[], corners: Corners): Indexed {
  const all = Array.from({ length: positions.length / 3 }, (_, n) => n);
  return { indices: Uint32Array.from(corners.position), sources: { position: all, uv: all, normal: all } };
}

/** One vertex for each combination of position, texture coordinate and normal, in order of first use. */
function splitVertices(corners: Corners, hasUvs: boolean, hasNormals: boolean): Indexed {
  const numbers = new Map<string, number>();
  const sources: Corners = { position: [], uv: [], normal: [] };
  const indices = corners.position.map((position, i) => {
    const uv = hasUvs ? corners.uv[i] : -1;
    const normal = hasNormals ? corners.normal[i] : -1;
    const key = `${position}/${uv}/${normal}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const n = numbers.size;
    numbers.set(key, n);
    sources.position.push(position);
    sources.uv.push(uv);
    sources.normal.push(normal);
    return n;
  });
  return { indices: Uint32Array.from(indices), sources };
}

function gather(sources: readonly number[], values: (n: number) => number[], width: number): Float32Array {
  const result = new Float32Array(sources.length * width);
  sources.forEach((n, i) => {
    result.set(values(n), i * width);
  });
  return result;
}
