import { describe, expect, it } from 'vitest';
import { parseExpression } from '../../../../src/language/xacro/parse-expression.js';
import { scanText } from '../../../../src/language/xacro/scan-text.js';
import { fixFirst, lint, MAIN } from '../../../fixtures/lint.js';

const xacro = (inside: string): string =>
  `<robot name="r" xmlns:xacro="http://www.ros.org/wiki/xacro">${inside}</robot>`;
const said = (text: string, others: Readonly<Record<string, string>> = {}): string[] =>
  lint(text, others)
    .filter(({ code, file }) => code === 'xac/expression' && file.path === MAIN)
    .map(({ message }) => message);

describe('an expression of Python', () => {
  it.each([
    'a + b * -c ** 2',
    "'left' if side == 1 else 'right'",
    'not a and (b or c) in [1, 2, 3]',
    "dict(x=1, y='2')['x']",
    '[i * 2 for i in range(3) if i > 0][::-1]',
    'xacro.load_yaml(path)["limits"]["max"]',
    'sin(radians(45))',
    'lambda x: x + 1',
    'r\'a\' "b"',
    '1.5e-3 + .5 + 0xff',
    'a < b <= c is not None',
    '(1,)',
    ' 2 ',
  ])('can be %s', (text) => {
    expect(parseExpression(text).error).toBeUndefined();
  });

  it.each([
    ['a +', 3, 'The expression ends where a value is expected.'],
    ['', 0, 'The expression ends where a value is expected.'],
    ['a && b', 2, 'Python writes "and" for &&.'],
    ['sin(a', 3, 'This ( is not closed.'],
    ["'a", 0, 'This quote is not closed.'],
    ['2x', 1, 'Here is "x" where the end, or something that goes on, is expected.'],
    ['a if b', 6, 'The expression ends where "else" is expected.'],
    ['a.1', 1, 'Here is ".1" where the end, or something that goes on, is expected.'],
    ['import', 0, 'Here is "import" where a value is expected.'],
  ])('cannot be "%s"', (text, start, message) => {
    expect(parseExpression(text).error).toMatchObject({ start, message });
  });

  it('means names, but for those that it binds itself, attributes and keywords', () => {
    const { names } = parseExpression('[i + a for i in f(b, key=c.d)] + [x for x, y in z]');
    expect(names.map(({ text }) => text)).toEqual(['a', 'f', 'b', 'c', 'z']);
  });

  it('is given up on when it is very deep', () => {
    expect(parseExpression('('.repeat(5000)).error?.message).toBe('These brackets are too deep.');
    expect(parseExpression('not '.repeat(2000) + 'a').error).toBeUndefined();
  });
});

it('xacro replaces what its lexer finds', () => {
  const kinds = (text: string): string[] =>
    Array.from(scanText(text, 10), ({ kind, inner, start }) => `${kind} ${inner} ${start}`);
  expect(kinds('a${b}c$(find d)')).toEqual(['expression b 11', 'substitution find d 16']);
  expect(kinds('$${a} $$(b)')).toEqual([]);
  expect(kinds('$(arg ${a})')).toEqual(['substitution arg ${a} 10', 'expression a 16']);
  expect(kinds('cost: 5$ ${a')).toEqual(['unclosed  19']);
});

