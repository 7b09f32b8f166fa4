import { expect, it } from 'vitest';
import { readModel } from '../../src/language/model/build-model.js';
import { createRandom } from '../../src/procedural/random.js';
import { lint } from '../fixtures/lint.js';
import { mutateXml } from '../fixtures/mutate-xml.js';
import { xmlDocuments } from '../fixtures/xml-documents.js';

it(
  'whatever is done to a model, 20,000 times: no rule fails, and what is found lies in the text',
  { timeout: 120_000 },
  () => {
    const documents = [...xmlDocuments().values()].filter((text) => text.length < 12_000);
    let found = 0;
    for (let i = 0; i < 20_000; i++) {
      const text = mutateXml(documents[i % documents.length], createRandom('mutated model', i));
      if (readModel(text) === undefined) continue;
      const diagnostics = lint(text);
      for (const { start, end, message, fixes } of diagnostics) {
        expect(start >= 0 && start <= end && end <= text.length, message).toBe(true);
        expect(message).toMatch(/^.{8,400}[.?]$/s);
        expect(message).not.toMatch(/undefined|\[object|NaN is less/);
        for (const { title, edits } of fixes) {
          expect(title.length).toBeGreaterThan(3);
          for (const edit of edits)
            expect(edit.start >= 0 && edit.start <= edit.end && edit.end <= text.length).toBe(true);
        }
      }
      if (diagnostics.length > 0) found++;
    }
    expect(found).toBeGreaterThan(5000);
  },
);
