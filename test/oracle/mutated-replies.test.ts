import { beforeAll, describe, expect, it } from 'vitest';
import { SimAssetError } from '../../src/core/error.js';
import type { PhysicalObject } from '../../src/core/physical-object.js';
import { loadNodeEngines } from '../../src/pipeline/node-engines.js';
import type { Engines } from '../../src/pipeline/engines.js';
import { makeStandingAsset } from '../../src/pipeline/make-standing-asset.js';
import { readDescription } from '../../src/representation/description/read-description.js';
import { formatGateReport } from '../../src/sim/gate/format-gate-report.js';
import { findContractBreach } from '../fixtures/find-contract-breach.js';
import { findUnnamedLoss } from '../fixtures/find-unnamed-loss.js';
import { readTaughtLessons } from '../fixtures/lessons.js';
import { describeMutated, makeMutatedReplies } from '../fixtures/mutated-reply.js';

/** $MUTANTS and $GATED for more, $MUTANTS_LOG to see what they are. */
const COUNT = Number(process.env['MUTANTS'] ?? 10_000);
/** How many are made into files, too, which MuJoCo loads and moves. */
const GATED = Number(process.env['GATED'] ?? 200);
/** Lessons whose assembly takes tenths of a second: what is gated is made of them. */
const QUICK = [11, 12, 14, 16, 18, 19, 22, 23, 24, 26, 28, 29];

const LESSONS = readTaughtLessons();
const TRUTHS = LESSONS.map(({ description }): PhysicalObject => readDescription(description).value);

describe('replies with slips, through the whole of the pipeline', { timeout: 900_000 + 3000 * GATED }, () => {
  it(`gives an object with each loss named, or one error, ${COUNT} times`, async () => {
    const seen = { objects: 0, 'model-no-object': 0, 'model-no-shape': 0 };
    const bad: string[] = [];
    for (let index = 0; index < COUNT; index++) {
      const replies = makeMutatedReplies(LESSONS[index % LESSONS.length], index);
      const made = await describeMutated(replies);
      const complain = (what: string): void => void bad.push(`${index} ${replies.how.join(', ')}: ${what}`);
      if (made instanceof SimAssetError) {
        if (made.code !== 'model-no-object' && made.code !== 'model-no-shape') complain(made.code);
        else seen[made.code]++;
        if (/undefined|\[object|NaN/.test(made.message)) complain(made.message);
        continue;
      }
      seen.objects++;
      const wrong = findContractBreach(made.value) ?? findUnnamedLoss(replies, TRUTHS[index % LESSONS.length], made);
      if (wrong !== undefined) complain(wrong);
      const odd = made.issues.find(({ message, where }) => where === '' || /undefined|\[object/.test(message));
      if (odd !== undefined) complain(JSON.stringify(odd));
    }
    if (process.env['MUTANTS_LOG']) console.log(seen, bad.length, bad.slice(0, 40));
    expect(bad).toEqual([]);
    // Else the test would look at nothing.
    expect(seen.objects).toBeGreaterThan(0.8 * COUNT);
    expect(seen['model-no-object']).toBeGreaterThan(0.005 * COUNT);
  });

  describe('made into files', () => {
    let engines: Engines;
    beforeAll(async () => (engines = await loadNodeEngines()));

    // A slip may give an object whose joint is blocked. It then moves as far as it can, or not at all, and an issue says so.
    it(`passes the gate, ${GATED} times`, async () => {
      const failing: string[] = [];
      let made = 0;
      const mended = { 'joint-narrowed': 0, 'joint-welded': 0 };
      for (let index = 0; made < GATED; index++) {
        const lesson = LESSONS[QUICK[index % QUICK.length]];
        const replies = makeMutatedReplies(lesson, COUNT + index);
        const read = await describeMutated(replies);
        if (read instanceof SimAssetError) continue;
        made++;
        const { report, issues } = await makeStandingAsset(read.value, { name: 'mutant', fixedBase: 'auto' }, engines);
        if (process.env['MUTANTS_LOG'] && made % 200 === 0) console.log(made, failing.length, mended);
        if (!report.pass) {
          failing.push(`${index} ${lesson.category} ${replies.how.join(', ')}\n${formatGateReport(report)}`);
          if (process.env['MUTANTS_LOG']) console.log(failing.at(-1));
        }
        for (const code of ['joint-narrowed', 'joint-welded'] as const)
          if (issues.some((issue) => issue.code === code)) mended[code]++;
      }
      if (process.env['MUTANTS_LOG']) console.log(mended, failing.length);
      expect(failing).toEqual([]);
      expect(mended['joint-narrowed']).toBeGreaterThan(0);
      expect(mended['joint-welded']).toBeGreaterThan(0);
      expect(mended['joint-welded']).toBeLessThan(0.15 * GATED);
    });
  });
});
