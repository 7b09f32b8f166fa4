import { throwIfCancelled } from '../../core/error.js';
import type { DecoderNetworks } from './decoder-networks.js';
import { countOf, LATENT_SHAPE } from './decoder-networks.js';
import { drawNoise } from './draw-noise.js';
import { padVoxels } from './fine-grid.js';
import type { SampleContext, SamplerSettings } from './sample-flow.js';
import { sampleFlow } from './sample-flow.js';

/**
 * What the decoder draws of an object: its surface in 64^3 voxels, 1 where one is. The image guides, the coarse shape steers with and without it.
 *
 * @param occupied 32^3 voxels of the whole object: the flow was trained on objects, not on parts.
 * @param photo as `photoForDecoder` gives it.
 * @throws SimAssetError `cancelled`, between the networks' runs.
 */
export async function drawShell(
  networks: DecoderNetworks & { readonly sampler: SamplerSettings },
  occupied: ArrayLike<number>,
  photo: Float32Array,
  seed: number,
  context: SampleContext = {},
): Promise<Uint8Array> {
  const { signal } = context;
  const low = await networks.encode(padVoxels(occupied));
  throwIfCancelled(signal);
  const tokens = await networks.see(photo);
  const blind = new Float32Array(tokens.length);
  const latent = await sampleFlow(
    (x, t, seen) => networks.flow(x, t, seen ? tokens : blind, low),
    drawNoise(seed, countOf(LATENT_SHAPE)),
    networks.sampler,
    context,
  );
  const logits = await networks.decode(latent);
  throwIfCancelled(signal);
  return Uint8Array.from(logits, (logit) => Number(logit > 0));
}
