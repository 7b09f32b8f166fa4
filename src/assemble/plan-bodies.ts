import type { Issue } from '../core/issue.js';
import type { Box } from '../core/mesh/box.js';
import type { KinematicGroup } from '../core/physical-object.js';
import type { JointMotion, ResolvedMotion } from './resolve-motion.js';
import { resolveMotion } from './resolve-motion.js';

/** One rigid body to be: which parts it holds and how it moves. */
export interface BodyPlan {
  /** Groups that went into it, the first being the one whose motion it has. */
  readonly groups: readonly number[];
  /** Part ids; at least one. */
  readonly parts: readonly number[];
  /** Index of the parent in the list of plans; absent for the base and for loose bodies. */
  readonly parent?: number;
  readonly motion: JointMotion | { readonly kind: 'base' } | { readonly kind: 'free' };
  /** Where its joint is closed, rad or object units; absent: at 0. */
  readonly closedAt?: number;
}

/** A group while the tree is being put in order. */
interface Node {
  readonly id: number;
  parts: number[];
  merged: number[];
  parent: Node | undefined;
  motion: ResolvedMotion;
  closedAt?: number;
}

/**
 * Turns groups into bodies: fixed groups join their parent's body, groups without geometry hand their children up, everything that
 * moves relative to the world moves relative to the base. The base comes first and parents before children.
 *
 * @param volumes Volume of each part that has geometry, by part id; others are left out.
 * @param bounds Bounding box of all geometry, object units.
 */
export function planBodies(
  groups: readonly KinematicGroup[],
  volumes: ReadonlyMap<number, number>,
  bounds: Box,
  issues: Issue[],
): BodyPlan[] {
  const nodes = makeNodes(groups, volumes, bounds, issues);
  breakCycles(nodes, issues);
  const base = chooseBase(nodes, volumes, issues);
  for (const node of nodes) {
    if (node !== base && node.parent === undefined && node.motion.kind !== 'free') node.parent = base;
  }
  adoptOrphans(nodes, base, volumes, issues);
  joinFixed(nodes, base);
  return orderPlans(dropEmpty(nodes, base, volumes, issues), base);
}

function makeNodes(
  groups: readonly KinematicGroup[],
  volumes: ReadonlyMap<number, number>,
  bounds: Box,
  issues: Issue[],
): Node[] {
  const placed = new Set<number>();
  const nodes = groups.map((group): Node => {
    const parts = group.parts.filter((id) => volumes.has(id) && !placed.has(id));
    for (const id of parts) placed.add(id);
    const motion = resolveMotion(group, bounds, issues);
    const closed = group.closedAt === undefined ? {} : { closedAt: group.closedAt };
    return { id: group.id, parts, merged: [group.id], parent: undefined, motion, ...closed };
  });
  groups.forEach((group, i) => {
    if (group.parent === undefined) return;
    const parent = nodes.find((node) => node.id === group.parent);
    if (parent !== undefined && parent !== nodes[i]) nodes[i].parent = parent;
    else
      issues.push({
        code: 'unknown-parent',
        severity: 'warning',
        where: `group_${group.id}`,
        message: `Its parent group_${group.parent} does not exist.`,
        action: 'attached it to the base',
      });
  });
  return nodes;
}

function breakCycles(nodes: readonly Node[], issues: Issue[]): void {
  for (const node of nodes) {
    const seen = new Set<Node>();
    for (let at: Node | undefined = node; at !== undefined; at = at.parent) {
      if (!seen.has(at)) {
        seen.add(at);
        continue;
      }
      at.parent = undefined;
      issues.push({
        code: 'group-cycle',
        severity: 'error',
        where: `group_${at.id}`,
        message: 'The group is its own ancestor.',
        action: 'attached it to the base',
      });
      break;
    }
  }
}

const volumeOf = (node: Node, volumes: ReadonlyMap<number, number>): number =>
  node.parts.reduce((sum, id) => sum + (volumes.get(id) ?? 0), 0);

/**
 * The base is the first fixed group without a parent. Where there is none, or neither it nor what is fixed to it has geometry, the
 * largest group that hangs on it takes its place, since something has to stand still.
 */
