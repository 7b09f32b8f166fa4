import type { Body, Site } from '../../core/body.js';
import type { CollisionGeom, VisualGeom } from '../../core/geom.js';
import type { Inertial } from '../../core/inertial.js';
import type { Joint } from '../../core/joint.js';
import type { Pose } from '../../core/math/pose.js';
import { IDENTITY_POSE, translation } from '../../core/math/pose.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { distance, scale } from '../../core/math/vec3.js';
import { transformMesh } from '../../core/mesh/transform-mesh.js';
import type { Annotation } from '../annotations.js';
import { emptyBody } from '../model-draft/finish-asset.js';
import type { XmlElement } from '../xml-tree.js';
import { childrenNamed } from '../xml-tree.js';
import type { MjcfContext } from './read-context.js';
import { resolveFields } from './read-context.js';
import { composeKeeping, readGeom } from './read-geom.js';
import { readInertial } from './read-inertial.js';
import type { ReadJoint } from './read-joint.js';
import { readJoint } from './read-joint.js';
import { readPose } from './read-orientation.js';

/** A body element with its frames taken away: everything stands in the body's own frame. */
interface BodyContent {
  readonly joints: ReadJoint[];
  readonly visuals: VisualGeom[];
  readonly collisions: CollisionGeom[];
  readonly masses: Inertial[];
  readonly sites: Site[];
  readonly children: { readonly element: XmlElement; readonly pose: Pose; readonly childClass: string | undefined }[];
  inertial?: XmlElement;
}

/** Joints with the order in which MuJoCo counts their positions. */
export interface ReadBodies {
  readonly bodies: readonly Body[];
  /** What stands in the world itself; undefined when nothing does. */
  readonly world?: Body;
}

/** Elements of a body that neither move nor shape it, and that an asset has no place for. */
const SCENE_ELEMENTS = new Set(['camera', 'light']);

/**
 * Reads all `<worldbody>` sections. `notes` are the fields that our writer noted of joints, by name. Bodies come parents first, in the
 * order that MuJoCo gives them.
 */
export function readBodies(
  root: XmlElement,
  context: MjcfContext,
  notes: ReadonlyMap<string, Annotation['fields']>,
): ReadBodies {
  const bodies: Body[] = [];
  const content = newContent();
  for (const world of childrenNamed(root, 'worldbody'))
    collectContent(world, IDENTITY_POSE, world.attributes['childclass'], 'world', content, context, notes);
  const addChildren = (parent: string | undefined, from: BodyContent, shift: Vec3): void => {
    for (const child of from.children) {
      const name = context.names.body(child.element.attributes['name'], 'body', 'a <body>');
      const own = newContent();
      collectContent(child.element, IDENTITY_POSE, child.childClass, name, own, context, notes);
      const anchor = findAnchor(own.joints, name, context);
      const pose = composeKeeping(composeKeeping(translation(scale(shift, -1)), child.pose), translation(anchor));
      bodies.push(makeBody(name, parent, pose, own, anchor, context));
      addChildren(name, own, anchor);
    }
  };
  addChildren(undefined, content, [0, 0, 0]);
  const standing = content.visuals.length + content.collisions.length > 0;
  if (!standing) return { bodies };
  const name = context.names.body(undefined, 'base', '<worldbody>');
  return {
    bodies,
    world: { ...emptyBody(name), visuals: content.visuals, collisions: content.collisions, sites: content.sites },
  };
}

const newContent = (): BodyContent => ({
  joints: [],
  visuals: [],
  collisions: [],
  masses: [],
  sites: [],
  children: [],
});

