import { describe, expect, it } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver-types';
import { complete } from '../../../../src/language/features/completion.js';
import { MJCF } from '../../../../src/schema/mjcf/mjcf-vocabulary.js';
import { URDF } from '../../../../src/schema/urdf/urdf-vocabulary.js';
import type { ElementType } from '../../../../src/schema/vocabulary.js';
import { applyCompletion } from '../../../fixtures/apply-completion.js';
import { cursorAt } from '../../../fixtures/language.js';
import { lint } from '../../../fixtures/lint.js';

const items = (marked: string, others = {}): readonly CompletionItem[] => complete(cursorAt(marked, others));
const labels = (marked: string, others = {}): string[] => items(marked, others).map(({ label }) => label);
/** The text after the item of a label. */
const choose = (marked: string, label: string, others = {}): string => {
  const cursor = cursorAt(marked, others);
  const item = complete(cursor).find((one) => one.label === label);
  if (item === undefined) throw new Error(`there is no ${label}`);
  return applyCompletion(cursor, item).text;
};

const ARM = `<mujoco><worldbody><body name="arm"><joint name="yaw"/><joint name="lift"/><geom name="link" size="1"/><site name="tip"/></body></worldbody>`;

describe('completion of elements', () => {
  it('offers what may stand there, once where it may be there once', () => {
    expect(labels('<mujoco><worldbody><|</worldbody></mujoco>')).toContain('body');
    expect(labels('<mujoco><worldbody>|</worldbody></mujoco>')).not.toContain('actuator');
    expect(
      labels('<mujoco><worldbody><body><inertial pos="0 0 0" mass="1"/><|</body></worldbody></mujoco>'),
    ).not.toContain('inertial');
    expect(labels('<robot name="r"><link name="a"><vis|</link></robot>')).toContain('visual');
  });
  it('inserts what must be there, beside what is typed', () => {
    expect(choose('<mujoco><worldbody><bo|</worldbody></mujoco>', 'body')).toBe(
      '<mujoco><worldbody><body name="body" pos="0 0 0">\n\t\n</body></worldbody></mujoco>',
    );
    expect(choose(`${ARM}<actuator>mo|</actuator></mujoco>`, 'motor')).toContain(
      '<actuator><motor name="actuator" joint="yaw"/></actuator>',
    );
    expect(choose('<robot name="r"><link name="a"/><joint|</robot>', 'joint')).toContain(
      '<joint name="joint" type="revolute">',
    );
  });
  it('keeps the attributes of a tag whose name is changed', () => {
    expect(choose('<mujoco><worldbody><ge| size="1"/></worldbody></mujoco>', 'geom')).toBe(
      '<mujoco><worldbody><geom size="1"/></worldbody></mujoco>',
    );
  });
  it('offers the sections of a model in a file that is included', () => {
    const main = { '/robots/main.xml': '<mujoco><include file="model.xml"/></mujoco>' };
    expect(labels('<mujocoinclude><|</mujocoinclude>', main)).toContain('worldbody');
  });
  it('offers nothing in comments', () => {
    expect(labels('<mujoco><!-- <| --></mujoco>')).toEqual([]);
  });
  it('closes what is open', () => {
    for (const typed of ['</|', '</bo|', '</worldbod|'])
      expect(choose(`<mujoco><worldbody>${typed}`, '/worldbody'), typed).toBe('<mujoco><worldbody></worldbody>');
  });
});

describe('completion of attributes', () => {
  it('offers those that are not there and not excluded, in unfinished text too', () => {
    expect(labels('<mujoco><worldbody><geom ty|')).toContain('type');
    expect(labels('<mujoco><worldbody><geom type="box" |')).not.toContain('type');
    expect(labels('<mujoco><worldbody><geom quat="1 0 0 0" |/></worldbody></mujoco>')).not.toContain('euler');
    expect(labels('<mujoco><default><geom |/></default></mujoco>')).not.toContain('name');
  });
  it('says what they are', () => {
    const found = items('<mujoco><worldbody><body><joint |/></body></worldbody></mujoco>').find(
      ({ label }) => label === 'damping',
    );
    expect(found?.detail).toMatch(/^number/);
    expect(JSON.stringify(found?.documentation)).toContain('mujoco.readthedocs.io');
  });
  it('brings the words to choose from, and leaves a value that is there', () => {
    expect(choose(`${ARM}<actuator><motor |/></actuator></mujoco>`, 'joint')).toContain('<motor joint="yaw"/>');
    expect(choose('<mujoco><worldbody><geom si|="1"/></worldbody></mujoco>', 'size')).toContain('<geom size="1"/>');
  });
  it('puts what must be there first', () => {
    const sorted = [...items('<robot name="r"><joint |/></robot>')].sort((a, b) =>
      (a.sortText ?? '').localeCompare(b.sortText ?? ''),
    );
    expect(sorted.slice(0, 2).map(({ label }) => label)).toEqual(['name', 'type']);
  });
});