function chooseBase(nodes: readonly Node[], volumes: ReadonlyMap<number, number>, issues: Issue[]): Node {
  const said = nodes.find((node) => node.motion.kind === 'fixed' && node.parent === undefined);
  const inBase = (node: Node): boolean => {
    let at = node;
    while (at.motion.kind === 'fixed' && at.parent !== undefined) at = at.parent;
    return at.motion.kind === 'fixed';
  };
  if (said !== undefined && nodes.some((node) => inBase(node) && node.parts.length > 0)) return said;
  const filled = nodes.filter((node) => node.parts.length > 0);
  const top = filled.filter((node) => node.parent === undefined || node.parent === said);
  const candidates = top.length > 0 ? top : filled;
  const largest = candidates.reduce<Node | undefined>(
    (best, node) => (best === undefined || volumeOf(node, volumes) > volumeOf(best, volumes) ? node : best),
    undefined,
  );
  if (largest === undefined) return said ?? newBase(nodes);
  issues.push({
    code: 'no-base',
    severity: 'warning',
    where: `group_${largest.id}`,
    message: 'No group with geometry is fixed to the world.',
    action: 'used the largest group as the base',
  });
  // What stood above it in the tree now hangs below nothing; the old root has no geometry and is dropped later.
  for (const node of nodes) if (node.parent === said && node !== largest) node.parent = largest;
  if (said !== undefined) said.parent = largest;
  largest.parent = undefined;
  largest.motion = { kind: 'fixed' };
  return largest;
}

/** A base for parts that no group holds. */
function newBase(nodes: readonly Node[]): Node {
  const base: Node = { id: 0, parts: [], merged: [0], parent: undefined, motion: { kind: 'fixed' } };
  (nodes as Node[]).push(base);
  return base;
}

/** Parts that no group holds belong to the base. */
function adoptOrphans(nodes: readonly Node[], base: Node, volumes: ReadonlyMap<number, number>, issues: Issue[]): void {
  const placed = new Set(nodes.flatMap((node) => node.parts));
  for (const id of volumes.keys()) {
    if (placed.has(id)) continue;
    base.parts.push(id);
    issues.push({
      code: 'orphan-part',
      severity: 'warning',
      where: `l_${id}`,
      message: 'The part is in no group.',
      action: 'made it part of the base',
    });
  }
}

/** Moves the parts of fixed groups into the nearest ancestor that moves, or the base. */
function joinFixed(nodes: readonly Node[], base: Node): void {
  const bodyOf = (node: Node): Node => {
    let at = node;
    while (at !== base && at.motion.kind === 'fixed') at = at.parent ?? base;
    return at;
  };
  for (const node of nodes) if (node.parent !== undefined && node !== base) node.parent = bodyOf(node.parent);
  for (const node of nodes) {
    if (node === base || node.motion.kind !== 'fixed') continue;
    const target = bodyOf(node);
    target.parts.push(...node.parts);
    target.merged.push(...node.merged);
    node.parts = [];
  }
}

/** Bodies with geometry; children of a moving group without any hang on its parent. */
function dropEmpty(nodes: readonly Node[], base: Node, volumes: ReadonlyMap<number, number>, issues: Issue[]): Node[] {
  const moving = nodes.filter((node) => node === base || node.motion.kind !== 'fixed');
  const kept = moving.filter((node) => node === base || volumeOf(node, volumes) > 0);
  for (const node of moving) {
    if (kept.includes(node)) continue;
    issues.push({
      code: 'empty-group',
      severity: 'warning',
      where: `group_${node.id}`,
      message: 'None of its parts has geometry.',
      action: 'left the group out; what moved with it moves with its parent',
    });
  }
  for (const node of kept) {
    while (node.parent !== undefined && !kept.includes(node.parent)) node.parent = node.parent.parent ?? base;
    // A loose body hangs on nothing, whatever it lies in.
    if (node.motion.kind === 'free') node.parent = undefined;
  }
  return kept;
}

function orderPlans(nodes: readonly Node[], base: Node): BodyPlan[] {
  const order: Node[] = [];
  const visit = (node: Node): void => {
    order.push(node);
    for (const child of nodes) if (child.parent === node) visit(child);
  };
  visit(base);
  for (const node of nodes) if (node.parent === undefined && node !== base) visit(node);
  return order.map((node): BodyPlan => {
    const { motion } = node;
    const common = { groups: node.merged, parts: node.parts };
    if (node === base) return { ...common, motion: { kind: 'base' } };
    if (motion.kind === 'free') return { ...common, motion };
    if (motion.kind === 'fixed' || node.parent === undefined)
      throw new Error(`group ${node.id} was not joined to a body`);
    const closed = node.closedAt === undefined ? {} : { closedAt: node.closedAt };
    return { ...common, parent: order.indexOf(node.parent), motion, ...closed };
  });
}
