import type { Rpc } from '../../src/protocol/rpc.js';
import type { SimProtocol, SimState } from '../simulation/sim-protocol.js';
import type { Coordinate } from './coordinates.js';
import { readCoordinate, withCoordinate } from './coordinates.js';
import type { Sweep } from './sweep.js';
import { startSweep } from './sweep.js';

/** What moves the model: hands on sliders, sweeps, and the simulation. */
export interface Motion {
  readonly isSimulating: boolean;
  isSweeping(coordinate: Coordinate): boolean;
  readonly isSweepingAll: boolean;
  /** Takes over another model: everything stops. */
  setModel(coordinates: readonly Coordinate[], state: SimState): void;
  /** Puts a coordinate somewhere, rad or m, and ends its sweep. */
  set(coordinate: Coordinate, value: number): void;
  /** Puts whole joints somewhere: position in qpos by number of the joint. Resolves once they are there. */
  setJoints(positions: ReadonlyMap<number, readonly number[]>): Promise<void>;
  toggleSweep(coordinate: Coordinate): void;
  toggleSweepAll(): void;
  toggleSimulation(): void;
  /** Back to the rest pose, at rest; ends sweeps. */
  reset(): Promise<void>;
}

export interface MotionActions {
  readonly sim: Rpc<SimProtocol>;
  /** Runs `step` before each frame until it answers false. */
  animate(step: (seconds: number) => boolean): void;
  /** Something is somewhere else now. */
  onState(state: SimState): void;
  /** What plays has changed. */
  onPlaying(): void;
  onError(error: unknown): void;
}

/** Drives the simulation worker. At most one request is under way; of targets that come meanwhile the latest count. */
export function createMotion(actions: MotionActions): Motion {
  let coordinates: readonly Coordinate[] = [];
  let qpos: ArrayLike<number> = [];
  let simulating = false;
  let isAnimating = false;
  let busy = false;
  /** Counts models, so that an answer about an old one is dropped. */
  let model = 0;
  const sweeps = new Map<Coordinate, { readonly sweep: Sweep; seconds: number }>();
  const targets = new Map<number, readonly number[]>();

  const accept = (state: SimState) => {
    qpos = state.qpos;
    actions.onState(state);
  };

  /** Runs one request; its answer counts only if the model is still the same. */
  const run = async (request: () => Promise<SimState>): Promise<void> => {
    const mine = model;
    busy = true;
    try {
      const state = await request();
      if (mine === model) accept(state);
    } catch (error) {
      simulating = false;
      sweeps.clear();
      actions.onPlaying();
      actions.onError(error);
    } finally {
      busy = false;
    }
  };

  const takeTargets = () => {
    const list = [...targets];
    targets.clear();
    return list;
  };

  const flush = async (): Promise<void> => {
    while (targets.size > 0) await run(() => actions.sim.request('pose', takeTargets()));
  };

  const step = (seconds: number): boolean => {
    for (const [coordinate, entry] of sweeps) {
      entry.seconds += seconds;
      aim(coordinate, entry.sweep.valueAt(entry.seconds));
    }
    if (!busy && (targets.size > 0 || simulating)) {
      void run(async () => {
        const posed = targets.size > 0 ? await actions.sim.request('pose', takeTargets()) : undefined;
        if (!simulating && posed !== undefined) return posed;
        return actions.sim.request('advance', { seconds });
      });
    }
    isAnimating = simulating || sweeps.size > 0;
    return isAnimating;
  };

  /** A ball's three coordinates make one target: what is already aimed at counts before what is. */
  const aim = (coordinate: Coordinate, value: number) => {
    const { joint, qposAddress } = coordinate;
    const pending = targets.get(joint);
    const base = pending === undefined ? qpos : offset(pending, qposAddress);
    targets.set(joint, withCoordinate(coordinate, base, value));
  };

  const play = () => {
    actions.onPlaying();
    if (isAnimating || !(simulating || sweeps.size > 0)) return;
    isAnimating = true;
    actions.animate(step);
  };

  const sendSoon = () => {
    if (!busy && !isAnimating) void flush();
    else if (busy && !isAnimating) void waitIdle().then(flush);
  };
  const waitIdle = async () => {
    while (busy) await new Promise((resolve) => setTimeout(resolve, 1));
  };

  const addSweep = (coordinate: Coordinate) => {
    if (!(coordinate.max > coordinate.min)) return;
    sweeps.set(coordinate, { sweep: startSweep(coordinate, readCoordinate(coordinate, qpos)), seconds: 0 });
  };

  return {
    get isSimulating() {
      return simulating;
    },
    get isSweepingAll() {
      return sweeps.size > 0 && sweeps.size === coordinates.length;
    },
    isSweeping: (coordinate) => sweeps.has(coordinate),
    setModel(next, state) {
      model++;
      coordinates = next;
      simulating = false;
      sweeps.clear();
      targets.clear();
      accept(state);
      actions.onPlaying();
    },
    set(coordinate, value) {
      if (sweeps.delete(coordinate)) actions.onPlaying();
      aim(coordinate, value);
      sendSoon();
    },
    async setJoints(positions) {
      for (const [joint, position] of positions) targets.set(joint, position);
      await waitIdle();
      await flush();
    },
    toggleSweep(coordinate) {
      if (!sweeps.delete(coordinate)) addSweep(coordinate);
      play();
    },
    toggleSweepAll() {
      const all = sweeps.size > 0 && sweeps.size === coordinates.length;
      sweeps.clear();
      if (!all) for (const coordinate of coordinates) addSweep(coordinate);
      play();
    },
    toggleSimulation() {
      simulating = !simulating;
      play();
    },
    async reset() {
      sweeps.clear();
      targets.clear();
      actions.onPlaying();
      await waitIdle();
      await run(() => actions.sim.request('reset', undefined));
    },
  };
}

/** A joint's position as it would lie in qpos at `start`. */
const offset = (position: readonly number[], start: number): number[] => [
  ...new Array<number>(start).fill(0),
  ...position,
];
