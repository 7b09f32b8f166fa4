import type { GateModels, LoadedFile } from './gate-models.js';
import type { GateCheck, GateItem } from './gate-report.js';
import { itemNumbers, makeCheck, measure } from './gate-report.js';

/**
 * load: every given file compiles, or reads, without a warning, and its first state is finite. What was left out of the compile
 * because it has no part in the physics (an unreadable visual mesh) is an issue of the report and no failure.
 */
export function checkLoad(models: GateModels): GateCheck {
  const items = models.loaded.map(describeFile);
  const failed = items.filter((item) => !item.pass);
  const detail =
    failed.length === 0
      ? `Without a warning: ${items.map((item) => item.subject).join(', ')}.`
      : failed.map((item) => `${item.subject}: ${item.detail}`).join(' ');
  return makeCheck('load', [measure('files that do not load cleanly', failed.length, 0, 'count')], items, detail);
}

function describeFile({ path, issues, simulation }: LoadedFile): GateItem {
  const serious = issues.filter((issue) => issue.severity === 'error' || issue.code === 'engine-warning');
  const problems = serious.map((issue) => `${issue.message}${issue.where === path ? '' : ` (${issue.where})`}`);
  if (simulation === undefined) {
    const pass = problems.length === 0;
    return { subject: path, pass, detail: pass ? 'Reads.' : problems.join(' '), numbers: {} };
  }
  const { model, data } = simulation;
  for (const { name } of simulation.warnings()) problems.push(`At its first pose MuJoCo warns: ${name}.`);
  if (![...data.qpos, ...data.qacc].every(Number.isFinite)) problems.push('Its first state is not finite.');
  const { nbody, njnt, ngeom } = model;
  return {
    subject: path,
    pass: problems.length === 0,
    detail: problems.length === 0 ? `${nbody - 1} bodies, ${njnt} joints, ${ngeom} geoms.` : problems.join(' '),
    numbers: itemNumbers({ bodies: nbody - 1, joints: njnt, geoms: ngeom, mass: simulation.totalMass }),
  };
}
