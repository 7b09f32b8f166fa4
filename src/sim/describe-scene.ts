import type { Simulation } from './simulation.js';
import type { GeomType, JointType } from './mujoco-types.js';
import { GEOM_TYPES } from './mujoco-types.js';
import type { SceneMaterial, SceneTexture } from './scene-materials.js';
import { listMaterials, listTextures } from './scene-materials.js';
import type { SceneMesh } from './scene-meshes.js';
import { listMeshes } from './scene-meshes.js';

type Triple = readonly [number, number, number];
type Quadruple = readonly [number, number, number, number];

export interface SceneBody {
  /** Empty where the model gives none. */
  readonly name: string;
  /** Number of the parent; 0, the world, is its own. */
  readonly parent: number;
  /** kg. */
  readonly mass: number;
}

/** A shape on a body, in the body's frame. */
export interface SceneGeom {
  readonly name: string;
  readonly body: number;
  readonly type: GeomType;
  /**
   * m, by type. sphere: radius. capsule, cylinder: radius, half length along z. ellipsoid, box: half extents. plane: half extents in
   * x and y, where 0 is endless. mesh, hfield: drawn from `mesh`.
   */
  readonly size: Triple;
  readonly position: Triple;
  /** wxyz. */
  readonly rotation: Quadruple;
  /** sRGB and alpha, 0 to 1: the material's where there is one. */
  readonly rgba: Quadruple;
  /** Visibility group 0 to 5; by custom 0 to 2 are drawn, 3 holds collision shapes. */
  readonly group: number;
  /** Whether it can touch anything. */
  readonly collides: boolean;
  /** Number in `materials`; -1: none. */
  readonly material: number;
  /** Number in `meshes`; -1: none. */
  readonly mesh: number;
}

export interface SceneJoint {
  readonly name: string;
  readonly type: JointType;
  readonly body: number;
  /** First index in qpos. */
  readonly qposAddress: number;
  /** First index in qvel. */
  readonly dofAddress: number;
  /** Unit vector in the body's frame. Of no use for ball and free. */
  readonly axis: Triple;
  /** In the body's frame, m. */
  readonly anchor: Triple;
  /** rad or m; ball: [0, largest angle]. Absent: unlimited. */
  readonly range?: readonly [number, number];
  /** Position in the model's first pose (qpos0). */
  readonly initial: readonly number[];
}

/** Everything that a viewer needs of a model, as plain data that survives structured cloning. */
export interface SceneDescription {
  readonly bodies: readonly SceneBody[];
  readonly geoms: readonly SceneGeom[];
  readonly joints: readonly SceneJoint[];
  readonly meshes: readonly SceneMesh[];
  readonly materials: readonly SceneMaterial[];
  readonly textures: readonly SceneTexture[];
  readonly keyframes: readonly string[];
  /** s. */
  readonly timestep: number;
  /** kg. */
  readonly totalMass: number;
  /** Middle of the model as the compiler found it, m. */
  readonly center: Triple;
  /** Half the size of the model as the compiler found it, m. */
  readonly extent: number;
}

/** Numbers per body in `readPoses`: x, y, z (m), then the rotation's w, x, y, z. */
export const POSE_STRIDE = 7;
/** Numbers per joint in `readJointAxes`: anchor x, y, z, then axis x, y, z, in the world. */
export const AXIS_STRIDE = 6;

const COLLISION_GROUP = 3;

const triple = (a: ArrayLike<number>, i: number): Triple => [a[3 * i], a[3 * i + 1], a[3 * i + 2]];
const quadruple = (a: ArrayLike<number>, i: number): Quadruple => [a[4 * i], a[4 * i + 1], a[4 * i + 2], a[4 * i + 3]];
const count = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/**
 * Describes the compiled model: what is drawn from it is what simulates. Call once per model; the buffers are copies to transfer.
 *
 * @param isUrdf of a URDF the engine puts what is drawn into group 1 and what collides into group 0: here it is 3, as is the custom, where something is
 *   drawn.
 */
export function describeScene(sim: Simulation, isUrdf = false): SceneDescription {
  const m = sim.model;
  const collides = (i: number): boolean => m.geom_contype[i] !== 0 || m.geom_conaffinity[i] !== 0;
  const hasVisuals = isUrdf && count(m.ngeom).some((i) => !collides(i));
  const materials = listMaterials(sim);
  const meshes = listMeshes(sim);
  const paired = new Set([...m.pair_geom1, ...m.pair_geom2]);
  const center = m.stat.center as Float64Array;
  return {
    bodies: count(m.nbody).map((i) => ({
      name: sim.nameOf('body', i),
      parent: m.body_parentid[i],
      mass: m.body_mass[i],
    })),
    geoms: count(m.ngeom).map((i) => {
      const type = GEOM_TYPES[m.geom_type[i]];
      const data = m.geom_dataid[i];
      const material = m.geom_matid[i];
      return {
        name: sim.nameOf('geom', i),
        body: m.geom_bodyid[i],
        type,
        size: triple(m.geom_size, i),
        position: triple(m.geom_pos, i),
        rotation: quadruple(m.geom_quat, i),
        rgba: material < 0 ? quadruple(m.geom_rgba, i) : materials[material].rgba,
        group: hasVisuals && collides(i) ? COLLISION_GROUP : m.geom_group[i],
        collides: collides(i) || paired.has(i),
        material,
        mesh: type === 'mesh' || type === 'sdf' ? data : type === 'hfield' ? m.nmesh + data : -1,
      };
    }),
    joints: count(m.njnt).map((i) => {
      const range = sim.jointRange(i);
      const start = m.jnt_qposadr[i];
      return {
        name: sim.nameOf('joint', i),
        type: sim.jointType(i),
        body: m.jnt_bodyid[i],
        qposAddress: start,
        dofAddress: m.jnt_dofadr[i],
        axis: triple(m.jnt_axis, i),
        anchor: triple(m.jnt_pos, i),
        ...(range === undefined ? {} : { range }),
        initial: [...m.qpos0.subarray(start, start + sim.jointPosition(i).length)],
      };
    }),
    meshes,
    materials,
    textures: listTextures(sim),
    keyframes: count(m.nkey).map((i) => sim.nameOf('key', i)),
    timestep: sim.timestep,
    totalMass: sim.totalMass,
    center: [center[0], center[1], center[2]],
    extent: m.stat.extent,
  };
}

/** Writes the world pose of every body, `POSE_STRIDE` numbers each, into `out`, which holds at least as many. */
export function readPoses(sim: Simulation, out: Float32Array): void {
  const positions = sim.data.xpos;
  const rotations = sim.data.xquat;
  for (let i = 0; i < sim.model.nbody; i++) {
    for (let k = 0; k < 3; k++) out[POSE_STRIDE * i + k] = positions[3 * i + k];
    for (let k = 0; k < 4; k++) out[POSE_STRIDE * i + 3 + k] = rotations[4 * i + k];
  }
}

/** Writes the world anchor and axis of every joint, `AXIS_STRIDE` numbers each, into `out`. */
export function readJointAxes(sim: Simulation, out: Float32Array): void {
  const anchors = sim.data.xanchor;
  const axes = sim.data.xaxis;
  for (let i = 0; i < sim.model.njnt; i++) {
    for (let k = 0; k < 3; k++) {
      out[AXIS_STRIDE * i + k] = anchors[3 * i + k];
      out[AXIS_STRIDE * i + 3 + k] = axes[3 * i + k];
    }
  }
}
