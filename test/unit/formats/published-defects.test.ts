import { describe, expect, it } from 'vitest';
import type { SimAsset } from '../../../src/core/sim-asset.js';
import { writeMjcf } from '../../../src/formats/mjcf/write-mjcf.js';
import { writeUrdf } from '../../../src/formats/urdf/write-urdf.js';
import type { XmlElement } from '../../../src/formats/xml-tree.js';
import { childNamed, childrenNamed, parseXml } from '../../../src/formats/xml-tree.js';
import { storageBox } from '../../fixtures/storage-box.js';

/*
 * Defects of the published exporter that concern what the text formats say. Those of scale, mass and joints are tested where assets are
 * assembled. They are numbered through, 1 to 27, in all tests that name one.
 */

const parse = (bytes: Uint8Array | undefined): XmlElement => {
  const { root } = parseXml(new TextDecoder().decode(bytes));
  if (root === undefined) throw new Error('no XML');
  return root;
};
const urdfOf = (asset: SimAsset): XmlElement => parse(writeUrdf(asset).get(`${asset.name}.urdf`));
const mjcfOf = (asset: SimAsset, actuators = false): XmlElement =>
  parse(writeMjcf(asset, { actuators }).get(`${asset.name}.xml`));

/** All elements of a name, at any depth. */
const findAll = (root: XmlElement, name: string): XmlElement[] =>
  root.children.flatMap((child) => [...(child.name === name ? [child] : []), ...findAll(child, name)]);

const numbers = (text: string | undefined): number[] => (text ?? '').split(' ').map(Number);

describe('URDF', () => {
  const asset = storageBox('fixed');
  const links = childrenNamed(urdfOf(asset), 'link');

  it('defect 1: masses and inertias are the bodies own, not 1 everywhere', () => {
    for (const body of asset.bodies) {
      const link = links.find((l) => l.attributes['name'] === body.name);
      const inertial = link && childNamed(link, 'inertial');
      const mass = Number(inertial && childNamed(inertial, 'mass')?.attributes['value']);
      const share = body.joints.some((j) => j.type === 'ball') ? 0.98 : body.joints.length > 1 ? 0.99 : 1;
      expect(mass).toBeCloseTo(share * (body.inertial?.mass ?? 0), 9);
      expect(Number(inertial && childNamed(inertial, 'inertia')?.attributes['ixx'])).toBeCloseTo(
        share * (body.inertial?.inertia.xx ?? 0),
        9,
      );
    }
  });

  it('defect 2: every body has its collision shapes', () => {
    for (const body of asset.bodies) {
      const link = links.find((l) => l.attributes['name'] === body.name);
      expect(link && childrenNamed(link, 'collision').length).toBeGreaterThanOrEqual(body.collisions.length);
    }
  });

  it('defect 4: density, friction and affordance are there, and limits and dynamics are those of the joint', () => {
    const root = urdfOf(asset);
    const extension = childNamed(root, 'physx_anything');
    if (extension === undefined) throw new Error('no extension');
    expect(childrenNamed(extension, 'material').map((m) => m.attributes['density'])).toEqual(['600', '1100']);
    expect(childrenNamed(extension, 'part').map((p) => p.attributes['affordance'])).toEqual([
      '8',
      '2',
      '3',
      '1',
      '4',
      '5',
    ]);
    expect(findAll(root, 'mu1').map((mu) => mu.text)).toEqual(['0.45', '0.45', '0.9', '0.45', '0.9', '0.9']);
    const drawer = childrenNamed(root, 'joint').find((j) => j.attributes['name'] === 'drawer_slide');
    expect(drawer && childNamed(drawer, 'limit')?.attributes).toMatchObject({ effort: '30', velocity: '0.5' });
    expect(drawer && childNamed(drawer, 'dynamics')?.attributes).toMatchObject({ damping: '2', friction: '0.5' });
  });

  it('defect 5: floating joints only below the world, no more links than joints need', () => {
    const joints = childrenNamed(urdfOf(asset), 'joint');
    for (const joint of joints.filter((j) => j.attributes['type'] === 'floating'))
      expect(childNamed(joint, 'parent')?.attributes['link']).toBe('world');
    // The world, six bodies, one link for the slide below a hinge, two for a ball.
    expect(links).toHaveLength(1 + 6 + 1 + 2);
    expect(joints).toHaveLength(links.length - 1);
  });
});