/** Sorts the children of a body or frame into `content`; `pose` takes the frame's coordinates to the body's. */
function collectContent(
  element: XmlElement,
  pose: Pose,
  childClass: string | undefined,
  body: string,
  content: BodyContent,
  context: MjcfContext,
  notes: ReadonlyMap<string, Annotation['fields']>,
): void {
  const { log, compiler } = context;
  if (element.attributes['mocap'] === 'true')
    log.report('model-not-held', `body ${body}`, ['a mocap body'], 'took it as any other');
  if (element.attributes['gravcomp'] !== undefined)
    log.report('model-not-held', `body ${body}`, ['gravity compensation'], 'left it out');
  for (const child of element.children) {
    switch (child.name) {
      case 'body': {
        const fields = resolveFields(context, { ...child, attributes: withoutClass(child) }, undefined);
        const place = composeKeeping(pose, readPose(fields, compiler));
        content.children.push({
          element: child,
          pose: place,
          childClass: child.attributes['childclass'] ?? childClass,
        });
        break;
      }
      case 'frame': {
        const fields = resolveFields(context, { ...child, attributes: withoutClass(child) }, undefined);
        const inner = composeKeeping(pose, readPose(fields, compiler));
        collectContent(child, inner, child.attributes['childclass'] ?? childClass, body, content, context, notes);
        break;
      }
      case 'joint':
      case 'freejoint':
        content.joints.push(readJoint(child, body, childClass, context, notes));
        break;
      case 'inertial':
        content.inertial ??= child;
        break;
      case 'geom': {
        const { visual, collision, inertial } = readGeom(child, pose, body, childClass, context) ?? {};
        if (visual !== undefined) content.visuals.push(visual);
        if (collision !== undefined) content.collisions.push(collision);
        if (inertial !== undefined) content.masses.push(inertial);
        break;
      }
      case 'site': {
        const fields = resolveFields(context, child, childClass, `body ${body}`);
        const name = context.names.site(child.attributes['name'], `${body}_site`, fields.where);
        content.sites.push({ name, pose: composeKeeping(pose, readPose(fields, compiler)) });
        break;
      }
      default:
        if (SCENE_ELEMENTS.has(child.name))
          log.report('model-left-out', `body ${body}`, [`A ${child.name}`], 'left it out');
        else log.report('model-not-held', `body ${body}`, [`<${child.name}>`], 'left it out');
    }
  }
}

/** A body or frame has no class of its own: `class` does not stand there. */
const withoutClass = (element: XmlElement): XmlElement['attributes'] => ({ ...element.attributes, class: undefined });

const SAME_ANCHOR = 1e-9;

/** The anchor that the body's frame must move to: that of its turning joints, which an asset requires to share one. */
function findAnchor(joints: readonly ReadJoint[], body: string, { log }: MjcfContext): Vec3 {
  const anchors = joints.flatMap(({ anchor }) => (anchor === undefined ? [] : [anchor]));
  const first = anchors.at(0) ?? [0, 0, 0];
  if (anchors.some((anchor) => distance(anchor, first) > SAME_ANCHOR))
    log.report(
      'model-not-held',
      `body ${body}`,
      ['joints of one body about different points'],
      'took the first point for all',
    );
  return first;
}

function makeBody(
  name: string,
  parent: string | undefined,
  pose: Pose,
  content: BodyContent,
  anchor: Vec3,
  context: MjcfContext,
): Body {
  const inertial = readInertial(content.inertial, content.masses, name, context);
  const joints = content.joints.map(({ joint }): Joint => joint);
  const body: Body = {
    name,
    ...(parent === undefined ? {} : { parent }),
    pose,
    joints,
    ...(inertial && { inertial }),
    visuals: content.visuals,
    collisions: content.collisions,
    sites: content.sites,
    parts: [],
  };
  return anchor.every((x) => x === 0) ? body : shiftFrame(body, anchor);
}

/** The same body described in a frame whose origin is at `origin` of the old one. */
function shiftFrame(body: Body, origin: Vec3): Body {
  const back = translation(scale(origin, -1));
  const move = (pose: Pose): Pose => composeKeeping(back, pose);
  const { inertial } = body;
  return {
    ...body,
    ...(inertial && { inertial: { ...inertial, com: move(translation(inertial.com)).position } }),
    visuals: body.visuals.map((geom) => ({ ...geom, mesh: transformMesh(geom.mesh, back) })),
    collisions: body.collisions.map((geom) => ({ ...geom, pose: move(geom.pose) })),
    sites: body.sites.map((site) => ({ ...site, pose: move(site.pose) })),
  };
}
