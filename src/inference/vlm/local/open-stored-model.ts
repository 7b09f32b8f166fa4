import type { DeviceName } from '../../device.js';
import { modelHome } from '../../models/model-home.js';
import { openModelStore, requireModel } from '../../models/model-store.js';
import type { ChatModel } from '../chat-model.js';
import { SimAssetError } from '../../../core/error.js';
import { openLocalModel } from './local-model.js';

/** Which model of the user's to run, and where. */
export interface LocalModelSettings {
  /** Name in the user's list of models, or a folder with a manifest. */
  readonly model: string;
  readonly device: DeviceName;
}

/**
 * The model that the settings name, from the user's own: its licence accepted, its files there.
 *
 * @throws SimAssetError `model-not-set`, and those of `requireModel` and `openLocalModel`.
 */
export async function openStoredModel(
  { model, device }: LocalModelSettings,
  onMessage: (message: string) => void,
): Promise<ChatModel> {
  if (model === '') {
    throw new SimAssetError(
      'model-not-set',
      'No model is named for the backend vlm.',
      'Give one with --model NAME, or in the setting physxAnything.vlm.model; `physx-anything models list` shows what there is.',
    );
  }
  const store = openModelStore(modelHome(process.env, process.platform));
  const found = await requireModel(store, model, 'vlm', { acceptLicence: false });
  return openLocalModel({ ...found, device, onMessage });
}
