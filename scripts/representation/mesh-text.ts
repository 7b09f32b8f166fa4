import type { TriangleMesh } from '../../src/core/mesh/triangle-mesh.js';

/** A mesh as lines of OBJ: `v x y z` with this many decimals, `f a b c` with vertices counted from 1. */
export const writeMeshText = ({ positions, indices }: TriangleMesh, decimals: number): string =>
  [...triples('v', positions, (value) => value.toFixed(decimals)), ...triples('f', indices, (v) => String(v + 1))].join(
    '\n',
  );

/**
 * The mesh with its vertices (unit cube) at the middles of `bins` cells a side. Vertices that fall together are one, and triangles that lose
 * their area by that are left out: what LLaMA-Mesh (arXiv 2411.09595, 64 bins) does with its meshes.
 */
export function quantizeMesh({ positions, indices }: TriangleMesh, bins: number): TriangleMesh {
  const numbers = new Map<number, number>();
  const cells: number[] = [];
  const vertexOf: number[] = [];
  for (let i = 0; i < positions.length; i += 3) {
    const cell = [0, 1, 2].map((k) => Math.min(bins - 1, Math.max(0, Math.floor(positions[i + k] * bins))));
    const key = (cell[0] * bins + cell[1]) * bins + cell[2];
    const known = numbers.get(key) ?? numbers.size;
    if (known === numbers.size) {
      numbers.set(key, known);
      cells.push(...cell);
    }
    vertexOf.push(known);
  }
  const kept: number[] = [];
  for (let t = 0; t < indices.length; t += 3) {
    const [a, b, c] = [vertexOf[indices[t]], vertexOf[indices[t + 1]], vertexOf[indices[t + 2]]];
    if (a !== b && b !== c && c !== a) kept.push(a, b, c);
  }
  return { positions: Float32Array.from(cells, (cell) => (cell + 0.5) / bins), indices: Uint32Array.from(kept) };
}

/** A mesh of `quantizeMesh` as lines of OBJ whose coordinates are the numbers of the cells. */
export const writeQuantizedText = ({ positions, indices }: TriangleMesh, bins: number): string =>
  [
    ...triples('v', positions, (value) => String(Math.floor(value * bins))),
    ...triples('f', indices, (v) => String(v + 1)),
  ].join('\n');

function triples(letter: string, values: ArrayLike<number>, write: (value: number) => string): string[] {
  const lines: string[] = [];
  for (let i = 0; i < values.length; i += 3)
    lines.push(`${letter} ${write(values[i])} ${write(values[i + 1])} ${write(values[i + 2])}`);
  return lines;
}
