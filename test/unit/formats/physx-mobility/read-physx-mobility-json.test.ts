import { describe, expect, it } from 'vitest';
import { readPhysxMobilityJson } from '../../../../src/formats/physx-mobility/read-physx-mobility-json.js';
import { findContractBreach } from '../../../fixtures/find-contract-breach.js';
import { summarizeObject } from '../../../fixtures/summarize-object.js';

/** A switch, a knob, a ball joint and a loose part in the form of the data set; made up here. */
const DESK_TOY = {
  object_name: 'Desk toy',
  category: 'Toy',
  dimension: '12.5*7.95*6',
  parts: [
    {
      label: 0,
      name: 'Base',
      material: 'Wood',
      density: '0.7 g/cm^3',
      "Young's Modulus (GPa)": 10,
      "Poisson's Ratio": 0.35,
      priority_rank: 8,
      Basic_description: 'A block.',
      Functional_description: 'Holds the rest.',
      Movement_description: 'It stands still.',
      Grasped_description: 'Seldom touched.',
    },
    { label: 1, name: 'Slider', material: 'Plastic', density: '1.05 g/cm^3', "Young's Modulus (GPa)": '2.0-2.6', "Poisson's Ratio": '0.38', priority_rank: 0, Basic_description: 'A slider.' },
    { label: '2', name: 'Knob', material: 'Steel', density: 7850, "Young's modulus": '200 GPa', "Poisson's Ratio": 0.29, priority_rank: 1, Basic_description: 'A knob.' },
    { label: 3, name: 'Stick', material: 'Steel', density: '7.85 g/cm^3', "Young's Modulus (GPa)": 200, "Poisson's Ratio": 0.29, priority_rank: 2, Basic_description: 'A stick.' },
    { label: 4, name: 'Screw', material: 'Brass', density: '8.5 g/cm^3', "Young's Modulus (GPa)": 100, "Poisson's Ratio": 0.34, priority_rank: 3, Basic_description: 'A screw.' },
    { label: 5, name: 'Ball', material: 'Glass', density: '2.5 g/cm^3', "Young's Modulus (GPa)": 70, "Poisson's Ratio": 0.22, priority_rank: 1, Basic_description: 'A ball.' },
  ],
  group_info: {
    '0': [0],
    '1': [[1], '0', [0, 0, 1, 0, 0, 0, -0.1, 0.05], 'B'],
    '2': [[2], '0', [0, 1, 0, 0.1, 0.2, 0.3, -1, 1], 'C'],
    '3': [[3], '2', [0, 0, 0, 0.1, 0.2, 0.3, 0, 0], 'D'],
    '4': [[4], '0', [0, 1, 0, -0.1, 0, 0.2, -0.5, 0.25, 0, 1, 0, 0, 0, 0, 0, 0.125], 'CB'],
    '5': [[5], '0', [0, 0, 0, 0, 0, 0, 0, 0], 'A'],
  },
}; // prettier-ignore

const read = (
  value: unknown,
  options?: Parameters<typeof readPhysxMobilityJson>[1],
): ReturnType<typeof readPhysxMobilityJson> => readPhysxMobilityJson(JSON.stringify(value), options);

const codesOf = (value: unknown): string[] => read(value).issues.map((issue) => issue.code);

