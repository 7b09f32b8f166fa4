import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../../src/language/check/diagnostic.js';
import { definitions } from '../../../../src/language/features/definition.js';
import { highlights, references } from '../../../../src/language/features/references.js';
import { renamable, rename } from '../../../../src/language/features/rename.js';
import type { FilePlace } from '../../../../src/language/features/symbol-at.js';
import { cursorAt, textOf } from '../../../fixtures/language.js';

const MODEL = `<mujoco>
  <include file="actuators.xml"/>
  <worldbody><body name="arm"><joint name="elb|ow"/><geom size="1"/></body></worldbody>
  <sensor><jointpos joint="elbow"/></sensor>
  <equality><joint joint1="elbow"/></equality>
  <tendon><fixed name="elbow"><joint joint="elbow" coef="1"/></fixed></tendon>
</mujoco>`;
const OTHERS = {
  '/robots/actuators.xml': '<mujocoinclude><actuator><motor name="elbow" joint="elbow"/></actuator></mujocoinclude>',
};
const show = ({ file, start, end }: FilePlace): string => {
  const lineStart = file.text.lastIndexOf('<', start);
  return `${file.path.replace('/robots/', '')} ${file.text.slice(lineStart, end)}`;
};

describe('a name', () => {
  it('is found where it is given, from where it is meant, in another file too', () => {
    const from = cursorAt(OTHERS['/robots/actuators.xml'].replace('joint="elb', 'joint="elb|'), { '/robots/main.xml': MODEL.replace('|', '').replace('actuators.xml', 'model.xml') }); // prettier-ignore
    expect(definitions(from).map(show)).toEqual(['main.xml <joint name="elbow']);
  });
  it('is found wherever it is meant, and only there', () => {
    const found = references(cursorAt(MODEL, OTHERS), true).map(show);
    expect(found).toEqual([
      'model.xml <joint name="elbow',
      'actuators.xml <motor name="elbow" joint="elbow',
      'model.xml <jointpos joint="elbow',
      'model.xml <joint joint1="elbow',
      'model.xml <joint joint="elbow',
    ]);
    expect(references(cursorAt(MODEL, OTHERS), false)).toHaveLength(found.length - 1);
  });
  it('is marked in its file', () => {
    const cursor = cursorAt(MODEL, OTHERS);
    expect(highlights(cursor).map(({ kind, range }) => `${kind ?? ''} ${textOf(cursor.file, range)}`)).toEqual([
      '3 elbow',
      '2 elbow',
      '2 elbow',
      '2 elbow',
    ]);
  });
});

describe('renaming', () => {
  const renamed = (marked: string, name: string, others = {}): Record<string, string> => {
    const cursor = cursorAt(marked, others);
    const result = rename(cursor, name);
    if ('refusal' in result) throw new Error(result.refusal);
    const files = new Set(result.edits.map(({ file }) => file ?? cursor.file));
    return Object.fromEntries(
      [...files].map((file) => [file.path, applyEdits(file.text, result.edits.filter((edit) => (edit.file ?? cursor.file) === file))]), // prettier-ignore
    );
  };
  it('changes a joint in actuators, sensors, equalities, tendons and an included file, and nothing of the same name', () => {
    const changed = renamed(MODEL, 'a "b"', OTHERS);
    expect(changed['/robots/model.xml']).toBe(
      MODEL.replace('|', '').replace(/(joint1?|<joint name)="elbow"/g, '$1="a &quot;b&quot;"'),
    );
    expect(changed['/robots/actuators.xml']).toContain('<motor name="elbow" joint="a &quot;b&quot;"/>');
  });
  it('changes default classes, and gives a name to a mesh that is called as its file', () => {
    expect(
      renamed(
        '<mujoco><default><default class="a"/></default><worldbody><body childclass="|a"/></worldbody></mujoco>',
        'b',
      )['/robots/model.xml'],
    ).toBe(
      // prettier-ignore
      '<mujoco><default><default class="b"/></default><worldbody><body childclass="b"/></worldbody></mujoco>',
    );
    expect(
      renamed('<mujoco><asset><mesh file="d/a.stl"/></asset><worldbody><geom mesh="a|"/></worldbody></mujoco>', 'b')[
        '/robots/model.xml'
      ],
    ).toBe(
      // prettier-ignore
      '<mujoco><asset><mesh name="b" file="d/a.stl"/></asset><worldbody><geom mesh="b"/></worldbody></mujoco>',
    );
  });
  it('changes links of URDF', () => {
    const text =
      '<robot name="r"><link name="a|"/><link name="b"/><joint name="a" type="fixed"><parent link="a"/><child link="b"/></joint></robot>';
    expect(renamed(text, 'c')['/robots/model.xml']).toBe(text.replace('|', '').replace('link name="a"', 'link name="c"').replace('link="a"', 'link="c"')); // prettier-ignore
  });
  it('refuses what is there, what is empty, and what nobody has written down', () => {
    expect(rename(cursorAt('<mujoco><worldbody><body name="|a"/><body name="b"/></worldbody></mujoco>'), 'b')).toEqual({
      refusal: 'There is a body "b" already.',
    });
    expect(rename(cursorAt('<mujoco><worldbody><body name="|a"/></worldbody></mujoco>'), ' ')).toHaveProperty(
      'refusal',
    );
    expect(renamable(cursorAt('<mujoco><sensor><framepos objtype="body" objname="wor|ld"/></sensor></mujoco>'))).toBeUndefined(); // prettier-ignore
    expect(renamable(cursorAt('<mujoco><worldbody><body po|s="0 0 0"/></worldbody></mujoco>'))).toBeUndefined();
  });
});

it('the definition of an include is its file', () => {
  const [place] = definitions(cursorAt(MODEL.replace('|', '').replace('actu', 'ac|tu'), OTHERS));
  expect(place.file.path).toBe('/robots/actuators.xml');
});
