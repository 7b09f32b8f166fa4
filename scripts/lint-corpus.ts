/**
 * Holds the rules against models of others: `node scripts/run-ts.mjs scripts/lint-corpus.ts FOLDER...`. Tells which models MuJoCo takes and a rule calls
 * wrong, which it refuses and no rule of the text finds, on which other line than the engine's, and how many models each rule fires on.
 */
import { compareSeverities } from '../src/language/check/lint-settings.js';
import type { Model } from '../src/language/model/model.js';
import { createWorkspace } from '../src/language/model/workspace.js';
import { checkModel } from '../src/language/check/check-model.js';
import { diskFiles } from '../src/lint/disk-files.js';
import { createEngineWorker } from '../src/lint/engine-worker.js';
import { findFiles } from '../src/lint/find-files.js';
import { inspect } from '../src/lint/inspect.js';

const args = process.argv.slice(2);
const only = args.find((arg) => arg.startsWith('--rule='))?.slice('--rule='.length);
const folders = args.filter((arg) => !arg.startsWith('--'));
const workspace = createWorkspace(diskFiles);
const paths = (await Promise.all(folders.map(findFiles))).flat();
workspace.discover(paths);
const models = new Set<Model>(paths.flatMap((path) => workspace.modelsOf(path)));
const engine = createEngineWorker();
const fires = new Map<string, { models: number; findings: number }>();
const counts = { accepted: 0, refused: 0, notAsked: 0, falseAlarms: 0, missed: 0, elsewhere: 0 };
for (const model of models) {
  const compiled = await inspect(engine, workspace, model);
  const onFault = (rule: string, error: unknown): void => {
    console.log(`FAULT ${rule} ${model.main.path} ${String(error)}`);
  };
  const checked = checkModel(model, { files: diskFiles, onFault, compiled });
  const all = checked.flatMap(({ diagnostics }) => diagnostics);
  const place = ({ file, start }: (typeof all)[number]): string =>
    `${file.path}:${file.lines.positionAt(start).line + 1}`;
  const isMine = ({ code }: (typeof all)[number]): boolean => code !== 'beh/compile';
  const errors = all.filter((one) => one.severity === 'error' && isMine(one));
  for (const code of new Set(all.map((one) => `${one.code} ${one.severity}`))) {
    const entry = fires.get(code) ?? { models: 0, findings: 0 };
    entry.models++;
    entry.findings += all.filter((one) => `${one.code} ${one.severity}` === code).length;
    fires.set(code, entry);
  }
  if (only !== undefined)
    for (const one of all) if (one.code === only) console.log(`${place(one)} ${one.severity} ${one.message}`);
  if (compiled === undefined) counts.notAsked++;
  else if (compiled.inspection.error === undefined) {
    counts.accepted++;
    if (errors.length > 0) counts.falseAlarms++;
    for (const one of errors.slice(0, 3))
      if (only === undefined) console.log(`ALARM ${place(one)} ${one.code} ${one.message}`);
  } else {
    counts.refused++;
    const said = compiled.inspection.error.replaceAll('\n', ' | ').slice(0, 160);
    const left = all.filter((one) => !isMine(one) && one.severity === 'error');
    if (errors.length === 0) counts.missed++;
    else if (left.length > 0) counts.elsewhere++;
    if (left.length > 0 && only === undefined)
      console.log(`${errors.length === 0 ? 'MISS' : 'ELSEWHERE'} ${left.map(place).join()} ${said}`);
  }
}
engine.dispose();
console.log(counts);
for (const [code, { models: number, findings }] of [...fires].sort(
  ([a], [b]) => a.localeCompare(b) || compareSeverities('error', 'error'),
))
  console.log(
    `${code.padEnd(42)} ${number} models ${((100 * number) / models.size).toFixed(1)}%  ${findings} findings`,
  );
