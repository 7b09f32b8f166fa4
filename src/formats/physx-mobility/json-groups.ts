import { type MotionType, readMotionType } from '../../representation/kinematics/motion-types.js';
import type { RawGroup, RawList, RawMotion } from '../../representation/kinematics/raw-group.js';
import type { ReportImportIssue } from './issues.js';
import { asId, asNumber, asText, isRecord } from './json-values.js';

/** Takes vectors of the data set's frame to the object's: see `readPhysxMobilityJson`. */
export type TurnVector = (v: readonly (number | undefined)[]) => (number | undefined)[];

/**
 * The groups of `group_info`: `"0": [labels]` is the base, `"k": [[labels], "parent", params, type]` moves relative to a parent.
 * `params` has direction (3), position (3), range (2); type CB adds slide direction (3), three zeros, slide range (2). Ranges of
 * turns are in half turns: [-0.5, 0.5] is -90 to 90 degrees.
 */
export function readJsonGroups(info: unknown, turn: TurnVector, report: ReportImportIssue): RawGroup[] {
  if (!isRecord(info)) return [];
  return Object.entries(info).flatMap(([key, value]) => {
    const id = asId(key);
    const group = id === undefined ? undefined : readGroup(id, value, turn);
    if (group === undefined) report('json-group', `group_info ${key.slice(0, 40)}`, [shorten(value)], 'left it out');
    return group ?? [];
  });
}

function readGroup(id: number, value: unknown, turn: TurnVector): RawGroup | undefined {
  if (!Array.isArray(value)) return undefined;
  const items: readonly unknown[] = value;
  const first = items.at(0);
  // A flat list of labels is a fixed group; so is one list within the list.
  if (!Array.isArray(first) || items.length === 1) {
    const labels = Array.isArray(first) ? (first as readonly unknown[]) : items;
    const parts = labels.flatMap((label) => asId(label) ?? []);
    return labels.length > 0 && parts.length === 0 ? undefined : { id, parts, type: 'E', typeText: 'E', motion: {} };
  }
  const parts = (first as readonly unknown[]).flatMap((label) => asId(label) ?? []);
  const typeText = asText(items.at(-1));
  const type = readMotionType(typeText);
  const parent = items.length > 2 ? asId(items[1]) : undefined;
  const params = items.find((item, k): item is unknown[] => k > 0 && Array.isArray(item)) ?? [];
  return {
    id,
    parts,
    type,
    typeText,
    ...(parent === undefined ? {} : { parent: { kind: 'group', id: parent } as const }),
    motion: readParams(params, type, turn),
  };
}

function readParams(params: readonly unknown[], type: MotionType | undefined, turn: TurnVector): RawMotion {
  const numbers = params.slice(0, 16).map(asNumber);
  const text = shorten(params);
  const take = (from: number, count: number): RawList | undefined =>
    numbers.length < from + count ? undefined : { values: numbers.slice(from, from + count), text };
  const vector = (from: number): RawList | undefined => {
    const list = take(from, 3);
    return list && { ...list, values: turn(list.values) };
  };
  const halfTurns = (from: number): RawList | undefined => {
    const list = take(from, 2);
    return list && { ...list, values: list.values.map((value) => (value === undefined ? undefined : value * 180)) };
  };
  const slots: Readonly<Record<keyof Omit<RawMotion, 'unlimited'>, RawList | undefined>> = {
    direction: type === 'C' || type === 'CB' ? vector(0) : undefined,
    position: type === 'C' || type === 'CB' || type === 'D' ? vector(3) : undefined,
    angleRange: type === 'C' || type === 'CB' ? halfTurns(6) : undefined,
    slideDirection: type === 'B' ? vector(0) : type === 'CB' ? vector(8) : undefined,
    slideRange: type === 'B' ? take(6, 2) : type === 'CB' ? take(14, 2) : undefined,
  };
  return Object.fromEntries(Object.entries(slots).filter(([, list]) => list !== undefined));
}

const shorten = (value: unknown): string => JSON.stringify(value).slice(0, 200);
