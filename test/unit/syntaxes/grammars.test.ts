import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Language, Token } from './tokenize.js';
import { loadGrammars } from './tokenize.js';

let tokenize: (language: Language, text: string) => readonly Token[];
beforeAll(async () => {
  // Without braces the function would be taken for what tears down.
  tokenize = await loadGrammars();
});

/** The scope that colours the first token that has this text. */
function scopeOf(language: Language, text: string, word: string): string {
  const token = tokenize(language, text).find((candidate) => candidate.text === word);
  if (token === undefined) throw new Error(`no token ${word} in ${text}`);
  return token.scopes.at(-1) ?? '';
}

const invalid = (tokens: readonly Token[]): string[] =>
  tokens.filter(({ scopes }) => scopes.some((scope) => scope.startsWith('invalid'))).map(({ text }) => text);

describe('MJCF', () => {
  it.each([
    ['<body name="arm">', 'body', 'entity.name.tag.body.mjcf'],
    ['<freejoint/>', 'freejoint', 'entity.name.tag.joint.mjcf'],
    ['<geom size="1"/>', 'geom', 'entity.name.tag.geom.mjcf'],
    ['<mesh file="a.obj"/>', 'mesh', 'entity.name.tag.asset.mjcf'],
    ['</actuator>', 'actuator', 'entity.name.tag.actuator.mjcf'],
    ['<framelinvel objtype="body"/>', 'framelinvel', 'entity.name.tag.sensor.mjcf'],
    ['<jointinator/>', 'jointinator', 'entity.name.tag.mjcf'],
    ['<geom size="1"/>', 'size', 'entity.other.attribute-name.mjcf'],
    ['<geom size="1"/>', '"', 'punctuation.definition.string.begin.mjcf'],
    ['<geom pos="0 -.5e-3 1."/>', '-.5e-3', 'constant.numeric.mjcf'],
    ["<geom pos='0 2 1'/>", '2', 'constant.numeric.mjcf'],
    ['<geom type="capsule"/>', 'capsule', 'constant.language.enumeration.mjcf'],
    ['<joint limited="auto"/>', 'auto', 'constant.language.boolean.mjcf'],
    ['<body name="upper arm">', 'upper arm', 'entity.name.type.declaration.mjcf'],
    ['<body name="2">', '2', 'entity.name.type.declaration.mjcf'],
    ['<position joint="elbow"/>', 'elbow', 'entity.name.type.reference.mjcf'],
    ['<rgba joint="0.2 0.6 0.8 1"/>', '0.6', 'constant.numeric.mjcf'],
    ['<default class="pad">', 'pad', 'entity.name.type.declaration.mjcf'],
    ['<geom class="pad"/>', 'pad', 'entity.name.type.reference.mjcf'],
    ['<mesh file="a/b c.obj"/>', 'a/b c.obj', 'markup.underline.link.path.mjcf'],
    ['<mujoco model="x &amp; y">', '&', 'punctuation.definition.entity.begin.mjcf'],
    ['<text data="v2.0 of 3x"/>', 'v2.0', 'constant.language.enumeration.mjcf'],
    ['<body xmlns:x="v2.0">', 'v2.0', 'string.quoted.mjcf'],
    ['<!-- a geom -->', ' a geom ', 'comment.block.mjcf'],
    ['<?xml version="1.0"?>', 'version', 'entity.other.attribute-name.mjcf'],
    ['<![CDATA[<body>]]>', '<body>', 'string.unquoted.cdata.mjcf'],
  ])('%s: %s', (text, word, scope) => {
    expect(scopeOf('mjcf', text, word)).toBe(scope);
  });

  it('keeps every value a string, so that the editor completes and closes quotes as in one', () => {
    for (const value of ['name="a"', 'pos="0 1"', 'type="box"', 'file="a.stl"', "joint='j'", 'x="true"']) {
      const inside = tokenize('mjcf', `<geom ${value}/>`).filter(({ text }) => /^[\w. ]+$/.test(text));
      const scopes = inside.find(({ text }) => value.includes(`"${text}`) || value.includes(`'${text}`))?.scopes;
      expect(scopes, value).toContain('string.quoted.mjcf');
    }
  });

  it('goes on over lines: attributes, values, comments', () => {
    const tokens = tokenize('mjcf', '<mesh\n  vertex="0 0 0\n 1 0 .5"\n  file =\n  "a"/>\n<!-- a\n<geom> -->\n<body/>');
    expect(tokens.find(({ text }) => text === '.5')?.scopes.at(-1)).toBe('constant.numeric.mjcf');
    expect(tokens.find(({ text }) => text === 'file')?.scopes.at(-1)).toBe('entity.other.attribute-name.mjcf');
    expect(tokens.find(({ text }) => text === '<geom> ')?.scopes.at(-1)).toBe('comment.block.mjcf');
    expect(tokens.find(({ text }) => text === 'body')?.scopes.at(-1)).toBe('entity.name.tag.body.mjcf');
    expect(invalid(tokens)).toEqual([]);
  });

  it('tells directives to the checks from other comments', () => {
    const text = '<!-- lint-disable-next-line kin/axis-zero, ine/mass: a frame -->';
    expect(scopeOf('mjcf', text, 'lint-disable-next-line')).toBe('keyword.control.directive.lint.mjcf');
    expect(scopeOf('mjcf', text, 'kin/axis-zero, ine/mass')).toBe('entity.name.type.rule.lint.mjcf');
    expect(scopeOf('mjcf', text, ': a frame ')).toBe('comment.block.mjcf');
    expect(scopeOf('mjcf', '<!-- say lint-disable-next-line -->', ' say lint-disable-next-line ')).toContain('comment');
  });

  it.each([
    '<body name="arm>\n<geom type="box" size="1"/>',
    '<body name="arm pos="0 0 1">\n<geom type="box" size="1"/>',
    '<body name="arm"\n<geom type="box" size="1"/>',
    "<body name='arm\n<geom type='box' size='1'/>",
    '<body name=\n<geom type="box" size="1"/>',
    '<?xml version="1.0>\n<geom type="box" size="1"/>',
  ])('does not spill over the next element: %s', (text) => {
    const second = tokenize('mjcf', text).filter(({ line }) => line === 1);
    const last = (word: string) => second.find((token) => token.text === word)?.scopes.at(-1);
    expect(last('geom')).toBe('entity.name.tag.geom.mjcf');
    expect(last('type')).toBe('entity.other.attribute-name.mjcf');
    expect(last('box')).toBe('constant.language.enumeration.mjcf');
    expect(last('1')).toBe('constant.numeric.mjcf');
  });

  it.each([
    ['<geom size=1/>', '1'],
    ['<text name="a & b"/>', '&'],
    ['<!-- a -- b -->', '--'],
  ])('shows as invalid what XML forbids: %s', (text, word) => {
    expect(invalid(tokenize('mjcf', text))).toEqual([word]);
  });
});

