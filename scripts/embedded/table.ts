import type { Measured } from './measure-one.js';

const share = (list: readonly boolean[]): string =>
  list.length === 0 ? '-' : (list.filter(Boolean).length / list.length).toFixed(2);

function median(list: readonly number[]): string {
  if (list.length === 0) return '-';
  const sorted = [...list].sort((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2).toFixed(3);
}

/** The table of results as Markdown: a row a category, and all of them last. */
export function formatTable(results: readonly Measured[]): string {
  const head = ['category', 'n', 'top-1', 'top-3', 'net top-1', 'net top-3', 'IoU', 'parts', 'joint types', 'axes', 'ratios', 'F-score', 'gate', 's']; // prettier-ignore
  const row = (name: string, list: readonly Measured[]): string[] => [
    name,
    String(list.length),
    share(list.map((r) => r.topOne)),
    share(list.map((r) => r.topThree)),
    share(list.map((r) => r.networkOne)),
    share(list.map((r) => r.networkThree)),
    median(list.map((r) => r.iou)),
    share(list.map((r) => r.partsRight)),
    (list.reduce((sum, r) => sum + r.jointTypes, 0) / Math.max(1, list.length)).toFixed(2),
    share(list.flatMap((r) => r.axisErrors.map((e) => e <= 10))),
    share(list.map((r) => r.ratiosRight)),
    median(list.map((r) => r.fScore)),
    share(list.flatMap((r) => (r.gate === undefined ? [] : [r.gate]))),
    median(list.map((r) => r.seconds)),
  ];
  const names = [...new Set(results.map((r) => r.category))].sort();
  const rows = [
    ...names.map((name) =>
      row(
        name,
        results.filter((r) => r.category === name),
      ),
    ),
    row('all', results),
  ];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
