import { describe, expect, it } from 'vitest';
import { assembleAsset } from '../../../../src/assemble/assemble-asset.js';
import type { GeometryEngine } from '../../../../src/core/mesh/geometry-engine.js';
import { meshVolume } from '../../../../src/core/mesh/mass-properties.js';
import { boundingBox } from '../../../../src/core/mesh/box.js';
import type { PhysicalObject } from '../../../../src/core/physical-object.js';
import { openDecoder } from '../../../../src/inference/decoder/open-decoder.js';
import type { SamplerSettings } from '../../../../src/inference/decoder/sample-flow.js';
import { withDecoder } from '../../../../src/inference/decoder/with-decoder.js';
import { loadNodeGeometryEngine } from '../../../../src/pipeline/node-engines.js';
import { readDescription } from '../../../../src/representation/description/read-description.js';
import type { Backend } from '../../../../src/pipeline/backend.js';
import { drawSolid, inBox, shellOf } from '../../../fixtures/draw-shell.js';

const REQUEST = { imagePath: 'examples/mug.png', seed: 1 };
const SAMPLER: SamplerSettings = { steps: 3, rescale: 3, guidance: 5, interval: [0.5, 1] };

/** A drum on a slab: 32^3. */
const SLAB = inBox([6, 6, 4], [26, 26, 8]);
const drum =
  (size: number) =>
  ([x, y, z]: readonly number[]): boolean =>
    z > size / 4 && z < (3 * size) / 4 && Math.hypot(x - size / 2, y - size / 2) < size / 4.5;
const fineSlab = inBox([13, 12, 9], [51, 52, 16]);

function describeDrum(): PhysicalObject {
  const { value } = readDescription(
    [
      'Name: drum',
      'Category: drum',
      'Dimension: 40*40*48',
      'Parts:',
      'l_0: slab, 3, wood, 600 kg/m^3, 10 GPa, 0.3, below',
      'l_1: drum, 1, wood, 600 kg/m^3, 10 GPa, 0.3, above',
      'Group_info:',
      'group_0: [l_0, l_1]; Type: E; Params: N/A',
    ].join('\n'),
  );
  const solids = [drawSolid(32, SLAB), drawSolid(32, drum(32))];
  expect(value.parts).toHaveLength(2);
  return {
    ...value,
    parts: value.parts.map((part, k) => ({
      ...part,
      geometry: { kind: 'voxels', grid: { size: 32, occupied: solids[k] } },
    })),
  };
}

const backendFor = (object: PhysicalObject): Backend => ({
  name: 'told',
  generate: (_, { onProgress }) => {
    onProgress?.(1, 'Object described');
    return Promise.resolve({ object, issues: [] });
  },
});

/** Networks that draw `shell` whatever they see, and note what they are given. */
function drawing(shell: Uint8Array) {
  const given: { low?: Float32Array; blind: number; seen: number } = { blind: 0, seen: 0 };
  return {
    given,
    networks: {
      sampler: SAMPLER,
      encode: (voxels: Float32Array) => {
        given.low = voxels;
        return Promise.resolve(new Float32Array(8 * 16 ** 3).fill(2));
      },
      see: (image: Float32Array) => {
        expect(image).toHaveLength(3 * 518 * 518);
        return Promise.resolve(new Float32Array(1374 * 1024).fill(1));
      },
      flow: (x: Float32Array, _: number, tokens: Float32Array, low: Float32Array) => {
        given[tokens[0] === 0 ? 'blind' : 'seen']++;
        expect(low[0]).toBe(2);
        return Promise.resolve(x.map(() => 0));
      },
      decode: () => Promise.resolve(Float32Array.from(shell, (cell) => cell - 0.5)),
      release: () => Promise.resolve(),
    },
  };
}

