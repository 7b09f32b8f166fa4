import { parentPort } from 'node:worker_threads';
import { loadNodeMujoco } from '../pipeline/node-engines.js';
import { inspectModel } from '../sim/inspect-model.js';
import type { EngineAnswer, EngineTask } from './engine-worker.js';

/** The thread on which models are compiled for the linter: one engine, one model after the other. */
const engine = loadNodeMujoco();

parentPort?.on('message', ({ files, entry }: EngineTask) => {
  void engine.then((mujoco) => {
    const inspection = inspectModel(mujoco, files, entry);
    const answer: EngineAnswer = { inspection, isWorn: !mujoco.isSound() || mujoco.heapBytes() > WORN_BYTES };
    parentPort?.postMessage(answer);
  });
});

/** An engine with this much memory has leaked much, as parsing does, or had a very large model: the next model gets a new one. */
const WORN_BYTES = 768 << 20;
