import { describe, expect, it } from 'vitest';
import { readAttribute } from '../../../src/schema/urdf/attribute-data.js';
import { readElements } from '../../../src/schema/urdf/element-data.js';
import { findVendorAttribute, findVendorElement } from '../../../src/schema/urdf/urdf-vendors.js';
import { URDF } from '../../../src/schema/urdf/urdf-vocabulary.js';
import vendors from '../../../src/schema/urdf/vendors.json' with { type: 'json' };
import { XACRO } from '../../../src/schema/urdf/xacro-vocabulary.js';
import type { ElementType } from '../../../src/schema/vocabulary.js';
import { elementAt, elementsOf } from './walk-vocabulary.js';

const urdf = elementsOf(URDF);
const vendorElements: readonly ElementType[] = Object.entries(vendors.elements).flatMap(([id, entry]) =>
  entry.in
    .map((parent) => findVendorElement(parent, (entry as { readonly tag?: string }).tag ?? id))
    .filter((element) => element !== undefined),
);
const vendorChildren = vendorElements.flatMap((element) => [...element.children.values()].map((c) => c.element));
const everything = [...urdf, ...XACRO.values(), ...vendorElements, ...vendorChildren];

const at = (...path: string[]): ElementType => elementAt(URDF, path);
const attribute = (path: string, name: string) => at(...path.split(' ')).attributes.get(name);

describe('the URDF vocabulary', () => {
  it('begins with robot, which has links, joints, materials, transmissions and the extension of MuJoCo', () => {
    expect([...URDF.roots.keys()]).toEqual(['robot']);
    expect([...at('robot').children.keys()]).toEqual(['link', 'joint', 'material', 'transmission', 'mujoco']);
    expect(at('robot').children.get('mujoco')?.cardinality).toBe('optional');
    expect(at('robot', 'mujoco').open).toBe(true);
  });

  it('tells what has one name in several places apart', () => {
    expect(at('robot', 'joint').id).not.toBe(at('robot', 'transmission', 'joint').id);
    expect(at('robot', 'material').attributes.get('name')?.value).toEqual({ kind: 'name', namespace: 'material' });
    const used = at('robot', 'link', 'visual', 'material').attributes.get('name')?.value;
    expect(used).toEqual({ kind: 'reference', namespaces: ['material'] });
    const origins = [
      at('robot', 'link', 'inertial', 'origin'),
      at('robot', 'link', 'visual', 'origin'),
      at('robot', 'joint', 'origin'),
    ];
    expect(new Set(origins.map((origin) => origin.help)).size).toBe(3);
    expect(at('robot', 'link', 'collision', 'origin')).toBe(origins[1]);
  });

  it('has the values, units, defaults and ranges of the specification', () => {
    expect(attribute('robot joint origin', 'rpy')).toMatchObject({ arity: [3, 3], unit: 'rad', default: '0 0 0' });
    expect(attribute('robot joint axis', 'xyz')).toMatchObject({ arity: [3, 3], default: '1 0 0' });
    expect(attribute('robot joint limit', 'lower')).toMatchObject({ default: '0', unit: 'rad or m' });
    expect(attribute('robot joint limit', 'effort')).toMatchObject({ required: true, value: { min: 0 } });
    expect(attribute('robot joint mimic', 'multiplier')).toMatchObject({ default: '1' });
    expect(attribute('robot joint mimic', 'joint')?.value).toEqual({ kind: 'reference', namespaces: ['joint'] });
    expect(attribute('robot joint child', 'link')?.value).toEqual({ kind: 'reference', namespaces: ['link'] });
    expect(attribute('robot link inertial mass', 'value')).toMatchObject({ unit: 'kg', value: { min: 0 } });
    expect(attribute('robot material color', 'rgba')).toMatchObject({ arity: [4, 4], value: { min: 0, max: 1 } });
    expect(attribute('robot link visual geometry box', 'size')?.value).toMatchObject({ positive: true });
    expect(attribute('robot link visual geometry mesh', 'filename')?.value).toMatchObject({ kind: 'file' });
    expect(attribute('robot joint', 'type')?.value).toMatchObject({
      values: ['revolute', 'continuous', 'prismatic', 'fixed', 'floating', 'planar', 'spherical'],
    });
  });

  it('says what must be there: one shape, parent and child, a single orientation', () => {
    expect(at('robot', 'link', 'collision', 'geometry').choice).toEqual([
      ...at('robot', 'link', 'collision', 'geometry').children.keys(),
    ]);
    expect(at('robot', 'joint').children.get('parent')?.cardinality).toBe('once');
    expect(at('robot', 'joint', 'origin').constraints).toEqual([
      { kind: 'exclusive', groups: [['rpy'], ['quat_xyzw']] },
    ]);
    const reduction = at('robot', 'transmission', 'actuator', 'mechanicalReduction');
    expect(reduction.text).toEqual({ kind: 'number' });
  });
});

