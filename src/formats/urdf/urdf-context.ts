import type { AssetFiles } from '../../core/asset-files.js';
import type { Pose } from '../../core/math/pose.js';
import { poseFromXyzRpy } from '../../core/conventions.js';
import { IDENTITY_POSE } from '../../core/math/pose.js';
import { ZERO } from '../../core/math/vec3.js';
import type { Annotation } from '../annotations.js';
import { fieldsOf } from '../model-draft/element-fields.js';
import type { AppearancePool, MaterialPool } from '../model-draft/pools.js';
import type { ReadLog } from '../model-draft/read-issues.js';
import type { MeshReader } from '../model-draft/read-mesh-file.js';
import type { NameGiver } from '../model-draft/unique-names.js';
import type { XmlElement } from '../xml-tree.js';
import { childNamed } from '../xml-tree.js';

/** What the parts of the URDF reader share while one model is read. */
export interface UrdfContext {
  readonly files: AssetFiles;
  readonly folders: readonly string[];
  readonly log: ReadLog;
  readonly meshReader: MeshReader;
  readonly appearances: AppearancePool;
  readonly materials: MaterialPool;
  readonly geomName: NameGiver;
  /** Friction that Gazebo's extension states, by link. */
  readonly frictionOf: ReadonlyMap<string, number>;
  /** Physical material of our own collision geoms, by geom. */
  readonly materialOf: ReadonlyMap<string, string>;
  readonly notes: readonly Annotation[];
}

/** Pose of an element by its `<origin>` child; the identity without one. */
export function readOrigin(parent: XmlElement, log: ReadLog, owner: string): Pose {
  const origin = childNamed(parent, 'origin');
  if (origin === undefined) return IDENTITY_POSE;
  const fields = fieldsOf(origin, log, {}, owner);
  return poseFromXyzRpy(fields.vec3('xyz') ?? ZERO, fields.vec3('rpy') ?? ZERO);
}
