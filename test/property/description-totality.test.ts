import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDescription } from '../../src/representation/description/read-description.js';
import { writeDescription } from '../../src/representation/description/write-description.js';
import { findContractBreach } from '../fixtures/find-contract-breach.js';
import { findDifference } from '../fixtures/find-difference.js';
import { mutateText, mutation } from '../fixtures/mutate-text.js';
import { loadReplies } from '../fixtures/reply-corpus.js';

/** Voxel texts are shortened: their numbers have properties of their own, and 10,000 runs should take seconds. */
const TEXTS = loadReplies().map(({ text }) => text.replace(/^(l_\d+: \d[\d -]{400})[\d -]*$/gm, '$1'));

describe('mutated descriptions', () => {
  it('are read without a throw into objects that keep the contract, 10,000 times', () => {
    let objects = 0;
    fc.assert(
      fc.property(fc.constantFrom(...TEXTS), fc.array(mutation, { minLength: 1, maxLength: 8 }), (text, changes) => {
        const { value, issues } = readDescription(changes.reduce(mutateText, text));
        const breach = findContractBreach(value);
        if (breach !== undefined) throw new Error(breach);
        if (value.parts.length === 0 && !issues.some((issue) => issue.code === 'no-object'))
          throw new Error('no reason');
        const badIssue = issues.find(({ message, where }) => where === '' || /undefined|\[object/.test(message));
        if (badIssue !== undefined) throw new Error(JSON.stringify(badIssue));
        if (value.parts.length > 0) objects++;
        // What was repaired once has a text that means the same.
        const again = readDescription(writeDescription(value)).value;
        const difference = findDifference(again.groups, value.groups, 1e-9);
        if (difference !== undefined) throw new Error(difference);
      }),
      { seed: 20251118, numRuns: 10_000 },
    );
    // Most mutants still describe an object: else the test would look at nothing.
    expect(objects).toBeGreaterThan(7_000);
  });

  it('includes any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(findContractBreach(readDescription(text).value)).toBeUndefined();
        expect(
          findContractBreach(readDescription(`Parts:\nl_0: ${text}\nGroup_info:\ngroup_0: ${text}`).value),
        ).toBeUndefined();
      }),
      { seed: 7, numRuns: 2_000 },
    );
  });
});
