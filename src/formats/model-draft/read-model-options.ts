export interface ReadModelOptions {
  /** Path of the model among the files given with it; its references count from that folder. Default: the top. */
  readonly path?: string;
}
