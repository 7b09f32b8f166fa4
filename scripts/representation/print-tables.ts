import type { DamageSummary } from './measure-damage.js';
import type { HardCase } from './measure-hard-cases.js';
import type { Ratio } from './statistics.js';
import type { ErrorSummary, LengthSummary } from './summarize.js';

/** What the bench prints of its results. */
export interface PrintedResults {
  readonly objectsByPart: readonly LengthSummary[];
  readonly objectsTogether: readonly LengthSummary[];
  readonly singleParts: readonly LengthSummary[];
  readonly errors: { readonly forms: readonly ErrorSummary[] };
  readonly hardCases: readonly HardCase[];
  readonly damage: readonly DamageSummary[];
}

/** Prints the results as tables of Markdown. */
export function printTables(results: PrintedResults): void {
  printLengths('Objects, part by part', results.objectsByPart);
  printLengths('Objects, all parts in one grid', results.objectsTogether);
  printLengths('Single parts', results.singleParts);
  printTable(
    'Errors against the mesh',
    ['form', 'Chamfer mean / median / p90, voxels', 'mean / median, cm', 'overlap mean / median / p10'],
    results.errors.forms.map(({ form, chamfer, chamferCm, overlap }) => [
      form,
      `${chamfer.mean} / ${chamfer.median} / ${chamfer.p90}`,
      `${chamferCm.mean} / ${chamferCm.median}`,
      overlap === undefined ? '' : `${overlap.mean} / ${overlap.median} / ${overlap.p10}`,
    ]),
  );
  const forms = Object.keys(results.hardCases[0].shorterThanRuns);
  printTable(
    'Shorter than merged runs, harder grids (one object of each category)',
    ['grids', 'tokens of merged runs', ...forms],
    results.hardCases.map(({ name, mergedRuns, shorterThanRuns }) => [
      name,
      String(mergedRuns),
      ...forms.map((form) => String(shorterThanRuns[form])),
    ]),
  );
  printTable(
    'One wrong character',
    ['form', 'refused', 'wrong voxels, median', 'p90'],
    results.damage.map(({ form, refused, median, p90 }) => [form, String(refused), String(median), String(p90)]),
  );
}

const writeRatio = ({ total, median, p10, p90 }: Ratio): string => `${total} (${median}; ${p10} to ${p90})`;

const printLengths = (title: string, rows: readonly LengthSummary[]): void => {
  printTable(
    title,
    ['form', 'tokens', 'median', 'shorter than mesh text', 'than merged runs'],
    rows.map(({ form, total, median, meshText, mergedRuns }) => [
      form,
      String(total),
      String(median),
      writeRatio(meshText),
      writeRatio(mergedRuns),
    ]),
  );
};

function printTable(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  console.log(`\n${title}\n`);
  for (const row of [head, head.map(() => '---'), ...rows]) console.log(`| ${row.join(' | ')} |`);
}
