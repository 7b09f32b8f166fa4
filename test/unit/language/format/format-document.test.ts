import { describe, expect, it } from 'vitest';
import { readModel } from '../../../../src/language/model/build-model.js';
import { applyEdits } from '../../../../src/language/check/diagnostic.js';
import { canonicalOrder } from '../../../../src/language/format/canonical-order.js';
import { findIndent } from '../../../../src/language/format/find-indent.js';
import { formatDocument, formatRange } from '../../../../src/language/format/format-document.js';
import { readSourceFile } from '../../../../src/language/model/source-file.js';

const OPTIONS = { indent: '  ', tabSize: 4, width: 60 };

const format = (text: string): string | undefined => formatDocument(readSourceFile('', text), OPTIONS);

describe('formatting', () => {
  it('indents, and leaves at most one blank line and none at the ends', () => {
    expect(
      format(
        '<mujoco>\n\n\n<option/>\n\n\n\n<worldbody>\n<body><geom size="1"/><geom size="2"/></body></worldbody>\n\n</mujoco>',
      ),
    ).toBe(
      `<mujoco>
  <option/>

  <worldbody>
    <body>
      <geom size="1"/>
      <geom size="2"/>
    </body>
  </worldbody>
</mujoco>
`,
    );
  });

  it('wraps what is too long under the first attribute, and keeps breaks that are there', () => {
    expect(format('<mujoco><geom name="a_long_name" type="capsule" size="0.01 0.2" pos="0 0 0"/></mujoco>')).toBe(
      '<mujoco>\n  <geom name="a_long_name" type="capsule" size="0.01 0.2"\n        pos="0 0 0"/>\n</mujoco>\n',
    );
    expect(format('<mujoco>\n <geom name="a"\n size="1"/>\n <geom\n name="a"\n size="1"\n />\n</mujoco>')).toBe(
      '<mujoco>\n  <geom name="a"\n        size="1"/>\n  <geom\n    name="a"\n    size="1"/>\n</mujoco>\n',
    );
  });

  it('keeps columns that somebody has made, and only these', () => {
    const rows =
      '<mujoco>\n  <geom name="a"    size="1" />\n  <geom name="long" size="2" />\n  <joint   name="b"/>\n</mujoco>\n';
    expect(format(rows)).toBe(rows.replace('<joint   name', '<joint name'));
  });

  it('keeps comments where they are, moving the lines of one with it', () => {
    expect(format('<mujoco> <!-- a -->\n<!-- b\n     c -->\n  <option/>   <!-- d -->\n</mujoco>')).toBe(
      '<mujoco> <!-- a -->\n  <!-- b\n       c -->\n  <option/>   <!-- d -->\n</mujoco>\n',
    );
  });

  it('keeps entities, values of several lines, text, and line breaks as the file has them', () => {
    expect(format("<robot name='a &amp; \"b\"'>\r\n<x   y='1'>  <z> 50 </z></x></robot>")).toBe(
      '<robot name=\'a &amp; "b"\'>\r\n  <x y="1">\r\n    <z> 50 </z>\r\n  </x>\r\n</robot>\r\n',
    );
    expect(format('<mujoco><key qpos="0 0\n     1 1" ctrl="0"/></mujoco>')).toBe(
      '<mujoco>\n  <key qpos="0 0\n     1 1" ctrl="0"/>\n</mujoco>\n',
    );
  });

  it('leaves alone what is not well-formed', () => {
    expect(format('<mujoco><body></mujoco>')).toBeUndefined();
    expect(format('<mujoco a="1" a="2"/>')).toBeUndefined();
  });

  it('puts attributes in the order of the reference where asked, and what it does not know after them', () => {
    const model = readModel(
      '<mujoco><worldbody><geom size="1" zzz="" class="c" type="box" name="n"/></worldbody></mujoco>',
    );
    if (model === undefined) throw new Error('no model');
    const orderOf = canonicalOrder(model, model.main);
    expect(formatDocument(model.main, { ...OPTIONS, width: 120, orderOf })).toContain(
      '<geom name="n" class="c" type="box" size="1" zzz=""/>',
    );
  });

  it('of a range takes the elements that it touches', () => {
    const text = '<mujoco>\n<option/>\n      <size/>\n<visual/>\n</mujoco>';
    const at = text.indexOf('<size');
    const edit = formatRange(readSourceFile('', text), at, at + 3, OPTIONS);
    expect(edit && applyEdits(text, [edit])).toBe('<mujoco>\n<option/>\n  <size/>\n<visual/>\n</mujoco>');
  });

  it('finds the indentation of a file', () => {
    const find = (text: string): string => findIndent(readSourceFile('', text));
    expect([find('<a>\n    <b/></a>'), find('<a>\n\t<b/></a>'), find('<a><b/></a>')]).toEqual(['    ', '\t', '  ']);
  });
});
