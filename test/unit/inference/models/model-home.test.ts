import { homedir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { modelHome } from '../../../../src/inference/models/model-home.js';

it.each<[NodeJS.Platform, NodeJS.ProcessEnv, string]>([
  ['linux', { XDG_DATA_HOME: '/data' }, '/data/physx-anything'],
  ['linux', { XDG_DATA_HOME: 'relative' }, `${homedir()}/.local/share/physx-anything`],
  ['linux', { XDG_DATA_HOME: '' }, `${homedir()}/.local/share/physx-anything`],
  ['darwin', { XDG_DATA_HOME: '/data' }, `${homedir()}/Library/Application Support/physx-anything`],
  ['win32', { LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local' }, 'C:\\Users\\a\\AppData\\Local\\physx-anything'],
  ['linux', { PHYSX_ANYTHING_HOME: 'here', XDG_DATA_HOME: '/data' }, path.resolve('here')],
])('on %s with %j: %s', (platform, env, expected) => {
  expect(modelHome(env, platform)).toBe(expected);
});
