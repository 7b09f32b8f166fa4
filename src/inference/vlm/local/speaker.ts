import { throwIfCancelled } from '../../../core/error.js';
import type { RgbImage } from '../../image/rgba-image.js';
import type { ChatContext, ChatReply } from '../chat-model.js';
import { createKeptPrefix, type Read } from './kept-prefix.js';
import type { Patches } from './patches.js';
import { PATCH_LENGTH } from './patches.js';
import { createTextWriter } from './text-writer.js';
import type { Cache, QwenModel, Tensor, Tokenizer } from './transformers.js';
import type { Tokens } from './write-conversation.js';

export interface Question extends Tokens {
  readonly photo: RgbImage;
  readonly patches: Patches;
  readonly maxTokens: number;
  /** Another question that begins with this one and its reply may follow. */
  readonly goesOn: boolean;
}

/** A reply, with its tokens. */
interface Answer extends ChatReply {
  readonly ids: readonly number[];
}

export interface Speaker {
  /**
   * The likeliest token, again and again, until the model ends.
   *
   * @throws SimAssetError `cancelled` within a token.
   */
  answer(question: Question, context: ChatContext): Promise<Answer>;
}

interface Parts {
  readonly model: QwenModel;
  readonly tokenizer: Tokenizer;
  readonly Tensor: typeof Tensor;
  /** Tokens that end a reply. */
  readonly ends: ReadonlySet<number>;
}

/**
 * Reads a question and says what comes next. Of the library's own `generate` only the loop is written here once more: it cannot begin from a cache
 * that several replies share, and scores every token of the vocabulary to choose one.
 */
export function createSpeaker({ model, tokenizer, Tensor, ends }: Parts): Speaker {
  const prefix = createKeptPrefix();
  const whole = (values: readonly number[], dims: number[]): Tensor =>
    new Tensor('int64', BigInt64Array.from(values, BigInt), dims);
  const ones = (count: number): Tensor => new Tensor('int64', new BigInt64Array(count).fill(1n), [1, count]);

  /** Reads some more tokens; gives the likeliest next one. The cache before stays as it is. */
  async function read(
    before: Read,
    ids: readonly number[],
    positions: Tensor,
    picture: { pixel_values: Tensor; image_grid_thw: Tensor } | undefined,
  ): Promise<{ readonly read: Read; readonly next: number }> {
    const length = before.ids.length + ids.length;
    const { logits, ...outputs } = await model.forward({
      input_ids: whole(ids, [1, ids.length]),
      attention_mask: ones(length),
      position_ids: positions,
      past_key_values: before.cache,
      num_logits_to_keep: whole([1], []),
      ...picture,
    });
    const cache: Cache = {};
    for (const [name, tensor] of Object.entries(outputs))
      if (name.startsWith('present')) cache[name.replace('present', 'past_key_values')] = tensor;
    return { read: { ids: [...before.ids, ...ids], cache }, next: likeliest(logits.to('float32')) };
  }

  return {
    answer: async (question, { signal, onText }) => {
      const { ids, shared, photo, patches } = question;
      const grid = whole([1, patches.rows, patches.columns], [1, 3]);
      const [positions, deltas] = model.get_rope_index(whole(ids, [1, ids.length]), grid, undefined, ones(ids.length));
      const delta = Number((deltas.data as BigInt64Array)[0]);
      const pixels = new Tensor('float32', patches.values, [patches.count, PATCH_LENGTH]);
      const imageId = Number((model.config as { image_token_id?: number }).image_token_id);
      const readTo = (from: Read, end: number): ReturnType<typeof read> => {
        const start = from.ids.length;
        const segment = ids.slice(start, end);
        const picture = segment.includes(imageId) ? { pixel_values: pixels, image_grid_thw: grid } : undefined;
        return read(from, segment, slicePositions(positions, ids.length, start, end, whole), picture);
      };

      let known = prefix.find(photo, ids);
      if (known.ids.length < shared) {
        const before = known;
        known = (await readTo(known, shared)).read;
        prefix.keep(photo, known);
        prefix.release(before);
      }
      throwIfCancelled(signal);
      let { read: state, next } = await readTo(known, ids.length);
      const writer = createTextWriter(tokenizer);
      const said: number[] = [];
      let text = '';
      while (!ends.has(next) && said.length < question.maxTokens) {
        said.push(next);
        text = writer.add(next);
        onText?.(text);
        // What else the process is told, a cancellation above all, is heard between tokens.
        await new Promise((resolve) => setImmediate(resolve));
        throwIfCancelled(signal);
        const before = state;
        const place = state.ids.length + delta;
        ({ read: state, next } = await read(state, [next], whole([place, place, place], [3, 1, 1]), undefined));
        prefix.release(before);
      }
      if (question.goesOn) prefix.keep(photo, state);
      else prefix.release(state);
      return { text, cutShort: !ends.has(next), ids: said };
    },
  };
}

/** Columns `start` to `end` of (3, 1, count). */
function slicePositions(
  { data }: Tensor,
  count: number,
  start: number,
  end: number,
  whole: (values: readonly number[], dims: number[]) => Tensor,
): Tensor {
  const all = Array.from(data as BigInt64Array, Number);
  const values = [0, 1, 2].flatMap((axis) => all.slice(axis * count + start, axis * count + end));
  return whole(values, [3, 1, end - start]);
}

/** Of the last place: (1, places, vocabulary). */
function likeliest(logits: Tensor): number {
  const vocabulary = logits.dims[2];
  const values = logits.data as Float32Array;
  const start = values.length - vocabulary;
  let best = 0;
  for (let i = 1; i < vocabulary; i++) if (values[start + i] > values[start + best]) best = i;
  return best;
}