describe('URDF', () => {
  it.each([
    ['<robot name="r">', 'robot', 'entity.name.tag.root.urdf'],
    ['<link name="base"/>', 'base', 'entity.name.type.declaration.urdf'],
    ['<parent link="base"/>', 'base', 'entity.name.type.reference.urdf'],
    ['<mimic joint="elbow" multiplier="-1"/>', 'elbow', 'entity.name.type.reference.urdf'],
    ['<mimic joint="elbow" multiplier="-1"/>', '-1', 'constant.numeric.urdf'],
    ['<joint type="revolute">', 'revolute', 'constant.language.enumeration.urdf'],
    ['<mesh filename="package://a/b.stl"/>', 'package://a/b.stl', 'markup.underline.link.path.urdf'],
    ['<drake:joint/>', 'drake:joint', 'entity.name.tag.extension.urdf'],
    ['<mechanicalReduction>50</mechanicalReduction>', '50', 'constant.numeric.urdf'],
  ])('%s: %s', (text, word, scope) => {
    expect(scopeOf('urdf', text, word)).toBe(scope);
  });
});

describe('xacro', () => {
  it.each([
    ['<xacro:if value="1">', 'if', 'keyword.control.conditional.xacro'],
    ['<xacro:include filename="a.xacro"/>', 'a.xacro', 'markup.underline.link.path.urdf'],
    ['<xacro:wheel side="left"/>', 'wheel', 'entity.name.function.call.xacro'],
    ['<xacro:if_wheel/>', 'if_wheel', 'entity.name.function.call.xacro'],
    ['<xacro:macro name="wheel">', 'wheel', 'entity.name.function.declaration.xacro'],
    ['<xacro:macro name="w" params="side *block r:=0.1">', 'side', 'variable.parameter.xacro'],
    ['<xacro:macro name="w" params="side *block r:=0.1">', '*', 'keyword.operator.block.xacro'],
    ['<xacro:macro name="w" params="side *block r:=0.1">', '0.1', 'constant.numeric.xacro'],
    ['<xacro:macro name="w" params="side:=^|left r">', 'left', 'string.unquoted.default.xacro'],
    ['<xacro:macro name="w" params="side:=^|left r">', 'r', 'variable.parameter.xacro'],
    ['<link name="${side}_wheel"/>', 'side', 'variable.other.xacro'],
    ['<link name="${side}_wheel"/>', '${', 'punctuation.section.embedded.begin.xacro'],
    ['<link name="${side}_wheel"/>', '_wheel', 'entity.name.type.declaration.urdf'],
    ['<origin xyz="0 ${r * 0.5} 3"/>', '0.5', 'constant.numeric.xacro'],
    ['<origin xyz="0 ${r * 0.5} 3"/>', '3', 'constant.numeric.urdf'],
    ['<origin rpy="${-pi / 2} 0 0"/>', 'pi', 'constant.language.xacro'],
    ['<origin rpy="${radians(90)} 0 0"/>', 'radians', 'support.function.xacro'],
    ['<mesh filename="$(find pkg)/a.stl"/>', 'find', 'support.function.xacro'],
    ['<mesh filename="$(find pkg)/a.stl"/>', '/a.stl', 'markup.underline.link.path.urdf'],
    [`<link name="\${'a' if left else 'b'}"/>`, "'a'", 'string.quoted.python.xacro'],
    [`<link name="\${'a' if left else 'b'}"/>`, 'else', 'keyword.control.flow.xacro'],
    ['<param>$(arg port)</param>', 'port', 'variable.other.xacro'],
    ['<link name="$${x}"/>', '$$', 'constant.character.escape.xacro'],
    ['<!-- ${x} -->', ' ${x} ', 'comment.block.urdf'],
    ['<link name="a"/>', 'link', 'entity.name.tag.body.urdf'],
  ])('%s: %s', (text, word, scope) => {
    expect(scopeOf('xacro', text, word)).toBe(scope);
  });

  it.each([
    '<link name="${side"/>\n<mass value="1"/>',
    '<link name="${f(side}"/>\n<mass value="1"/>',
    '<link name="$(arg side"/>\n<mass value="1"/>',
    '<xacro:if value="${a">\n<mass value="1"/>',
  ])('ends an unclosed expression with its value: %s', (text) => {
    const tokens = tokenize('xacro', text);
    const first = tokens.filter(({ line }) => line === 0);
    expect(first.at(-1)?.scopes.at(-1)).toMatch(/^punctuation\.definition\.tag\.end/);
    expect(tokens.find((token) => token.text === '1')?.scopes.at(-1)).toBe('constant.numeric.urdf');
  });
});

describe('the documents of the repository', () => {
  const documents = ['examples', 'test/corpus', 'test/integration/workspace']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((f) => path.join(folder, f)))
    .filter((file) => /\.(xml|urdf|mjcf|xacro)$/.test(file));

  it.each(documents)('%s has nothing invalid, and every number, name and tag its colour', (file) => {
    const language: Language = file.endsWith('.xacro') ? 'xacro' : file.endsWith('.urdf') ? 'urdf' : 'mjcf';
    const tokens = tokenize(language, readFileSync(file, 'utf8'));
    expect(invalid(tokens)).toEqual([]);
    const plain = tokens.filter(({ text, scopes }) => scopes.length === 1 && text.trim() !== '' && text.includes('<'));
    expect(plain).toEqual([]);
  });

  it('are some of each language', () => {
    for (const suffix of ['.xml', '.urdf', '.xacro']) expect(documents.some((f) => f.endsWith(suffix))).toBe(true);
  });
});
