import { Document, WebIO } from '@gltf-transform/core';
import { describe, expect, it } from 'vitest';
import type { SimAsset } from '../../../../src/core/sim-asset.js';
import { computeGlbBodyPoses, readGlbPhysics } from '../../../../src/formats/gltf/glb-kinematics.js';
import { openGlb, packGlb } from '../../../../src/formats/gltf/glb-file.js';
import { readGlb } from '../../../../src/formats/gltf/read-glb.js';
import { writeGlb } from '../../../../src/formats/gltf/write-glb.js';
import { CABINET } from '../../../fixtures/cabinet-asset.js';
import { findDifference } from '../../../fixtures/find-difference.js';

/** The GLB of the cabinet with its JSON changed. */
async function writeChanged(change: (json: Json) => unknown, asset: SimAsset = CABINET): Promise<Uint8Array> {
  const file = openGlb(await writeGlb(asset));
  if (typeof file === 'string') throw new Error(file);
  const json = structuredClone(file.json) as Json;
  change(json);
  return packGlb(json, file.binary);
}

interface Json {
  nodes: {
    name: string;
    mesh?: number;
    children?: number[];
    translation?: number[];
    scale?: number[];
    extras: { physxAnything: Record<string, unknown> };
  }[];
  images: { mimeType: string; bufferView: number }[];
  accessors: { count: number }[];
  bufferViews: { byteLength: number }[];
  extensions?: unknown;
}

const find = (json: Json, name: string, kind: string) => {
  const node = json.nodes.find((n) => n.name === name && n.extras.physxAnything['kind'] === kind);
  if (node === undefined) throw new Error(`no ${kind} ${name}`);
  return node;
};

async function expectRefused(bytes: Uint8Array, code: string, message: RegExp): Promise<void> {
  const { value, issues } = await readGlb(bytes);
  expect(value).toBeUndefined();
  expect(issues.map((issue) => issue.code)).toEqual([code]);
  expect(issues[0].severity).toBe('error');
  expect(issues[0].message).toMatch(message);
}