describe('a backend with a decoder', () => {
  let geometry: GeometryEngine | undefined;
  const engine = async () => (geometry ??= await loadNodeGeometryEngine());

  it('says that shapes are coarse without one', async () => {
    const object = describeDrum();
    const result = await withDecoder(backendFor(object), undefined).generate(REQUEST, {});
    expect(result.object).toBe(object);
    expect(result.issues).toEqual([expect.objectContaining({ code: 'coarse-shape', severity: 'info' })]);
  });

  it("makes the parts' surfaces from what was drawn, in the object's frame", async () => {
    const fine = drawSolid(64, (p) => fineSlab(p) || drum(64)(p));
    const { networks, given } = drawing(shellOf(fine, 64));
    const told: [number, string][] = [];
    const stage = { open: () => Promise.resolve(networks), geometry: await engine() };
    const result = await withDecoder(backendFor(describeDrum()), stage).generate(REQUEST, {
      onProgress: (...progress) => told.push(progress),
    });
    expect(result.issues).toEqual([]);
    const [slab, barrel] = result.object.parts.map(({ geometry: shape }) => {
      if (shape?.kind !== 'mesh') throw new Error('the part has no mesh');
      return shape;
    });
    // Half voxels: the slab was drawn from 6.5 to 25.5, 6 to 26 and 4.5 to 8.
    const box = boundingBox(slab.mesh);
    [6.5, 6, 4.5].forEach((v, k) => { expect(box?.min[k]).toBeCloseTo(v, 3); }); // prettier-ignore
    [25.5, 26, 8].forEach((v, k) => { expect(box?.max[k]).toBeCloseTo(v, 3); }); // prettier-ignore
    expect(slab.convexPieces).toHaveLength(1);
    expect(slab.convexPieces?.[0]).toMatchObject({ shape: { kind: 'box' }, pose: { position: [16, 16, 6.25] } });
    const ideal = Math.PI * (32 / 4.5) ** 2 * 16;
    expect(Math.abs(meshVolume(barrel.mesh) / ideal - 1)).toBeLessThan(0.03);
    // Three steps, at 1, 0.857 and 0.6: all are guided.
    expect(given).toMatchObject({ seen: 3, blind: 3 });
    expect(given.low?.reduce((sum, v) => sum + v, 0)).toBeGreaterThan(1000);
    const shares = told.map(([share]) => share);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(told.map(([, message]) => message)).toContain('Making shapes finer: step 2 of 3');
    const { asset } = assembleAsset(result.object, await engine(), { fixedBase: 'auto' });
    expect(Math.max(...asset.dimensions)).toBeCloseTo(0.48, 3);
  });

  it('keeps the coarse shapes where the decoder drew something else', async () => {
    const { networks } = drawing(drawSolid(64, inBox([0, 0, 56], [8, 8, 64])));
    const object = describeDrum();
    const stage = { open: () => Promise.resolve(networks), geometry: await engine() };
    const result = await withDecoder(backendFor(object), stage).generate(REQUEST, {});
    expect(result.object).toEqual(object);
    expect(result.issues.map(({ code }) => code)).toEqual(['decoder-strayed']);
  });

  it('keeps the coarse shape of a part that was not drawn', async () => {
    const { networks } = drawing(shellOf(drawSolid(64, drum(64)), 64));
    const object = describeDrum();
    const thin = { ...object, parts: object.parts.map((part, k) => (k === 1 ? part : { ...part, geometry: { kind: 'voxels' as const, grid: { size: 32, occupied: drawSolid(32, inBox([2, 15, 20], [5, 16, 22])) } } })) }; // prettier-ignore
    const stage = { open: () => Promise.resolve(networks), geometry: await engine() };
    const result = await withDecoder(backendFor(thin), stage).generate(REQUEST, {});
    expect(result.issues.map(({ code, where }) => `${code} ${where}`)).toEqual(['decoder-left-part l_0']);
    const shape = result.object.parts[0].geometry;
    const box = shape?.kind === 'mesh' ? boundingBox(shape.mesh) : undefined;
    [2, 15, 20].forEach((v, k) => { expect(box?.min[k]).toBeCloseTo(v, 3); }); // prettier-ignore
  });

  it('stops between steps when cancelled', async () => {
    const { networks, given } = drawing(new Uint8Array(64 ** 3));
    const stop = new AbortController();
    const stage = { open: () => Promise.resolve(networks), geometry: await engine() };
    const run = withDecoder(backendFor(describeDrum()), stage).generate(REQUEST, {
      signal: stop.signal,
      onProgress: (_, message) => {
        if (message.includes('step 1')) stop.abort();
      },
    });
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    expect(given).toMatchObject({ seen: 1, blind: 1 });
  });

  it('runs the networks of a pack from photo to shape', async () => {
    const networks = await openDecoder('test/fixtures/decoder/pack', { threads: 1 });
    const stage = { open: () => Promise.resolve({ ...networks, sampler: SAMPLER }), geometry: await engine() };
    const object = describeDrum();
    const result = await withDecoder(backendFor(object), stage).generate(REQUEST, {});
    await networks.release();
    // Random weights draw noise all over the cube: that is noticed, and the object stays what it was.
    expect(result.issues.map(({ code }) => code)).toEqual(['decoder-strayed']);
    expect(result.object).toEqual(object);
  });
});
