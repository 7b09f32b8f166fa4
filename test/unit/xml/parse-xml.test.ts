import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/procedural/random.js';
import { decodeEntities, encodeEntities } from '../../../src/xml/entities.js';
import { parseXml } from '../../../src/xml/parse-xml.js';
import type { XmlDocument, XmlNode } from '../../../src/xml/syntax-tree.js';
import { mutateXml } from '../../fixtures/mutate-xml.js';
import { writeXmlTree } from '../../fixtures/write-xml-tree.js';
import { xmlDocuments } from '../../fixtures/xml-documents.js';

/** Elements by name, with what is in them. */
const outline = (nodes: readonly XmlNode[]): string =>
  nodes
    .flatMap((node) => {
      if (node.kind !== 'element') return [];
      const inner = outline(node.children);
      return [inner === '' ? node.name.text : `${node.name.text}(${inner})`];
    })
    .join(' ');
const messages = ({ problems }: XmlDocument): string[] => problems.map(({ message }) => message);
/** The text with the fix of each problem, last first. */
const mend = ({ text, problems }: XmlDocument): string =>
  problems
    .flatMap(({ fix, start }) => (fix === undefined ? [] : [{ ...fix, of: start }]))
    // At one place, what ends the inner thing comes first.
    .sort((a, b) => b.start - a.start || a.of - b.of)
    .reduce((now, fix) => now.slice(0, fix.start) + fix.text + now.slice(fix.end), text);

/** What an XML parser that nobody here wrote says of it; undefined where it takes it. */
function faultOf(text: string): string | undefined {
  let fault: string | undefined;
  const parser = new SaxesParser();
  parser.on('error', ({ message }) => (fault ??= message));
  parser.write(text).close();
  return fault;
}

/** What readers of models do not mind: the declaration, characters that XML has no place for, an empty document. */
const STRICT =
  /must contain a root|disallowed character|]]>|XML declaration|expected one of|version number|must be quoted|located doctype/;

describe('a document', () => {
  it('is a tree with the place of everything', () => {
    const text = '<?xml version="1.0"?>\n<mujoco model="a &amp; b">\n  <geom size=\'1 2\'/>text<!-- c --></mujoco >\n';
    const { root, nodes, problems } = parseXml(text);
    expect(problems).toEqual([]);
    expect(nodes.map(({ kind }) => kind)).toEqual(['instruction', 'text', 'element', 'text']);
    expect(root?.children.map(({ kind }) => kind)).toEqual(['text', 'element', 'text', 'comment']);
    const [attribute] = root?.attributes ?? [];
    expect(text.slice(attribute.start, attribute.end)).toBe('model="a &amp; b"');
    expect(attribute.value).toMatchObject({ raw: 'a &amp; b', quote: '"', closed: true });
    expect(decodeEntities(attribute.value?.raw ?? '')).toBe('a & b');
    expect(text.slice(root?.closeTag?.start, root?.closeTag?.end)).toBe('</mujoco >');
  });

  it('may begin with white space and instructions, as MuJoCo takes it', () => {
    const text = '\n<?xml version="1.0"?><?xml-model href="a"?>\n<m><?note?></m>';
    expect(messages(parseXml(text))).toEqual([]);
  });

  it('is read in no more than a parser’s time, nested as deep as somebody likes', () => {
    const text = '<a>'.repeat(20_000);
    const document = parseXml(text);
    expect(writeXmlTree(document)).toEqual({ text });
    expect(outline(document.nodes).length).toBeGreaterThan(20_000);
    const closed = parseXml('<a>'.repeat(50_000) + '</b>'.repeat(50_000) + '</a>'.repeat(50_000));
    expect(closed.problems).toHaveLength(50_000);
    expect(writeXmlTree(closed)).toEqual({ text: closed.text });
  });
});

