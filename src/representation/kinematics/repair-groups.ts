import type { KinematicGroup } from '../../core/physical-object.js';
import type { ReportReaderIssue } from '../issues.js';
import type { RawGroup } from './raw-group.js';
import { resolveMotion } from './resolve-motion.js';

/**
 * Makes the kinematic groups of an object from what a source says, whatever it says: every part is in exactly one group, exactly
 * one group has no parent (the base, fixed or free), and the parents form a tree. Each repair is an issue.
 *
 * Numbers of groups are names, not positions: gaps are no fault, and the groups keep their numbers.
 */
export function repairGroups(
  partIds: readonly number[],
  raw: readonly RawGroup[],
  report: ReportReaderIssue,
): KinematicGroup[] {
  if (partIds.length === 0) return [];
  if (raw.length === 0) {
    report('missing-groups', 'Group_info', [], 'put all parts into one fixed group');
    return [{ id: 0, parts: partIds, motion: { kind: 'fixed' } }];
  }
  const unique = removeDuplicates(raw, report);
  const owners = assignParts(partIds, unique, report);
  const kept = unique.filter((group) => owners.members.has(group.id));
  if (kept.length === 0) {
    const orphans = owners.orphans.map((id) => `l_${id}`).slice(0, 20);
    report('missing-groups', 'Group_info', [], `put ${orphans.join(', ')} into one fixed group`);
    return [{ id: 0, parts: partIds, motion: { kind: 'fixed' } }];
  }
  const base = chooseBase(kept);
  for (const id of owners.orphans) report('orphan-part', `l_${id}`, [], `put it into the base, group_${base.id}`);
  const parents = resolveParents(unique, kept, base, owners.groupOfPart, report);
  breakCycles(kept, parents, base.id, report);
  return kept.map((group): KinematicGroup => {
    const members = owners.members.get(group.id) ?? [];
    if (group !== base) {
      const parent = parents.get(group.id) ?? base.id;
      if (group.type === 'E') report('fixed-group-not-base', `group_${group.id}`, [], `welded it to group_${parent}`);
      return { id: group.id, parts: members, parent, motion: resolveMotion(group, report) };
    }
    if (group.type === undefined) report('unknown-type', `group_${group.id} type`, [group.typeText], 'fixed the group');
    else if (group.type !== 'E' && group.type !== 'A') {
      report('root-moves', `group_${group.id} type`, [group.type], 'fixed the group');
    }
    return {
      id: group.id,
      parts: partIds.filter((id) => (owners.groupOfPart.get(id) ?? base.id) === base.id),
      motion: { kind: group.type === 'A' ? 'free' : 'fixed' },
    };
  });
}

/** A group that is listed twice alike is dropped; one of the same number with other parts gets the next free number. */
function removeDuplicates(raw: readonly RawGroup[], report: ReportReaderIssue): RawGroup[] {
  const byId = new Map<number, RawGroup>();
  const partsById = new Map<number, ReadonlySet<number>>();
  let next = 0;
  for (const group of raw) next = Math.max(next, group.id + 1);
  for (const group of raw) {
    const first = byId.get(group.id);
    if (first === undefined) {
      byId.set(group.id, group);
      partsById.set(group.id, new Set(group.parts));
      continue;
    }
    const text = group.parts
      .slice(0, 20)
      .map((id) => `l_${id}`)
      .join(', ');
    if (group.parts.every((id) => partsById.get(group.id)?.has(id))) {
      report('duplicate-group', `group_${group.id}`, [text], 'kept the first');
      continue;
    }
    report('duplicate-group', `group_${group.id}`, [text], `kept it as group_${next}`);
    byId.set(next, { ...group, id: next });
    next++;
  }
  return [...byId.values()];
}

interface Owners {
  /** Parts by group, for groups that have any. */
  readonly members: ReadonlyMap<number, number[]>;
  readonly groupOfPart: ReadonlyMap<number, number>;
  /** Parts that no group names. */
  readonly orphans: readonly number[];
}

