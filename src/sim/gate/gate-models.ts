import type { Issue } from '../../core/issue.js';
import type { GlbPhysics } from '../../formats/gltf/glb-kinematics.js';
import { readGlbPhysics } from '../../formats/gltf/glb-kinematics.js';
import { openSimulation } from '../compile-model.js';
import type { MujocoEngine } from '../load-mujoco.js';
import { GEOM_TYPES } from '../mujoco-types.js';
import { prepareUrdf } from '../prepare-urdf.js';
import type { Simulation } from '../simulation.js';
import { lowestPoint } from './geom-extent.js';
import type { GateInput } from './gate-input.js';

/** One file of the input, as loaded. */
export interface LoadedFile {
  readonly path: string;
  readonly issues: readonly Issue[];
  /** Of an MJCF or URDF that compiles. */
  readonly simulation?: Simulation;
}

/** The model where it is let loose: on a floor, where it needs one. */
export interface Stage {
  readonly simulation: Simulation;
  /** `given` by the input, `added` by the gate, `none` where nothing can fall. */
  readonly floor: 'given' | 'added' | 'none';
}

/** Everything that the checks look at. Owns its simulations: `closeModels`. */
export interface GateModels {
  readonly input: GateInput;
  readonly loaded: readonly LoadedFile[];
  readonly mjcf?: Simulation;
  readonly urdf?: Simulation;
  readonly glb?: GlbPhysics;
  /** Absent when the model, or the scene given with it, does not load. */
  readonly stage?: Stage;
}

export function openModels(engine: MujocoEngine, input: GateInput): GateModels {
  const { files } = input;
  const loaded: LoadedFile[] = [];
  const load = (path: string | undefined): Simulation | undefined => {
    if (path === undefined) return undefined;
    const { value, issues } = openSimulation(engine, files, path);
    value?.reset();
    loaded.push({ path, issues, ...(value === undefined ? {} : { simulation: value }) });
    return value;
  };
  const mjcf = load(input.mjcf);
  const scene = load(input.scene);
  const urdf = load(input.urdf);
  const glb = input.glb === undefined ? undefined : readGlb(input, input.glb, loaded);
  const main = input.mjcf === undefined ? urdf : mjcf;
  const stage = input.scene !== undefined ? scene && givenStage(scene) : main && makeStage(engine, input, main);
  return {
    input,
    loaded,
    ...(mjcf === undefined ? {} : { mjcf }),
    ...(urdf === undefined ? {} : { urdf }),
    ...(glb === undefined ? {} : { glb }),
    ...(stage === undefined ? {} : { stage }),
  };
}

export function closeModels(models: GateModels): void {
  for (const { simulation } of models.loaded) simulation?.dispose();
  models.stage?.simulation.dispose();
}

function readGlb(input: GateInput, path: string, loaded: LoadedFile[]): GlbPhysics | undefined {
  const bytes = input.files.get(path);
  if (bytes === undefined) {
    const message = `There is no file ${path}.`;
    loaded.push({ path, issues: [{ code: 'missing-file', severity: 'error', where: path, message }] });
    return undefined;
  }
  const { value, issues } = readGlbPhysics(bytes);
  loaded.push({ path, issues });
  return value;
}

const givenStage = (simulation: Simulation): Stage => ({ simulation, floor: hasFloor(simulation) ? 'given' : 'none' });

/** The model as it is, or on an endless floor that touches its lowest point, where it has free bodies and nothing to stand on. */
function makeStage(engine: MujocoEngine, input: GateInput, main: Simulation): Stage {
  const path = input.mjcf ?? input.urdf ?? '';
  if (hasFloor(main) || !hasFreeBody(main)) return givenStage(main);
  const height = lowestPoint(main);
  if (height === undefined) return givenStage(main);
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
  const name = escapeAttribute(path.slice(folder.length));
  const [asset, body] =
    input.mjcf === undefined
      ? [`<asset><model name="model" file="${name}"/></asset>`, '<attach model="model" prefix=""/>']
      : [`<include file="${name}"/>`, ''];
  // Says everything that a default of the included model could change.
  const floor = `<geom type="plane" size="0 0 1" pos="0 0 ${height}" quat="1 0 0 0" contype="1" conaffinity="1" condim="3" margin="0" gap="0" priority="0" friction="0.7 0.005 0.0001"/>`;
  const xml = `<mujoco>${asset}<worldbody>${floor}${body}</worldbody></mujoco>`;
  const scenePath = `${path}.gate.xml`;
  const files = new Map(input.files).set(scenePath, new TextEncoder().encode(xml));
  if (input.mjcf === undefined) {
    // Compiling prepares the document it is given; this one is only reached through it.
    const text = new TextDecoder().decode(input.files.get(path));
    const { value, copies } = prepareUrdf(text, input.files, path, true);
    files.set(path, new TextEncoder().encode(value));
    for (const [copy, bytes] of copies) files.set(copy, bytes);
  }
  const { value } = openSimulation(engine, files, scenePath);
  value?.reset();
  return value === undefined ? givenStage(main) : { simulation: value, floor: 'added' };
}

const escapeAttribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Whether something of the world itself can be stood on. */
function hasFloor(simulation: Simulation): boolean {
  const { model } = simulation;
  for (let g = 0; g < model.ngeom; g++) {
    const collides = model.geom_contype[g] !== 0 || model.geom_conaffinity[g] !== 0;
    const type = GEOM_TYPES[model.geom_type[g]];
    if (collides && (model.geom_bodyid[g] === 0 || type === 'plane' || type === 'hfield')) return true;
  }
  return false;
}

function hasFreeBody(simulation: Simulation): boolean {
  for (let j = 0; j < simulation.model.njnt; j++) if (simulation.jointType(j) === 'free') return true;
  return false;
}
