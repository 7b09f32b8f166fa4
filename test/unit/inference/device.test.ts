import * as ort from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { DEVICE_NAMES, probeDevices } from '../../../src/inference/device.js';
import { encodeProbeModel } from '../../../src/inference/probe-model.js';

describe('probeDevices', () => {
  it('runs a model on the processor', async () => {
    const probe = await probeDevices('cpu');
    expect(probe).toMatchObject({ requested: 'cpu', device: 'cpu', issues: [] });
    expect(probe.available).toContain('cpu');
  });

  it('uses the best device that works when it may choose', async () => {
    const probe = await probeDevices('auto');
    expect(probe.device).toBe(probe.available[0]);
    expect(probe.issues).toEqual([]);
    expect(probe.detail).toContain(`using ${probe.device}`);
  });

  it('falls back with an issue when the requested device does not work', async () => {
    // CoreML is Apple's and DirectML Windows': no machine has both.
    const foreign = process.platform === 'darwin' ? 'dml' : 'coreml';
    const probe = await probeDevices(foreign);
    expect(probe.device).toBe(probe.available[0]);
    expect(probe.issues).toEqual([expect.objectContaining({ code: 'device-unavailable', severity: 'warning' })]);
  });

  it('answers for every device that can be asked for', async () => {
    for (const name of DEVICE_NAMES) {
      const probe = await probeDevices(name);
      expect(probe.available).toContain(probe.device);
      expect(probe.issues).toHaveLength(name === 'auto' || name === probe.device ? 0 : 1);
    }
  });
});

describe('encodeProbeModel', () => {
  it('is a model that onnxruntime accepts and that adds', async () => {
    const bytes = encodeProbeModel();
    expect(bytes.length).toBeLessThan(200);
    const session = await ort.InferenceSession.create(bytes);
    expect([session.inputNames, session.outputNames]).toEqual([['x'], ['y']]);
    const x = new ort.Tensor('float32', Float32Array.of(1.5, -2, 0, 8), [4]);
    expect([...((await session.run({ x })).y.data as Float32Array)]).toEqual([3, -4, 0, 16]);
    await session.release();
  });
});
