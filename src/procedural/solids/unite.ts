import type { GeometryEngine } from '../../core/mesh/geometry-engine.js';
import { meshFromSolid, solidFromMesh } from '../../core/mesh/geometry-engine.js';
import { mergeMeshes } from '../../core/mesh/transform-mesh.js';
import type { TriangleMesh } from '../../core/mesh/triangle-mesh.js';
import type { Finish } from '../model.js';
import type { Solid } from './solid.js';

/** The surface of several solids as one. */
export interface United {
  readonly mesh: TriangleMesh;
  /** Finish of each triangle. */
  readonly finishes: readonly Finish[];
}

/** The union of solids as one closed mesh, with the finish that each triangle came with. */
export function uniteSolids(solids: readonly Solid[], engine: GeometryEngine): United {
  const finishOf = ({ finish }: Solid): Finish => finish ?? 'main';
  const loose = (): United => ({
    mesh: mergeMeshes(solids.map(({ mesh }) => mesh)),
    finishes: solids.flatMap((solid) => Array.from({ length: solid.mesh.indices.length / 3 }, () => finishOf(solid))),
  });
  if (solids.length === 1) return loose();
  const closed = solids.map(({ mesh }) => solidFromMesh(mesh, engine));
  const made = closed.filter((solid) => solid !== undefined);
  try {
    if (made.length < solids.length) return loose();
    // A solid made of a mesh has no original number of its own (-1), but its surface has one.
    const finishes = new Map(made.map((solid, i) => [solid.getMesh().runOriginalID[0], finishOf(solids[i])]));
    const union = engine.Manifold.union(made);
    try {
      const mesh = union.getMesh();
      const ofTriangle: Finish[] = [];
      mesh.runOriginalID.forEach((id, run) => {
        const count = (mesh.runIndex[run + 1] - mesh.runIndex[run]) / 3;
        for (let t = 0; t < count; t++) ofTriangle.push(finishes.get(id) ?? 'main');
      });
      return { mesh: meshFromSolid(union), finishes: ofTriangle };
    } finally {
      union.delete();
    }
  } finally {
    for (const solid of made) solid.delete();
  }
}
