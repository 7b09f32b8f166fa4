import { baseName } from '../core/paths.js';

/** What the engine calls a mesh of a URDF: as its file, without folder and suffix. */
export const meshName = (path: string): string => baseName(path).replace(/\.[^.]*$/, '');

/**
 * Compiles a URDF with its visuals, but for meshes that the engine refuses: flat ones, damaged ones. By itself it reads no visual of a URDF, so that none
 * of them makes a model wrong.
 *
 * @param attempt compiles without the visuals of meshes of these names.
 * @param errorOf what the engine says of an attempt that failed.
 */
export function sparingVisuals<Outcome>(
  attempt: (refused: ReadonlySet<string>) => Outcome,
  errorOf: (outcome: Outcome) => string | undefined,
): Outcome {
  const refused = new Set<string>();
  for (;;) {
    const outcome = attempt(refused);
    const error = errorOf(outcome);
    const mesh = error === undefined ? undefined : meshOf(error);
    // What collides, and whatever else is wrong, stays so.
    if (mesh === undefined || refused.has(mesh)) return outcome;
    refused.add(mesh);
  }
}

const meshOf = (error: string): string | undefined =>
  /mesh/i.test(error) ? /Element name '([^']+)'/.exec(error)?.at(1) : undefined;
