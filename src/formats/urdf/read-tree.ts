import type { Body } from '../../core/body.js';
import { IDENTITY_POSE } from '../../core/math/pose.js';
import { createNameGiver } from '../model-draft/unique-names.js';
import type { XmlElement } from '../xml-tree.js';
import { childrenNamed } from '../xml-tree.js';
import type { LinkJoint } from './read-joint.js';
import { readLinkJoint } from './read-joint.js';
import type { LinkContent } from './read-link.js';
import { readLink } from './read-link.js';
import type { UrdfContext } from './urdf-context.js';
import { WORLD_LINK } from './write-urdf.js';

/** Reads all links and joints into bodies, parents first, each subtree in the order of its joints in the file. */
export function readTree(robot: XmlElement, context: UrdfContext): Body[] {
  const { log } = context;
  const links = readLinks(robot, context);
  const joints = readJoints(robot, links, context);
  const childrenOf = new Map<string, LinkJoint[]>();
  for (const joint of joints) childrenOf.set(joint.parent, [...(childrenOf.get(joint.parent) ?? []), joint]);
  const hanging = new Set(joints.map((joint) => joint.child));
  const bodies: Body[] = [];
  const done = new Set<string>();
  // A stack instead of recursion: a file may chain any number of links.
  const stack: { link: string; parent?: string; by?: LinkJoint }[] = [...links.keys()]
    .filter((link) => !hanging.has(link))
    .map((link) => ({ link }))
    .reverse();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { link, parent, by } = next;
    done.add(link);
    const content = links.get(link) ?? { visuals: [], collisions: [] };
    const isWorld = by === undefined && link === WORLD_LINK && isEmpty(content);
    // MuJoCo keeps the name for its own world.
    const name = link === WORLD_LINK ? `${WORLD_LINK}_link` : link;
    if (!isWorld) bodies.push(makeBody(name, parent, by, content));
    for (const joint of [...(childrenOf.get(link) ?? [])].reverse())
      stack.push({ link: joint.child, by: joint, ...(isWorld ? {} : { parent: name }) });
  }
  const unreached = [...links.keys()].filter((link) => !done.has(link));
  if (unreached.length > 0)
    log.report(
      'model-structure',
      `link ${unreached[0]}`,
      ['Its joints lead round in a circle.'],
      `left ${unreached.length} links out`,
    );
  return bodies;
}

const makeBody = (name: string, parent: string | undefined, by: LinkJoint | undefined, content: LinkContent): Body => ({
  name,
  ...(parent === undefined ? {} : { parent }),
  pose: by?.origin ?? IDENTITY_POSE,
  joints: by?.joint === undefined ? [] : [by.joint],
  ...content,
  sites: [],
  parts: [],
});

const isEmpty = ({ inertial, visuals, collisions }: LinkContent): boolean =>
  inertial === undefined && visuals.length + collisions.length === 0;

function readLinks(robot: XmlElement, context: UrdfContext): Map<string, LinkContent> {
  const links = new Map<string, LinkContent>();
  for (const link of childrenNamed(robot, 'link')) {
    const name = link.attributes['name'] ?? '';
    if (name === '' || links.has(name))
      context.log.report('model-structure', `link ${name}`, ['The link has no name of its own.'], 'left it out');
    else links.set(name, readLink(link, context));
  }
  return links;
}

/** Joints that make a tree: both links are there, and no link hangs on two. */
function readJoints(robot: XmlElement, links: ReadonlyMap<string, LinkContent>, { log }: UrdfContext): LinkJoint[] {
  const nameOf = createNameGiver(log);
  const hung = new Set<string>();
  return childrenNamed(robot, 'joint').flatMap((element) => {
    const name = nameOf(element.attributes['name'], 'joint', '<joint>');
    const joint = readLinkJoint(element, name, log);
    if (joint === undefined) return [];
    const missing = [joint.parent, joint.child].find((link) => !links.has(link));
    const problem =
      missing !== undefined
        ? `There is no link ${missing}.`
        : hung.has(joint.child)
          ? `The link ${joint.child} hangs on another joint already.`
          : undefined;
    if (problem !== undefined) {
      log.report('model-structure', `joint ${name}`, [problem], 'left it out');
      return [];
    }
    hung.add(joint.child);
    return [joint];
  });
}
