import type { Pose } from '../../core/math/pose.js';
import { compose, IDENTITY_POSE } from '../../core/math/pose.js';
import { IDENTITY_QUAT } from '../../core/math/quat.js';
import { quatFromMatrix } from '../../core/math/mat3.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { decodeNodeExtras, ownExtras } from './decode-extras.js';
import type { AssetExtras, BodyExtras, CollisionExtras, SiteExtras, VisualExtras } from './physx-extras.js';
import { jsonList } from './read-accessor.js';
import type { JsonObject } from '../strict-json.js';
import { asArray, asIndex, asNumbers, asObject, asRotation, asVec3, optionalField, refuse } from '../strict-json.js';

/** A node below a body that stands for something of it. */
export interface OwnedNode<T> {
  readonly extras: T;
  readonly node: JsonObject;
  /** In the body's frame. */
  readonly pose: Pose;
  readonly scale: Vec3;
}

export interface SceneBody {
  readonly extras: BodyExtras;
  readonly parent?: string;
  /** In the frame of the parent or, without one, of the asset. */
  readonly pose: Pose;
  readonly visuals: readonly OwnedNode<VisualExtras>[];
  readonly collisions: readonly OwnedNode<CollisionExtras>[];
  readonly sites: readonly OwnedNode<SiteExtras>[];
}

/** The nodes of an asset of ours, told apart by their extras. */
export interface AssetScene {
  readonly asset: AssetExtras;
  /** Parents first. */
  readonly bodies: readonly SceneBody[];
}

interface Visit {
  readonly index: number;
  /** Nearest body above; absent below the asset's node itself. */
  readonly body?: OpenBody;
  /** Frame of the node above in that of the nearest body or the asset. */
  readonly frame: Pose;
}

/** A body whose nodes are still being found. */
interface OpenBody extends SceneBody {
  readonly visuals: OwnedNode<VisualExtras>[];
  readonly collisions: OwnedNode<CollisionExtras>[];
  readonly sites: OwnedNode<SiteExtras>[];
}

/**
 * Finds the asset's root node and reads what lies below it. Nodes that other tools put in between only add their transform.
 *
 * @returns undefined when no node of the file says that it is an asset of ours. Throws `Malformed` (see strict-json.ts).
 */
export function readScene(root: JsonObject): AssetScene | undefined {
  const nodes = jsonList(root, 'nodes').map((node, i) => asObject(node, `nodes/${i}`));
  const roots = nodes.flatMap((node, index) => (ownExtras(node)?.fields['kind'] === 'asset' ? [index] : []));
  if (roots.length === 0) return undefined;
  if (roots.length > 1) refuse('nodes', 'those of one asset');
  const extras = ownExtras(nodes[roots[0]]);
  const asset = extras && decodeNodeExtras(extras);
  if (asset?.kind !== 'asset') return undefined;

  const bodies = new Map<number, OpenBody>();
  const seen = new Set<number>();
  const queue: Visit[] = childrenOf(nodes[roots[0]], nodes.length).map((index) => ({ index, frame: IDENTITY_POSE }));
  for (let visit = queue.pop(); visit !== undefined; visit = queue.pop()) {
    const { index, body, frame } = visit;
    const node = nodes[index];
    if (seen.has(index)) refuse(node.where, 'the child of one node');
    seen.add(index);
    const next = placeNode(node, index, body, frame, bodies);
    // Backwards onto the stack, so that children come off it in order.
    for (const child of childrenOf(node, nodes.length).reverse()) queue.push({ index: child, ...next });
  }
  const names = new Set([...bodies.values()].map((b) => b.extras.name));
  if (names.size < bodies.size) refuse('nodes', 'bodies with different names');
  return { asset, bodies: inOrder(bodies) };
}

function placeNode(
  node: JsonObject,
  index: number,
  body: OpenBody | undefined,
  frame: Pose,
  bodies: Map<number, OpenBody>,
): Omit<Visit, 'index'> {
  const local = readTransform(node);
  const pose = compose(frame, local.pose);
  const scaled = local.scale.some((s) => Math.abs(s - 1) > 1e-6);
  const ownJson = ownExtras(node);
  const extras = ownJson && decodeNodeExtras(ownJson);
  if (extras?.kind === 'body') {
    if (scaled) refuse(node.where, 'a body without scale');
    const made: OpenBody = {
      extras,
      ...(body && { parent: body.extras.name }),
      pose,
      visuals: [],
      collisions: [],
      sites: [],
    };
    bodies.set(index, made);
    return { body: made, frame: IDENTITY_POSE };
  }
  const owned = { node, pose, scale: local.scale };
  if (extras?.kind === 'visual') body?.visuals.push({ ...owned, extras });
  else if (scaled) refuse(node.where, 'a node without scale');
  if (extras?.kind === 'collision') body?.collisions.push({ ...owned, extras });
  if (extras?.kind === 'site') body?.sites.push({ ...owned, extras });
  return { ...(body && { body }), frame: pose };
}

/** In the order of the file's nodes, which is the asset's own; tools that move nodes may have put a child before its parent. */
function inOrder(found: ReadonlyMap<number, SceneBody>): SceneBody[] {
  const sorted = [...found].sort(([a], [b]) => a - b).map(([, body]) => body);
  const before = new Set<string>();
  const ordered = sorted.every((body) => {
    before.add(body.extras.name);
    return body.parent === undefined || before.has(body.parent);
  });
  return ordered ? sorted : [...found.values()];
}

const childrenOf = (node: JsonObject, count: number): number[] =>
  (optionalField(node, 'children', asArray) ?? []).map((child, i) =>
    asIndex(child, count, `${node.where}/children/${i}`),
  );

function readTransform(node: JsonObject): { pose: Pose; scale: Vec3 } {
  const m = optionalField(node, 'matrix', (value, where) => asNumbers(value, 16, where));
  if (m === undefined) {
    return {
      pose: {
        position: optionalField(node, 'translation', asVec3) ?? [0, 0, 0],
        rotation: optionalField(node, 'rotation', asRotation) ?? IDENTITY_QUAT,
      },
      scale: optionalField(node, 'scale', asVec3) ?? [1, 1, 1],
    };
  }
  const [x, y, z] = [0, 4, 8].map((c) => Math.hypot(m[c], m[c + 1], m[c + 2]));
  if (!(x > 0 && y > 0 && z > 0)) refuse(`${node.where}/matrix`, 'a matrix that turns, moves and scales');
  return {
    pose: {
      position: [m[12], m[13], m[14]],
      rotation: quatFromMatrix([
        m[0] / x, m[4] / y, m[8] / z,
        m[1] / x, m[5] / y, m[9] / z,
        m[2] / x, m[6] / y, m[10] / z,
      ]), // prettier-ignore
    },
    scale: [x, y, z],
  };
}
