import { degrees } from '../../core/conventions.js';
import type { GateCheck, GateMeasure, GateReport, GateUnit } from './gate-report.js';

/** Failing items of a check that are listed. */
const MOST_ITEMS = 6;

/**
 * The report as a short table for terminals: a line a check with its verdict, number, limit and finding, and below it the items that
 * failed.
 */
export function formatGateReport(report: GateReport): string {
  const lines = report.checks.flatMap((check) => [
    `  ${verdict(check)}  ${check.name.padEnd(8)} ${measured(check).padEnd(34)} ${check.detail}`.trimEnd(),
    ...listFailures(check),
  ]);
  const failed = report.checks.filter((check) => !check.pass).map((check) => check.name);
  const applicable = report.checks.filter((check) => check.applicable).length;
  lines.push(failed.length === 0 ? `  all ${applicable} checks pass` : `  failed: ${failed.join(', ')}`);
  return lines.join('\n');
}

/** A number with its unit as people read it: millimetres and degrees for small lengths and angles. */
export function formatQuantity(value: number, unit: GateUnit): string {
  if (!Number.isFinite(value)) return 'an amount that is not finite';
  switch (unit) {
    case 'm':
      // Below a nanometre there is rounding error only.
      if (Math.abs(value) < 1e-9) return '0 mm';
      return Math.abs(value) < 1 ? `${short(1000 * value)} mm` : `${short(value)} m`;
    case 'rad':
      return `${short(degrees(value))} deg`;
    case 'J':
      return `${short(value)} J`;
    case 'kg/m3':
      return `${short(value)} kg/m3`;
    case 'of range':
      return `${short(100 * value)}%`;
    case 'relative':
    case 'count':
      return short(value);
  }
}

/** Failing items, where there are more than the one that the check's own sentence tells. */
function listFailures(check: GateCheck): string[] {
  const failures = check.items.filter((item) => !item.pass);
  if (failures.length < 2) return [];
  const lines = failures.slice(0, MOST_ITEMS).map((item) => `        ${item.subject}: ${item.detail}`);
  return failures.length > MOST_ITEMS ? [...lines, `        and ${failures.length - MOST_ITEMS} more`] : lines;
}

function verdict(check: GateCheck): string {
  if (!check.applicable) return '  - ';
  return check.pass ? 'pass' : 'FAIL';
}

function measured(check: GateCheck): string {
  const main = check.measures.find((m) => !m.pass) ?? check.measures.at(0);
  return main === undefined ? '' : formatMeasure(main);
}

function formatMeasure({ value, unit, limit, bound }: GateMeasure): string {
  const number = value === null ? 'not finite' : formatQuantity(value, unit);
  return `${number} (${bound} ${formatQuantity(limit, unit)})`;
}

/** Three significant digits, without an exponent where it is short. */
function short(value: number): string {
  const rounded = Number(value.toPrecision(3));
  return Math.abs(rounded) !== 0 && Math.abs(rounded) < 1e-3 ? rounded.toExponential() : String(rounded);
}
