import { SimAssetError } from '../../../core/error.js';
import type { PromptMessage } from '../../../representation/prompts.js';
import type { Tokenizer } from './transformers.js';

const IMAGE = '<|image_pad|>';

/** A conversation as tokens. */
export interface Tokens {
  readonly ids: readonly number[];
  /** So many at the beginning are those of all messages but the last: what several questions have in common. */
  readonly shared: number;
}

/**
 * A conversation as the model was taught to read it, by the chat template of its tokenizer.
 *
 * @param imageTokens how many tokens the picture takes.
 */
export function writeConversation(
  tokenizer: Tokenizer,
  messages: readonly PromptMessage[],
  imageTokens: number,
): Tokens {
  const encode = (list: readonly PromptMessage[], isWhole: boolean): number[] => {
    const text = tokenizer.apply_chat_template(list.map(toMessage), {
      tokenize: false,
      add_generation_prompt: isWhole,
    });
    return tokenizer.encode(text.replaceAll(IMAGE, IMAGE.repeat(imageTokens)), { add_special_tokens: false });
  };
  const ids = encode(messages, true);
  const images = ids.filter((id) => id === imageTokenOf(tokenizer)).length;
  if (images !== imageTokens) {
    throw new SimAssetError(
      'model-no-vision',
      `The chat template of the model has no place for a picture: ${images} image tokens instead of ${imageTokens}.`,
      'Use a checkpoint of Qwen2.5-VL with the tokenizer that it was trained with.',
    );
  }
  const before = encode(messages.slice(0, -1), false);
  const shared = before.every((id, i) => id === ids[i]) ? before.length : 0;
  return { ids, shared };
}

const imageTokenOf = (tokenizer: Tokenizer): number => tokenizer.encode(IMAGE, { add_special_tokens: false })[0];

function toMessage({ role, text, hasImage }: PromptMessage): { role: string; content: string } {
  // Qwen's template puts a picture between these marks; as a string it is the same for every template.
  return { role, content: hasImage === true ? `<|vision_start|>${IMAGE}<|vision_end|>${text}` : text };
}
