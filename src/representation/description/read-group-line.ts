import type { ReportReaderIssue } from '../issues.js';
import { type MotionType, readMotionType } from '../kinematics/motion-types.js';
import type { RawGroup, RawParent } from '../kinematics/raw-group.js';
import { foldPunctuation } from '../quantities/scalar.js';
import { readParams } from './read-params.js';
import { LARGEST_ID } from './split-line.js';

/** The label of a part whose number cannot be read: `l_-1`. */
const BROKEN_LABEL = /(?<![a-z])l_(?![\s\d])[^\s,;\])]*/gi;
/** A second group that goes on in the line of the first. */
const SECOND_GROUP = /(?:\[[^\][]{0,60}\] ?)?(?:\(child\)|\btype ?[:=]).{0,80}/i;

/**
 * A group from the text after `group_<id>:`, as `[l_1, l_2] (child); Type: C relative to group_0 (parent); Params: ...`. Brackets,
 * quotes, `(child)` and `(parent)` may be missing; the type may be a word. Undefined, with an error, when no part and no type is
 * there.
 */
export function readGroupLine(id: number, text: string, report: ReportReaderIssue): RawGroup | undefined {
  const where = `group_${id}`;
  const folded = foldPunctuation(text);
  const { children, movement, params } = splitGroup(folded);
  const parts = readLabels(children);
  for (const [label] of children.matchAll(BROKEN_LABEL)) report('unknown-part', where, [label], 'left it out');
  const second = SECOND_GROUP.exec(params)?.[0];
  if (second !== undefined) report('bad-group-line', where, [second], 'left out what follows the group');
  const typeText = movement.trim();
  const type = typeText === '' ? undefined : readMotionType(typeText);
  if (parts.length === 0 && type === undefined) {
    report('bad-group-line', where, [text], 'left the group out');
    return undefined;
  }
  const parent = readParent(movement);
  const { motion, degreesFrom } = readParams(params, type);
  if (degreesFrom !== undefined)
    report('angle-in-radians', `${where} revolute range`, [degreesFrom.text], 'converted it');
  return {
    id,
    parts,
    type: type ?? baseType(typeText, id),
    typeText,
    ...(parent === undefined ? {} : { parent }),
    motion,
  };
}

/** A group 0 without a word about its type is the base. */
const baseType = (typeText: string, id: number): MotionType | undefined =>
  typeText === '' && id === 0 ? 'E' : undefined;

/** The three parts of a group line: children, type with parent, parameters. */
function splitGroup(text: string): { children: string; movement: string; params: string } {
  const paramsAt = /\bparam(?:eter)?s?\b ?[:=]?/i.exec(text);
  const beforeParams = paramsAt === null ? text : text.slice(0, paramsAt.index);
  const typeAt = /\b(?:movement |motion |joint )?type\b ?[:=]?/i.exec(beforeParams);
  let children = beforeParams;
  let movement = '';
  if (typeAt !== null) {
    children = beforeParams.slice(0, typeAt.index);
    movement = beforeParams.slice(typeAt.index + typeAt[0].length);
  } else {
    // `[l_1]; C relative to group_0; direction: ...`
    const cut = beforeParams.indexOf(';');
    if (cut !== -1) {
      children = beforeParams.slice(0, cut);
      movement = beforeParams.slice(cut + 1);
    }
  }
  if (paramsAt !== null) return { children, movement, params: text.slice(paramsAt.index + paramsAt[0].length) };
  const cut = movement.indexOf(';');
  return cut === -1
    ? { children, movement, params: '' }
    : { children, movement: movement.slice(0, cut), params: movement.slice(cut + 1) };
}

/** Part numbers in `[l_0, l_1]`, `['l_0']`, `l_0 and l_1`, `[0, 1]`. */
function readLabels(text: string): number[] {
  const labels = [...text.matchAll(/(?<![a-z])(?:l|label|part|link)[\s_-]?(\d{1,9})/gi)].map((match) =>
    Number(match[1]),
  );
  const bare = labels.length > 0 ? labels : [...text.matchAll(/\d{1,9}/g)].map((match) => Number(match[0]));
  return bare.filter((id) => id <= LARGEST_ID);
}

function readParent(text: string): RawParent | undefined {
  const relative = text.slice(0, 400);
  const group = /group[\s_-]?(\d{1,9})/i.exec(relative);
  if (group !== null) return { kind: 'group', id: Number(group[1]) };
  const part = /(?<![a-z])(?:l|label|part|link)[\s_-]?(\d{1,9})/i.exec(relative);
  if (part !== null) return { kind: 'part', id: Number(part[1]) };
  return /\bworld\b|\bground\b/i.test(relative) ? { kind: 'world' } : undefined;
}
