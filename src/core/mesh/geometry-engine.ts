import type { Manifold, ManifoldToplevel } from 'manifold-3d';
import type { TriangleMesh } from './triangle-mesh.js';

/** The Manifold library, loaded and set up: booleans, hulls, plane splits and simplification of closed meshes. */
export type GeometryEngine = ManifoldToplevel;

/** A closed solid in the engine's memory. Not garbage-collected: whoever makes one calls `delete()`. */
export type Solid = Manifold;

/**
 * Loads the engine. With `wasmBinary` nothing is read from disk or network (bundles and webviews); without it the package finds
 * its own file, which works in Node only. A second call makes a second, independent engine.
 */
export async function loadGeometryEngine(wasmBinary?: Uint8Array | ArrayBuffer): Promise<GeometryEngine> {
  const { default: load } = await import('manifold-3d');
  // The declared option type knows `locateFile` only; `wasmBinary` is a standard option of every Emscripten module.
  const configure = load as (config?: { wasmBinary: Uint8Array | ArrayBuffer }) => Promise<GeometryEngine>;
  const engine = await (wasmBinary === undefined ? configure() : configure({ wasmBinary }));
  engine.setup();
  return engine;
}

/**
 * The mesh as a solid, or undefined when it is not a closed oriented manifold by index (or is empty).
 * `tolerance` is in the mesh's unit; the engine raises it to its own rounding error.
 */
export function solidFromMesh(mesh: TriangleMesh, engine: GeometryEngine, tolerance = 0): Solid | undefined {
  if (mesh.indices.length === 0) return undefined;
  try {
    const input = new engine.Mesh({ numProp: 3, vertProperties: mesh.positions, triVerts: mesh.indices });
    input.tolerance = tolerance;
    const solid = new engine.Manifold(input);
    if (solid.status() === 'NoError' && !solid.isEmpty()) return solid;
    solid.delete();
    return undefined;
  } catch {
    // The binding throws for every input that is not manifold; that is an answer here, not a failure.
    return undefined;
  }
}

/** The solid's surface as a mesh of its own memory. */
export function meshFromSolid(solid: Solid): TriangleMesh {
  const mesh = solid.getMesh();
  const positions = new Float32Array((mesh.vertProperties.length / mesh.numProp) * 3);
  for (let v = 0, o = 0; o < positions.length; v += mesh.numProp, o += 3)
    for (let k = 0; k < 3; k++) positions[o + k] = mesh.vertProperties[v + k];
  return { positions, indices: Uint32Array.from(mesh.triVerts) };
}
