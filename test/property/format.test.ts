import { expect, it } from 'vitest';
import { formatDocument, formatRange } from '../../src/language/format/format-document.js';
import { isSameTree } from '../../src/language/format/is-same-tree.js';
import { applyEdits } from '../../src/language/check/diagnostic.js';
import { readSourceFile } from '../../src/language/model/source-file.js';
import type { Random } from '../../src/procedural/random.js';
import { createRandom } from '../../src/procedural/random.js';
import { parseXml } from '../../src/xml/parse-xml.js';
import { mutateXml } from '../fixtures/mutate-xml.js';
import { xmlDocuments } from '../fixtures/xml-documents.js';

const documents = [...xmlDocuments().values()].filter((text) => text.length < 12_000);

/** Spaces, tabs and breaks where they may be: what formatting is there for. */
const disorder = (text: string, random: Random): string =>
  text.replace(/\s+|(?<=>)(?=<)/g, (space) =>
    random.below(6) > 0 ? space : random.pick(['  ', '\n', '\n\n\n', '\t', ' \r\n ']),
  );

it(
  'whatever is done to a document, formatting it keeps what it says, and formatting it again changes nothing',
  { timeout: 120_000 },
  () => {
    let formatted = 0;
    for (let i = 0; i < 6000; i++) {
      const random = createRandom('formatted', i);
      const original = documents[i % documents.length];
      const text = i % 3 === 0 ? mutateXml(original, random) : disorder(original, random);
      const file = readSourceFile('', text);
      const options = { indent: random.pick(['  ', '    ', '\t']), tabSize: 4, width: random.pick([40, 80, 120]) };
      const once = formatDocument(file, options);
      if (once === undefined) {
        expect(file.xml.problems.length > 0 || file.xml.root === undefined || text.includes('<!D'), text).toBe(true);
        continue;
      }
      formatted++;
      expect(isSameTree(file.xml, parseXml(once)), text).toBe(true);
      expect(formatDocument(readSourceFile('', once), options)).toBe(once);
      const [start, end] = [random.below(text.length), random.below(text.length)].sort((a, b) => a - b);
      const edit = formatRange(file, start, end, options);
      if (edit !== undefined) {
        const changed = applyEdits(text, [edit]);
        expect(isSameTree(file.xml, parseXml(changed)), text).toBe(true);
      }
    }
    expect(formatted).toBeGreaterThan(3000);
  },
);
