/** Names of the things in an asset's MJCF that are not bodies, joints, geoms or sites. They begin with the asset's name, so that several assets fit in one model. */
export interface MjcfNames {
  /** Class of every element of the asset. */
  readonly root: string;
  readonly visual: string;
  readonly collision: string;
  /** Class of collision geoms of one physical material. */
  readonly material: (material: string) => string;
  /** Name of a mesh, texture, appearance or any other asset-wide thing. */
  readonly own: (name: string) => string;
}

/** Names for the asset `name`, which need not be an identifier. */
export function mjcfNames(name: string): MjcfNames {
  const root = name.replace(/[^\p{L}\p{N}_.-]+/gu, '_');
  const collision = `${root}_collision`;
  return {
    root,
    visual: `${root}_visual`,
    collision,
    material: (material) => `${collision}_${material}`,
    own: (own) => `${root}_${own}`,
  };
}
