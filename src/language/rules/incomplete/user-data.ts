import { attributeText } from '../../model/defaults.js';
import { memoize } from '../../model/memoize.js';
import type { Model, ModelElement } from '../../model/model.js';
import { findAttribute } from '../../model/model.js';
import { readNumbers } from '../../values/numbers.js';
import { splitValue } from '../../values/split-value.js';
import type { Finding } from '../rule.js';

/** By what an element is, the setting of `size` that says how many numbers of the user it may have. */
const SETTINGS: Readonly<Partial<Record<string, string>>> = {
  body: 'nuser_body',
  joint: 'nuser_jnt',
  geom: 'nuser_geom',
  site: 'nuser_site',
  camera: 'nuser_cam',
  spatial: 'nuser_tendon',
  fixed: 'nuser_tendon',
};

/** What the last `size` of a model says of each; where it says nothing, or -1, as many as are given are taken. */
const limitsOf = memoize((model: Model): ReadonlyMap<string, number> => {
  const limits = new Map<string, number>();
  for (const section of model.root.children) {
    if (section.node.name.text !== 'size') continue;
    for (const { name } of section.node.attributes) {
      const number = readNumbers(attributeText(section, name.text))?.[0];
      if (number !== undefined && number >= 0) limits.set(name.text, number);
    }
  }
  return limits;
});

/** More numbers in `user` than the model says there are. */
export function describeUserData(model: Model, element: ModelElement): Finding | undefined {
  const value = findAttribute(element, 'user')?.value;
  if (value === undefined) return undefined;
  const section = element.parent?.type?.id ?? '';
  const setting =
    section === 'actuator'
      ? 'nuser_actuator'
      : section === 'sensor'
        ? 'nuser_sensor'
        : SETTINGS[element.type?.id ?? ''];
  const most = setting === undefined ? undefined : limitsOf(model).get(setting);
  const tokens = splitValue(value);
  if (setting === undefined || most === undefined || tokens.length <= most) return undefined;
  return {
    start: value.start,
    end: value.end,
    message: `user has ${tokens.length} numbers, and the model says that there are at most ${most}: ${setting} of size.`,
  };
}
