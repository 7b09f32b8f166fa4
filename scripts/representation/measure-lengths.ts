import type { GeometryEngine } from '../../src/core/mesh/geometry-engine.js';
import { simplifyMesh } from '../../src/core/mesh/simplify-mesh.js';
import type { TriangleMesh } from '../../src/core/mesh/triangle-mesh.js';
import type { VoxelGrid } from '../../src/core/voxel-grid.js';
import { ENCODINGS } from './encodings/index.js';
import { quantizeMesh, writeMeshText, writeQuantizedText } from './mesh-text.js';
import { uniteGrids, voxelizeUnit, type BenchObject } from './object-set.js';

/** Cells a side of the quantised meshes, as in LLaMA-Mesh. */
export const BINS = 64;
/** Decimals of mesh text in the unit cube: as many as OBJ writers give, and what a simplified mesh is worth. */
export const DECIMALS = { full: 6, simple: 4 } as const;
/** How far simplification may move the surface, unit cube: half a voxel of 32^3. */
export const SIMPLE_TOLERANCE = 1 / 64;

/** A part as surfaces and voxels. */
export interface BenchPart {
  readonly mesh: TriangleMesh;
  readonly simple: TriangleMesh;
  readonly quantized: TriangleMesh;
  readonly simpleQuantized: TriangleMesh;
  readonly grid32: VoxelGrid;
  readonly grid64: VoxelGrid;
}

export function makeBenchParts({ meshes }: BenchObject, engine: GeometryEngine): BenchPart[] {
  return meshes.map((mesh) => {
    const simple = simplifyMesh(mesh, SIMPLE_TOLERANCE, engine);
    return {
      mesh,
      simple,
      quantized: quantizeMesh(mesh, BINS),
      simpleQuantized: quantizeMesh(simple, BINS),
      grid32: voxelizeUnit(mesh, 32),
      grid64: voxelizeUnit(mesh, 64),
    };
  });
}

/** Tokens of one thing in each form. */
export type Lengths = Readonly<Record<string, number>>;

/** Names of the forms: meshes, then voxels. */
export const MESH_TEXT = 'mesh text';
export const MERGED_RUNS = 'merged runs';

/** Tokens of a part's mesh in each form, and then of its voxels. */
export const measurePart = (part: BenchPart, count: (text: string) => number): Lengths => ({
  [MESH_TEXT]: count(writeMeshText(part.mesh, DECIMALS.full)),
  'quantised mesh': count(writeQuantizedText(part.quantized, BINS)),
  'simplified mesh text': count(writeMeshText(part.simple, DECIMALS.simple)),
  'simplified quantised mesh': count(writeQuantizedText(part.simpleQuantized, BINS)),
  ...measureGrids(part.grid32, part.grid64, count),
});

/** Tokens of voxels in each form. Each is read back: a form that lost something ends the run. */
function measureGrids(grid32: VoxelGrid, grid64: VoxelGrid, count: (text: string) => number): Lengths {
  const lengths = ENCODINGS.map(({ name, size, encode, decode }) => {
    const grid = size === 32 ? grid32 : grid64;
    const text = encode(grid);
    const read = decode(text);
    if (!('grid' in read) || Buffer.compare(read.grid.occupied, grid.occupied) !== 0)
      throw new Error(`${name} did not come back`);
    return [name, count(text)] as const;
  });
  return Object.fromEntries(lengths);
}

/** Tokens of the object as a whole: its parts' texts one after another, or one text of all its voxels together. */
export function measureWhole(
  parts: readonly BenchPart[],
  lengths: readonly Lengths[],
  count: (text: string) => number,
): { readonly byPart: Lengths; readonly together: Lengths } {
  const forms = Object.keys(lengths[0]);
  const byPart = Object.fromEntries(forms.map((form) => [form, lengths.reduce((sum, part) => sum + part[form], 0)]));
  const united = [parts.map(({ grid32 }) => grid32), parts.map(({ grid64 }) => grid64)].map(uniteGrids);
  return { byPart, together: { ...byPart, ...measureGrids(united[0], united[1], count) } };
}
