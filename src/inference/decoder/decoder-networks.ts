/** Latents: 8 channels of 16^3. */
export const LATENT_SHAPE: readonly number[] = [1, 8, 16, 16, 16];
const GRID_SHAPE: readonly number[] = [1, 1, 64, 64, 64];
const TOKENS_SHAPE: readonly number[] = [1, 1374, 1024];

export const countOf = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);

/** The networks of a pack, each a file NAME.onnx: their inputs, and the one output, by name and shape. Float32 throughout. */
export const NETWORKS = {
  encoder: { inputs: { voxels: GRID_SHAPE }, output: 'low', shape: LATENT_SHAPE },
  image: { inputs: { image: [1, 3, 518, 518] }, output: 'tokens', shape: TOKENS_SHAPE },
  flow: {
    inputs: { x: LATENT_SHAPE, t: [1], tokens: TOKENS_SHAPE, low: LATENT_SHAPE },
    output: 'velocity',
    shape: LATENT_SHAPE,
  },
  decoder: { inputs: { latent: LATENT_SHAPE }, output: 'logits', shape: GRID_SHAPE },
} as const satisfies Record<string, NetworkForm>;

export interface NetworkForm {
  readonly inputs: Readonly<Record<string, readonly number[]>>;
  readonly output: string;
  readonly shape: readonly number[];
}

/** The decoder's networks, ready to run: numbers in, numbers out, in the shapes of NETWORKS. */
export interface DecoderNetworks {
  /** Voxels (0 or 1) to the latent of the coarse shape. */
  readonly encode: (voxels: Float32Array) => Promise<Float32Array>;
  /** A normalised picture to tokens. */
  readonly see: (image: Float32Array) => Promise<Float32Array>;
  /** Velocity of x at time t, 0 to 1; tokens of zeros are no image. */
  readonly flow: (x: Float32Array, t: number, tokens: Float32Array, low: Float32Array) => Promise<Float32Array>;
  /** A latent to logits of occupancy: above 0 is occupied. */
  readonly decode: (latent: Float32Array) => Promise<Float32Array>;
  readonly release: () => Promise<void>;
}
