import type * as transformers from '@huggingface/transformers';
import type { PreTrainedModel, PreTrainedTokenizer, Tensor } from '@huggingface/transformers';

type Library = typeof transformers;

/** The cache of a decoder: keys and values of each layer, by name. */
export type Cache = Record<string, Tensor>;

/** What is used of the library's Qwen2.5-VL; its types leave this open. */
export interface QwenModel extends PreTrainedModel {
  forward(inputs: {
    readonly input_ids: Tensor;
    readonly attention_mask: Tensor;
    /** (3, 1, places): time, row and column. */
    readonly position_ids: Tensor;
    readonly past_key_values: Cache | null;
    readonly num_logits_to_keep: Tensor;
    readonly pixel_values?: Tensor;
    readonly image_grid_thw?: Tensor;
  }): Promise<Record<string, Tensor> & { readonly logits: Tensor }>;
  get_rope_index(ids: Tensor, imageGrid: Tensor | undefined, videoGrid: undefined, mask: Tensor): [Tensor, Tensor];
}

export type { PreTrainedTokenizer as Tokenizer, Tensor };

let library: Promise<Library> | undefined;

/** Transformers.js, loaded when it is first needed, that never looks for anything on the network. */
export function loadTransformers(): Promise<Library> {
  library ??= import('@huggingface/transformers').then((loaded) => {
    loaded.env.allowRemoteModels = false;
    loaded.env.allowLocalModels = true;
    loaded.env.useFSCache = false;
    return loaded;
  });
  return library;
}