describe('xac/expression', () => {
  it('knows properties, parameters, arguments and Python, wherever they are declared', () => {
    const text = xacro(
      '<xacro:include filename="lib.xacro"/><xacro:arg name="side" default="left"/><xacro:property name="w" value="${2 * pi}"/>' +
        '<xacro:wheel prefix="$(arg side)"><origin xyz="0 0 ${w + depth}"/></xacro:wheel><link name="a"/>',
    );
    const library = xacro(
      '<xacro:property name="depth" value="1"/><xacro:macro name="wheel" params="prefix *place size:=${w}"><link name="${prefix}_${size}"/><xacro:insert_block name="place"/></xacro:macro>',
    );
    expect(said(text, { '/work/lib.xacro': library })).toEqual([]);
    expect(said(text.replace('w + depth', 'w + dept'), { '/work/lib.xacro': library })).toEqual([
      'There is no property or parameter "dept". Is depth meant?',
    ]);
  });

  it('says nothing of names where a file is missing, or in a library', () => {
    expect(
      said(xacro('<xacro:include filename="$(find p)/a.xacro"/><link name="${unknown}"/><xacro:unknown/>')),
    ).toEqual([]);
    expect(said(xacro('<xacro:macro name="m" params="a"><link name="${from_outside}"/></xacro:macro>'))).toEqual([]);
    expect(said(xacro('<xacro:property name="${a}_b" value="1"/><link name="${c}"/>'))).toEqual([]);
    const piece = xacro('<gazebo reference="${prefix}base"/><xacro:sensor/>').replace(' name="r"', '');
    expect(said(piece)).toEqual([]);
  });

  it('finds what calls of macros lack', () => {
    const macro =
      '<xacro:macro name="m" params="a b:=1 *block"><xacro:insert_block name="block"/></xacro:macro><link name="l"/>';
    expect(said(xacro(`${macro}<xacro:m a="1"><origin/></xacro:m>`))).toEqual([]);
    expect(said(xacro(`${macro}<xacro:m><origin/></xacro:m>`))).toEqual(['The macro "m" wants a besides.']);
    expect(said(xacro(`${macro}<xacro:m a="1" c="2"><origin/></xacro:m>`))).toEqual([
      'The macro "m" has no parameter c.',
    ]);
    expect(said(xacro(`${macro}<xacro:m a="1"/>`))).toEqual([
      'The macro "m" wants 1 element inside the call; here are none.',
    ]);
    const misspelt = xacro('<xacro:macro name="wheel" params=""/><link name="l"/><xacro:weel></xacro:weel>');
    expect(said(misspelt)).toEqual(['There is no macro "weel". Is wheel meant?']);
    expect(fixFirst(misspelt, 'xac/expression')).toContain('<xacro:wheel></xacro:wheel>');
  });

  it('finds what is no condition, no name, no command, and not closed', () => {
    const link = '<link name="l"/>';
    expect(said(xacro(`${link}<xacro:property name="a" value="1"/><xacro:if value="a == 1"/>`))).toEqual([
      '"a == 1" is neither true nor false: an expression stands in ${}.',
    ]);
    expect(said(xacro(`${link}<xacro:property name="my-size" value="1"/>`))).toEqual([
      '"my-size" is no name for Python: letters, digits and _ make one.',
    ]);
    expect(said(xacro('<link name="$(fnd p)"/>'))).toEqual(['xacro has no $(fnd ...). Is find meant?']);
    expect(said(xacro('<link name="a${b"/>'))).toEqual([
      'This bracket is not closed: xacro drops it and all that comes after it.',
    ]);
    expect(said(xacro('<link name="$(arg side)"/>'))).toEqual([
      'There is no <xacro:arg> "side": xacro fails unless it is given on the command line.',
    ]);
  });

  it('puts what xacro puts in for a name, and reads entities', () => {
    expect(said(xacro('<xacro:arg name="n" default="1"/><link name="${$(arg n) + 1}"/>'))).toEqual([]);
    expect(said(xacro('<xacro:property name="a" value="1"/><link name="${a &lt; 2 and a &gt; 0}"/>'))).toEqual([]);
  });
});

describe('packages in includes', () => {
  it('are found in the folders around, with the macros that they have', () => {
    const others = {
      '/work/arm_description/package.xml': '<package><name>arm_description</name></package>',
      '/work/arm_description/urdf/parts.xacro': xacro('<xacro:macro name="finger" params="side"/>'),
    };
    const using = (call: string): string =>
      xacro(`<xacro:include filename="$(find arm_description)/urdf/parts.xacro"/>${call}`);
    expect(said(using('<xacro:finger side="left"/>'), others)).toEqual([]);
    expect(said(using('<xacro:fingr side="left"/>'), others)).toHaveLength(1);
    // What cannot be found may have anything.
    expect(said(using('<xacro:fingr side="left"/>'))).toEqual([]);
  });
});

describe('xac/in-urdf', () => {
  const codes = (text: string): string[] => lint(text).map(({ code }) => code);

  it('is about what readers of URDF would see', () => {
    expect(codes('<robot name="r"><link name="${a}"/></robot>')).toContain('xac/in-urdf');
    expect(codes('<robot name="r"><link name="a$b"/></robot>')).toEqual([]);
  });

  it('takes what xacro has written for the URDF that it is', () => {
    const written = xacro('<link name="a"/><link name="b"/>');
    expect(codes(written)).toEqual(['kin/root']);
  });
});
