import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../../src/language/check/diagnostic.js';
import { lint } from '../../../fixtures/lint.js';

const found = (text: string, id: string) => lint(text, {}, id).filter(({ code }) => code === id);

describe('port/urdf-import-loss', () => {
  const link =
    '<link name="a"><inertial><mass value="1"/><inertia ixx="1" ixy="0" ixz="0" iyy="1" iyz="0" izz="1"/></inertial><visual><geometry><box size="1 1 1"/></geometry></visual></link>';

  it('is about files that are meant for MuJoCo', () => {
    expect(found(`<robot name="r">${link}</robot>`, 'port/urdf-import-loss')).toEqual([]);
    const text = `<robot name="r"><mujoco><compiler fusestatic="true" strippath="false"/></mujoco>${link}</robot>`;
    const [{ message, fixes }] = found(text, 'port/urdf-import-loss');
    expect(message).toBe(
      'MuJoCo leaves out the visual, the mass of the root link, which becomes part of the world unless its compiler is told to keep them.',
    );
    expect(applyEdits(text, fixes[0].edits)).toContain(
      '<compiler fusestatic="false" strippath="false" discardvisual="false"/>',
    );
  });

  it('knows the version of the format', () => {
    const capsule = (version: string): string =>
      `<robot name="r"${version}><link name="a"><collision><geometry><capsule radius="1" length="1"/></geometry></collision></link></robot>`;
    expect(found(capsule(''), 'port/urdf-import-loss')).toHaveLength(1);
    expect(found(capsule(' version="1.1"'), 'port/urdf-import-loss')).toEqual([]);
  });
});

describe('port/export-loss', () => {
  it('tells of each kind once', () => {
    const body = '<body><joint name="j"/><joint/><geom size="0.1"/><site/><site/></body>';
    const text = `<mujoco><worldbody>${body}${body.replace(' name="j"', '')}</worldbody><sensor><jointpos joint="j"/></sensor></mujoco>`;
    expect(found(text, 'port/export-loss').map(({ message }) => message)).toEqual([
      'URDF has no body with several joints: exported, this is lost. There are 2.',
      'URDF has no sites: exported, this is lost. There are 4.',
      'URDF has no sensors: exported, this is lost.',
    ]);
  });
});

describe('port/target', () => {
  it.each(['solver="PGS"', 'integrator="implicit"', 'noslip_iterations="3"'])('finds %s', (text) => {
    expect(found(`<mujoco><option ${text}/></mujoco>`, 'port/target')).toHaveLength(1);
    expect(lint(`<mujoco><option ${text}/></mujoco>`)).toEqual([]);
  });
});