describe('readGlb', () => {
  it('reads back what was written', async () => {
    const { value, issues } = await readGlb(await writeGlb(CABINET));
    expect(issues).toEqual([]);
    expect(findDifference(value, CABINET, 1e-12)).toBeUndefined();
  });

  it('reads from a slice of a larger buffer at an odd offset', async () => {
    const glb = await writeGlb(CABINET);
    const larger = new Uint8Array(glb.length + 7);
    larger.set(glb, 3);
    expect((await readGlb(larger.subarray(3, 3 + glb.length))).issues).toEqual([]);
  });

  it('follows transforms that a tool put between our nodes', async () => {
    const bytes = await writeChanged((json) => {
      const root = json.nodes.findIndex((n) => n.extras.physxAnything['kind'] === 'asset');
      const door = find(json, 'door', 'body');
      const index = json.nodes.indexOf(door);
      const carcass = find(json, 'carcass', 'body');
      const moved = {
        name: 'group',
        translation: [0, 0, 1],
        children: [index],
        extras: { physxAnything: { kind: 'site', name: 'group' } },
      };
      carcass.children = (carcass.children ?? []).filter((child) => child !== index).concat(json.nodes.push(moved) - 1);
      find(json, 'lamp_visual', 'visual').scale = [2, 2, 2];
      expect(root).toBe(0);
    });
    const { value } = await readGlb(bytes);
    expect(value?.bodies.find((b) => b.name === 'door')?.pose.position).toEqual([0.31, -0.2, 1.1]);
    expect(Math.max(...(value?.bodies.find((b) => b.name === 'lamp')?.visuals[0].mesh.positions ?? []))).toBeCloseTo(
      0.2,
      6,
    );
  });

  it('says that a GLB without an asset holds a picture only', async () => {
    const document = new Document();
    document.createBuffer();
    document.createScene().addChild(document.createNode('chair'));
    const foreign = await new WebIO().writeBinary(document);
    await expectRefused(foreign, 'no-asset-in-glb', /nothing in it says what the bodies and joints are/);
  });

  it('refuses a newer version of its extras', async () => {
    const bytes = await writeChanged((json) => {
      json.nodes[0].extras.physxAnything['version'] = 2;
    });
    await expectRefused(bytes, 'malformed-asset', /version should be 1, not 2/);
  });

  it('refuses an asset whose colliders another tool dropped', async () => {
    const bytes = await writeChanged((json) => {
      delete json.extensions;
    });
    await expectRefused(bytes, 'malformed-asset', /extensions should be an object/);
  });

  it('leaves out a texture that another tool converted', async () => {
    const file = openGlb(await writeGlb(CABINET));
    if (typeof file === 'string') throw new Error(file);
    const { images, bufferViews } = file.json as {
      images: { bufferView: number }[];
      bufferViews: { byteOffset: number }[];
    };
    const binary = file.binary.slice();
    binary[bufferViews[images[0].bufferView].byteOffset] = 0x52;
    const { value, issues } = await readGlb(packGlb(file.json, binary));
    expect(issues.map((issue) => issue.code)).toEqual(['texture-not-png']);
    expect(value?.textures).toEqual([]);
    expect(value?.appearances.map((appearance) => appearance.texture)).toEqual([undefined, undefined, undefined]);
  });

  it.each<[string, (json: Json) => unknown, RegExp]>([
    [
      'a joint axis without length',
      (json) =>
        ((find(json, 'door', 'body').extras.physxAnything['joints'] as { axis: number[] }[])[0].axis = [0, 0, 0]),
      /axis should be a unit vector/,
    ],
    [
      'a reversed range',
      (json) =>
        ((find(json, 'door', 'body').extras.physxAnything['joints'] as { range: number[] }[])[0].range = [1, 0]),
      /range should be two numbers/,
    ],
    [
      'a mass in words',
      (json) => ((find(json, 'door', 'body').extras.physxAnything['inertial'] as { mass: unknown }).mass = 'heavy'),
      /mass should be a number/,
    ],
    [
      'an unknown material',
      (json) => (find(json, 'door_collision_0', 'collision').extras.physxAnything['material'] = 'cheese'),
      /material cheese should be part of the asset/,
    ],
    ['a scaled body', (json) => (find(json, 'door', 'body').scale = [2, 2, 2]), /body without scale/],
    [
      'a node that is its own child',
      (json) => find(json, 'door', 'body').children?.push(json.nodes.indexOf(find(json, 'door', 'body'))),
      /child of one node/,
    ],
    ['a mesh that does not exist', (json) => (find(json, 'door_visual', 'visual').mesh = 99), /whole number from 0 to/],
    ['an accessor larger than the file', (json) => (json.accessors[0].count = 2 ** 30), /inside its buffer view/],
    [
      'a buffer view larger than the file',
      (json) => (json.bufferViews[0].byteLength = 2 ** 30),
      /inside the binary part/,
    ],
  ])('refuses %s', async (_, change, message) => {
    await expectRefused(await writeChanged(change), 'malformed-asset', message);
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['no bytes', new Uint8Array(0), /no binary glTF/],
    ['text', new TextEncoder().encode('<mujoco model="cabinet"/> and more'), /no binary glTF/],
    ['a file without JSON', packGlb({}, new Uint8Array(0)).fill(0x58, 16, 20), /does not begin with its JSON/],
    ['malformed JSON', packGlb({}, new Uint8Array(0)).fill(0x7b, 20), /JSON is malformed/],
    ['a cut file', packGlb({ asset: { version: '2.0' } }, new Uint8Array(0)).subarray(0, 30), /cut short/],
  ])('refuses %s', async (_, bytes, message) => {
    await expectRefused(bytes, 'malformed-glb', message);
  });
});

describe('readGlbPhysics', () => {
  it('gives bodies, joints and mass without geometry', async () => {
    const physics = readGlbPhysics(await writeGlb(CABINET)).value;
    expect(physics?.name).toBe('cabinet');
    expect(physics?.bodies.map((body) => body.inertial)).toEqual(CABINET.bodies.map((body) => body.inertial));
    expect(physics?.bodies.map((body) => body.joints)).toEqual(CABINET.bodies.map((body) => body.joints));
  });

  it('is undefined, with an issue, for other bytes', () => {
    const { value, issues } = readGlbPhysics(new Uint8Array(100));
    expect(value).toBeUndefined();
    expect(issues.map((issue) => issue.code)).toEqual(['malformed-glb']);
    expect(computeGlbBodyPoses(new Uint8Array(100))).toBeUndefined();
  });
});
