import { describe, expect, it } from 'vitest';
import { checkModel } from '../../../../src/language/check/check-model.js';
import { applyEdits } from '../../../../src/language/check/diagnostic.js';
import { editField } from '../../../../src/language/inspector/edit-field.js';
import { inspectElement } from '../../../../src/language/inspector/inspect-element.js';
import type { Inspected, InspectedField } from '../../../../src/language/inspector/inspected.js';
import {
  findPartElement,
  inspectableAround,
  partMeantBy,
  partOf,
} from '../../../../src/language/inspector/part-elements.js';
import { setMaterial } from '../../../../src/language/inspector/set-material.js';
import type { EditAnswer } from '../../../../src/language/inspector/edit-answer.js';
import type { Model, ModelElement } from '../../../../src/language/model/model.js';
import { walkElements } from '../../../../src/language/model/model.js';
import { createWorkspace } from '../../../../src/language/model/workspace.js';
import { memoryFiles } from '../../../fixtures/memory-files.js';

const MAIN = `<mujoco model="arm">
  <compiler angle="degree"/>
  <default>
    <geom density="500"/>
    <default class="link">
      <geom type="capsule" size="0.05 0.2" friction="0.8 0.01 0.001"/>
      <joint damping="0.4" range="-90 90"/>
    </default>
  </default>
  <asset><material name="red" rgba="1 0 0 1"/></asset>
  <worldbody>
    <geom type="plane" size="1 1 1"/>
    <include file="parts.xml"/>
  </worldbody>
</mujoco>
`;
const PARTS = `<mujocoinclude>
  <!-- the upper arm -->
  <body name="upper" pos="0 0 1" childclass="link">
    <joint name="shoulder"   axis="0 1 0"/>  <!-- swings -->
    <geom/>
    <geom name="knob" type="sphere" size="0.1" class="main" mass="0.3"/>
    <body pos="0 0 0.5">
      <joint type="slide" range="0 0.2"/>
      <geom type='box' size='0.1 0.1 0.1'/>
    </body>
  </body>
</mujocoinclude>
`;
const files = memoryFiles({ '/r/main.xml': MAIN, '/r/parts.xml': PARTS });

function read(texts: Readonly<Record<string, string>>, main: string): Model {
  const model = createWorkspace(memoryFiles(texts)).model(main);
  if (model === undefined) throw new Error('no model');
  return model;
}
const arm = (parts = PARTS): Model => read({ '/r/main.xml': MAIN, '/r/parts.xml': parts }, '/r/main.xml');

