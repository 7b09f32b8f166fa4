import { describe, expect, it } from 'vitest';
import { walkElements } from '../../../src/language/model/model.js';
import { applyEdits } from '../../../src/language/check/diagnostic.js';
import { createWorkspace } from '../../../src/language/model/workspace.js';
import { decomposeMesh } from '../../../src/lint/decompose-mesh.js';
import { loadNodeMujoco } from '../../../src/pipeline/node-engines.js';
import { compileModel } from '../../../src/sim/compile-model.js';
import { cupObj } from '../../fixtures/concave-meshes.js';
import { lint, MAIN } from '../../fixtures/lint.js';
import { memoryFiles } from '../../fixtures/memory-files.js';

const CUP = { '/work/cup.obj': cupObj(16) };

/** The model with its one mesh in pieces, and every file that it needs then. */
async function decompose(text: string): Promise<Readonly<Record<string, string>>> {
  const files = memoryFiles({ ...CUP, [MAIN]: text });
  const model = createWorkspace(files).model(MAIN);
  const mesh = model && [...walkElements(model.root)].find(({ node }) => node.name.text === 'mesh');
  const plan = model && mesh && (await decomposeMesh(model, mesh, files));
  if (plan === undefined) throw new Error('nothing to decompose');
  return { ...CUP, ...Object.fromEntries(plan.files), [MAIN]: applyEdits(text, plan.edits) };
}

async function compile(files: Readonly<Record<string, string>>) {
  const encoder = new TextEncoder();
  const all = new Map(Object.entries(files).map(([path, text]) => [path.slice('/work/'.length), encoder.encode(text)]));
  const { value, issues } = compileModel(await loadNodeMujoco(), all, 'model.xml');
  if (value === undefined) throw new Error(JSON.stringify(issues));
  return value;
}

describe('convex pieces in place of a concave mesh', () => {
  const asset = '<asset>\n    <mesh name="cup" file="cup.obj" scale="0.1 0.1 0.1"/>\n  </asset>';
  const model = (geoms: string): string =>
    `<mujoco>\n  ${asset}\n  <worldbody>\n    <body name="b">\n      <freejoint/>\n      ${geoms}\n    </body>\n  </worldbody>\n</mujoco>\n`;

  it('leave the hollow open, weigh what they fill, and keep the mesh to look at', async () => {
    const text = model('<geom name="g" type="mesh" mesh="cup" friction="0.7"/>');
    expect(lint(text, CUP).map(({ code }) => code)).toContain('con/hull-fills-cavity');
    const files = await decompose(text);
    expect(files[MAIN]).toContain('<geom name="g" type="mesh" mesh="cup" friction="0.7" contype="0" conaffinity="0" mass="0"/>\n      <geom name="g_0" type="mesh" mesh="cup_hull_0" friction="0.7" group="3"/>\n'); // prettier-ignore
    expect(lint(files[MAIN], files).filter(({ code }) => code.startsWith('con/'))).toEqual([]);
    const compiled = await compile(files);
    // A polygon of 16 corners in place of the circle; walls 0.2 thick and a floor as thick, at a tenth of the size.
    const area = (radius: number): number => 8 * Math.sin(Math.PI / 8) * radius ** 2;
    const volume = 1e-3 * (area(1) * 2 - area(0.8) * 1.8);
    expect(compiled.body_mass[1] / (1000 * volume)).toBeGreaterThan(0.95);
    expect(compiled.body_mass[1] / (1000 * volume)).toBeLessThan(1.1);
    expect(compiled.ngeom).toBeGreaterThan(5);
    compiled.delete();
  });

  it('share the mass that was given, and leave alone what only draws', async () => {
    const drawn = '<geom type="mesh" mesh="cup" contype="0" conaffinity="0" mass="0" group="2"/>';
    const files = await decompose(model(`${drawn}\n      <geom type="mesh" mesh="cup" mass="3"/>`));
    expect(files[MAIN].split('mesh="cup"')).toHaveLength(2);
    expect(files[MAIN]).not.toContain('mass="3"');
    const compiled = await compile(files);
    expect(compiled.body_mass[1]).toBeCloseTo(3, 4);
    compiled.delete();
  });

  it('stand in a URDF as collisions of their own', async () => {
    const link = `<robot name="r">\n  <link name="cup">\n    <collision name="c">\n      <origin xyz="0 0 1"/>\n      <geometry><mesh filename="cup.obj" scale="0.1 0.1 0.1"/></geometry>\n    </collision>\n  </link>\n</robot>\n`;
    const files = await decompose(link);
    expect(files[MAIN]).toContain('<collision name="c_1">\n      <origin xyz="0 0 1"/>\n      <geometry><mesh filename="cup_hull_1.obj" scale="0.1 0.1 0.1"/>'); // prettier-ignore
    expect(files[MAIN]).not.toContain('cup.obj');
    expect(lint(files[MAIN], files).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
