import process from 'node:process';
import type { GeometryEngine } from '../../core/mesh/geometry-engine.js';
import type { DeviceName } from '../device.js';
import { probeDevices } from '../device.js';
import type { ObjectFinder } from '../image/find-object.js';
import { modelHome } from '../models/model-home.js';
import { openModelStore, requireModel } from '../models/model-store.js';
import type { OpenDecoder } from './open-decoder.js';
import { openDecoder } from './open-decoder.js';
import type { DecoderStage } from './with-decoder.js';

/** Which decoder to use, where the user has one. */
export interface DecoderSettings {
  /** Name in the store of models, or a folder. */
  readonly model: string;
  readonly device?: DeviceName;
  /** The user accepts its licence, now. */
  readonly acceptLicence?: boolean;
}

/**
 * The stage with the user's decoder, opened when it is first needed and kept. Opening throws as `requireModel` and `openDecoder` do; after that it
 * is tried again.
 */
export function createDecoderStage(
  { model, device = 'auto', acceptLicence = false }: DecoderSettings,
  geometry: GeometryEngine,
  finder: (() => Promise<ObjectFinder>) | undefined,
): DecoderStage {
  let opened: Promise<OpenDecoder> | undefined;
  const open = async (signal: AbortSignal | undefined): Promise<OpenDecoder> => {
    const store = openModelStore(modelHome(process.env, process.platform));
    const { folder } = await requireModel(store, model, 'decoder', { acceptLicence });
    const probe = device === 'cpu' ? { device } : await probeDevices(device);
    return openDecoder(folder, { device: probe.device, ...(signal && { signal }) });
  };
  return {
    geometry,
    ...(finder && { finder }),
    open: (signal) => {
      opened ??= open(signal).catch((error: unknown) => {
        opened = undefined;
        throw error;
      });
      return opened;
    },
  };
}
