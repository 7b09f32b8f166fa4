import { describe, expect, it } from 'vitest';
import type { SelectionRange } from 'vscode-languageserver-types';
import { closeTagFor } from '../../../../src/language/features/close-tag.js';
import { foldingRanges } from '../../../../src/language/features/folding.js';
import { linkedNames } from '../../../../src/language/features/linked-editing.js';
import { selectionRange } from '../../../../src/language/features/selection.js';
import { readSourceFile } from '../../../../src/language/model/source-file.js';
import { cursorAt, textOf } from '../../../fixtures/language.js';

const fold = (text: string): string[] =>
  foldingRanges(readSourceFile('', text)).map(
    ({ startLine, endLine, kind }) => `${startLine}-${endLine} ${kind ?? ''}`,
  );

describe('folding', () => {
  it('folds elements up to the line before their close tags, and comments', () => {
    const text = '<mujoco>\n  <!--\n  two lines\n  -->\n  <body>\n    <geom\n      size="1"/>\n  </body>\n</mujoco>\n';
    expect(fold(text)).toEqual(['0-7 ', '1-3 comment', '4-6 ', '5-6 ']);
  });
  it('folds regions, nested and with or without #, and leaves those that never end', () => {
    const text =
      '<a>\n<!-- region one -->\n<!-- #region two -->\n<b/>\n<!-- #endregion -->\n<!-- endregion -->\n<!-- region -->\n</a>';
    expect(fold(text)).toEqual(['0-6 ', '2-4 region', '1-5 region']);
  });
  it('does not fold one line, nor what is never closed beyond its end', () => {
    expect(fold('<a><b></b></a>')).toEqual([]);
    expect(fold('<a>\n<b>\n')).toEqual(['0-1 ']);
  });
});

describe('selecting', () => {
  const steps = (marked: string): string[] => {
    const { file, offset } = cursorAt(marked);
    const texts: string[] = [];
    for (let at: SelectionRange | undefined = selectionRange(file, offset); at !== undefined; at = at.parent)
      texts.push(textOf(file, at.range));
    return texts;
  };
  it('goes from a number outwards', () => {
    expect(steps('<mujoco><option gravity="0 0 -9.|81"/></mujoco>')).toEqual([
      '-9.81',
      '0 0 -9.81',
      'gravity="0 0 -9.81"',
      '<option gravity="0 0 -9.81"/>',
      '<mujoco><option gravity="0 0 -9.81"/></mujoco>',
    ]);
  });
  it('goes through content and close tags', () => {
    expect(steps('<mujoco><worldbody> |<body/></worldbody></mujoco>').slice(0, 3)).toEqual([
      '<body/>',
      ' <body/>',
      '<worldbody> <body/></worldbody>',
    ]);
    expect(steps('<mujoco><size/></muj|oco>').slice(0, 2)).toEqual(['mujoco', '</mujoco>']);
  });
});

describe('linked names', () => {
  const linked = (marked: string): number | undefined => {
    const { file, offset } = cursorAt(marked);
    return linkedNames(file, offset)?.ranges.length;
  };
  it('are those of one element, in either tag', () => {
    expect(linked('<mujoco><wor|ldbody></worldbody></mujoco>')).toBe(2);
    expect(linked('<mujoco><worldbody></worldbody|></mujoco>')).toBe(2);
  });
  it('are not there elsewhere, nor where there is one tag', () => {
    expect(linked('<mujoco><worldbody a|=""></worldbody></mujoco>')).toBeUndefined();
    expect(linked('<mujoco><wor|ldbody/></mujoco>')).toBeUndefined();
    expect(linked('<mujoco><wor|ldbody></mujoco>')).toBeUndefined();
  });
});

describe('the close tag of a start tag that is just typed', () => {
  const wanted = (marked: string): string | undefined => {
    const { file, offset } = cursorAt(marked);
    return closeTagFor(file, offset);
  };
  it('is wanted where there is none, be the next one of its name taken for it', () => {
    expect(wanted('<mujoco><worldbody><body name="a">|</worldbody></mujoco>')).toBe('</body>');
    expect(wanted('<mujoco><worldbody><body><body>|</body></worldbody></mujoco>')).toBe('</body>');
  });
  it('is not wanted where there is one, nor elsewhere', () => {
    expect(wanted('<mujoco><worldbody>|</worldbody></mujoco>')).toBeUndefined();
    expect(wanted('<mujoco><worldbody/>|</mujoco>')).toBeUndefined();
    expect(wanted('<mujoco></mujoco>|')).toBeUndefined();
    expect(wanted('<mujoco><!-- > -->|</mujoco>')).toBeUndefined();
  });
});
