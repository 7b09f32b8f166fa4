import { expect, it } from 'vitest';
import { checkElements, checkRule } from '../../src/language/check/check-elements.js';
import { buildModel, readModel } from '../../src/language/model/build-model.js';
import { readSourceFile } from '../../src/language/model/source-file.js';
import type { Model } from '../../src/language/model/model.js';
import { RULES } from '../../src/language/rules/all-rules.js';
import type { Finding } from '../../src/language/rules/rule.js';
import { isElementRule } from '../../src/language/rules/rule.js';
import { ALL_RULES } from '../../src/language/rules/rule-names.js';
import type { Random } from '../../src/procedural/random.js';
import { createRandom } from '../../src/procedural/random.js';
import { memoryFiles } from '../fixtures/memory-files.js';
import { mutateXml } from '../fixtures/mutate-xml.js';
import { examplesOf, readPage } from '../fixtures/rule-examples.js';
import { xmlDocuments } from '../fixtures/xml-documents.js';

const describe = (rule: string, { start, end, message }: Finding): string => `${rule} ${start} ${end} ${message}`;

/** Passing over what was found clean before. */
function findFast(model: Model): readonly string[] {
  const found: string[] = [];
  const ofLanguage = RULES.filter(isElementRule).filter(({ languages }) => languages.includes(model.language));
  const started = ofLanguage.map((rule) => ({
    rule,
    report: (_: unknown, finding: Finding): void => void found.push(describe(rule.id, finding)),
  }));
  checkElements(model, started, ({ id }, cause) => {
    throw new Error(`${id} failed`, { cause });
  });
  return found.sort();
}

/** Looking at everything. */
function findAll(model: Model): readonly string[] {
  const found: string[] = [];
  for (const rule of RULES.filter(isElementRule))
    if (rule.languages.includes(model.language))
      checkRule(rule, model, (_, finding) => found.push(describe(rule.id, finding)), memoryFiles({}));
  return found.sort();
}

/** An attribute is lost, copied to another place, or gets the value or the name of another: most of it is XML as before, and means something else. */
function moveAttribute(text: string, random: Random): string {
  const all = [...text.matchAll(/ ([\w:]+)="([^"<]*)"/g)];
  if (all.length < 2) return text;
  const [target, source] = [random.pick(all), random.pick(all)];
  const [name, value] = [random.pick([target, source])[1], random.pick([target, source])[2]];
  const written = random.below(6) === 0 ? '' : random.below(6) === 0 ? target[0] + source[0] : ` ${name}="${value}"`;
  return text.slice(0, target.index) + written + text.slice(target.index + target[0].length);
}

/** What elements take from elsewhere, as it may be set: their class, or the whole model. */
const SETTINGS = [
  '<compiler autolimits="false"/>', '<compiler angle="radian"/>', '<option timestep="0.05"/>', '<option timestep="0.05"/>',
  '<size nuser_geom="0" nuser_body="0"/>', '<size nuser_jnt="0"/>', '<default><joint type="free"/></default>',
  '<default><joint range="1 1"/></default>', '<default><joint limited="false" range="-1 1"/></default>',
  '<default><joint axis="0 0 0"/></default>', '<default><joint axis="0 0.001 1"/></default>',
  '<default><geom type="mesh"/></default>', '<default><geom type="box" size="1"/></default>',
  '<default><geom fromto="0 0 0 0 0 0"/></default>', '<default><site type="capsule"/></default>',
  '<default><motor ctrllimited="true" gear="0"/></default>', '<default><position kp="0"/></default>',
  '<default><general actlimited="true" forcelimited="true"/></default>', '<default><tendon limited="true"/></default>',
  '<default><default class="odd"><joint type="ball" axis="0 0 0"/><geom type="ellipsoid" size="0 1"/></default></default>',
]; // prettier-ignore

/** Something is set for the whole model, elements change their class, get user data, or come to stand elsewhere. */
function changeSurroundings(text: string, random: Random): string {
  const insert = (at: number, what: string): string => text.slice(0, at) + what + text.slice(at);
  const tags = [...text.matchAll(/<(?:body|geom|joint|site|frame)\b/g)].map((tag) => tag.index + tag[0].length);
  const root = /<(?:mujoco|robot)\b[^>]*[^/]>/.exec(text);
  if (root === null || tags.length === 0) return text;
  switch (random.below(5)) {
    case 0:
      return insert(random.pick(tags), ' childclass="odd"');
    case 1:
      return insert(random.pick(tags), ' class="odd"');
    case 2:
      return insert(random.pick(tags), ' user="1 2"');
    case 3: {
      const [from, to] = random.pick([['worldbody', 'default'], ['actuator', 'sensor'], ['mujoco', 'mujocoinclude'], ['tendon', 'equality'], ['mujoco', 'robot']]); // prettier-ignore
      return random.below(2) === 0 ? text.replaceAll(from, to) : text.replaceAll(to, from);
    }
    default:
      return insert(root.index + root[0].length, random.pick(SETTINGS));
  }
}

