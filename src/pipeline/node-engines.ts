import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import mujocoFactory from '@mujoco/mujoco';
import { loadGeometryEngine } from '../core/mesh/geometry-engine.js';
import type { GeometryEngine } from '../core/mesh/geometry-engine.js';
import type { Engines } from './engines.js';
import { loadMujoco } from '../sim/load-mujoco.js';
import type { MujocoEngine } from '../sim/load-mujoco.js';

/**
 * Bytes of an engine's WASM file: from `wasm/` beside the bundle, or from the package when run from source.
 */
async function readWasm(fileName: string, packagePath: string): Promise<Uint8Array<ArrayBuffer>> {
  const bundled = fileURLToPath(new URL(`./wasm/${fileName}`, import.meta.url));
  return new Uint8Array(
    await readFile(existsSync(bundled) ? bundled : createRequire(import.meta.url).resolve(packagePath)),
  );
}

/** The convex and boolean geometry engine (manifold-3d); about 50 ms. */
export async function loadNodeGeometryEngine(): Promise<GeometryEngine> {
  return loadGeometryEngine(await readWasm('manifold.wasm', 'manifold-3d/manifold.wasm'));
}

/** The physics engine (MuJoCo in WASM); about 0.4 s. */
export async function loadNodeMujoco(): Promise<MujocoEngine> {
  return loadMujoco({
    factory: mujocoFactory,
    wasmBytes: await readWasm('mujoco.wasm', '@mujoco/mujoco/mujoco.wasm'),
  });
}

/** Both engines. */
export async function loadNodeEngines(): Promise<Engines> {
  const [geometry, mujoco] = await Promise.all([loadNodeGeometryEngine(), loadNodeMujoco()]);
  return { geometry, mujoco };
}
