import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';
import { ALL_RULES } from '../../../src/language/rules/rule-names.js';
import { parseSettings } from '../../../src/lint/read-settings.js';
import { readPage } from '../../fixtures/rule-examples.js';

const SCHEMA = 'syntaxes/simlint.schema.json';
const GROUPS = [...new Set(ALL_RULES.map(({ id }) => id.split('/')[0]))];
const SEVERITIES = ['error', 'warning', 'info', 'hint', 'off'];

/** What the page of a rule begins with. */
const summaryOf = (id: string): string => readPage(id).split('\n')[2];

const severity = (description: string) => ({ enum: SEVERITIES, description });

/** What editors know of `.simlint.json`: names of rules with what they are for. */
const schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'How strict PhysX-Anything is with MJCF, URDF and xacro in this folder and those in it',
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: { type: 'string' },
    preset: {
      enum: ['recommended', 'strict', 'generated'],
      description:
        'recommended: mistakes; strict: with matters of style; generated: with what should hold of an asset made for simulation.',
    },
    rules: {
      type: 'object',
      description: 'Severities of rules, or of groups as in kin/*, whatever the preset.',
      additionalProperties: false,
      properties: {
        ...Object.fromEntries(GROUPS.map((group) => [`${group}/*`, severity(`All rules of ${group}/.`)])),
        ...Object.fromEntries(ALL_RULES.map(({ id }) => [id, severity(summaryOf(id))])),
      },
    },
    packages: {
      type: 'object',
      description: 'Folders of ROS packages by name, absolute or from this file.',
      additionalProperties: { type: 'string' },
    },
    baseline: {
      type: 'string',
      description: 'A file that lint --write-baseline has written, from this file: what it knows is not told.',
    },
  },
};

it('editors are told of every setting and every rule', async () => {
  const options = { ...(await resolveConfig(SCHEMA)), parser: 'json' };
  await expect(await format(JSON.stringify(schema), options)).toMatchFileSnapshot(`../../../${SCHEMA}`);
});

it('what it offers is taken', () => {
  const rules = Object.fromEntries(Object.keys(schema.properties.rules.properties).map((rule) => [rule, 'off']));
  const all = { $schema: SCHEMA, preset: 'strict', rules, packages: { arm: '../arm' }, baseline: 'known.json' };
  expect(Object.keys(all)).toEqual(Object.keys(schema.properties));
  expect(parseSettings(all, '/robots/.simlint.json')).toEqual({
    preset: 'strict',
    rules,
    packages: { arm: '/arm' },
    baseline: '/robots/known.json',
  });
  const manifest = readFileSync('package.json', 'utf8');
  expect(manifest).toContain(`"url": "./${SCHEMA}"`);
});
