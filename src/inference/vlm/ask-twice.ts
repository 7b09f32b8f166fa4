import type { PromptMessage } from '../../representation/prompts.js';
import type { ChatContext, ChatModel, ChatRequest } from './chat-model.js';

/** How much of a malformed reply the model is shown again: the fault is at its beginning or end, and a whole grid is thousands of tokens. */
const SHOWN = 600;

/** A reply with what was made of it. */
export interface Judged<T> {
  readonly value: T;
  readonly text: string;
  readonly cutShort: boolean;
  /** What is wrong with it, as a full sentence; absent where it can be used as it is. */
  readonly fault?: string;
}

/**
 * Asks, and where the reply is malformed once more, with the fault named. Gives the reply to use and the fault of the first one; a second reply
 * that is malformed too is used only if `prefers` it.
 */
export async function askTwice<T>(
  model: ChatModel,
  request: ChatRequest,
  context: ChatContext,
  judge: (text: string, cutShort: boolean) => Omit<Judged<T>, 'text' | 'cutShort'>,
  prefers: (second: T, first: T) => boolean,
): Promise<{ readonly reply: Judged<T>; readonly firstFault?: string }> {
  const ask = async (messages: readonly PromptMessage[]): Promise<Judged<T>> => {
    const { text, cutShort } = await model.reply({ ...request, messages }, context);
    return { ...judge(text, cutShort), text, cutShort };
  };
  const first = await ask(request.messages);
  if (first.fault === undefined) return { reply: first };
  const second = await ask([...request.messages, ...complain(first.text, first.fault)]);
  const better = second.fault === undefined || prefers(second.value, first.value);
  return { reply: better ? second : first, firstFault: first.fault };
}

const complain = (text: string, fault: string): PromptMessage[] => [
  { role: 'assistant', text: text.length > SHOWN ? `${text.slice(0, SHOWN / 2)} ... ${text.slice(-SHOWN / 2)}` : text },
  { role: 'user', text: `That reply cannot be used: ${fault} Answer again, in the format that was asked for.` },
];
