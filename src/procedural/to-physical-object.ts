import { compose, transformPoint } from '../core/math/pose.js';
import type { Pose } from '../core/math/pose.js';
import { rotate } from '../core/math/quat.js';
import type { Texture } from '../core/material.js';
import type { GeometryEngine } from '../core/mesh/geometry-engine.js';
import type { VisualMesh } from '../core/mesh/triangle-mesh.js';
import { toVisualMesh } from '../core/mesh/visual-mesh.js';
import { transformMesh } from '../core/mesh/transform-mesh.js';
import { MATERIAL_TABLE } from '../core/material-table.js';
import type { KinematicGroup, Motion, Part, PhysicalObject } from '../core/physical-object.js';
import type { Provenance } from '../core/provenance.js';
import type { JointState } from './joint-state.js';
import { poseBodies } from './joint-state.js';
import type { ModelBody, ModelMotion, ObjectModel } from './model.js';
import type { PosedPart } from './pose-parts.js';
import { poseParts } from './pose-parts.js';

/** What a model does not say about the object that it is. */
export interface ObjectAbout {
  readonly name: string;
  readonly category: string;
  readonly confidence?: number;
  readonly provenance: Readonly<Record<string, Provenance>>;
}

/** What parts are covered with. */
export interface Dress {
  /** Of each part, as drawn with all joints closed, m; with texture coordinates where there is a texture. */
  readonly meshes: readonly VisualMesh[];
  readonly texture?: Texture;
}

/**
 * The model as a physical object in metres, with its joints where `state` has them: that is the rest pose, and what closes a joint is
 * said in `closedAt`. Parts are numbered in order and so are groups, one a body.
 * Parts have the colours of their materials.
 */
export function toPhysicalObject(
  model: ObjectModel,
  state: JointState,
  about: ObjectAbout,
  engine: GeometryEngine,
): PhysicalObject {
  const posed = poseParts(model, state, engine);
  return describeObject(model, state, about, posed, { meshes: posed.map(({ mesh }) => toVisualMesh(mesh)) });
}

/** As `toPhysicalObject`, of parts that are united and dressed already. */
export function describeObject(
  model: ObjectModel,
  state: JointState,
  about: ObjectAbout,
  posed: readonly PosedPart[],
  { meshes, texture }: Dress,
): PhysicalObject {
  const poses = poseBodies(model, state);
  const numbers = new Map<ModelBody, number>(model.bodies.map((body, i) => [body, i]));
  const groups = model.bodies.map((body, i): KinematicGroup => {
    const ids = posed.flatMap((part, id) => (part.body === i ? [id] : []));
    const parent = body.parent === undefined ? undefined : numbers.get(body.parent);
    // A body's own joint moves it in the frame that its parent has carried along.
    const frame = parent === undefined ? undefined : poses[parent];
    const position = state[i] ?? 0;
    return {
      id: i,
      parts: ids,
      ...(parent === undefined ? {} : { parent }),
      motion: toMotion(body.motion, frame, position),
      ...(position === 0 ? {} : { closedAt: -position }),
    };
  });
  return {
    name: about.name,
    category: about.category,
    metresPerUnit: 1,
    parts: posed.map((part, id) => toPart(part, id, meshes[id], texture)),
    groups,
    textures: texture === undefined ? [] : [texture],
    ...(about.confidence === undefined ? {} : { confidence: about.confidence }),
    provenance: about.provenance,
  };
}

function toPart({ part, pose }: PosedPart, id: number, mesh: VisualMesh, texture: Texture | undefined): Part {
  const material = MATERIAL_TABLE.find(({ name }) => name === part.material);
  if (material === undefined) throw new Error(`part ${part.name}: no material ${part.material} in the table`);
  return {
    id,
    name: part.name,
    material: part.material,
    density: material.density * (part.fill ?? 1),
    youngsModulus: material.youngsModulus,
    poissonsRatio: material.poissonsRatio,
    affordance: part.affordance,
    description: part.description,
    geometry: {
      kind: 'mesh',
      mesh: transformMesh(mesh, pose),
      ...(texture === undefined ? {} : { texture: texture.name }),
      convexPieces: part.solids.flatMap(({ pieces }) =>
        pieces().map((piece) => ({ shape: piece.shape, pose: compose(pose, piece.pose) })),
      ),
    },
  };
}

function toMotion(motion: ModelMotion, frame: Pose | undefined, position: number): Motion {
  const turned = (v: readonly [number, number, number]): readonly [number, number, number] =>
    frame === undefined ? v : rotate(frame.rotation, v);
  const moved = (p: readonly [number, number, number]): readonly [number, number, number] =>
    frame === undefined ? p : transformPoint(frame, p);
  const shifted = (range: readonly [number, number]): [number, number] => [range[0] - position, range[1] - position];
  switch (motion.kind) {
    case 'fixed':
    case 'free':
      return motion;
    case 'hinge':
      return {
        kind: 'hinge',
        direction: turned(motion.axis),
        position: moved(motion.position),
        ...(motion.range === undefined ? {} : { range: shifted(motion.range) }),
      };
    case 'slide':
      return { kind: 'slide', direction: turned(motion.axis), range: shifted(motion.range) };
    case 'ball':
      return {
        kind: 'ball',
        position: moved(motion.position),
        ...(motion.maxAngle === undefined ? {} : { maxAngle: motion.maxAngle }),
      };
    case 'hinge-slide':
      return {
        kind: 'hinge-slide',
        direction: turned(motion.axis),
        position: moved(motion.position),
        ...(motion.range === undefined ? {} : { range: motion.range }),
        slideDirection: turned(motion.slideAxis),
        slideRange: motion.slideRange,
      };
  }
}
