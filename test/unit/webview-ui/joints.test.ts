import { describe, expect, test } from 'vitest';
import type { SceneJoint } from '../../../src/sim/describe-scene.js';
import {
  formatValue,
  listCoordinates,
  readCoordinate,
  unitOf,
  withCoordinate,
} from '../../../webview-ui/joints/coordinates.js';
import { startSweep } from '../../../webview-ui/joints/sweep.js';

const joint = (partial: Partial<SceneJoint> & Pick<SceneJoint, 'type'>): SceneJoint => ({
  name: 'j',
  body: 1,
  qposAddress: 0,
  dofAddress: 0,
  axis: [0, 0, 1],
  anchor: [0, 0, 0],
  initial: [0],
  ...partial,
});
const list = (...joints: SceneJoint[]) => listCoordinates({ joints, extent: 0.5 });

describe('the coordinates of a model', () => {
  test('are one for a hinge or slide, three for a ball, none for a free joint', () => {
    const coordinates = list(
      joint({ type: 'free', name: 'base' }),
      joint({ type: 'hinge', name: 'door', range: [0, 1.5] }),
      joint({ type: 'ball', name: 'head', range: [0, 0.6] }),
    );
    expect(coordinates.map(({ label, min, max }) => [label, min, max])).toEqual([
      ['door', 0, 1.5],
      ['head x', -0.6, 0.6],
      ['head y', -0.6, 0.6],
      ['head z', -0.6, 0.6],
    ]);
  });

  test('without limits reach half a turn or the size of the model', () => {
    const [hinge, slide] = list(joint({ type: 'hinge' }), joint({ type: 'slide' }));
    expect([hinge.min, hinge.max, hinge.limited]).toEqual([-Math.PI, Math.PI, false]);
    expect([slide.min, slide.max, slide.limited]).toEqual([-0.5, 0.5, false]);
  });

  test('are shown in degrees, millimetres or metres', () => {
    const [hinge, drawer, lift] = list(
      joint({ type: 'hinge', range: [0, 1] }),
      joint({ type: 'slide', range: [0, 0.35] }),
      joint({ type: 'slide', range: [0, 4] }),
    );
    expect(formatValue(Math.PI / 6, unitOf(hinge)) + unitOf(hinge).text).toBe('30.0°');
    expect(formatValue(0.1234, unitOf(drawer)) + unitOf(drawer).text).toBe('123.4mm');
    expect(formatValue(1.5, unitOf(lift)) + unitOf(lift).text).toBe('1.500m');
    expect(formatValue(-1e-9, unitOf(drawer))).toBe('0.0');
  });
});

describe('a ball', () => {
  const [x, y, z] = list(joint({ type: 'ball', qposAddress: 2, range: [0, 2] }));

  test('is read and written by its rotation vector', () => {
    const qpos = [9, 9, ...withCoordinate(x, [9, 9, 1, 0, 0, 0], 0.7)];
    expect(readCoordinate(x, qpos)).toBeCloseTo(0.7, 12);
    const turned = [9, 9, ...withCoordinate(z, qpos, -0.4)];
    expect([x, y, z].map((each) => readCoordinate(each, turned))).toEqual([
      expect.closeTo(0.7, 12),
      expect.closeTo(0, 12),
      expect.closeTo(-0.4, 12),
    ]);
  });

  test('keeps its whole angle inside the limit', () => {
    const qpos = [9, 9, ...withCoordinate(x, [9, 9, 1, 0, 0, 0], 2)];
    const both = [9, 9, ...withCoordinate(y, qpos, 2)];
    const [a, b] = [readCoordinate(x, both), readCoordinate(y, both)];
    expect(Math.hypot(a, b)).toBeCloseTo(2, 9);
    expect(a).toBeCloseTo(b, 9);
  });

  test('reads either sign of a quaternion alike', () => {
    const [w, ...v] = withCoordinate(x, [0, 0, 1, 0, 0, 0], 0.9);
    expect(readCoordinate(x, [0, 0, -w, ...v.map((component) => -component)])).toBeCloseTo(0.9, 12);
  });
});

describe('a sweep', () => {
  const [door] = list(joint({ type: 'hinge', range: [0, 2] }));
  const times = Array.from({ length: 200 }, (_, i) => i / 20);

  test('starts where the joint is and reaches both limits without passing them', () => {
    for (const start of [0, 0.3, 2]) {
      const sweep = startSweep(door, start);
      expect(sweep.valueAt(0)).toBeCloseTo(start, 9);
      const values = times.map((t) => sweep.valueAt(t));
      expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
      expect(Math.min(...values)).toBeLessThan(0.01);
      expect(Math.max(...values)).toBeLessThanOrEqual(2);
      expect(Math.max(...values)).toBeGreaterThan(1.99);
    }
  });

  test('of an endless hinge goes on turning one way', () => {
    const [wheel] = list(joint({ type: 'hinge' }));
    const sweep = startSweep(wheel, 3);
    for (const t of times) {
      const step = sweep.valueAt(t + 0.05) - sweep.valueAt(t);
      expect(Math.abs(sweep.valueAt(t))).toBeLessThanOrEqual(Math.PI + 1e-9);
      expect((step + 2 * Math.PI) % (2 * Math.PI)).toBeCloseTo((2 * Math.PI * 0.05) / 5, 6);
    }
  });

  test('stands still where there is no room to move', () => {
    const [stuck] = list(joint({ type: 'slide', range: [0.1, 0.1] }));
    expect(startSweep(stuck, 0.1).valueAt(1.3)).toBe(0.1);
  });
});
