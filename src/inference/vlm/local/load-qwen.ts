import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { SimAssetError } from '../../../core/error.js';
import type { ModelManifest } from '../../models/model-manifest.js';
import type { QwenModel, Tensor, Tokenizer } from './transformers.js';
import { loadTransformers } from './transformers.js';

/** A checkpoint, loaded. */
interface Loaded {
  readonly model: QwenModel;
  readonly tokenizer: Tokenizer;
  readonly Tensor: typeof Tensor;
  /** Tokens by which the model says that it has ended. */
  readonly ends: ReadonlySet<number>;
}

/**
 * Loads a Qwen2.5-VL of ONNX files and its tokenizer from a folder.
 *
 * @throws SimAssetError `model-not-loaded`.
 */
export async function loadQwen(
  folder: string,
  { title, dtype }: Pick<ModelManifest, 'title' | 'dtype'>,
  device: string,
): Promise<Loaded> {
  const { AutoTokenizer, Qwen2_5_VLForConditionalGeneration, Tensor, env } = await loadTransformers();
  // The library takes names of folders in this one.
  env.localModelPath = path.dirname(path.resolve(folder));
  const name = path.basename(path.resolve(folder));
  try {
    const tokenizer = await AutoTokenizer.from_pretrained(name, { local_files_only: true });
    tokenizer.chat_template ??= await readTemplate(folder);
    const model = (await Qwen2_5_VLForConditionalGeneration.from_pretrained(name, {
      local_files_only: true,
      dtype: dtype as never,
      device: device as never,
    })) as QwenModel;
    return { model, tokenizer, Tensor, ends: findEnds(model) };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('\n')[0].slice(0, 300) : String(cause);
    throw new SimAssetError(
      'model-not-loaded',
      `${title} cannot be loaded on ${device}: ${reason}`,
      'Verify its files with `physx-anything models verify`, or choose another device with --device.',
      { cause },
    );
  }
}

/** Checkpoints have their chat template in a file of its own, which the library does not look for. */
const readTemplate = (folder: string): Promise<string> => readFile(path.join(folder, 'chat_template.jinja'), 'utf8');

function findEnds(model: QwenModel): ReadonlySet<number> {
  const { generation_config: generation, config } = model as unknown as {
    generation_config?: { eos_token_id?: number | number[] };
    config: { eos_token_id?: number | number[] };
  };
  const ends = generation?.eos_token_id ?? config.eos_token_id ?? [];
  return new Set(Array.isArray(ends) ? ends : [ends]);
}
