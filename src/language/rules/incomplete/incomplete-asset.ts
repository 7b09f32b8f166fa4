import { attributeText } from '../../model/defaults.js';
import type { Model, ModelElement } from '../../model/model.js';
import { effectiveNumber, effectiveNumbers } from '../../values/numbers.js';
import type { Finding } from '../rule.js';
import { has, missing } from './missing.js';

/** Assets and custom fields without content or name (MuJoCo 3.14, tried on the engine). */
export function describeAsset(model: Model, element: ModelElement): Finding | undefined {
  switch (element.type?.id ?? '') {
    case 'mesh':
      return describeMesh(element);
    case 'hfield':
      return describeHeightField(element);
    case 'texture':
      return describeTexture(model, element);
    case 'numeric':
      return has(element, 'data') || has(element, 'size')
        ? undefined
        : missing(element, 'A numeric field needs data, or a size.');
    case 'text':
      return has(element, 'data') ? undefined : missing(element, 'A text field needs data: it cannot be empty.');
    case 'tuple':
      return element.children.length > 0 ? undefined : missing(element, 'A tuple needs elements.');
    case 'default':
      return describeClass(element);
    default:
      return undefined;
  }
}

function describeClass(element: ModelElement): Finding | undefined {
  const name = attributeText(element, 'class');
  if (element.parent?.type?.id === 'default')
    return has(element, 'class')
      ? undefined
      : missing(element, 'A default class in another needs a name: class="...".');
  return name === undefined || name === '' || name === 'main'
    ? undefined
    : missing(element, 'The default class at the top is called main, and cannot be called otherwise.');
}

function describeMesh(element: ModelElement): Finding | undefined {
  if (has(element, 'file')) return undefined;
  const isMade = has(element, 'builtin') || element.children.some(({ node }) => node.name.text === 'plugin');
  if (!isMade && !has(element, 'vertex'))
    return missing(element, 'A mesh needs a file, vertices, or what is built in.');
  return has(element, 'name') ? undefined : missing(element, 'A mesh without a file needs a name.');
}

function describeHeightField(element: ModelElement): Finding | undefined {
  if (has(element, 'file')) return undefined;
  if (!has(element, 'name')) return missing(element, 'A height field without a file needs a name.');
  return has(element, 'nrow') && has(element, 'ncol')
    ? undefined
    : missing(element, 'A height field needs a file, or the numbers of its rows and columns (nrow, ncol).');
}

const SIDES = ['fileright', 'fileleft', 'fileup', 'filedown', 'filefront', 'fileback'];

function describeTexture(model: Model, element: ModelElement): Finding | undefined {
  if (has(element, 'file') || SIDES.some((side) => has(element, side))) return undefined;
  const builtin = attributeText(element, 'builtin') ?? 'none';
  if (builtin === 'none') return missing(element, 'A texture needs a file, or a pattern that is built in (builtin).');
  const type = attributeText(element, 'type') ?? 'cube';
  if (type !== 'skybox' && !has(element, 'name')) return missing(element, 'A texture without a file needs a name.');
  const isPositive = (name: string): boolean => (effectiveNumber(model, element, name) ?? 0) > 0;
  const sizes = type === '2d' ? ['width', 'height'] : ['width'];
  const without = sizes.filter((name) => !isPositive(name));
  // Where a word stands for the number another rule speaks.
  if (without.some((name) => has(element, name) && effectiveNumbers(model, element, name) === undefined))
    return undefined;
  return without.length === 0
    ? undefined
    : missing(element, `A texture that is built in needs ${without.join(' and ')}, in pixels.`);
}