describe('a slip', () => {
  it.each([
    [
      'a value without its end',
      '<m><geom size="1 2 3\n  <body/></m>',
      'm(geom body)',
      ['The tag of geom has no end: > or /> is missing.', 'The closing quote " is missing.'],
    ],
    [
      'a value without its end, in a tag with one',
      '<m><geom size="1 2 3/><body/></m>',
      'm(geom body)',
      ['The closing quote " is missing.'],
    ],
    [
      'a tag without its end',
      '<m>\n<geom size="1"\n<body></body></m>',
      'm(geom body)',
      ['The tag of geom has no end: > or /> is missing.'],
    ],
    [
      'a tag without its end, of what has content',
      '<m><body name="b"\n<geom/></body></m>',
      'm(body(geom))',
      ['The tag of body has no end: > or /> is missing.'],
    ],
    [
      'an element that is not closed',
      '<m><body><geom/></m>',
      'm(body(geom))',
      ['body is never closed: </body> is missing.'],
    ],
    ['a slip in a close tag', '<m><body><geom/></bdoy></m>', 'm(body(geom))', ['This closes bdoy, but open is body.']],
    ['a close tag too many', '<m><geom/></geom></m>', 'm(geom)', ['No geom is open here, but m.']],
    ['a close tag without its end', '<m><b></b<c/></m>', 'm(b c)', ['The close tag of b has no >.']],
    ['a value without quotes', '<m a=1 b="2"/>', 'm', ['The value of a stands without quotes.']],
    [
      'an attribute without a value',
      '<m a b="2" c=/>',
      'm',
      ['The attribute a has no value.', 'The attribute c has no value.'],
    ],
    ['an attribute twice', '<m a="1" a="2"/>', 'm', ['The attribute a stands here a second time.']],
    ['attributes without a space between', '<m a="1"b="2"/>', 'm', ['A space is missing before this attribute.']],
    [
      'a & by itself',
      '<m a="x & y">a && b</m>',
      'm',
      ['A & by itself is written &amp;.', 'A & by itself is written &amp;.', 'A & by itself is written &amp;.'],
    ],
    [
      'a declaration behind a comment',
      '<!-- c -->\n<?xml version="1.0"?>\n<m/>',
      'm',
      ['The XML declaration stands here behind something: it is the first thing in a document, or is not there.'],
    ],
  ])('%s is told, and costs nothing else', (_, text, tree, told) => {
    const document = parseXml(text);
    expect(outline(document.nodes)).toBe(tree);
    expect(messages(document)).toEqual(told);
    expect(writeXmlTree(document)).toEqual({ text });
    // What the fixes make of it is XML, with the same elements.
    const mended = parseXml(mend(document));
    expect(messages(mended), mended.text).toEqual([]);
    expect(outline(mended.nodes)).toBe(tree);
  });

  it.each([
    ['a comment without its end', '<m><!-- <b/></m>', '<!-- is never closed: --> is missing.'],
    ['two elements at the top', '<m/><n/>', 'A second element at the top: a document has one, here m.'],
    ['text at the top', '<m/>rest', 'Text stands outside of the document’s element.'],
    ['no element', 'hello', 'There is no element in this document.'],
    ['a < by itself', '<m>1 < 2</m>', 'Here a tag begins that has no name. A < in text is written &lt;.'],
    ['something in a tag that is no attribute', '<m a="1" = ,/>', 'Here an attribute is expected, not "=".'],
    ['crossed tags', '<m><a><b></a></b></m>', 'b is never closed: </b> is missing.'],
    ['an entity of elsewhere', '<m a="&nbsp;"/>', 'XML does not know &nbsp;; it has &lt; &gt; &amp; &quot; &apos;.'],
  ])('%s is told', (_, text, told) => {
    expect(messages(parseXml(text))).toContain(told);
  });
});

it('entities come back as they were', () => {
  expect(decodeEntities(encodeEntities('a<b>&"\'c'))).toBe('a<b>&"\'c');
  expect(decodeEntities('&#65;&#x42;&unknown;&#0;')).toBe('AB&unknown;&#0;');
});

describe('whatever is done to a document', () => {
  const documents = [...xmlDocuments()];

  it('it is well formed where another parser says so', () => {
    for (const [file, text] of documents)
      expect([messages(parseXml(text)), faultOf(text)], file).toEqual([[], undefined]);
  });

  it('20,000 times: the tree tiles it, and its problems are those of another parser', () => {
    expect(documents.length).toBeGreaterThan(5);
    const short = documents.filter(([, text]) => text.length < 12_000);
    let broken = 0;
    for (let i = 0; i < 20_000; i++) {
      const text = mutateXml(short[i % short.length][1].slice(0, 3000), createRandom('mutated xml', i));
      const document = parseXml(text);
      expect(writeXmlTree(document)).toEqual({ text });
      for (const { start, end, message } of document.problems)
        expect(start >= 0 && start <= end && end <= text.length, message).toBe(true);
      const isBroken = document.problems.length > 0;
      if (isBroken) broken++;
      const theirs = faultOf(text);
      if (isBroken) expect(theirs, `${messages(document)[0]}\n${text}`).toBeDefined();
      else if (theirs !== undefined) expect(theirs).toMatch(STRICT);
    }
    expect(broken).toBeGreaterThan(5000);
  });
});
