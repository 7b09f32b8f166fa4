import type { TriangleMesh } from '../../core/mesh/triangle-mesh.js';

/** The share of edges that have not as many faces of one sense as of the other, once vertices at one place are one: 0 of a watertight mesh. */
export function countOpenEdges(mesh: TriangleMesh): number {
  const joined = joinEqual(mesh.positions);
  const count = mesh.positions.length / 3;
  const balance = new Map<number, number>();
  const { indices } = mesh;
  for (let t = 0; t + 2 < indices.length; t += 3) {
    const [a, b, c] = [joined[indices[t]], joined[indices[t + 1]], joined[indices[t + 2]]];
    if (a === b || b === c || c === a) continue;
    addEdge(balance, a, b, count);
    addEdge(balance, b, c, count);
    addEdge(balance, c, a, count);
  }
  let open = 0;
  for (const sum of balance.values()) if (sum !== 0) open++;
  return balance.size === 0 ? 1 : open / balance.size;
}

function addEdge(balance: Map<number, number>, from: number, to: number, count: number): void {
  const key = from < to ? from * count + to : to * count + from;
  balance.set(key, (balance.get(key) ?? 0) + (from < to ? 1 : -1));
}

/** For each vertex the number of the first one at the same place: an open hash over the bits of the coordinates. */
function joinEqual(positions: Float32Array): Uint32Array {
  const count = positions.length / 3;
  // Adding 0 makes 0 of -0.
  const bits = new Uint32Array(Float32Array.from(positions, (value) => value + 0).buffer);
  let size = 16;
  while (size < 2 * count) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  const joined = new Uint32Array(count);
  for (let v = 0; v < count; v++) {
    const [x, y, z] = [bits[3 * v], bits[3 * v + 1], bits[3 * v + 2]];
    let slot = (Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b) ^ Math.imul(z, 0xc2b2ae35)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & (size - 1);
    for (;;) {
      const other = slots[slot];
      if (other < 0) {
        slots[slot] = v;
        joined[v] = v;
        break;
      }
      if (bits[3 * other] === x && bits[3 * other + 1] === y && bits[3 * other + 2] === z) {
        joined[v] = other;
        break;
      }
      slot = (slot + 1) & (size - 1);
    }
  }
  return joined;
}
