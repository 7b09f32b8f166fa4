import { describe, expect, it } from 'vitest';
import { readDescription } from '../../../src/representation/description/read-description.js';
import { buildOverallRound, buildPartRound } from '../../../src/representation/prompts.js';
import { decodeVoxelRuns } from '../../../src/representation/voxel-runs.js';
import { loadReplies } from '../../fixtures/reply-corpus.js';

/** A reply that follows the form of the question to the letter, with a value in each of its places. */
function fillForm(question: string): string {
  const lines = question.split('\n');
  const form = lines.slice(
    lines.findIndex((line) => line.startsWith('Name:')),
    lines.lastIndexOf('...'),
  );
  let group = -1;
  let part = -1;
  return form
    .filter((line) => line !== '...')
    .flatMap((line) => (line.startsWith('l_') ? [line, line, line, line, line, line] : [line]))
    .map((line) => {
      if (line.startsWith('l_')) part++;
      if (line.startsWith('group_')) group++;
      const id = line.startsWith('group_') ? group : part;
      return line
        .replace(/^(l|group)_<id>/, `$1_${id}`)
        .replace('[l_<id>, ...]', `[l_${id}]`)
        .replace('group_<id> (parent)', 'group_0 (parent)')
        .replace(/<length[^>]*>/, '30*20.5*10')
        .replace('<affordance rank>', '3')
        .replace('<density>', '0.7 g/cm^3')
        .replace("<Young's modulus>", '10')
        .replace("<Poisson's ratio>", '0.3')
        .replaceAll('[x,y,z]', '[0,0,1]')
        .replaceAll('[min,max]', '[0,5]')
        .replace(/<([^>]*)>/g, '$1');
    })
    .join('\n');
}

describe('prompts', () => {
  it('ask in a form that the reader takes without an issue, with every type of movement', () => {
    const [, question] = buildOverallRound();
    const { value, issues } = readDescription(fillForm(question.text));
    expect(issues.map((issue) => issue.code)).toEqual(['no-voxels']);
    expect(value.parts).toHaveLength(6);
    expect(value.groups.map((group) => group.motion.kind)).toEqual([
      'fixed',
      'free',
      'slide',
      'hinge',
      'ball',
      'hinge-slide',
    ]);
    expect(value.dimensions).toEqual([0.3, 0.205, 0.1]);
  });

  it('show the photo once, in the first question', () => {
    expect(buildOverallRound().map(({ role, hasImage }) => [role, hasImage === true])).toEqual([
      ['system', false],
      ['user', true],
    ]);
  });

  it('ask for one part at a time, given the description alone', () => {
    const [reply] = loadReplies();
    const round = buildPartRound(reply.text, 3);
    expect(round.slice(0, 2)).toEqual(buildOverallRound());
    expect(round[2]).toEqual({ role: 'assistant', text: reply.text.trim() });
    expect(round).toHaveLength(4);
    expect(round[3].role).toBe('user');
    expect(round[3].text).toContain('l_3');
    expect(round[3].text).toContain('32767');
  });

  it('give an example of voxels that the reader takes', () => {
    const example = buildPartRound('', 0).at(-1)?.text.split(': ').at(-1) ?? '';
    expect(decodeVoxelRuns(example).issues).toEqual([]);
  });

  it('name the grid that is asked for', () => {
    expect(buildPartRound('', 0, 64).at(-1)?.text).toContain('262143');
    expect(buildOverallRound(64)[1].text).toContain('voxel grid of 64');
  });
});
