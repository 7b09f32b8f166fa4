import { describe, expect, it } from 'vitest';
import { READER_ISSUES } from '../../../src/representation/issues.js';
import { readDescription } from '../../../src/representation/description/read-description.js';
import { writeDescription } from '../../../src/representation/description/write-description.js';
import { findContractBreach } from '../../fixtures/find-contract-breach.js';
import { findObjectDifference } from '../../fixtures/find-object-difference.js';
import { loadReplies } from '../../fixtures/reply-corpus.js';
import { summarizeObject } from '../../fixtures/summarize-object.js';

const replies = loadReplies();

describe('hand-made replies', () => {
  it('are many', () => {
    expect(replies.length).toBeGreaterThanOrEqual(44);
  });

  it.each(replies)('$name is read as expected', ({ text, expected }) => {
    const read = readDescription(text);
    expect(summarizeObject(read)).toEqual(expected);
    expect(findContractBreach(read.value)).toBeUndefined();
  });

  it.each(replies.filter((reply) => reply.expected.parts.length > 0))(
    '$name comes back from its own text unchanged',
    ({ text }) => {
      const first = readDescription(text).value;
      const second = readDescription(writeDescription(first)).value;
      // Twelve digits are written; imperial units and the like have more.
      expect(findObjectDifference(second, first, 1e-11)).toBeUndefined();
      expect(writeDescription(second)).toBe(writeDescription(first));
    },
  );

  it('show every kind of issue that the reader knows but the one that needs a thousand parts', () => {
    const seen = new Set(replies.flatMap((reply) => reply.expected.issues.map((issue) => issue.split(' ')[1])));
    const unseen = Object.keys(READER_ISSUES).filter((code) => !seen.has(code));
    expect(unseen).toEqual(['too-many-parts']);
  });
});