describe('MJCF', () => {
  const asset = storageBox('free');
  const root = mjcfOf(asset);
  const geoms = findAll(root, 'geom').filter((geom) => geom.attributes['name'] !== undefined);
  const classes = new Map(
    findAll(root, 'default').map((d) => [d.attributes['class'], childNamed(d, 'geom')?.attributes]),
  );

  it('defect 6: what is drawn does not collide, and what collides is convex and not drawn at first', () => {
    expect(classes.get('storage_box_visual')).toMatchObject({
      contype: '0',
      conaffinity: '0',
      density: '0',
      group: '2',
    });
    expect(classes.get('storage_box_collision')).toMatchObject({ group: '3', density: '0' });
    for (const geom of geoms) {
      const isVisual = geom.attributes['class'] === 'storage_box_visual';
      expect(geom.attributes['name']?.includes('visual')).toBe(isVisual);
    }
  });

  it('defect 7: contacts that MuJoCo filters between parent and child are asked for', () => {
    expect(findAll(root, 'pair').map((pair) => [pair.attributes['geom1'], pair.attributes['geom2']])).toEqual(
      asset.contactPairs,
    );
  });

  it('defect 9: contact time constants of at least two steps, friction by material, exclusions, no fluid shapes', () => {
    for (const material of asset.materials) {
      const geom = classes.get(`storage_box_collision_${material.name}`);
      expect(numbers(geom?.['solref'])[0]).toBeGreaterThanOrEqual(2 * 0.002);
      expect(numbers(geom?.['friction'])[0]).toBe(material.friction);
    }
    expect(findAll(root, 'exclude')).toHaveLength(asset.contactExclusions.length);
    expect(JSON.stringify(root)).not.toContain('fluid');
  });

  it('defect 10: every body states its inertial, and no geom has mass', () => {
    const bodies = findAll(root, 'body');
    expect(bodies).toHaveLength(asset.bodies.length);
    for (const body of bodies) expect(childNamed(body, 'inertial')?.attributes['fullinertia']).toBeDefined();
    expect(
      geoms.filter((geom) => geom.attributes['mass'] !== undefined || geom.attributes['density'] !== undefined),
    ).toEqual([]);
  });

  it('defect 21 and 22: ranges in order, with the rest position inside', () => {
    for (const joint of findAll(root, 'joint').filter((j) => j.attributes['range'] !== undefined)) {
      const [lower, upper] = numbers(joint.attributes['range']);
      expect(lower).toBeLessThan(upper);
      expect(lower).toBeLessThanOrEqual(0);
      expect(upper).toBeGreaterThanOrEqual(0);
    }
  });

  it('defect 23: damping, dry friction and armature of each joint', () => {
    for (const joint of findAll(root, 'joint').filter((j) => j.attributes['name'] !== undefined))
      for (const key of ['damping', 'frictionloss', 'armature'])
        expect(Number(joint.attributes[key])).toBeGreaterThan(0);
  });

  it('defect 24: actuators on request, sensors, keyframes, sites, and joints without end', () => {
    expect(findAll(mjcfOf(asset, true), 'position')).toHaveLength(4);
    expect(findAll(root, 'touch')).toHaveLength(2);
    expect(findAll(root, 'key').map((key) => key.attributes['name'])).toEqual(['home', 'open']);
    expect(findAll(root, 'site').filter((site) => site.attributes['name'] !== undefined)).toHaveLength(2);
    const hinge = findAll(root, 'joint').find((j) => j.attributes['name'] === 'knob_hinge');
    expect(hinge?.attributes['range']).toBeUndefined();
  });

  it('defect 25: no floor, light or sky', () => {
    expect(root.children.map((child) => child.name).sort()).toEqual([
      'asset',
      'compiler',
      'contact',
      'custom',
      'default',
      'keyframe',
      'sensor',
      'worldbody',
    ]);
    expect(findAll(root, 'light').length + findAll(root, 'camera').length).toBe(0);
    expect(geoms.some((geom) => geom.attributes['type'] === 'plane')).toBe(false);
  });

  it('defect 27: no flexible bodies', () => {
    expect(findAll(root, 'flexcomp').length + findAll(root, 'deformable').length).toBe(0);
  });
});
