import { describe, expect, it } from 'vitest';
import { readDescription } from '../../../src/representation/description/read-description.js';
import { findContractBreach } from '../../fixtures/find-contract-breach.js';

const HEAD = 'Name: Box\nCategory: Box\nDimension: 30*20*15\nParts:\nl_0: Body, 5, Wood, 0.7 g/cm^3, 10, 0.3, x.\n';
const fill = (piece: string, size = 1e6): string => piece.repeat(Math.ceil(size / piece.length));

/*
 * Megabytes of what would make a careless expression or search quadratic, or overflow the stack. A reader that is not linear does not
 * come back from these before the runner gives up.
 */
describe('replies of megabytes', () => {
  it.each([
    ['one line of letters', HEAD + fill('a')],
    ['blanks', HEAD + fill(' ')],
    ['blank lines', HEAD + fill('\n')],
    ['markup characters', HEAD + fill('#')],
    ['bullets', HEAD + fill('* - > ')],
    ['stars', HEAD + fill('**')],
    ['part lines of one part', HEAD + fill('l_0: Body, 5, Wood, 0.7 g/cm^3, 10, 0.3, x.\n')],
    [
      'part lines of many parts',
      HEAD + Array.from({ length: 25_000 }, (_, k) => `l_${k}: Body, 5, Wood, 0.7 g/cm^3, 10, 0.3, x.`).join('\n'),
    ],
    ['commas in a part', `${HEAD}l_1: ${fill('a,')}`],
    ['numbers in a part', `${HEAD}l_1: ${fill('1,')}`],
    ['open brackets in a part', `${HEAD}l_1: ${fill('(')}`],
    ['a description', `${HEAD}l_1: Lid, 1, Wood, 0.7 g/cm^3, 10, 0.3, ${fill('very long ')}`],
    ['groups that are all alike', `${HEAD}Group_info:\n${fill('group_0: [l_0]; Type: E; Params: N/A\n')}`],
    [
      'groups in a chain',
      `${HEAD}Group_info:\n${Array.from({ length: 10_000 }, (_, k) => `group_${k}: [l_0]; Type: B relative to group_${k + 1}; Params: N/A`).join('\n')}`,
    ],
    ['labels in a group', `${HEAD}Group_info:\ngroup_0: [${fill('l_0, ')}]; Type: E; Params: N/A`],
    [
      'params',
      `${HEAD}Group_info:\ngroup_0: [l_0]; Type: E\ngroup_1: [l_0]; Type: C relative to group_0; Params: ${fill('direction: [0,0,1], ')}`,
    ],
    [
      'open brackets in params',
      `${HEAD}Group_info:\ngroup_1: [l_0]; Type: C relative to group_0; Params: ${fill('[')}`,
    ],
    ['colons in params', `${HEAD}Group_info:\ngroup_1: [l_0]; Type: C relative to group_0; Params: ${fill(':')}`],
    [
      'NumPy in params',
      `${HEAD}Group_info:\ngroup_1: [l_0]; Type: C relative to group_0; Params: ${fill('np.float64(')}`,
    ],
    ['a dimension', `Dimension: ${fill('1*')}\n${HEAD}`],
    ['a name', `Name: ${fill('x ')}\n${HEAD}`],
    ['voxels', `${HEAD}Voxels:\nl_0: ${fill('0-32767 ')}`],
    ['voxel lines', `${HEAD}Voxels:\n${fill('l_0: 1 2 3\n')}`],
    ['no line breaks', HEAD.replaceAll('\n', ' ') + fill('l_1: a ')],
    ['escaped line breaks', HEAD.replaceAll('\n', '\\n') + fill('\\n')],
    ['carriage returns', HEAD + fill('\r')],
    ['ten megabytes of voxels', `${HEAD}Voxels:\nl_0: ${fill('1-9 ', 1e7)}`],
    ['ten megabytes of part lines', HEAD + fill('l_1: Lid, 1, Wood, 0.7 g/cm^3, 10, 0.3, x.\n', 1e7)],
  ])('of %s are read', (_, text) => {
    expect(findContractBreach(readDescription(text).value)).toBeUndefined();
  });

  it('hold no more parts than memory has room for', () => {
    const parts = Array.from({ length: 1500 }, (_, k) => `l_${k}: Nail, 9, Steel, 7.85 g/cm^3, 200, 0.3, A nail.`);
    const { value, issues } = readDescription(`Parts:\n${parts.join('\n')}`);
    expect(value.parts.length).toBe(1000);
    expect(issues.map((issue) => issue.code)).toContain('too-many-parts');
  });
});