describe('every element and attribute, of URDF, xacro and vendors', () => {
  it('has its own sentence of help and an official page', () => {
    expect(everything.length).toBeGreaterThan(80);
    for (const element of everything) {
      // Ours is told of in the documentation that comes with the product.
      if (element.id !== 'physx_anything') expect(element.url, element.id).toMatch(/^https?:\/\/\S+\.\S+$/);
      for (const { name, help } of [{ name: '', help: element.help }, ...element.attributes.values()]) {
        expect(help, `${element.id} ${name}`).toMatch(/^[A-Z0-9$][^.]*(\.\w[^.]*|\.\.\.[^.]*)*\.$/);
        expect(help.length, `${element.id} ${name}`).toBeLessThan(260);
      }
    }
  });

  it('has defaults of the kind, count and range that it asks for', () => {
    let checked = 0;
    for (const element of everything) {
      for (const { name, value, arity = [1, 1], default: text } of element.attributes.values()) {
        if (text === undefined) continue;
        checked += 1;
        const words = text.split(' ');
        if (value.kind === 'number') {
          expect(words.length, `${element.id} ${name}`).toBe(arity[0]);
          for (const word of words) {
            expect(Number(word)).toBeGreaterThanOrEqual(value.min ?? -Infinity);
            expect(Number(word)).toBeLessThanOrEqual(value.max ?? Infinity);
          }
        } else if (value.kind === 'bool') expect(text).toMatch(/^(true|false)$/);
        else if (value.kind === 'text' && value.pattern !== undefined) expect(text).toMatch(new RegExp(value.pattern));
      }
    }
    expect(checked).toBeGreaterThan(20);
  });

  it('shuts out slips in the data', () => {
    expect(() => readAttribute('a', 'numbr x3', '')).toThrow('numbr');
    expect(() => readAttribute('a', 'number, requird', '')).toThrow('requird');
    expect(() => readAttribute('a', 'reference lnk', '')).toThrow('lnk');
    expect(() => readElements({ a: { help: '', children: { b: 'any' } } })).toThrow('b');
    expect(() => readElements({ a: { help: '', children: { a: 'some' } } })).toThrow('some');
  });
});

describe('what single programs read', () => {
  it('is known where it may stand, and says by whom', () => {
    expect(findVendorElement('robot', 'gazebo')?.help).toContain('Gazebo');
    expect(findVendorElement('robot', 'ros2_control')?.children.has('joint')).toBe(true);
    expect(findVendorElement('link', 'contact')?.children.get('lateral_friction')?.cardinality).toBe('optional');
    expect(findVendorElement('collision', 'drake:proximity_properties')?.help).toContain('Drake');
    expect(findVendorElement('joint', 'isaac_drive_api')?.help).toContain('Isaac');
    expect(findVendorElement('robot', 'gazebo')?.open).toBe(true);
    const reference = findVendorElement('robot', 'gazebo')?.attributes.get('reference')?.value;
    expect(reference).toEqual({ kind: 'reference', namespaces: ['link', 'joint'] });
  });

  it('is not known elsewhere, and no slip of the pen is in it', () => {
    expect(findVendorElement('link', 'gazebo')).toBeUndefined();
    expect(findVendorElement('robot', 'lateral_friction')).toBeUndefined();
    expect(findVendorElement('link', 'inertail')).toBeUndefined();
    expect(findVendorAttribute('axis', 'xzy')).toBeUndefined();
    expect(findVendorAttribute('joint', 'dont_collapse')?.value).toEqual({ kind: 'bool' });
  });

  it('leaves the specification alone', () => {
    for (const element of urdf) {
      for (const child of element.children.keys()) expect(findVendorElement(element.tag, child), child).toBeUndefined();
      for (const name of element.attributes.keys()) {
        // A transmission of today has its type as an element.
        expect(findVendorAttribute(element.tag, name), name).toBeUndefined();
      }
    }
  });
});

describe('xacro', () => {
  it('has its elements with what they need', () => {
    const required = [...XACRO.values()].map(({ tag, attributes }) => [
      tag,
      [...attributes.values()].filter((a) => a.required).map((a) => a.name),
    ]);
    expect(Object.fromEntries(required)).toEqual({
      'xacro:property': ['name'],
      'xacro:macro': ['name'],
      'xacro:arg': ['name'],
      'xacro:include': ['filename'],
      'xacro:if': ['value'],
      'xacro:unless': ['value'],
      'xacro:insert_block': ['name'],
      'xacro:call': ['macro'],
      'xacro:element': ['xacro:name'],
      'xacro:attribute': ['name', 'value'],
    });
    expect(XACRO.get('xacro:if')?.open).toBe(true);
    expect(XACRO.get('xacro:arg')?.open).toBeUndefined();
  });
});
