import { describe, expect, it } from 'vitest';
import type { VisualMesh } from '../../../src/core/mesh/triangle-mesh.js';
import type { Motion, PhysicalObject } from '../../../src/core/physical-object.js';
import { emptyGrid } from '../../../src/core/voxel-grid.js';
import { fitGrid, measureBounds } from '../../../src/representation/description/grid-frame.js';
import { readDescription } from '../../../src/representation/description/read-description.js';
import { writeDescription } from '../../../src/representation/description/write-description.js';
import { findObjectDifference } from '../../fixtures/find-object-difference.js';
import { FIXTURES } from '../../fixtures/objects.js';

/** The corners of a box, enough of a mesh for its bounds. */
function boxCorners(low: readonly number[], high: readonly number[]): VisualMesh {
  const corners = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((k) =>
    [0, 1, 2].map((axis) => ((k >> axis) & 1 ? high : low)[axis]),
  );
  return { positions: Float32Array.from(corners), indices: Uint32Array.of(0, 1, 2) };
}

/** A drawer of 0.5 x 0.25 x 0.125 m beside its housing, in metres. */
function meshObject(motion: Motion): PhysicalObject {
  return {
    name: 'Drawer',
    category: 'Storage',
    metresPerUnit: 1,
    parts: [
      { id: 0, name: 'Housing', material: 'wood', density: 600, affordance: 9, description: '', geometry: { kind: 'mesh', mesh: boxCorners([0, 0, 0], [0.5, 0.25, 0.125]) } },
      { id: 1, name: 'Drawer', material: 'wood', density: 600, affordance: 2, description: '', geometry: { kind: 'mesh', mesh: boxCorners([0.5, 0, 0], [1, 0.25, 0.125]) } },
    ],
    groups: [
      { id: 0, parts: [0], motion: { kind: 'fixed' } },
      { id: 1, parts: [1], parent: 0, motion },
    ],
    textures: [],
    provenance: {},
  };
} // prettier-ignore

describe('writeDescription', () => {
  it('writes the paper’s text', () => {
    const object = FIXTURES.liddedBottle();
    expect(
      writeDescription(object)
        .split('\n')
        .slice(0, 10)
        .map((line) => line.slice(0, 260)),
    ).toEqual([
      'Name: Bottle',
      'Category: Bottle',
      'Dimension: 8*8*24',
      'Parts:',
      'l_0: bottle body, 3, glass, 2.5 g/cm^3, N/A, N/A, The bottle body.',
      'l_1: cap, 1, plastic, 0.95 g/cm^3, N/A, N/A, The cap.',
      'Group_info:',
      'group_0: [l_0] (child); Type: E; Params: N/A',
      'group_1: [l_1] (child); Type: CB relative to group_0 (parent); Params: axis direction: [0,0,1], axis position (in voxel grid): [16,16,28], revolute range (degree): [-90,90], slide direction: [0,0,1], slide range (in voxel grid): [0,8]',
      'Voxels:',
    ]);
  });

  it.each(Object.entries(FIXTURES))('gives an object that reads back the same: %s', (_, make) => {
    const object = make();
    const { value } = readDescription(writeDescription(object));
    expect(findObjectDifference(value, object, 1e-9)).toBeUndefined();
  });

  it('takes positions and slide ranges of meshes in metres to the grid, and measures the size', () => {
    const slide: Motion = { kind: 'slide', direction: [1, 0, 0], range: [0, 0.25] };
    const lines = writeDescription(meshObject(slide)).split('\n');
    expect(lines).toContain('Dimension: 100*25*12.5');
    expect(lines.at(-2)).toContain('slide range (in voxel grid): [0,8]');
    const hinge: Motion = { kind: 'hinge', direction: [0, 0, 1], position: [0.5, 0, 0.0625], range: [0, 1] };
    // The longest side fills the grid, the others lie in its middle: 0.25 m are 8 voxels, 12 to 20.
    expect(writeDescription(meshObject(hinge))).toContain('axis position (in voxel grid): [16,12,16]');
  });

  it('writes the voxels that it is given for meshes', () => {
    const grid = emptyGrid();
    grid.occupied.fill(1, 5, 8);
    const text = writeDescription(meshObject({ kind: 'free' }), { voxelGrids: new Map([[1, grid]]) });
    expect(text.split('\n').slice(-3)).toEqual(['Voxels:', 'l_1: 5-7', '']);
  });

  it('uses the frame that it is given', () => {
    const ball: Motion = { kind: 'ball', position: [0.5, 0, 0], maxAngle: Math.PI / 3 };
    const text = writeDescription(meshObject(ball), { gridFromObject: { scale: 10, offset: [1, 2, 3] } });
    expect(text).toContain('Params: hinge position (in voxel grid): [6,2,3], swing range (degree): [0,60]');
  });

  it('writes an endless turn as the published data do', () => {
    const text = writeDescription(meshObject({ kind: 'hinge', direction: [0, 0, 2], position: [0, 0, 0] }));
    expect(text).toContain('direction: [0,0,2]');
    expect(text).toContain('revolute range (degree): [-180,180]');
  });

  it('keeps each field on its line', () => {
    const object = { ...meshObject({ kind: 'free' }), name: 'A\nname\r\nin lines', category: '' };
    expect(writeDescription(object).split('\n')[0]).toBe('Name: A name in lines');
  });
});

describe('fitGrid', () => {
  it('is the identity for voxels and for parts without a shape', () => {
    expect(fitGrid(FIXTURES.cabinet())).toEqual({ scale: 1, offset: [0, 0, 0] });
    expect(fitGrid({ parts: [] })).toEqual({ scale: 1, offset: [0, 0, 0] });
  });

  it('fills the grid with the longest side and centres the others', () => {
    const { scale, offset } = fitGrid(meshObject({ kind: 'free' }));
    expect(scale).toBe(32);
    expect(offset).toEqual([0, 12, 14]);
  });
});

describe('measureBounds', () => {
  it('spans whole voxels', () => {
    expect(measureBounds(FIXTURES.chest())).toEqual({ low: [0, 0, 0], high: [32, 16, 15] });
    expect(measureBounds({ parts: [] })).toBeUndefined();
  });
});