/** The element whose start tag contains a text. */
function find(model: Model, text: string): ModelElement {
  for (const element of walkElements(model.root)) {
    const { file, node } = element;
    if (file.text.slice(node.start, node.openEnd).includes(text)) return element;
  }
  throw new Error(`no ${text}`);
}
function inspect(model: Model, element: ModelElement): Inspected {
  const diagnostics = checkModel(model, { files }).flatMap((checked) => checked.diagnostics);
  const found = inspectElement(model, element, { files, diagnostics, uriOf: (path) => `file://${path}` });
  if (found === undefined) throw new Error('not inspected');
  return found;
}
const field = (inspected: Inspected, name: string): InspectedField => {
  const found = inspected.fields.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no field ${name}: ${inspected.fields.map((each) => each.name).join()}`);
  return found;
};
const textAfter = (element: ModelElement, answer: EditAnswer): string => {
  if ('refused' in answer) throw new Error(answer.refused);
  return applyEdits(element.file.text, answer.edits);
};
const change = (model: Model, element: ModelElement, name: string, text: string): string =>
  textAfter(element, editField(model, element, name, text, files));

describe('what is seen of an element', () => {
  const model = arm();
  it('is what holds, and where that comes from: itself, a class in another file, the engine', () => {
    const shown = inspect(model, find(model, 'shoulder'));
    expect(shown).toMatchObject({ part: 'joint', tag: 'joint', title: 'shoulder' });
    expect(shown.place).toEqual({
      uri: 'file:///r/parts.xml',
      range: { start: { line: 3, character: 4 }, end: { line: 3, character: 43 } },
    });
    expect(field(shown, 'axis')).toMatchObject({ own: '0 1 0', origin: { kind: 'own' }, kind: 'vector' });
    expect(field(shown, 'damping')).toMatchObject({
      value: '0.4',
      unit: 'N m s/rad',
      origin: { kind: 'class', className: 'link', place: { uri: 'file:///r/main.xml', range: { start: { line: 6 } } } },
    });
    expect(field(shown, 'damping').own).toBeUndefined();
    expect(field(shown, 'armature')).toMatchObject({ value: '0', origin: { kind: 'default' }, unit: 'kg m^2' });
    expect(field(shown, 'type')).toMatchObject({ kind: 'enum', options: ['free', 'ball', 'slide', 'hinge'] });
  });
  it('has angles in both units, and lengths in that of the joint', () => {
    const turning = inspect(model, find(model, 'shoulder'));
    expect(field(turning, 'range')).toMatchObject({ value: '-90 90', unit: '°', note: '-1.571 to 1.571 rad' });
    expect(turning.facts).toEqual([{ label: 'Range', value: '-90° to 90° (-1.571 to 1.571 rad)' }]);
    const sliding = inspect(model, find(model, 'type="slide"'));
    expect(field(sliding, 'range')).toMatchObject({ unit: 'm' });
    expect(field(sliding, 'range').note).toBeUndefined();
    expect(sliding.facts).toEqual([{ label: 'Range', value: '0 to 200 mm' }]);
  });
  it('has what follows from it: mass and inertia of a body, mass and volume of a geom', () => {
    const geom = inspect(model, find(model, "type='box'"));
    expect(geom.facts).toEqual([
      { label: 'Mass', value: '4 kg' },
      { label: 'Volume', value: '8000 cm³' },
    ]);
    expect(field(geom, 'density')).toMatchObject({ value: '500', origin: { kind: 'class', className: 'main' } });
    const body = inspect(model, find(model, '<body pos="0 0 0.5"'));
    expect(body).toMatchObject({ part: 'body', title: 'body' });
    expect(body.facts).toContainEqual({ label: 'Mass', value: '4 kg (of its shapes)' });
    expect(body.facts).toContainEqual({ label: 'Principal inertia', value: '0.02667  0.02667  0.02667 kg m²' });
  });
  it('has what is wrong with it, with fixes, but not what is wrong with the parts in it', () => {
    const broken = arm(PARTS.replace('mass="0.3"', 'mass="-0.3"').replace('pos="0 0 1"', 'pos="0 0 1" gravcomp="x"'));
    const geom = inspect(broken, find(broken, 'knob'));
    expect(field(geom, 'mass').problem).toBe('mass cannot be less than 0; here it is -0.3.');
    expect(geom.problems.map(({ code, fixes }) => [code, fixes])).toContainEqual(['syn/value-out-of-range', ['Change to 0.3']]); // prettier-ignore
    const body = inspect(broken, find(broken, 'upper'));
    expect(body.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(['syn/bad-value']); // prettier-ignore
  });
});

describe('a change', () => {
  const model = arm();
  it('is of one attribute, in the file of the element, and of nothing else', () => {
    const knob = find(model, 'knob');
    const answer = editField(model, knob, 'mass', ' 0.5 ', files);
    expect('edits' in answer && answer.edits.map(({ file, text }) => [file?.path, text])).toEqual([['/r/parts.xml', '0.5']]); // prettier-ignore
    expect(textAfter(knob, answer)).toBe(PARTS.replace('mass="0.3"', 'mass="0.5"'));
  });
  it('puts an attribute after the others, and takes one out when it is emptied', () => {
    const shoulder = find(model, 'shoulder');
    expect(change(model, shoulder, 'damping', '2')).toBe(PARTS.replace('axis="0 1 0"/>', 'axis="0 1 0" damping="2"/>'));
    expect(change(model, shoulder, 'axis', '')).toBe(PARTS.replace('   axis="0 1 0"', ''));
    expect(editField(model, shoulder, 'armature', '', files)).toEqual({ edits: [] });
  });
  it('keeps the quotes that are there', () => {
    const box = find(model, "type='box'");
    expect(change(model, box, 'size', '0.1   0.1 0.2')).toBe(PARTS.replace("size='0.1 0.1 0.1'", "size='0.1 0.1 0.2'"));
  });
  it.each([
    ['mass', '-1', 'mass cannot be less than 0; here it is -1.'],
    ['mass', 'heavy', 'mass takes numbers; "heavy" is none.'],
    ['pos', '1 2', 'pos takes 3 numbers; here are 2.'],
    ['type', 'ball', 'type cannot be "ball": plane, hfield, sphere, capsule, ellipsoid, cylinder, box, mesh, sdf.'],
  ])('is refused where the rules call it an error: %s %s', (name, text, message) => {
    expect(editField(model, find(model, 'knob'), name, text, files)).toEqual({ refused: message });
  });
  it('is refused where a name means nothing', () => {
    const answer = editField(model, find(model, 'knob'), 'material', 'rde', files);
    expect('refused' in answer && answer.refused).toMatch(/rde/);
    expect(change(model, find(model, 'knob'), 'material', 'red')).toContain('mass="0.3" material="red"');
  });
  it('is not refused for what was wrong before, elsewhere in the element', () => {
    const broken = arm(PARTS.replace('mass="0.3"', 'mass="-0.3"'));
    expect(change(broken, find(broken, 'knob'), 'group', '2')).toContain('mass="-0.3" group="2"');
  });
  it('gives a body that has no inertial the one of its shapes, with what was asked for', () => {
    const body = find(model, '<body pos="0 0 0.5"');
    // A box of 8 dm^3: a third of the squares of its half sides, times the mass.
    expect(change(model, body, 'inertial@mass', '8')).toBe(
      PARTS.replace(
        '<joint type="slide"',
        '<inertial pos="0 0 0" mass="8" diaginertia="0.0533333 0.0533333 0.0533333"/>\n      <joint type="slide"',
      ),
    );
  });
});

describe('the parts of a model', () => {
  it('are found from what the engine calls them, by name or by place, and back', () => {
    const model = arm();
    const inner = find(model, "type='box'");
    expect(partOf(model, inner)).toEqual({
      kind: 'geom',
      name: '',
      index: 3,
      total: 4,
      owner: '',
      ordinal: 0,
      siblings: 1,
    });
    for (const text of ['shoulder', 'knob', '<geom/>', 'type="slide"', 'upper', '<body pos="0 0 0.5"', "type='box'"]) {
      const element = find(model, text);
      const part = partOf(model, element);
      expect(part && findPartElement(model, part)).toBe(element);
    }
  });
  it('are not guessed where the engine has more of them than are written', () => {
    const model = arm();
    const part = partOf(model, find(model, "type='box'"));
    expect(part && findPartElement(model, { ...part, total: 9 })).toBeUndefined();
  });
  it('are what an element names, where it is in none', () => {
    const main = MAIN.replace('</mujoco>', '<actuator><motor name="m" joint="shoulder"/></actuator></mujoco>');
    const model = read({ '/r/main.xml': main, '/r/parts.xml': PARTS }, '/r/main.xml');
    expect(partMeantBy(model, find(model, '<motor'))).toBe(find(model, 'name="shoulder"'));
    expect(partMeantBy(model, find(model, '<actuator'))).toBeUndefined();
    expect(partMeantBy(model, find(model, '<material'))).toBeUndefined();
  });
  it('are what an element is in', () => {
    const model = arm(PARTS.replace('<geom/>', '<inertial pos="0 0 0" mass="1" diaginertia="1 1 1"/><geom/>'));
    expect(inspectableAround(model, find(model, '<inertial'))).toBe(find(model, 'upper'));
    expect(inspectableAround(model, find(model, '<material'))).toBeUndefined();
    expect(inspectableAround(model, find(model, '<worldbody'))).toBeUndefined();
  });
});

describe('a material', () => {
  const model = arm();
  it('is known by the density of a geom', () => {
    const wood = arm(PARTS.replace('<geom/>', '<geom density="7850"/>'));
    expect(inspect(wood, find(wood, 'density="7850"')).material).toEqual({ name: 'steel', sets: ['density', 'friction'] }); // prettier-ignore
    expect(inspect(model, find(model, 'knob')).material).toEqual({ name: undefined, sets: ['density', 'friction'] });
  });
  it('takes the place of a mass, and keeps the other coefficients of friction', () => {
    const knob = find(model, 'knob');
    expect(textAfter(knob, setMaterial(model, knob, 'steel', false, files))).toBe(
      PARTS.replace('mass="0.3"', 'density="7850"'),
    );
    const capsule = find(model, '<geom/>');
    expect(textAfter(capsule, setMaterial(model, capsule, 'rubber', true, files))).toMatch(
      /<geom (?=.*friction="0\.9 0\.01 0\.001").*density="1150"/,
    );
  });
  it('of a body with an inertial is that of its shapes, whatever they say', () => {
    const stated = arm(PARTS.replace('<joint type="slide"', '<inertial mass="1"\n  pos="0 0 0.1" euler="0 0 3" diaginertia="1 1 1"/>\n<joint type="slide"')); // prettier-ignore
    const body = find(stated, '<body pos="0 0 0.5"');
    expect(inspect(stated, body).material).toEqual({ name: undefined, sets: ['inertia'] });
    expect(textAfter(body, setMaterial(stated, body, 'water', false, files))).toContain(
      '<inertial pos="0 0 0" mass="7.984" diaginertia="0.0532267 0.0532267 0.0532267"/>\n<joint',
    );
  });
});

const ROBOT = `<robot name="r">
  <link name="base">
    <inertial><mass value="2"/><inertia ixx="1" iyy="1" izz="1" ixy="0" ixz="0" iyz="0"/></inertial>
    <collision><geometry><box size="1 1 1"/></geometry></collision>
  </link>
  <link name="arm">
    <visual><geometry><sphere radius="0.5"/></geometry><material name="grey"><color rgba="0.5 0.5 0.5 1"/></material></visual>
    <collision>
      <origin xyz="0 0 1"/>
      <geometry><box size="2 1 1"/></geometry>
    </collision>
  </link>
  <joint name="turn" type="continuous">
    <parent link="base"/>
    <child link="arm"/>
  </joint>
</robot>
`;

describe('URDF', () => {
  const model = read({ '/r/r.urdf': ROBOT }, '/r/r.urdf');
  const turn = find(model, 'turn');
  it('has its values in children, and the defaults of the format', () => {
    const shown = inspect(model, turn);
    expect(field(shown, 'axis@xyz')).toMatchObject({ value: '1 0 0', origin: { kind: 'default' } });
    expect(field(shown, 'dynamics@damping')).toMatchObject({ value: '0', unit: 'N m s/rad' });
    expect(field(shown, 'limit@effort')).toMatchObject({ origin: { kind: 'none' }, unit: 'N m' });
    const visual = inspect(model, find(model, '<visual'));
    expect(field(visual, 'material/color@rgba')).toMatchObject({ kind: 'colour', own: '0.5 0.5 0.5 1' });
    expect(field(visual, 'geometry/sphere@radius')).toMatchObject({ own: '0.5', isPositive: true });
  });
  it('gets children where they are missing, with what they need besides', () => {
    expect(change(model, turn, 'dynamics@damping', '0.1')).toBe(
      ROBOT.replace('<child link="arm"/>', '<child link="arm"/>\n    <dynamics damping="0.1"/>'),
    );
    const answer = editField(model, turn, 'limit@effort', '3', files);
    expect(textAfter(turn, answer)).toContain('\n    <limit effort="3" velocity="1"/>');
    expect('edits' in answer && answer.remark).toBe('Wrote velocity="1" too: a <limit> needs them.');
    expect(editField(model, turn, 'mimic@multiplier', '2', files)).toEqual({ refused: '<mimic> needs joint too: set that first.' }); // prettier-ignore
  });
  it('loses an origin that says nothing any more, and not what is needed', () => {
    const shape = [...walkElements(model.root)].filter(({ node }) => node.name.text === 'collision')[1];
    expect(change(model, shape, 'origin@xyz', '')).toBe(ROBOT.replace('\n      <origin xyz="0 0 1"/>', ''));
    expect(editField(model, shape, 'geometry/box@size', '', files)).toEqual({ refused: '<box> needs size.' });
  });
  it('gives a link the inertial of its shapes in a material', () => {
    const link = find(model, 'name="arm"');
    expect(textAfter(link, setMaterial(model, link, 'water', false, files))).toBe(
      ROBOT.replace(
        '<visual>',
        `<inertial>
      <origin xyz="0 0 1"/>
      <mass value="1996"/>
      <inertia ixx="332.667" ixy="0" ixz="0" iyy="831.667" iyz="0" izz="831.667"/>
    </inertial>
    <visual>`,
      ),
    );
    const base = find(model, 'name="base"');
    const after = textAfter(base, setMaterial(model, base, 'water', false, files));
    expect(after).toContain('<mass value="998"/><inertia ixx="166.333" iyy="166.333" izz="166.333" ixy="0" ixz="0" iyz="0"/>'); // prettier-ignore
  });
});
