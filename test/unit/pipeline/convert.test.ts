import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AssetFiles } from '../../../src/core/asset-files.js';
import type { SimAssetError } from '../../../src/core/error.js';
import { computeBodyPoses } from '../../../src/core/kinematic-tree.js';
import { quatAngle } from '../../../src/core/math/quat.js';
import { distance } from '../../../src/core/math/vec3.js';
import type { SimAsset } from '../../../src/core/sim-asset.js';
import { convertFile } from '../../../src/pipeline/convert-file.js';
import type { ConvertTarget } from '../../../src/pipeline/convert.js';
import { convertModel, readModel } from '../../../src/pipeline/convert.js';
import { renderAssetFiles } from '../../../src/pipeline/render-asset-files.js';
import { writeAssetDirectory } from '../../../src/pipeline/write-asset-directory.js';
import { readGlb } from '../../../src/formats/gltf/read-glb.js';
import { findDifference } from '../../fixtures/find-difference.js';
import { CABINET } from '../../fixtures/cabinet-asset.js';

const SOURCES = ['cabinet.xml', 'cabinet.urdf', 'cabinet.glb', 'asset.json'];
const TARGETS: readonly ConvertTarget[] = ['mjcf', 'urdf', 'glb'];

const massOf = (asset: SimAsset) => asset.bodies.reduce((sum, body) => sum + (body.inertial?.mass ?? 0), 0);

async function failure(promise: Promise<unknown>): Promise<SimAssetError> {
  return promise.then(
    () => {
      throw new Error('did not fail');
    },
    (error: unknown) => error as SimAssetError,
  );
}

describe('convertModel', () => {
  it.each(SOURCES.flatMap((source) => TARGETS.map((target) => [source, target] as const)))(
    'keeps bodies, joints and mass from %s to %s',
    async (source, target) => {
      const files = await renderAssetFiles(CABINET, undefined);
      const converted = await convertModel(files, source, target);
      expect(converted.issues.filter((issue) => issue.severity !== 'info')).toEqual([]);
      const { value: back } = await readModel(converted.files, converted.entry);
      if (back === undefined) throw new Error('unreadable');
      expect(massOf(back)).toBeCloseTo(massOf(CABINET), 9);
      // A ball joint becomes hinges in URDF, so joints are moved that all formats have.
      const positions = { door_hinge: 0.7, drawer_slide: 0.2, knob_slide: 0.005, knob_hinge: 1 };
      const poses = computeBodyPoses(back, positions);
      for (const [name, expected] of computeBodyPoses(CABINET, positions)) {
        const pose = poses.get(name);
        if (pose === undefined) throw new Error(`no body ${name}`);
        expect(distance(pose.position, expected.position)).toBeLessThan(1e-9);
        expect(quatAngle(pose.rotation, expected.rotation)).toBeLessThan(1e-7);
      }
    },
  );

  it.each(SOURCES)('reads %s in a folder of its own', async (source) => {
    const files = await renderAssetFiles(CABINET, undefined);
    const nested = new Map([...files].map(([name, bytes]) => [`assets/cabinet/${name}`, bytes]));
    const { value, issues } = await readModel(nested, `assets/cabinet/${source}`);
    expect(issues.filter((issue) => issue.severity !== 'info')).toEqual([]);
    expect(value?.bodies[0].visuals[0].mesh.indices).toHaveLength(36);
  });

  it('says what the target cannot', async () => {
    const files = await renderAssetFiles(CABINET, undefined);
    const codes = async (target: ConvertTarget) =>
      (await convertModel(files, 'asset.json', target)).issues.map((issue) => issue.code);
    expect(await codes('urdf')).toEqual(expect.arrayContaining(['urdf-no-ball', 'urdf-no-spring', 'urdf-one-joint']));
    expect(await codes('glb')).toEqual(expect.arrayContaining(['gltf-joint-dynamics']));
    expect(await codes('mjcf')).toEqual(['mjcf-no-provenance']);
  });

  it.each<[string, string, string, RegExp]>([
    ['a foreign file', 'model.stl', 'unknown-format', /no MJCF, URDF or GLB/],
    ['bytes that are no GLB', 'model.glb', 'unreadable-model', /no binary glTF/],
    ['text that is no model', 'model.xml', 'unreadable-model', /model.xml cannot be converted/],
    ['malformed JSON', 'model.json', 'unreadable-model', /model.json cannot be converted/],
  ])('refuses %s', async (_, name, code, message) => {
    const files: AssetFiles = new Map([[name, new TextEncoder().encode('hello')]]);
    const error = await failure(convertModel(files, name, 'mjcf'));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    expect(error.hint).not.toBe('');
  });

  it('refuses a path that is not among the files', async () => {
    expect((await failure(convertModel(new Map(), 'model.xml', 'mjcf'))).code).toBe('not-found');
  });
});

describe('convertFile', () => {
  let folder: string;
  const at = (...names: string[]) => path.join(folder, ...names);
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'convert-'));
    const files = await renderAssetFiles(CABINET, undefined);
    await writeFile(at('cabinet.glb'), files.get('cabinet.glb') ?? '');
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('writes the model under the name given and its meshes beside it', async () => {
    const { files } = await convertFile(at('cabinet.glb'), 'urdf', at('out', 'my.urdf'), false);
    expect((await readdir(at('out'))).sort()).toEqual(['meshes', 'my.urdf', 'textures']);
    expect(files.at(-1)).toBe(at('out', 'my.urdf'));
    expect(await readFile(at('out', 'my.urdf'), 'utf8')).toMatch('filename="meshes/');
    const again = await convertFile(at('out', 'my.urdf'), 'glb', at('out', 'again.glb'), false);
    expect(again.issues.filter((issue) => issue.severity === 'error')).toEqual([]);
  });

  it('finds the meshes and textures of asset.json beside it', async () => {
    await writeAssetDirectory(at('cabinet'), await renderAssetFiles(CABINET, undefined), { overwrite: false });
    const { issues } = await convertFile(at('cabinet', 'asset.json'), 'glb', at('again.glb'), false);
    expect(issues.filter((issue) => issue.severity !== 'info')).toEqual([]);
    const { value } = await readGlb(await readFile(at('again.glb')));
    expect(findDifference(value, CABINET, 1e-12)).toBeUndefined();
  });

  it('touches nothing when a file is in the way', async () => {
    await convertFile(at('cabinet.glb'), 'glb', at('copy.glb'), false);
    await writeFile(at('my.xml'), 'mine');
    const error = await failure(convertFile(at('cabinet.glb'), 'mjcf', at('my.xml'), false));
    expect(error.code).toBe('exists');
    expect((await readdir(folder)).sort()).toEqual(['cabinet.glb', 'copy.glb', 'my.xml']);
    await convertFile(at('cabinet.glb'), 'mjcf', at('my.xml'), true);
    expect(await readFile(at('my.xml'), 'utf8')).toMatch('<mujoco');
  });

  it('removes what it wrote when a later file cannot be written', async () => {
    await writeFile(at('textures'), 'a file where a folder has to be');
    const error = await failure(convertFile(at('cabinet.glb'), 'mjcf', at('my.xml'), true));
    expect(error.code).toBe('write-failed');
    expect((await readdir(folder)).filter((name) => name !== 'meshes').sort()).toEqual(['cabinet.glb', 'textures']);
    expect(await readdir(at('meshes')).catch(() => [])).toEqual([]);
  });

  it('says when there is no such file', async () => {
    expect((await failure(convertFile(at('none.xml'), 'glb', at('x.glb'), false))).code).toBe('not-found');
  });
});
