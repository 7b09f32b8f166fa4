import { findVendorAttribute } from '../../schema/urdf/urdf-vendors.js';
import type { XmlAttribute } from '../../xml/syntax-tree.js';
import type { ModelElement } from '../model/model.js';
import { typeOfAttribute } from '../model/model.js';
import type { ModelLanguage } from '../model/source-file.js';
import { nearestName } from '../values/nearest-name.js';
import { mjcfIndex } from '../model/vocabulary-index.js';
import type { ElementRule, Finding } from './rule.js';

/** An attribute that nobody reads there. MuJoCo refuses it, but for what is inside a frame; readers of URDF overlook it. */
export const unknownAttribute: ElementRule = {
  id: 'syn/unknown-attribute',
  severity: 'error',
  languages: ['mjcf', 'urdf'],
  checkElements:
    ({ language }, report) =>
    (element) => {
      if (element.type === undefined || element.type.open === true) return;
      for (const attribute of element.node.attributes) {
        const name = attribute.name.text;
        if (typeOfAttribute(element, attribute) !== undefined || name.includes(':') || name === 'xmlns') continue;
        if (language === 'urdf' && findVendorAttribute(element.type.tag, name) !== undefined) continue;
        report(element, describe(element, attribute, language));
      }
    },
};

function describe(element: ModelElement, attribute: XmlAttribute, language: ModelLanguage): Finding {
  const { node, type, inDefault } = element;
  const { name } = attribute;
  const isOutOfDefault = inDefault && mjcfIndex().attributes.get(node.name.text)?.has(name.text) === true;
  const free = [...(type?.attributes.keys() ?? [])].filter((one) =>
    node.attributes.every((other) => other.name.text !== one),
  );
  const meant = isOutOfDefault ? undefined : nearestName(name.text, free);
  const before = node.attributes[node.attributes.indexOf(attribute) - 1]?.end ?? node.name.end;
  const remove = { title: `Remove ${name.text}`, edits: [{ start: before, end: attribute.end, text: '' }] };
  const fixes =
    meant === undefined
      ? [remove]
      : [{ title: `Change to ${meant}`, edits: [{ start: name.start, end: name.end, text: meant }] }, remove];
  const hint = meant === undefined ? '' : ` Is ${meant} meant?`;
  if (language === 'urdf')
    return {
      ...name,
      message: `URDF has no attribute ${name.text} in <${node.name.text}>: it is not read.${hint}`,
      fixes,
      severity: meant === undefined ? 'info' : 'warning',
    };
  if (isOutOfDefault)
    return { ...name, message: `A default class cannot set ${name.text} of <${node.name.text}>.`, fixes };
  if (isInFrame(element))
    return {
      ...name,
      message: `<${node.name.text}> has no attribute ${name.text}; inside a frame MuJoCo overlooks it without a word.${hint}`,
      fixes,
      severity: 'warning',
    };
  return { ...name, message: `<${node.name.text}> has no attribute ${name.text}.${hint}`, fixes };
}

/** MuJoCo 3.14 does not check the attributes of anything in there. */
function isInFrame({ node, parent }: ModelElement): boolean {
  if (node.name.text === 'frame' || node.name.text === 'replicate') return true;
  return parent !== undefined && isInFrame(parent);
}
