import type * as ort from 'onnxruntime-node';
import type { Issue } from '../core/issue.js';
import type { DeviceChoice, DeviceReport } from '../protocol/inference.js';
import { encodeProbeModel } from './probe-model.js';

/** As given to --device. */
export type DeviceName = DeviceChoice;

export const DEVICE_NAMES: readonly DeviceName[] = ['auto', 'cpu', 'cuda', 'dml', 'coreml', 'webgpu'];

type RealDevice = Exclude<DeviceName, 'auto'>;

/** Fastest first. The processor comes last: it always works. */
const PREFERENCE: readonly RealDevice[] = ['cuda', 'dml', 'coreml', 'webgpu', 'cpu'];

/** A driver that does not answer in this time is taken for broken, ms. */
const PROBE_TIMEOUT = 15_000;

export interface DeviceProbe extends DeviceReport {
  readonly requested: DeviceName;
  readonly issues: readonly Issue[];
}

/**
 * Finds out where networks can run, by running a four-number model on each device that this build of onnxruntime knows. The
 * requested device is used when it works; otherwise the next best, with an issue: onnxruntime itself would only throw.
 * Never throws. Without onnxruntime `device` is `none` and `available` empty.
 *
 * @param requested `auto` takes the fastest that works.
 * @param extent `first`: no further than the one to use, so that drivers nobody asked for have nothing to say.
 */
export async function probeDevices(
  requested: DeviceName = 'auto',
  extent: 'all' | 'first' = 'all',
): Promise<DeviceProbe> {
  const runtime = await loadRuntime();
  if (typeof runtime === 'string') {
    return {
      requested,
      device: 'none',
      available: [],
      detail: `onnxruntime cannot be loaded: ${runtime}`,
      issues: [
        {
          code: 'no-onnxruntime',
          severity: 'error',
          where: 'device',
          message: `The library that runs networks cannot be loaded (${runtime}).`,
          hint: 'Install the package again on a supported system: Linux, Windows, or macOS on Apple silicon.',
        },
      ],
    };
  }
  // Failures are data here: onnxruntime need not write them to stderr as well.
  runtime.env.logLevel = 'fatal';
  const known = new Set(runtime.listSupportedBackends().map((backend) => backend.name));
  const available: RealDevice[] = [];
  const failures = new Map<RealDevice, string>();
  const order = [...PREFERENCE].sort((a, b) => Number(b === requested) - Number(a === requested));
  for (const device of order) {
    if (extent === 'first' && available.length > 0) break;
    const failure = known.has(device) ? await tryDevice(runtime, device) : 'not in this build of onnxruntime';
    if (failure === undefined) available.push(device);
    else failures.set(device, failure);
  }
  const wanted = requested === 'auto' ? available.at(0) : available.find((device) => device === requested);
  const device = wanted ?? available.at(0) ?? 'none';
  const reasons = [...failures].map(([name, why]) => `${name}: ${why}`).join('; ');
  const issues: Issue[] = [];
  if (requested !== 'auto' && device !== requested) {
    issues.push({
      code: 'device-unavailable',
      severity: 'warning',
      where: 'device',
      message: `The device ${requested} cannot be used: ${failures.get(requested) ?? 'unknown reason'}.`,
      action: `used ${device}`,
      hint: `Devices that work here: ${available.join(', ')}.`,
    });
  }
  const detail = `using ${device} (asked for ${requested}; works: ${available.join(', ') || 'nothing'}${reasons === '' ? '' : `; does not work: ${reasons}`})`;
  return { requested, device, available, detail, issues };
}

type Runtime = typeof ort;

async function loadRuntime(): Promise<Runtime | string> {
  try {
    const runtime = await import('onnxruntime-node');
    // A CommonJS package: bundlers and Node differ in where its exports are.
    return 'InferenceSession' in runtime ? runtime : (runtime as unknown as { default: Runtime }).default;
  } catch (error) {
    return firstLine(error);
  }
}

/** Undefined when the device runs the probe rightly, else why not. */
async function tryDevice(runtime: Runtime, device: RealDevice): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, PROBE_TIMEOUT, `no answer within ${PROBE_TIMEOUT / 1000} s`);
  });
  try {
    return await Promise.race([runProbe(runtime, device), late]);
  } catch (error) {
    return explainFailure(error);
  } finally {
    clearTimeout(timer);
  }
}

async function runProbe(runtime: Runtime, device: RealDevice): Promise<string | undefined> {
  const session = await runtime.InferenceSession.create(encodeProbeModel(), {
    executionProviders: [device],
  });
  try {
    const x = new runtime.Tensor('float32', Float32Array.of(1, 2, 3, 4), [4]);
    const { y } = await session.run({ x });
    return [2, 4, 6, 8].every((v, i) => y.data[i] === v) ? undefined : 'gave a wrong result';
  } finally {
    await session.release();
  }
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0].trim().slice(0, 200);
}

/** The commonest failures in plain words; others as onnxruntime says them, without the place in its source. */
function explainFailure(error: unknown): string {
  const message = firstLine(error);
  if (/shared library|cannot open shared object/i.test(message)) return 'its libraries are not installed';
  if (/adapter|GetInstance|no suitable device/i.test(message)) return 'no graphics adapter was found';
  return message.replace(/^\/\S+:\d+ /, '');
}
