import { createRandom } from '../../src/procedural/random.js';
import type { TriangleMesh } from '../../src/core/mesh/triangle-mesh.js';
import type { VoxelGrid } from '../../src/core/voxel-grid.js';
import { meanNearestDistance } from './nearest-point.js';
import { sampleSurface, voxelFaces } from './sample-surface.js';
import { uniteGrids, voxelizeUnit, type BenchObject } from './object-set.js';
import type { BenchPart } from './measure-lengths.js';

/** Voxels a side of the grid that stands for the solid. */
export const FINE = 128;
/** Points that are looked for, and points among which. */
export const SAMPLES = { looked: 4_000, among: 40_000 } as const;

/** How far a form is from the object's own mesh. */
export interface FormError {
  readonly form: string;
  /** Mean of the two mean distances from points of one surface to the nearest of the other, in voxels of 32^3. */
  readonly chamfer: number;
  readonly chamferCm: number;
  /** Of the solids, where the form is voxels. */
  readonly overlap?: number;
}

/** Errors of an object's forms. `none` is the mesh itself, sampled anew: what the method measures where there is nothing. */
export function measureErrors(object: BenchObject, parts: readonly BenchPart[]): FormError[] {
  const random = createRandom('representation', object.category, object.seed);
  const truth = [SAMPLES.looked, SAMPLES.among].map((count) => sampleSurface(object.meshes, count, random));
  const solid = uniteGrids(object.meshes.map((mesh) => voxelizeUnit(mesh, FINE)));
  const measure = (form: string, surfaces: readonly TriangleMesh[], grids?: readonly VoxelGrid[]): FormError => {
    const [looked, among] = [SAMPLES.looked, SAMPLES.among].map((count) => sampleSurface(surfaces, count, random));
    const distance = (meanNearestDistance(truth[0], among) + meanNearestDistance(looked, truth[1])) / 2;
    return {
      form,
      chamfer: 32 * distance,
      chamferCm: 100 * object.side * distance,
      ...(grids === undefined ? {} : { overlap: overlapOf(solid, uniteGrids(grids)) }),
    };
  };
  const grids32 = parts.map(({ grid32 }) => grid32);
  const grids64 = parts.map(({ grid64 }) => grid64);
  return [
    measure('none', object.meshes),
    measure('quantised mesh', parts.map(({ quantized }) => quantized)), // prettier-ignore
    measure('simplified mesh text', parts.map(({ simple }) => simple)), // prettier-ignore
    measure('simplified quantised mesh', parts.map(({ simpleQuantized }) => simpleQuantized)), // prettier-ignore
    measure('voxels 32', grids32.map(voxelFaces), grids32),
    measure('voxels 64', grids64.map(voxelFaces), grids64),
  ];
}

/** Intersection over union of a fine grid and a coarse one whose side divides its own. */
function overlapOf(fine: VoxelGrid, coarse: VoxelGrid): number {
  const coarseAt = Uint8Array.from({ length: fine.size }, (_, i) => Math.floor((i * coarse.size) / fine.size));
  let [both, either] = [0, 0];
  for (let x = 0, i = 0; x < fine.size; x++)
    for (let y = 0; y < fine.size; y++) {
      const row = (coarseAt[x] * coarse.size + coarseAt[y]) * coarse.size;
      for (let z = 0; z < fine.size; z++, i++) {
        const inCoarse = coarse.occupied[row + coarseAt[z]];
        both += fine.occupied[i] & inCoarse;
        either += fine.occupied[i] | inCoarse;
      }
    }
  return both / either;
}
