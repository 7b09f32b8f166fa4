import { beforeAll, describe, expect, it } from 'vitest';
import type { Issue } from '../../../src/core/issue.js';
import type { CompileOptions } from '../../../src/sim/compile-model.js';
import { compileModel } from '../../../src/sim/compile-model.js';
import type { MujocoEngine } from '../../../src/sim/load-mujoco.js';
import { filesOf, startEngine, tetrahedronObj } from './engine.js';

let engine: MujocoEngine;
beforeAll(async () => (engine = await startEngine()));

interface Outcome {
  readonly issues: readonly Issue[];
  readonly bodies: number;
  readonly mass: number;
  readonly geoms: number;
}

/** Compiles, reads what is asked for and frees the model. */
function compile(contents: Record<string, string | Uint8Array>, path: string, options?: CompileOptions): Outcome {
  const { value, issues } = compileModel(engine, filesOf(contents), path, options);
  if (value === undefined) return { issues, bodies: 0, mass: NaN, geoms: 0 };
  const outcome = { issues, bodies: value.nbody - 1, mass: value.body_subtreemass[0], geoms: value.ngeom };
  value.delete();
  return outcome;
}

const tree = (path: string): string[] => engine.mj.FS.readdir(path) as string[];

describe('compileModel, MJCF', () => {
  const meshModel = '<mujoco><asset><mesh name="m" file="meshes/m.obj"/></asset><worldbody><body><freejoint/><geom type="mesh" mesh="m"/></body></worldbody></mujoco>'; // prettier-ignore

  it('finds includes, meshes in folders and attached models, and leaves no file behind', () => {
    const outcome = compile(
      {
        'models/main.xml':
          '<mujoco><include file="parts/arm.xml"/><asset><model name="m" file="mesh.xml"/></asset><worldbody><attach model="m" prefix="a_"/></worldbody></mujoco>',
        'models/parts/arm.xml': '<mujoco><worldbody><body><joint/><geom size=".1"/></body></worldbody></mujoco>',
        'models/mesh.xml': meshModel,
        'models/meshes/m.obj': tetrahedronObj(1),
        'video.mp4': new Uint8Array(10),
      },
      'models/main.xml',
    );
    expect(outcome.issues).toEqual([]);
    expect(outcome.bodies).toBe(2);
    expect(outcome.mass).toBeCloseTo(1000 * ((4 / 3) * Math.PI * 0.001 + 1 / 6), 6);
    expect(tree('/')).not.toContain('model');
  });

  it('sees a mesh that changed under the same name within the same second', () => {
    for (const size of [1, 2, 1, 3]) {
      const { mass } = compile({ 'm.xml': meshModel, 'meshes/m.obj': tetrahedronObj(size) }, 'm.xml');
      expect(mass).toBeCloseTo((1000 * size ** 3) / 6, 6);
    }
  });

  it('follows paths that lead up, and keeps them inside its folder', () => {
    const model = meshModel.replace('meshes/m.obj', '../shared/m.obj');
    const outcome = compile({ 'a/m.xml': model, 'shared/m.obj': tetrahedronObj(1) }, 'a/m.xml');
    expect(outcome.issues).toEqual([]);
    expect(compile({ '../../m.xml': '<mujoco/>' }, '../../m.xml').issues).toEqual([]);
    expect(tree('/')).not.toContain('m.xml');
  });

  it.each([
    ['schema-violation', "m.xml, line 2, element 'geom'", '<mujoco>\n<geom/></mujoco>'],
    [
      'schema-violation',
      "m.xml, line 3, element 'geom'",
      '<mujoco><worldbody>\n\n<geom size="1" foo="1"/></worldbody></mujoco>',
    ],
    [
      'massless-body',
      "m.xml, line 2, element 'b'",
      '<mujoco><worldbody>\n<body name="b"><joint/></body></worldbody></mujoco>',
    ],
    ['missing-file', "m.xml, line 2, element 'include'", '<mujoco>\n<include file="gone.xml"/></mujoco>'],
    ['missing-file', 'm.xml', meshModel],
    ['not-well-formed', 'm.xml, line 2', '<mujoco>\n<worldbody><body></worldbody></mujoco>'],
    ['not-well-formed', 'm.xml', ''],
    ['not-well-formed', 'm.xml, line 1', 'hello'],
    ['unknown-document', 'm.xml', '<html><body/></html>'],
    [
      'duplicate-name',
      "m.xml, line 2, element 'body'",
      '<mujoco><worldbody><body name="b"/>\n<body name="b"/></worldbody></mujoco>',
    ],
    [
      'inertia-triangle',
      "m.xml, line 2, element 'b'",
      '<mujoco><worldbody>\n<body name="b"><joint/><inertial pos="0 0 0" mass="1" diaginertia="1 1 3"/></body></worldbody></mujoco>',
    ],
    [
      'unknown-reference',
      "m.xml, line 2, element 'm'",
      '<mujoco><actuator>\n<motor name="m" joint="zz"/></actuator></mujoco>',
    ],
    ['invalid-value', "m.xml, line 1, element 'geom'", '<mujoco><worldbody><geom size="a b"/></worldbody></mujoco>'],
    ['invalid-value', 'm.xml, line 1', '<mujoco><worldbody><geom type="box" size="1"/></worldbody></mujoco>'],
  ])('reports %s at %s', (code, where, xml) => {
    const { issues } = compile({ 'm.xml': xml }, 'm.xml');
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ code, where, severity: 'error' });
    expect(issues[0].message).toMatch(/^[A-Z].*\.$/);
    expect(issues[0].message).not.toContain('/model');
    expect(tree('/')).not.toContain('model');
  });

  it('tells a file that MuJoCo cannot read from one that is missing', () => {
    const model = meshModel.replace('m.obj', 'm.dae');
    const { issues } = compile({ 'm.xml': model, 'meshes/m.dae': '<COLLADA/>' }, 'm.xml');
    expect(issues[0]).toMatchObject({ code: 'unsupported-format' });
    expect(issues[0].hint).toContain('OBJ');
  });

  it('reports a path that is not among the files', () => {
    expect(compile({}, 'none.xml').issues[0]).toMatchObject({ code: 'missing-file', where: 'none.xml' });
  });
});

