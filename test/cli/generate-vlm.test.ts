import { cpSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { taughtPhoto } from '../fixtures/lessons.js';
import { makeTempFolder, runCliAside } from './run-cli.js';

const TINY = path.resolve('test/fixtures/tiny-vl');

describe('generate --backend vlm', () => {
  const home = makeTempFolder();
  const run = (args: readonly string[]) => runCliAside(args, { PHYSX_ANYTHING_HOME: home });
  const generate = (image: string, out: string, ...more: string[]) =>
    run(['generate', image, '--backend', 'vlm', '--device', 'cpu', '--out', out, '--json', ...more]);
  const errorOf = ({ stdout }: { stdout: string }): { code: string; message: string; hint: string } =>
    (JSON.parse(stdout) as { error: { code: string; message: string; hint: string } }[])[0].error;

  it('says what is missing: a model, its licence, a file of it', async () => {
    const photo = taughtPhoto('022');
    const nothing = await generate(photo, makeTempFolder());
    expect(nothing.code).toBe(3);
    expect(errorOf(nothing).code).toBe('model-not-set');
    const unaccepted = errorOf(await generate(photo, makeTempFolder(), '--model', TINY));
    expect(unaccepted).toMatchObject({ code: 'model-licence' });
    expect(unaccepted.message).toContain('MIT');
    const broken = path.join(makeTempFolder(), 'broken');
    cpSync(TINY, broken, { recursive: true });
    rmSync(path.join(broken, 'onnx/decoder_model_merged.onnx'));
    const incomplete = errorOf(await generate(photo, makeTempFolder(), '--model', broken));
    expect(incomplete).toMatchObject({ code: 'model-incomplete' });
    expect(incomplete.message).toContain('onnx/decoder_model_merged.onnx');
  });

  it('makes of photos that the model knows the objects that it knows', async () => {
    expect((await run(['models', 'add', TINY, '--accept-licence'])).code).toBe(0);
    const out = makeTempFolder();
    const images = ['017', '022'].map(taughtPhoto);
    const result = await run(['generate', ...images, '--backend', 'vlm', '--model', 'tiny-vl', '--device', 'cpu', '--out', out, '--json']); // prettier-ignore
    expect(result.code).toBe(0);
    const entries = JSON.parse(result.stdout) as Record<string, unknown>[];
    expect(entries).toMatchObject([
      { name: '017', category: 'door', backend: 'vlm', gate: { pass: true } },
      { name: '022', category: 'fan', backend: 'vlm', gate: { pass: true } },
    ]);
    for (const { joints } of entries) expect(joints).toBeGreaterThan(0);
    const report = JSON.parse(readFileSync(path.join(out, '022/report.json'), 'utf8')) as { pass: boolean };
    expect(report.pass).toBe(true);
    // The result says that nothing made the shapes finer.
    expect(entries[1]['issues']).toContainEqual(expect.objectContaining({ code: 'coarse-shape', severity: 'info' }));
  });
});