describe('readPhysxMobilityJson', () => {
  it('reads every type of movement, Y up to Z up, half turns to radians', () => {
    expect(summarizeObject(read(DESK_TOY))).toEqual({
      name: 'Desk toy',
      category: 'Toy',
      dimensions: [12.5, 7.95, 6],
      parts: [
        'l_0 Base | Wood | rank 8 | 700 kg/m3 | 10 GPa | ratio 0.35 | A block.',
        'l_1 Slider | Plastic | rank 1 | 1050 kg/m3 | 2.3 GPa | ratio 0.38 | A slider.',
        'l_2 Knob | Steel | rank 1 | 7850 kg/m3 | 200 GPa | ratio 0.29 | A knob.',
        'l_3 Stick | Steel | rank 2 | 7850 kg/m3 | 200 GPa | ratio 0.29 | A stick.',
        'l_4 Screw | Brass | rank 3 | 8500 kg/m3 | 100 GPa | ratio 0.34 | A screw.',
        'l_5 Ball | Glass | rank 1 | 2500 kg/m3 | 70 GPa | ratio 0.22 | A ball.',
      ],
      groups: [
        'group_0 {l_0}: fixed',
        // z of the data set points to the front: -y here. y is up.
        'group_1 {l_1} on group_0: slides along [0 -1 0] -0.1 to 0.05 voxels',
        'group_2 {l_2} on group_0: turns about [0 0 1] at [0.1 -0.3 0.2] without end',
        'group_3 {l_3} on group_2: turns about the point [0.1 -0.3 0.2]',
        'group_4 {l_4} on group_0: turns about [0 0 1] at [-0.1 -0.2 0] -90 to 45 degrees, slides along [0 0 1] 0 to 0.125 voxels',
        'group_5 {l_5} on group_0: free',
      ],
      issues: [
        'info range-for-number at l_1 modulus (used 2.3)',
        'warning bad-affordance at l_1 (used 1)',
        'info missing-unit at l_2 density (took it for kg/m^3)',
      ],
    });
  });

  it('leaves data that are Z-up already as they are', () => {
    const { value } = read(DESK_TOY, { up: 'z' });
    const slide = value.groups.find((group) => group.id === 1)?.motion;
    expect(slide).toEqual({ kind: 'slide', direction: [0, 0, 1], range: [-0.1, 0.05] });
  });

  it('repairs the graph as the description reader does', () => {
    const { value, issues } = read({
      ...DESK_TOY,
      group_info: { '0': [0, 0], '2': [[1, 9], '7', [0, 0, 0, 0, 0, 0, 1, -1], 'B'], '3': [[2], '3', [], 'C'], x: 5 },
    });
    expect(findContractBreach(value)).toBeUndefined();
    expect(issues.map((issue) => issue.code)).toEqual(
      expect.arrayContaining([
        'json-group',
        'unknown-part',
        'unknown-parent',
        'self-parent',
        'zero-axis',
        'reversed-range',
      ]),
    );
    expect(issues.map((issue) => issue.code)).toEqual(expect.arrayContaining(['orphan-part', 'missing-params']));
  });

  it('puts everything into one group where there are none (PhysXNet before its groups)', () => {
    const { value } = read({ ...DESK_TOY, group_info: undefined });
    expect(value.groups).toEqual([{ id: 0, parts: [0, 1, 2, 3, 4, 5], motion: { kind: 'fixed' } }]);
  });

  it('takes NaN and Infinity, which Python writes, for missing', () => {
    const text = JSON.stringify(DESK_TOY).replace(
      '[0,1,0,0.1,0.2,0.3,-1,1]',
      '[0, 1, NaN, 0.1, 0.2, 0.3, -Infinity, 1]',
    );
    const { value, issues } = readPhysxMobilityJson(text);
    expect(findContractBreach(value)).toBeUndefined();
    expect(issues.map((issue) => issue.code)).toEqual(expect.arrayContaining(['json-not-finite', 'bad-vector']));
    expect(value.groups.find((group) => group.id === 2)?.motion.kind).toBe('hinge');
  });

  it.each([
    ['no JSON', 'Name: Box', ['json-syntax', 'no-object']],
    ['a list', '[1, 2]', ['json-shape', 'no-object']],
    ['null', 'null', ['json-shape', 'no-object']],
    ['an empty object', '{}', ['no-object']],
    ['parts that are none', '{"parts": [1, null, {"name": "x"}, {"label": -1}, {"label": "__proto__"}]}', ['json-part', 'json-part', 'json-part', 'json-part', 'json-part', 'no-object']],
  ])('says that %s is no object', (_, text, codes) => {
    const { value, issues } = readPhysxMobilityJson(text);
    expect(value.parts).toEqual([]);
    expect(issues.map((issue) => issue.code)).toEqual(codes);
  }); // prettier-ignore

  it('keeps the first of two parts with one label and names what has no name', () => {
    expect(codesOf({ parts: [{ label: 0 }, { label: 0, name: 'again' }] })).toEqual([
      'missing-part-name',
      'missing-material',
      'missing-density',
      'missing-modulus',
      'missing-poisson',
      'missing-affordance',
      'duplicate-part',
      'missing-name',
      'missing-category',
      'missing-dimension',
      'missing-groups',
    ]);
  });

  it('attaches the meshes of the parts, turned like the axes', () => {
    const obj = 'v 0 0 0\nv 1 0 0\nv 0 2 0\nv 0 0 3\nf 1 3 2\nf 1 2 4\nf 1 4 3\nf 2 3 4\n';
    const files = new Map([
      ['29354/objs/1.obj', new TextEncoder().encode(obj)],
      ['29354/objs/77.obj', new TextEncoder().encode(obj)],
    ]);
    const { value, issues } = read(DESK_TOY, { files });
    const geometry = value.parts[1].geometry;
    expect(geometry?.kind === 'mesh' ? [...geometry.mesh.positions.slice(6, 12)] : []).toEqual([0, -0, 2, 0, -3, 0]);
    expect(value.parts.filter((part) => part.geometry !== undefined).map((part) => part.id)).toEqual([1]);
    expect(issues.filter((issue) => issue.code === 'mesh-without-part').map((issue) => issue.where)).toEqual([
      '29354/objs/77.obj',
    ]);
  });
});
