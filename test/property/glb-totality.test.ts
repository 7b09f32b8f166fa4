import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkPhysicsExtension } from '../../src/formats/gltf/check-physics-extension.js';
import { openGlb, packGlb } from '../../src/formats/gltf/glb-file.js';
import { readGlbPhysics } from '../../src/formats/gltf/glb-kinematics.js';
import { readGlb } from '../../src/formats/gltf/read-glb.js';
import { writeGlb } from '../../src/formats/gltf/write-glb.js';
import { CABINET } from '../fixtures/cabinet-asset.js';

/** Neither throws nor gives back nothing without saying why. */
async function expectTotal(bytes: Uint8Array): Promise<void> {
  const { value, issues } = await readGlb(bytes);
  if (value === undefined) expect(issues.some((issue) => issue.severity === 'error')).toBe(true);
  else for (const body of value.bodies) expect(body.pose.position.every(Number.isFinite)).toBe(true);
  readGlbPhysics(bytes);
}

let glb: Uint8Array;
let json: unknown;
let binary: Uint8Array;
/** Paths of all values in the JSON of the cabinet's GLB. */
let paths: (readonly string[])[];

beforeAll(async () => {
  glb = await writeGlb(CABINET);
  const file = openGlb(glb);
  if (typeof file === 'string') throw new Error(file);
  ({ json, binary } = file);
  paths = listPaths(json);
});

function listPaths(value: unknown): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [[]];
  return [[], ...Object.entries(value).flatMap(([key, item]) => listPaths(item).map((path) => [key, ...path]))];
}

/** A copy of `value` with `change` applied to the value at `path`. */
function changed(value: unknown, path: readonly string[], change: () => unknown): unknown {
  if (path.length === 0) return change();
  const [key, ...rest] = path;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = changed(copy[key], rest, change);
  return copy;
}

const RUNS = { seed: 20261122, numRuns: 2000, endOnFailure: true };
const strange = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(-1, 0.5, 1e300, -1e300, 2 ** 31, 2 ** 53, '__proto__', '', [], {}, null, undefined, [0, 0, 0], true),
  fc.nat(200),
);

describe('readers of GLB', () => {
  it('take any bytes', () => fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), expectTotal), RUNS));

  it('take a file with bytes changed or cut', () => {
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 });
    return fc.assert(
      fc.asyncProperty(edits, fc.option(fc.nat()), async (list, end) => {
        const bytes = glb.slice();
        for (const [at, byte] of list) bytes[at % bytes.length] = byte;
        await expectTotal(end === null ? bytes : bytes.subarray(0, end % bytes.length));
      }),
      RUNS,
    );
  });

  it('take any JSON', () =>
    fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        await expectTotal(packGlb(value, new Uint8Array(4)));
        checkPhysicsExtension(value);
      }),
      RUNS,
    ));

  it('take a file with values of its JSON changed', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(), strange), { minLength: 1, maxLength: 3 }), async (edits) => {
        // The first path is the whole and would leave nothing to read.
        const value = edits.reduce((at, [n, to]) => {
          const path = paths[1 + (n % (paths.length - 1))];
          return exists(at, path) ? changed(at, path, () => to) : at;
        }, json);
        await expectTotal(packGlb(value, binary));
        checkPhysicsExtension(JSON.parse(JSON.stringify(value)));
      }),
      { ...RUNS, numRuns: 400 },
    ));
});

function exists(value: unknown, path: readonly string[]): boolean {
  if (path.length === 0) return true;
  return (
    typeof value === 'object' && value !== null && exists((value as Record<string, unknown>)[path[0]], path.slice(1))
  );
}
