import type { Pose } from '../core/math/pose.js';
import type { GeometryEngine } from '../core/mesh/geometry-engine.js';
import type { TriangleMesh } from '../core/mesh/triangle-mesh.js';
import type { JointState } from './joint-state.js';
import { poseBodies } from './joint-state.js';
import type { Finish, ModelPart, ObjectModel } from './model.js';
import { uniteSolids } from './solids/unite.js';

/** A part as one surface, and where it is. */
export interface PosedPart {
  readonly part: ModelPart;
  /** Number of its body. */
  readonly body: number;
  /** As drawn, with all joints closed, m. */
  readonly mesh: TriangleMesh;
  /** Of each triangle. */
  readonly finishes: readonly Finish[];
  /** Takes the mesh to where the part is. */
  readonly pose: Pose;
}

/** All parts of a model in order, each with its solids united, where the joints have them. */
export function poseParts(model: ObjectModel, state: JointState, engine: GeometryEngine): PosedPart[] {
  const poses = poseBodies(model, state);
  return model.bodies.flatMap(({ parts }, body) =>
    parts.map((part): PosedPart => ({ part, body, ...uniteSolids(part.solids, engine), pose: poses[body] })),
  );
}
