import { describe, expect, it } from 'vitest';
import type { Joint } from '../../../src/core/joint.js';
import type { SimAsset } from '../../../src/core/sim-asset.js';
import { narrowJoints } from '../../../src/pipeline/narrow-joints.js';
import type { GateItem, GateReport } from '../../../src/sim/gate/gate-report.js';
import { makeCheck } from '../../../src/sim/gate/gate-report.js';
import { CABINET } from '../../fixtures/cabinet-asset.js';

const blocked = (subject: string, reached?: readonly [number, number]): GateItem => ({
  subject,
  pass: false,
  detail: 'Blocked by a wall.',
  numbers: {},
  ...(reached === undefined ? {} : { reached }),
});
const reportOf = (...items: GateItem[]): GateReport => ({
  schemaVersion: 1,
  model: 'cabinet.xml',
  engine: 'MuJoCo 3.14.0',
  pass: false,
  checks: [makeCheck('joints', [], items, 'Some are blocked.')],
  issues: [],
});
const jointsOf = (asset: SimAsset, name: string): readonly Joint[] =>
  asset.bodies.find((body) => body.name === name)?.joints ?? [];

describe('joints that the gate found blocked', () => {
  it('end a little before where they came to, and keyframes with them', () => {
    const { asset, issues } = narrowJoints(CABINET, reportOf(blocked('door_hinge', [0, 0.9])), false);
    expect(jointsOf(asset, 'door')[0]).toMatchObject({ range: [0, 0.9 - 0.02 * 1.5] });
    expect(asset.keyframes[1].positions).toEqual({ door_hinge: 0.9 - 0.02 * 1.5, drawer_slide: 0.3 });
    expect(issues).toEqual([
      expect.objectContaining({
        code: 'joint-narrowed',
        severity: 'warning',
        where: 'door',
        action: 'ended its range where it came to, 0 to 50 degrees',
      }),
    ]);
    expect(asset.provenance['bodies/door/joints/door_hinge/range'].source).toBe('rule');
    expect(asset.bodies.filter(({ name }) => name !== 'door')).toEqual(
      CABINET.bodies.filter(({ name }) => name !== 'door'),
    );
  });

  it('are narrowed in millimetres, and about every axis', () => {
    const report = reportOf(blocked('drawer_slide', [0, 0.2]), blocked('lamp_ball', [0, 0.5]));
    const { asset, issues } = narrowJoints(CABINET, report, false);
    expect(jointsOf(asset, 'drawer')[0]).toMatchObject({ range: [0, 0.194] });
    expect(jointsOf(asset, 'lamp')[0]).toMatchObject({ maxAngle: 0.5 - 0.02 * 0.7 });
    expect(issues.map(({ action }) => action)).toEqual([
      'ended its range where it came to, 0 to 194 mm',
      'ended its range where it came to, 0 to 28 degrees',
    ]);
  });

  it.each([
    ['that hardly moves', blocked('drawer_slide', [0, 0.05]), false],
    ['of which the gate cannot say how far it comes', blocked('drawer_slide'), false],
    ['that was narrowed often enough', blocked('drawer_slide', [0, 0.2]), true],
  ])('become none: one %s', (_, item, weld) => {
    const provenance = { ...CABINET.provenance, 'bodies/drawer/joints/drawer_slide/damping': { source: 'rule', detail: 'inertia' } } as const; // prettier-ignore
    const { asset, issues } = narrowJoints({ ...CABINET, provenance }, reportOf(item), weld);
    expect(jointsOf(asset, 'drawer')).toEqual([]);
    expect(asset.keyframes[1].positions).toEqual({ door_hinge: 1.5 });
    // Within what is one now, nothing is in contact.
    expect(asset.contactPairs).toEqual([]);
    expect(asset.provenance).toEqual(CABINET.provenance);
    expect(issues.map(({ code }) => code)).toEqual(['joint-welded']);
  });

  it('leave the other joint of their body as it is', () => {
    const { asset } = narrowJoints(CABINET, reportOf(blocked('knob_hinge')), false);
    expect(jointsOf(asset, 'knob').map(({ name }) => name)).toEqual(['knob_slide']);
  });
});
