import { SimAssetError } from '../../../core/error.js';
import type { RgbImage } from '../../image/rgba-image.js';
import type { DeviceName } from '../../device.js';
import { probeDevices } from '../../device.js';
import type { ModelManifest } from '../../models/model-manifest.js';
import type { ChatModel } from '../chat-model.js';
import { loadQwen } from './load-qwen.js';
import { checkMemory, describeMemory } from './memory.js';
import type { Patches } from './patches.js';
import { cutPatches } from './patches.js';
import type { Speaker } from './speaker.js';
import { createSpeaker } from './speaker.js';
import { writeConversation } from './write-conversation.js';

export interface LocalModelOptions {
  /** Folder of the model, its files already checked: one that is missing would end the process. */
  readonly folder: string;
  readonly manifest: ModelManifest;
  readonly device: DeviceName;
  /** Told what is loaded, where, and what it needs. */
  readonly onMessage?: (message: string) => void;
}

/**
 * A Qwen2.5-VL in this process, from ONNX files as `training/vlm/export_vlm.py` writes them. A reply blocks the thread for the time of a token.
 *
 * @throws SimAssetError `model-memory` where it cannot fit, `model-not-loaded` where the runtime refuses it, `no-onnxruntime`.
 */
export async function openLocalModel({ folder, manifest, device, onMessage }: LocalModelOptions): Promise<ChatModel> {
  const probe = await probeDevices(device, 'first');
  if (probe.device === 'none') throw new SimAssetError('no-onnxruntime', probe.detail);
  checkMemory(manifest, probe.device);
  onMessage?.(`Loading ${manifest.title} on ${probe.device}: needs ${describeMemory(manifest, probe.device)}`);
  const { model, tokenizer, Tensor, ends } = await loadQwen(folder, manifest, probe.device);
  const speaker = createSpeaker({ model, tokenizer, Tensor, ends });
  let seen: { readonly photo: RgbImage; readonly patches: Patches } | undefined;
  // One at a time: the rounds share what was read, and the device.
  let last: Promise<unknown> = Promise.resolve();
  return {
    name: manifest.title,
    concurrency: 1,
    issues: probe.issues,
    reply: ({ messages, photo, maxTokens }, context) => {
      const answer = async (): ReturnType<Speaker['answer']> => {
        if (seen?.photo !== photo) seen = { photo, patches: cutPatches(photo) };
        const { patches } = seen;
        const tokens = writeConversation(tokenizer, messages, patches.tokens);
        const goesOn = messages.every(({ role }) => role !== 'assistant');
        return speaker.answer({ ...tokens, photo, patches, maxTokens, goesOn }, context);
      };
      const reply = last.then(answer);
      last = reply.catch(() => undefined);
      return reply;
    },
  };
}
