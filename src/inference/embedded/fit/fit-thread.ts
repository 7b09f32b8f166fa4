// Entry of a thread that runs searches of a fit: pure computation, so that it can be ended at any moment.
import { parentPort, workerData } from 'node:worker_threads';
import { CATEGORIES } from '../../../procedural/categories/index.js';
import type { Crop } from './fit-target.js';
import type { SearchTask } from './search-task.js';
import { createTaskRunner } from './search-task.js';

const port = parentPort;
if (port === null) throw new Error('This is a thread of a fit and is not run by hand.');
const runner = createTaskRunner(workerData as Crop, CATEGORIES);
port.on('message', (task: SearchTask) => {
  port.postMessage(runner.run(task));
});
