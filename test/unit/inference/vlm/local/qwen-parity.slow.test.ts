import { beforeAll, describe, expect, it } from 'vitest';
import { readModelManifest } from '../../../../../src/inference/models/model-manifest.js';
import { loadQwen } from '../../../../../src/inference/vlm/local/load-qwen.js';
import { cutPatches, PATCH_LENGTH } from '../../../../../src/inference/vlm/local/patches.js';
import { createSpeaker } from '../../../../../src/inference/vlm/local/speaker.js';
import { writeConversation } from '../../../../../src/inference/vlm/local/write-conversation.js';
import { RANDOM_VL, readParity } from '../../../../fixtures/random-vl.js';
import { readRgb } from '../../../../fixtures/read-rgb.js';

const theirs = readParity();

describe('Qwen2.5-VL in Node against the transformers library of Python', () => {
  let qwen: Awaited<ReturnType<typeof loadQwen>>;
  beforeAll(async () => {
    qwen = await loadQwen(RANDOM_VL, await readModelManifest(RANDOM_VL), 'cpu');
  });

  it.each(theirs.cases)('reads the question about $picture as the same tokens', async ({ picture, ids }) => {
    const { tokens } = cutPatches(await readRgb(`${RANDOM_VL}/${picture}`));
    const messages = [{ role: 'user', text: theirs.question, hasImage: true }] as const;
    expect(writeConversation(qwen.tokenizer, messages, tokens).ids).toEqual(ids);
  });

  it.each(theirs.cases)('gives the same logits after it: $picture', async ({ picture, ids, logits }) => {
    const { model, Tensor } = qwen;
    const patches = cutPatches(await readRgb(`${RANDOM_VL}/${picture}`));
    const whole = (values: readonly number[], dims: number[]): InstanceType<typeof Tensor> =>
      new Tensor('int64', BigInt64Array.from(values, BigInt), dims);
    const grid = whole([1, patches.rows, patches.columns], [1, 3]);
    const mask = whole(new Array<number>(ids.length).fill(1), [1, ids.length]);
    const out = await model.forward({
      input_ids: whole(ids, [1, ids.length]),
      attention_mask: mask,
      position_ids: model.get_rope_index(whole(ids, [1, ids.length]), grid, undefined, mask)[0],
      past_key_values: null,
      num_logits_to_keep: whole([1], []),
      pixel_values: new Tensor('float32', patches.values, [patches.count, PATCH_LENGTH]),
      image_grid_thw: grid,
    });
    const ours = Array.from(out.logits.data as Float32Array);
    expect(Math.max(...ours.map((value, i) => Math.abs(value - logits[i])))).toBeLessThan(1e-3);
  });

  it.each(theirs.cases)(
    'says the same 200 tokens greedily, whole and from a shared beginning: $picture',
    async (one) => {
      const { model, tokenizer, Tensor } = qwen;
      const photo = await readRgb(`${RANDOM_VL}/${one.picture}`);
      const patches = cutPatches(photo);
      for (const shared of [0, one.ids.length - 7]) {
        const speaker = createSpeaker({ model, tokenizer, Tensor, ends: new Set() });
        const question = { ids: one.ids, shared, photo, patches, maxTokens: one.said.length, goesOn: false };
        expect((await speaker.answer(question, {})).ids).toEqual(one.said);
        // Again, from what is kept.
        expect((await speaker.answer(question, {})).ids).toEqual(one.said);
      }
    },
  );
});
