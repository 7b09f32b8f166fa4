import type { TriangleMesh } from '../../core/mesh/triangle-mesh.js';
import { weldVertices } from '../../core/mesh/mesh-topology.js';

const HEADER_BYTES = 80;
const TRIANGLE_BYTES = 50;

/**
 * Reads an STL, binary or text, in its own units; equal corners become one vertex. Undefined when it is neither or holds no triangle.
 * A binary file is told by its length, since some begin with the word `solid` too.
 */
export function readStl(bytes: Uint8Array): TriangleMesh | undefined {
  const corners = readBinary(bytes) ?? readText(bytes);
  if (corners === undefined || corners.length === 0 || !corners.every(Number.isFinite)) return undefined;
  const indices = Uint32Array.from({ length: corners.length / 3 }, (_, i) => i);
  return weldVertices({ positions: corners, indices }, 0);
}

function readBinary(bytes: Uint8Array): Float32Array | undefined {
  if (bytes.length < HEADER_BYTES + 4) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(HEADER_BYTES, true);
  if (bytes.length !== HEADER_BYTES + 4 + count * TRIANGLE_BYTES) return undefined;
  const corners = new Float32Array(count * 9);
  for (let t = 0; t < count; t++) {
    // A normal of three floats comes first.
    const start = HEADER_BYTES + 4 + t * TRIANGLE_BYTES + 12;
    for (let k = 0; k < 9; k++) corners[9 * t + k] = view.getFloat32(start + 4 * k, true);
  }
  return corners;
}

function readText(bytes: Uint8Array): Float32Array | undefined {
  const text = new TextDecoder().decode(bytes);
  if (!/^\s*solid\b/i.test(text)) return undefined;
  const vertices = [...text.matchAll(/\bvertex\s+(\S+)\s+(\S+)\s+(\S+)/gi)];
  return Float32Array.from(
    vertices
      .slice(0, vertices.length - (vertices.length % 3))
      .flatMap(([, x, y, z]) => [Number(x), Number(y), Number(z)]),
  );
}