/** A part that several groups name belongs to the first that moves, else to the first: the base often lists everything. */
function assignParts(partIds: readonly number[], groups: readonly RawGroup[], report: ReportReaderIssue): Owners {
  const known = new Set(partIds);
  const owner = new Map<number, RawGroup>();
  for (const group of groups) {
    for (const id of new Set(group.parts)) {
      const where = `group_${group.id}`;
      if (!known.has(id)) {
        report('unknown-part', where, [`l_${id}`], 'left it out');
        continue;
      }
      const other = owner.get(id);
      if (other === undefined) {
        owner.set(id, group);
        continue;
      }
      const winner = other.type === 'E' && group.type !== 'E' ? group : other;
      owner.set(id, winner);
      report('part-in-two-groups', where, [`l_${id}`, `group_${other.id}`], `kept it in group_${winner.id}`);
    }
  }
  const members = new Map<number, number[]>();
  const groupOfPart = new Map<number, number>();
  for (const id of partIds) {
    const group = owner.get(id);
    if (group === undefined) continue;
    groupOfPart.set(id, group.id);
    const list = members.get(group.id);
    if (list === undefined) members.set(group.id, [id]);
    else list.push(id);
  }
  for (const group of groups) {
    if (!members.has(group.id)) report('empty-group', `group_${group.id}`, [], 'left it out');
  }
  return { members, groupOfPart, orphans: partIds.filter((id) => !owner.has(id)) };
}

/** The base: a fixed group without a parent, else any without, else any; group 0 before others, then in the order given. */
function chooseBase(groups: readonly RawGroup[]): RawGroup {
  const rank = (group: RawGroup): number => {
    const isRoot = group.parent === undefined || group.parent.kind === 'world';
    const byType = isRoot ? (group.type === 'E' ? 0 : group.type === 'A' ? 2 : 4) : group.type === 'E' ? 6 : 8;
    return byType + (group.id === 0 ? 0 : 1);
  };
  let best = groups[0];
  for (const group of groups) if (rank(group) < rank(best)) best = group;
  return best;
}

/** Bounds the search above a dropped group, which may go in a circle. */
const FARTHEST_ANCESTOR = 16;

/** The parent of every group but the base. Goes up past groups that were dropped for having no parts. */
function resolveParents(
  all: readonly RawGroup[],
  kept: readonly RawGroup[],
  base: RawGroup,
  groupOfPart: ReadonlyMap<number, number>,
  report: ReportReaderIssue,
): Map<number, number> {
  const byId = new Map(all.map((group) => [group.id, group]));
  const isKept = new Set(kept.map((group) => group.id));
  const parents = new Map<number, number>();
  for (const group of kept) {
    if (group === base) continue;
    const where = `group_${group.id} parent`;
    const onBase = `used the base, group_${base.id}`;
    if (group.parent === undefined || group.parent.kind === 'world') {
      // What is fixed to the world, as the base is, or moves freely needs to name no parent.
      if (group.type !== 'E' && group.type !== 'A') report('missing-parent', where, [], onBase);
      parents.set(group.id, base.id);
      continue;
    }
    let parent: number | undefined = group.parent.id;
    if (group.parent.kind === 'part') {
      parent = groupOfPart.get(group.parent.id);
      const action = parent === undefined ? onBase : `used its group, group_${parent}`;
      report('parent-is-part', where, [`l_${group.parent.id}`], action);
    }
    if (parent === group.id) {
      report('self-parent', where, [], onBase);
      parent = base.id;
    }
    const named = parent;
    for (let hops = 0; hops < FARTHEST_ANCESTOR && parent !== undefined && !isKept.has(parent); hops++) {
      const above = byId.get(parent)?.parent;
      parent = above?.kind === 'group' ? above.id : undefined;
    }
    const usable = parent !== undefined && isKept.has(parent) && parent !== group.id ? parent : base.id;
    if (named !== undefined && named !== usable && group.parent.kind === 'group') {
      report('unknown-parent', where, [`group_${named}`], `used group_${usable}`);
    }
    parents.set(group.id, usable);
  }
  return parents;
}

/** Where parents go round in a circle, its group with the lowest number is put on the base. */
function breakCycles(
  groups: readonly RawGroup[],
  parents: Map<number, number>,
  baseId: number,
  report: ReportReaderIssue,
): void {
  const settled = new Set([baseId]);
  for (const { id } of groups) {
    const path: number[] = [];
    const onPath = new Set<number>();
    let current = id;
    while (!settled.has(current) && !onPath.has(current)) {
      path.push(current);
      onPath.add(current);
      current = parents.get(current) ?? baseId;
    }
    if (!settled.has(current)) {
      const cycle = path.slice(path.indexOf(current));
      const cut = cycle.reduce((a, b) => Math.min(a, b));
      const names = [...cycle, current].slice(0, 12).map((k) => `group_${k}`);
      report('parent-cycle', `group_${cut} parent`, [names.join(' -> ')], `used the base, group_${baseId}`);
      parents.set(cut, baseId);
    }
    for (const k of path) settled.add(k);
  }
}
