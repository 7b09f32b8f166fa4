import { beforeAll, describe, expect, it } from 'vitest';
import { MATERIAL_TABLE } from '../../src/core/material-table.js';
import { applyEdits } from '../../src/language/check/diagnostic.js';
import type { EditAnswer } from '../../src/language/inspector/edit-answer.js';
import { editField } from '../../src/language/inspector/edit-field.js';
import { setMaterial } from '../../src/language/inspector/set-material.js';
import { readModel } from '../../src/language/model/build-model.js';
import type { Model, ModelElement } from '../../src/language/model/model.js';
import { walkElements } from '../../src/language/model/model.js';
import { openSimulation } from '../../src/sim/compile-model.js';
import type { MujocoEngine } from '../../src/sim/load-mujoco.js';
import { memoryFiles } from '../fixtures/memory-files.js';
import { startEngine } from '../unit/sim/engine.js';

const BODY = `<mujoco><worldbody><body name="b">
  <freejoint/>
  INERTIAL
  <geom type="box" size="0.1 0.2 0.3" pos="0.1 0 0"/>
  <geom type="capsule" size="0.05 0.2" pos="0 0 0.3" euler="0 40 0" mass="2"/>
</body></worldbody></mujoco>`;
const STATED = BODY.replace('INERTIAL', '<inertial pos="0 0 1" euler="10 20 30" mass="9" diaginertia="1 1 1"/>');
const FREE = BODY.replace('INERTIAL', '');
const LINK = `<robot name="r"><link name="a"/>
<link name="b"><collision><origin xyz="0.1 0 0" rpy="0.3 0 0"/><geometry><box size="0.2 0.4 0.6"/></geometry></collision></link>
<joint name="j" type="continuous"><parent link="a"/><child link="b"/></joint></robot>`;

const { density } = MATERIAL_TABLE.find(({ name }) => name === 'steel') ?? { density: 0 };
/** m^3. */
const BOX = 0.2 * 0.4 * 0.6;
const CAPSULE = Math.PI * 0.05 ** 2 * (0.4 + (4 / 3) * 0.05);

const files = memoryFiles({});
const read = (text: string): Model => {
  const model = readModel(text);
  if (model === undefined) throw new Error('no model');
  return model;
};
const find = (model: Model, tag: string): ModelElement => {
  for (const element of walkElements(model.root)) if (element.node.name.text === tag) return element;
  throw new Error(`no ${tag}`);
};
const after = (element: ModelElement, answer: EditAnswer): string => {
  if ('refused' in answer) throw new Error(answer.refused);
  return applyEdits(element.file.text, answer.edits);
};

describe('what the inspector writes, as MuJoCo has it', () => {
  let mujoco: MujocoEngine;
  beforeAll(async () => {
    mujoco = await startEngine();
  });
  /** Mass (kg), centre (m) and principal moments (kg m^2) of the last body. */
  const compile = (text: string, path: string) => {
    const { value, issues } = openSimulation(mujoco, new Map([[path, new TextEncoder().encode(text)]]), path);
    if (value === undefined) throw new Error(issues.map(({ message }) => message).join());
    const { model } = value;
    const last = model.nbody - 1;
    const found = {
      mass: model.body_mass[last],
      com: [...model.body_ipos.subarray(3 * last, 3 * last + 3)],
      moments: [...model.body_inertia.subarray(3 * last, 3 * last + 3)].sort((a, b) => a - b),
    };
    value.dispose();
    return found;
  };
  const expectClose = (a: readonly number[], b: readonly number[]) => {
    a.forEach((value, i) => {
      expect(value).toBeCloseTo(b[i], 3);
    });
  };

  it('a material gives a body with an inertial the same as its geoms of that density would have', () => {
    const [stated, free] = [read(STATED), read(FREE)];
    const [own, geoms] = [find(stated, 'body'), find(free, 'body')];
    const written = compile(after(own, setMaterial(stated, own, 'steel', false, files)), 'a.xml');
    const made = compile(after(geoms, setMaterial(free, geoms, 'steel', false, files)), 'a.xml');
    expect(made.mass).toBeCloseTo((BOX + CAPSULE) * density, 3);
    expect(written.mass / made.mass).toBeCloseTo(1, 5);
    expectClose(written.com, made.com);
    written.moments.forEach((moment, i) => {
      expect(moment / made.moments[i]).toBeCloseTo(1, 4);
    });
  });
  it('a mass of a body without an inertial scales what its shapes give', () => {
    const model = read(FREE);
    const before = compile(FREE, 'a.xml');
    const body = find(model, 'body');
    const heavier = compile(after(body, editField(model, body, 'inertial@mass', String(2 * before.mass), files)), 'a.xml'); // prettier-ignore
    expect(heavier.mass / before.mass).toBeCloseTo(2, 4);
    expectClose(heavier.com, before.com);
    expectClose(
      heavier.moments,
      before.moments.map((moment) => 2 * moment),
    );
  });
  it('a material gives a link its shapes in it', () => {
    const model = read(LINK);
    const link = [...walkElements(model.root)].filter(({ node }) => node.name.text === 'link')[1];
    const found = compile(after(link, setMaterial(model, link, 'steel', false, files)), 'a.urdf');
    expect(found.mass).toBeCloseTo(BOX * density, 1);
    expectClose(found.com, [0.1, 0, 0]);
  });
});
