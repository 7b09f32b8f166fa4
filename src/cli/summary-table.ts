import path from 'node:path';
import type { AssetSummary } from '../pipeline/summary.js';
import { formatTable } from './terminal.js';

/** The short table that a person sees for a finished asset. */
export function formatSummary(summary: AssetSummary): string {
  const size = summary.dimensions.map((side) => formatLength(side)).join(' x ');
  const confidence = summary.confidence === null ? '' : `, confidence ${formatShare(summary.confidence)}`;
  const others = (summary.candidates ?? [])
    .filter(({ category, confidence }) => category !== summary.category && confidence >= LEAST_SHARE)
    .map(({ category, confidence }) => `${category} ${formatShare(confidence)}`)
    .join(', ');
  const checks = summary.gate.checks.map((check) => `${check.pass ? '✓' : '✗'} ${check.name}`).join('  ');
  const rows = [
    ['asset', `${summary.name} (${summary.category}${confidence}, by ${summary.backend})`],
    ...(others === '' ? [] : [['or', others]]),
    ['bodies', String(summary.bodies)],
    ['joints', describeJoints(summary)],
    ['mass', formatMass(summary.mass)],
    ['size', size],
    ['physics', `${summary.gate.pass ? 'pass' : 'FAIL'}:  ${checks}`],
    ...summary.gate.checks.filter((check) => !check.pass).map((check) => ['', `${check.name}: ${check.detail}`]),
    ['files', `${summary.files.length} in ${relative(summary.dir)}`],
    ['time', `${summary.seconds.toFixed(1)} s`],
  ];
  return formatTable(rows);
}

/** `2: upper drawer (slide), door (hinge)`. */
function describeJoints({ joints, moving }: AssetSummary): string {
  if (joints === 0) return '0: one rigid body';
  const named = moving.slice(0, MOST_NAMED).map(({ body, how }) => `${body.replaceAll('_', ' ')} (${how})`);
  return `${joints}: ${named.join(', ')}${moving.length > MOST_NAMED ? ` and ${moving.length - MOST_NAMED} more` : ''}`;
}

/** Less is 0%, rounded. */
const LEAST_SHARE = 0.005;

/** Keyboards have a hundred. */
const MOST_NAMED = 6;

const formatShare = (share: number): string => `${(share * 100).toFixed(0)}%`;
const formatLength = (m: number): string => (m >= 1 ? `${m.toFixed(2)} m` : `${(m * 100).toFixed(1)} cm`);
const formatMass = (kg: number): string => (kg >= 1 ? `${kg.toFixed(2)} kg` : `${(kg * 1000).toFixed(1)} g`);

/** Relative to where the user stands, when that is shorter. */
export function relative(file: string): string {
  const shorter = path.relative(process.cwd(), file);
  return shorter !== '' && shorter.length < file.length ? shorter : file;
}