const world = (body: string): string => `<mujoco>${body}</mujoco>`;
const SOFT = '<worldbody><geom size="1" solref="0.02 1"/></worldbody>';
const USER = '<worldbody><geom size="1" user="1 2"/></worldbody>';
const CLASSES = '<default><default class="good"><geom size="1"/></default><default class="bad"><geom size="0"/></default></default>'; // prettier-ignore
const PIECE = '<asset><material name="grey"/></asset><actuator><motor joint="hip" ctrllimited="true"/></actuator>';

it.each([
  ['the time step', world(SOFT), world(`<option timestep="0.05"/>${SOFT}`)],
  ['sizes', world(`<size nuser_geom="2"/>${USER}`), world(`<size nuser_geom="1"/>${USER}`)],
  [
    'the class around',
    world(`${CLASSES}<worldbody><body childclass="good"><geom rgba="1 0 0 1"/></body></worldbody>`),
    world(`${CLASSES}<worldbody><body childclass="bad"><geom rgba="1 0 0 1"/></body></worldbody>`),
  ],
  [
    'the class around what it is in, in a body that is not clean',
    world(`${CLASSES}<worldbody><body childclass="good" no="1"><body><geom rgba="1 0 0 1"/></body></body></worldbody>`),
    world(`${CLASSES}<worldbody><body childclass="bad" no="1"><body><geom rgba="1 0 0 1"/></body></body></worldbody>`),
  ],
  [
    'what it stands in',
    world('<default><geom type="box" rgba="1 0 0 1"/></default>'),
    world('<worldbody><geom type="box" rgba="1 0 0 1"/></worldbody>'),
  ],
  [
    'being a piece of a model',
    `<mujocoinclude>${PIECE}</mujocoinclude>`,
    world(`<worldbody><light/></worldbody>${PIECE}`),
  ],
  [
    'being in a default class',
    world('<default><material><layer/></material></default>'),
    world('<default><material><layer/></material></default><asset><material name="grey"><layer/></material></asset>'),
  ],
])('an element is looked at again when this changes: %s', (_, clean, other) => {
  const [before, after] = [readModel(clean), readModel(other)];
  if (before === undefined || after === undefined) throw new Error('this is no model');
  expect(findFast(before)).toEqual(findAll(before));
  expect(findAll(after).length).toBeGreaterThan(findAll(before).length);
  expect(findFast(after)).toEqual(findAll(after));
});

it('an element that holds what is included is looked at again when the included file changes', () => {
  const main = world('<worldbody><body><body><include file="part.xml"/></body></body></worldbody>');
  const build = (part: string): Model => {
    const file = readSourceFile('/robots/part.xml', `<mujocoinclude>${part}</mujocoinclude>`);
    const model = buildModel(readSourceFile('/robots/main.xml', main), (path) =>
      path === file.path ? file : undefined,
    );
    if (model === undefined) throw new Error('this is no model');
    return model;
  };
  expect(findFast(build('<geom size="1"/>'))).toEqual([]);
  const after = build('<geom size="0"/>');
  expect(findAll(after)).not.toEqual([]);
  expect(findFast(after)).toEqual(findAll(after));
});

it('elements that are passed over because they were clean before are clean: many edits of each document', () => {
  const examples = ALL_RULES.map(({ id }) => readPage(id)).flatMap((page) =>
    (['Wrong', 'Right'] as const).flatMap((heading) => examplesOf(page, heading)),
  );
  const documents = [...examples, ...xmlDocuments().values()].filter((text) => text.length < 12_000);
  let [compared, found] = [0, 0];
  for (const [i, document] of documents.entries()) {
    let text = document;
    for (let edit = 0; edit <= 50; edit++) {
      const model = readModel(text);
      if (model !== undefined && model.language !== 'xacro') {
        const all = findAll(model);
        expect(findFast(model)).toEqual(all);
        compared++;
        found += all.length;
      }
      const random = createRandom('clean texts', 100 * i + edit);
      // Again and again from the beginning, so that most of it was seen before.
      const from = random.below(3) === 0 ? document : text;
      const change = random.pick([mutateXml, moveAttribute, changeSurroundings, changeSurroundings]);
      const next = change(from, random);
      text = readModel(next) === undefined ? document : next;
    }
  }
  expect(compared).toBeGreaterThan(5000);
  expect(found).toBeGreaterThan(3000);
});
