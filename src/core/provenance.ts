/**
 * Where a value came from. `model`: a network or imported reply said it; `image`: measured from the photo; `prior`: typical of the
 * category; `rule`: computed by a stated rule; `user`: given by the user.
 */
export type ProvenanceSource = 'model' | 'image' | 'prior' | 'rule' | 'user';

export interface Provenance {
  readonly source: ProvenanceSource;
  /** How, in a few words: `wood, table of materials`, `volume times density`. */
  readonly detail: string;
}

/**
 * Provenance by path: `dimensions`, `parts/3/density` in a PhysicalObject; `bodies/door/inertial`, `materials/wood/friction` in a
 * SimAsset. A path covers everything below it that has no entry of its own.
 */
export type ProvenanceTable = Readonly<Record<string, Provenance>>;
