import type { Issue } from '../../core/issue.js';
import type { PromptMessage } from '../../representation/prompts.js';
import type { RgbImage } from '../image/rgba-image.js';

export interface ChatRequest {
  readonly messages: readonly PromptMessage[];
  /** Goes with the message that `hasImage`. */
  readonly photo: RgbImage;
  readonly maxTokens: number;
}

export interface ChatReply {
  readonly text: string;
  /** The limit of tokens was reached before the model had ended. */
  readonly cutShort: boolean;
}

export interface ChatContext {
  readonly signal?: AbortSignal;
  /** The whole reply so far, again and again. */
  readonly onText?: (text: string) => void;
}

/** A vision-language model that answers greedily: in this process, or behind a server. */
export interface ChatModel {
  /** As a user knows it, for provenance and messages. */
  readonly name: string;
  /** How many replies may be asked for at a time. */
  readonly concurrency: number;
  /** What was noticed when it was opened. */
  readonly issues?: readonly Issue[];
  /** @throws SimAssetError `cancelled` within a token of the signal, and those of the implementation. */
  reply(request: ChatRequest, context: ChatContext): Promise<ChatReply>;
}