const link = (name: string, inside = ''): string =>
  `<link name="${name}"><inertial><mass value="2"/><inertia ixx="1" iyy="1" izz="1" ixy="0" ixz="0" iyz="0"/></inertial>${inside}</link>`;
const shape = (kind: string, file: string): string =>
  `<${kind}><geometry><mesh filename="${file}"/></geometry></${kind}>`;
const robot = (base: string, extension = ''): string =>
  `<?xml version="1.0"?>\n<!-- <robot> in a comment -->\n<robot name="r">${extension}${link('base', base)}${link('tip')}
  <joint name="turn" type="revolute"><parent link="base"/><child link="tip"/><axis xyz="1 0 0"/><limit lower="-1" upper="1" effort="1" velocity="1"/></joint></robot>`;

describe('compileModel, URDF', () => {
  const mesh = tetrahedronObj(0.1);

  it.each([
    ['beside it', 'meshes/a.obj', 'robot/meshes/a.obj'],
    ['as a package named like the folder above', 'package://robot/meshes/a.obj', 'robot/meshes/a.obj'],
    ['as a package that is a sibling folder', 'package://parts/meshes/a.obj', 'parts/meshes/a.obj'],
    ['as a package of another name', 'package://my_robot_description/meshes/a.obj', 'robot/meshes/a.obj'],
    ['above', '../meshes/a.obj', 'meshes/a.obj'],
    ['as a file URL of another computer', 'file:///home/me/ws/meshes/a.obj', 'robot/meshes/a.obj'],
  ])('finds meshes %s', (_, reference, path) => {
    const outcome = compile({ 'robot/r.urdf': robot(shape('collision', reference)), [path]: mesh }, 'robot/r.urdf');
    expect(outcome.issues).toEqual([]);
    expect(outcome).toMatchObject({ bodies: 2, mass: 4, geoms: 1 });
  });

  it('keeps the mass of the root link and the visuals, unless told not to', () => {
    const visual = '<visual><geometry><box size="1 1 1"/></geometry></visual>';
    expect(compile({ 'r.urdf': robot(visual) }, 'r.urdf')).toMatchObject({ bodies: 2, mass: 4, geoms: 1 });
    const plain = compile({ 'r.urdf': robot(visual) }, 'r.urdf', { keepUrdfStructure: false });
    expect(plain).toMatchObject({ bodies: 1, mass: 2, geoms: 0 });
  });

  it.each([
    ['<mujoco/>'],
    ['<mujoco><option timestep="0.001"/></mujoco>'],
    ['<mujoco><compiler strippath="true" fusestatic="true" meshdir="elsewhere"/></mujoco>'],
  ])('respects a MuJoCo extension of the document: %s', (extension) => {
    const text = robot(shape('collision', 'meshes/a.obj'), extension);
    const outcome = compile({ 'r.urdf': text, 'meshes/a.obj': mesh }, 'r.urdf');
    expect(outcome.issues).toEqual([]);
    expect(outcome).toMatchObject({ bodies: 2, mass: 4, geoms: 1 });
  });

  it('leaves out visuals that it cannot read, and says so', () => {
    const visuals = `${shape('visual', 'package://r/meshes/a.dae')}\n${shape('visual', 'gone.stl')}${shape('collision', 'a.obj')}`;
    const outcome = compile({ 'r.urdf': robot(visuals), 'meshes/a.dae': '', 'a.obj': mesh }, 'r.urdf');
    expect(outcome.geoms).toBe(1);
    expect(outcome.issues.map(({ code, severity, where }) => [code, severity, where])).toEqual([
      ['unsupported-format', 'warning', 'r.urdf, line 3'],
      ['missing-file', 'warning', 'r.urdf, line 4'],
    ]);
  });

  it('leaves out visuals whose mesh the engine refuses, which by itself does not look at them', () => {
    const flat = 'v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nf 1 2 3\nf 1 3 4\n';
    const visuals = `${shape('visual', 'floor.obj')}\n${shape('visual', 'torn.stl')}\n${shape('visual', 'a.obj')}`;
    const files = { 'floor.obj': flat, 'torn.stl': 'no mesh at all', 'a.obj': mesh };
    const outcome = compile({ 'r.urdf': robot(visuals), ...files }, 'r.urdf');
    expect(outcome).toMatchObject({ bodies: 2, geoms: 1 });
    expect(outcome.issues.map(({ code, severity, where }) => [code, severity, where])).toEqual([
      ['bad-mesh', 'warning', 'r.urdf, line 3'],
      ['bad-mesh', 'warning', 'r.urdf, line 4'],
    ]);
    // What collides counts.
    const both = robot(`${shape('visual', 'floor.obj')}${shape('collision', 'floor.obj')}`);
    const { bodies, issues } = compile({ 'r.urdf': both, ...files }, 'r.urdf');
    expect(bodies).toBe(0);
    expect(issues.map(({ severity }) => severity)).toEqual(['warning', 'error']);
    expect(issues[1].message).toMatch(/coplanar|too small/);
  });

  it('collides with the file that is meant where one of the same name is drawn, and draws all objects of it', () => {
    const [small, large] = [tetrahedronObj(0.1), tetrahedronObj(0.4)];
    const faces = large.split('\n').filter((line) => line.startsWith('f'));
    const files = { 'visual/a.obj': `o one\n${large}\no two\n${faces.join('\n')}\n`, 'collision/a.obj': small };
    const shapes = `${shape('visual', 'visual/a.obj')}${shape('collision', 'collision/a.obj')}`;
    const { value, issues } = compileModel(engine, filesOf({ 'r.urdf': robot(shapes), ...files }), 'r.urdf');
    expect(issues).toEqual([]);
    if (value === undefined) throw new Error('it does not compile');
    const sizes = [0, 1].map((geom) => value.geom_rbound[geom]);
    const facesOf = [0, 1].map((geom) => value.mesh_facenum[value.geom_dataid[geom]]);
    const drawn = value.geom_contype[0] === 0 ? 0 : 1;
    value.delete();
    expect(sizes[drawn] / sizes[1 - drawn]).toBeCloseTo(4, 3);
    expect(facesOf[drawn]).toBe(2 * facesOf[1 - drawn]);
  });

  it('refuses a collision mesh that it cannot read, with the line', () => {
    const { issues, bodies } = compile({ 'r.urdf': robot(shape('collision', 'a.dae')), 'a.dae': '' }, 'r.urdf');
    expect(bodies).toBe(0);
    expect(issues).toMatchObject([{ code: 'unsupported-format', severity: 'error', where: 'r.urdf, line 3' }]);
  });

  it('reports errors of the engine', () => {
    const loop = robot('').replace('<child link="tip"/>', '<child link="nothing"/>');
    expect(compile({ 'r.urdf': loop }, 'r.urdf').issues[0].severity).toBe('error');
    expect(compile({ 'r.urdf': '<robot name="r"><link' }, 'r.urdf').issues[0].code).toBe('not-well-formed');
  });
});
