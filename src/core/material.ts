/** What a part is made of, SI units. One record per distinct material of an asset. */
export interface Material {
  /** Unique in its asset: `wood`, `steel`. */
  readonly name: string;
  /** kg/m^3. */
  readonly density: number;
  /** Pa. */
  readonly youngsModulus?: number;
  readonly poissonsRatio?: number;
  /** Coulomb friction coefficient against a common dry surface. */
  readonly friction: number;
  /** Coefficient of restitution, 0 to 1. */
  readonly restitution: number;
}

/** How a surface looks: glTF's metallic-roughness model. */
export interface Appearance {
  /** Unique in its asset. */
  readonly name: string;
  /** Linear-free: sRGB red, green, blue and alpha, each 0 to 1. With a texture it multiplies it. */
  readonly baseColor: readonly [number, number, number, number];
  /** 0 smooth to 1 rough. */
  readonly roughness: number;
  /** 0 dielectric to 1 metal. */
  readonly metallic: number;
  /** Name of a texture of the same asset. */
  readonly texture?: string;
}

/** A base-colour image. PNG, since MuJoCo reads nothing else. Row 0 is the top; texture coordinate (0, 0) is the top left (glTF's). */
export interface Texture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly png: Uint8Array;
}
