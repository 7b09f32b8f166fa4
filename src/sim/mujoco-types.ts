import type { MjData, MjModel } from '@mujoco/mujoco';

/*
 * The package declares every array as `any`. These are the ones that this project reads, with what they hold.
 * Every access makes a new view on the engine's memory: never keep one across a call into the engine, since a grown heap detaches
 * it. Arrays of booleans (`jnt_limited`) cannot be read so; `model.jnt(i).limited` can.
 */

type F64 = Float64Array;
type F32 = Float32Array;
type I32 = Int32Array;

/** A compiled model, typed. Owned by whoever compiled it: `delete()` frees it. */
export interface MujocoModel extends MjModel {
  readonly qpos0: F64;
  readonly body_parentid: I32;
  readonly body_rootid: I32;
  readonly body_weldid: I32;
  readonly body_jntnum: I32;
  readonly body_jntadr: I32;
  readonly body_dofnum: I32;
  readonly body_dofadr: I32;
  readonly body_geomnum: I32;
  readonly body_geomadr: I32;
  readonly body_mocapid: I32;
  readonly body_pos: F64;
  readonly body_quat: F64;
  readonly body_ipos: F64;
  readonly body_iquat: F64;
  readonly body_mass: F64;
  readonly body_subtreemass: F64;
  readonly body_inertia: F64;
  readonly jnt_type: I32;
  readonly jnt_qposadr: I32;
  readonly jnt_dofadr: I32;
  readonly jnt_bodyid: I32;
  readonly jnt_pos: F64;
  readonly jnt_axis: F64;
  readonly jnt_range: F64;
  readonly jnt_actfrcrange: F64;
  readonly jnt_stiffness: F64;
  readonly dof_damping: F64;
  readonly dof_frictionloss: F64;
  readonly dof_armature: F64;
  readonly dof_M0: F64;
  readonly dof_invweight0: F64;
  readonly dof_jntid: I32;
  readonly actuator_trntype: I32;
  readonly actuator_trnid: I32;
  readonly actuator_gear: F64;
  readonly actuator_biastype: I32;
  readonly actuator_gaintype: I32;
  readonly actuator_gainprm: F64;
  readonly actuator_forcerange: F64;
  readonly actuator_ctrlrange: F64;
  readonly actuator_biasprm: F64;
  readonly geom_type: I32;
  readonly geom_contype: I32;
  readonly geom_conaffinity: I32;
  readonly geom_bodyid: I32;
  readonly geom_dataid: I32;
  readonly geom_matid: I32;
  readonly geom_group: I32;
  readonly geom_size: F64;
  readonly geom_aabb: F64;
  readonly geom_rbound: F64;
  readonly geom_pos: F64;
  readonly geom_quat: F64;
  readonly geom_friction: F64;
  readonly geom_margin: F64;
  readonly geom_gap: F64;
  readonly geom_rgba: F32;
  readonly exclude_signature: I32;
  readonly pair_geom1: I32;
  readonly pair_geom2: I32;
  readonly mesh_vertadr: I32;
  readonly mesh_vertnum: I32;
  readonly mesh_faceadr: I32;
  readonly mesh_facenum: I32;
  readonly mesh_normaladr: I32;
  readonly mesh_texcoordadr: I32;
  readonly mesh_graphadr: I32;
  readonly mesh_vert: F32;
  readonly mesh_normal: F32;
  readonly mesh_texcoord: F32;
  readonly mesh_face: I32;
  readonly mesh_facenormal: I32;
  readonly mesh_facetexcoord: I32;
  readonly mesh_graph: I32;
  readonly hfield_size: F64;
  readonly hfield_nrow: I32;
  readonly hfield_ncol: I32;
  readonly hfield_adr: I32;
  readonly hfield_data: F32;
  readonly mat_texid: I32;
  readonly mat_texrepeat: F32;
  readonly mat_emission: F32;
  readonly mat_specular: F32;
  readonly mat_shininess: F32;
  readonly mat_reflectance: F32;
  readonly mat_metallic: F32;
  readonly mat_roughness: F32;
  readonly mat_rgba: F32;
  readonly tex_type: I32;
  readonly tex_height: I32;
  readonly tex_width: I32;
  readonly tex_nchannel: I32;
  readonly tex_adr: I32;
  readonly tex_data: Uint8Array;
  readonly key_qpos: F64;
}

/** The state of a simulation, typed. Owned by whoever made it. */
export interface MujocoData extends MjData {
  readonly qpos: F64;
  readonly qvel: F64;
  readonly qacc: F64;
  readonly ctrl: F64;
  readonly qfrc_applied: F64;
  readonly qfrc_bias: F64;
  readonly qfrc_passive: F64;
  readonly qfrc_constraint: F64;
  readonly xfrc_applied: F64;
  readonly xpos: F64;
  readonly xquat: F64;
  readonly xipos: F64;
  readonly ximat: F64;
  readonly xanchor: F64;
  readonly xaxis: F64;
  readonly geom_xpos: F64;
  readonly geom_xmat: F64;
  readonly cvel: F64;
  readonly energy: F64;
}

/** mjtJoint. */
export const JOINT_TYPES = ['free', 'ball', 'slide', 'hinge'] as const;
export type JointType = (typeof JOINT_TYPES)[number];

/** How many numbers of qpos and of qvel a joint of each type has. */
export const JOINT_SIZES: Readonly<Record<JointType, { readonly positions: number; readonly dofs: number }>> = {
  free: { positions: 7, dofs: 6 },
  ball: { positions: 4, dofs: 3 },
  slide: { positions: 1, dofs: 1 },
  hinge: { positions: 1, dofs: 1 },
};

/** mjtGeom, the shapes a model can hold. */
export const GEOM_TYPES = [
  'plane',
  'hfield',
  'sphere',
  'capsule',
  'ellipsoid',
  'cylinder',
  'box',
  'mesh',
  'sdf',
] as const;
export type GeomType = (typeof GEOM_TYPES)[number];

/** mjtObj, the kinds whose names are asked for. */
export const OBJECT_KINDS = {
  body: 1,
  joint: 3,
  geom: 5,
  site: 6,
  mesh: 10,
  texture: 13,
  material: 14,
  actuator: 19,
  key: 24,
} as const;
export type ObjectKind = keyof typeof OBJECT_KINDS;