describe('completion of values', () => {
  it('offers words, names that are declared, and the default', () => {
    expect(labels('<mujoco><worldbody><geom type="|"/></worldbody></mujoco>')).toContain('capsule');
    expect(labels(`${ARM}<actuator><motor joint="|"/></actuator></mujoco>`)).toEqual(['yaw', 'lift']);
    expect(labels('<mujoco><option gravity="|"/></mujoco>')).toEqual(['0 0 -9.81']);
    expect(labels('<mujoco><default><default class="a"/></default><worldbody><body childclass="|"/></worldbody></mujoco>')).toContain('a'); // prettier-ignore
  });
  it('offers names of what another attribute says', () => {
    expect(labels(`${ARM}<sensor><framepos objtype="site" objname="|"/></sensor></mujoco>`)).toEqual(['tip']);
  });
  it('replaces the whole value, or adds quotes', () => {
    expect(choose(`${ARM}<actuator><motor joint="li|gh"/></actuator></mujoco>`, 'yaw')).toContain('joint="yaw"');
    expect(choose(`${ARM}<actuator><motor joint=|/></actuator></mujoco>`, 'yaw')).toContain('joint="yaw"');
  });
  it('offers files that can be read, from the folder of the settings', () => {
    const others = { '/robots/meshes/a.stl': '', '/robots/meshes/b.txt': '', '/robots/meshes/sub/c.obj': '' };
    const text = '<mujoco><compiler meshdir="meshes"/><asset><mesh file="|"/></asset></mujoco>';
    expect(labels(text, others)).toEqual(['a.stl', 'sub/']);
    expect(choose(text.replace('|', 'sub/|'), 'c.obj', others)).toContain('file="sub/c.obj"');
  });
});

describe('what is inserted', () => {
  const DECLARED = `<worldbody><body name="b"><joint name="j"/><geom name="g" size="1"/><site name="s"/><camera name="c"/><body name="b2"><joint name="j2"/><geom size="1"/></body></body></worldbody>
    <asset><mesh name="m" vertex="0 0 0 1 0 0 0 1 0 0 0 1"/><texture name="t" type="2d" builtin="flat" width="1" height="1"/><material name="mat"/></asset>
    <deformable><flex name="f" dim="1" body="b b2" element="0 1"/></deformable>
    <tendon><fixed name="ten"><joint joint="j" coef="1"/></fixed></tendon><actuator><motor name="act" joint="j"/></actuator>`;

  /** One way from the root to each element. */
  function* places(root: ElementType): Generator<readonly ElementType[]> {
    const seen = new Set([root]);
    let paths: ElementType[][] = [[root]];
    while (paths.length > 0) {
      const longer: ElementType[][] = [];
      for (const path of paths) {
        for (const { element } of path[path.length - 1].children.values()) {
          yield [...path, element];
          if (seen.has(element)) continue;
          seen.add(element);
          longer.push([...path, element]);
        }
      }
      paths = longer;
    }
  }
  const errorsOf = (path: readonly ElementType[], declared: string): string[] => {
    const around = path.slice(0, -1);
    const element = path[path.length - 1];
    const [root, ...inner] = around.map(({ tag }) => tag);
    const before = `<${root} name="r">${declared}${inner.map((tag) => `<${tag}>`).join('')}`;
    const after = [...around].reverse().map(({ tag }) => `</${tag}>`);
    const cursor = cursorAt(`${before}<|${after.join('')}`);
    const item = complete(cursor).find(({ label }) => label === element.tag);
    if (item === undefined) return [`${around.map(({ tag }) => tag).join('/')}: no ${element.tag}`];
    const { text, start, end } = applyCompletion(cursor, item);
    return lint(text)
      .filter((one) => one.severity === 'error' && one.start >= start && one.end <= end && one.code.startsWith('syn/'))
      .map(
        ({ code, message }) =>
          `${around.map(({ tag }) => tag).join('/')} ${text.slice(start, end)}: ${code} ${message}`,
      );
  };

  it('is right as it stands, for every element of MJCF', () => {
    const [root] = MJCF.roots.values();
    const all = [...places(root)];
    expect(all.length).toBeGreaterThan(300);
    expect(all.flatMap((path) => errorsOf(path, DECLARED))).toEqual([]);
  });
  it('is right as it stands, for every element of URDF', () => {
    const [root] = URDF.roots.values();
    expect([...places(root)].flatMap((path) => errorsOf(path, '<link name="a"/><link name="b"/>'))).toEqual([]);
  });
});
