import type { AssetFiles } from '../../src/core/asset-files.js';
import { SimAssetError } from '../../src/core/error.js';
import type { Issue } from '../../src/core/issue.js';
import { isUrdf, openSimulation } from '../../src/sim/compile-model.js';
import { AXIS_STRIDE, describeScene, POSE_STRIDE, readJointAxes, readPoses } from '../../src/sim/describe-scene.js';
import type { MujocoEngine } from '../../src/sim/load-mujoco.js';
import type { Simulation } from '../../src/sim/simulation.js';
import type { Bounds } from './surroundings.js';
import { addFloor, findBounds, hasFloor } from './surroundings.js';
import type { CompiledScene, JointTargets, SimState } from './sim-protocol.js';

/** Wall time that one call of `advance` may take, ms: a model too heavy for real time then runs in slow motion. */
const ADVANCE_BUDGET = 24;
/** A model with more joints is a robot or a crowd, whose first joints say enough of its reach. */
const MAX_REACH_JOINTS = 40;

/** The one model of a preview with its state. */
export interface SimSession {
  compile(files: AssetFiles, entry: string): CompiledScene;
  pose(targets: JointTargets): SimState;
  advance(seconds: number): SimState;
  reset(): SimState;
}

interface Loaded {
  simulation: Simulation;
  readonly files: AssetFiles;
  readonly entry: string;
  readonly floorHeight: number;
  /** Things can fall and there is nothing to fall on. */
  needsFloor: boolean;
}

/** Compiles and runs models with an engine. */
export function createSimSession(engine: MujocoEngine): SimSession {
  let loaded: Loaded | undefined;

  const current = (): Loaded => {
    if (loaded === undefined) throw new SimAssetError('no-model', 'There is no model.');
    return loaded;
  };

  const open = (files: AssetFiles, entry: string) => {
    const { value, issues } = openSimulation(engine, files, entry);
    if (value === undefined) throw describeFailure(issues);
    return { simulation: value, remarks: issues.map((issue) => `${issue.where}: ${issue.message}`) };
  };

  /** A floor is added when it is first needed: most models are only looked at. */
  const ensureFloor = (state: Loaded) => {
    if (!state.needsFloor) return;
    state.needsFloor = false;
    const { value } = openSimulation(engine, addFloor(state.files, state.entry, state.floorHeight), state.entry);
    // Without a floor things fall, which is still better than no simulation.
    if (value === undefined) return;
    if (value.data.qpos.length === state.simulation.data.qpos.length) {
      value.data.qpos.set(state.simulation.data.qpos);
      value.forward();
    }
    state.simulation.dispose();
    state.simulation = value;
  };

  return {
    compile(files, entry) {
      const { simulation, remarks } = open(files, entry);
      resetPose(simulation);
      loaded?.simulation.dispose();
      const { model } = simulation;
      const ownFloor = hasFloor(simulation);
      const floorHeight = ownFloor ? 0 : Math.min(0, findBounds(simulation)?.min[2] ?? 0);
      const entryBytes = files.get(entry);
      const isMjcf = entryBytes !== undefined && !isUrdf(entryBytes);
      const scene = describeScene(simulation, !isMjcf);
      const needsFloor = isMjcf && !ownFloor && scene.joints.some((joint) => joint.type === 'free');
      loaded = { simulation, files, entry, floorHeight, needsFloor };
      return {
        scene,
        centersOfMass: Float32Array.from(model.body_ipos),
        floorHeight,
        hasOwnFloor: ownFloor,
        reach: findReach(simulation),
        remarks,
        state: readState(simulation),
      };
    },
    pose(targets) {
      const { simulation } = current();
      for (const [joint, position] of targets) simulation.setJointPosition(joint, position);
      simulation.forward();
      return readState(simulation);
    },
    advance(seconds) {
      const state = current();
      ensureFloor(state);
      const { simulation } = state;
      const end = performance.now() + ADVANCE_BUDGET;
      const target = simulation.time + seconds;
      while (simulation.time + simulation.timestep / 2 < target && performance.now() < end) simulation.step();
      return readState(simulation);
    },
    reset() {
      const { simulation } = current();
      resetPose(simulation);
      return readState(simulation);
    },
  };
}

/** To the pose that the object was seen in, where the model says it, else to its home pose. */
const resetPose = (simulation: Simulation): void => {
  simulation.reset(simulation.find('key', 'observed') === undefined ? 'home' : 'observed');
};

/** What the model fills when each of its joints in turn is at either limit; the pose is as before then. */
function findReach(simulation: Simulation): Bounds | undefined {
  const { model } = simulation;
  let reach = findBounds(simulation);
  for (let joint = 0; joint < Math.min(model.njnt, MAX_REACH_JOINTS); joint++) {
    const range = simulation.jointRange(joint);
    if (range === undefined || simulation.jointType(joint) === 'ball') continue;
    const before = simulation.jointPosition(joint);
    for (const limit of range) {
      simulation.setJointPosition(joint, limit);
      simulation.forward();
      reach = unite(reach, findBounds(simulation));
    }
    simulation.setJointPosition(joint, before);
  }
  simulation.forward();
  return reach;
}

function unite(a: Bounds | undefined, b: Bounds | undefined): Bounds | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const pick = (f: (x: number, y: number) => number, p: Bounds['min'], q: Bounds['min']) =>
    [f(p[0], q[0]), f(p[1], q[1]), f(p[2], q[2])] as const;
  return { min: pick(Math.min, a.min, b.min), max: pick(Math.max, a.max, b.max) };
}

function readState(simulation: Simulation): SimState {
  const poses = new Float32Array(POSE_STRIDE * simulation.model.nbody);
  const axes = new Float32Array(AXIS_STRIDE * simulation.model.njnt);
  readPoses(simulation, poses);
  readJointAxes(simulation, axes);
  return {
    poses,
    axes,
    qpos: Float64Array.from(simulation.data.qpos),
    time: simulation.time,
    warnings: simulation.warnings().map((warning) => warning.name),
  };
}

/** The engine reports its first error only, so one issue is all there is. */
function describeFailure(issues: readonly Issue[]): SimAssetError {
  const issue = issues.find((each) => each.severity === 'error') ?? issues.at(0);
  if (issue === undefined) return new SimAssetError('compile-failed', 'MuJoCo did not accept the model.');
  return new SimAssetError(
    issue.code,
    `${issue.where}: ${issue.message}`,
    issue.hint ?? 'Mend the file: the preview follows it.',
  );
}
