import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import factory from '@mujoco/mujoco';
import type { AssetFiles } from '../../../src/core/asset-files.js';
import type { MujocoEngine } from '../../../src/sim/load-mujoco.js';
import { loadMujoco } from '../../../src/sim/load-mujoco.js';

const wasm = createRequire(import.meta.url).resolve('@mujoco/mujoco/mujoco.wasm');

/** The engine's code. */
export const readWasm = (): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(wasm));

/** A fresh engine for tests. */
export const startEngine = (): Promise<MujocoEngine> => loadMujoco({ factory, wasmBytes: readWasm() });

/** Files from text or bytes by path. */
export function filesOf(contents: Readonly<Record<string, string | Uint8Array>>): AssetFiles {
  const encoder = new TextEncoder();
  return new Map(Object.entries(contents).map(([k, v]) => [k, typeof v === 'string' ? encoder.encode(v) : v]));
}

/** A tetrahedron with legs of `size`, as OBJ with texture coordinates. */
export const tetrahedronObj = (size: number): string =>
  `v 0 0 0\nv ${size} 0 0\nv 0 ${size} 0\nv 0 0 ${size}\nvt 0 0\nvt 1 0.25\nvt 0 1\n` +
  'f 1/1 3/3 2/2\nf 1/1 2/2 4/3\nf 2/2 3/3 4/1\nf 3/3 1/1 4/2\n';
