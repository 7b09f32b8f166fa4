import type { Body } from '../../core/body.js';
import { rpyFromQuat } from '../../core/conventions.js';
import type { CollisionGeom } from '../../core/geom.js';
import type { Inertial } from '../../core/inertial.js';
import type { Pose } from '../../core/math/pose.js';
import { compose, translation } from '../../core/math/pose.js';
import type { TriangleMesh } from '../../core/mesh/triangle-mesh.js';
import { formatCoordinates, formatNumber, formatNumbers } from '../number-text.js';
import type { XmlElement } from '../xml-tree.js';
import { element } from '../xml-tree.js';

/** A file reference for the mesh of a geom, by geom name. */
export type MeshReference = (geom: string) => string | undefined;

/** `<link>` with its inertial, visual and collision elements. */
export function writeLink(body: Body, inertial: Inertial | undefined, meshOf: MeshReference): XmlElement {
  return element('link', { name: body.name }, [
    writeInertial(inertial),
    ...body.visuals
      .filter((geom) => hasVolume(geom.mesh))
      .map((geom) =>
        element('visual', { name: geom.name }, [
          element('geometry', {}, [element('mesh', { filename: meshOf(geom.name) })]),
          element('material', { name: geom.appearance }),
        ]),
      ),
    ...body.collisions.flatMap((geom) => writeCollision(geom, meshOf)),
  ]);
}

/** `<inertial>`: mass, and the tensor about the centre of mass along the link's axes. */
export function writeInertial(inertial: Inertial | undefined): XmlElement | undefined {
  if (inertial === undefined) return undefined;
  const { mass, com, inertia } = inertial;
  return element('inertial', {}, [
    element('origin', { xyz: formatCoordinates(com), rpy: '0 0 0' }),
    element('mass', { value: formatNumber(mass) }),
    element('inertia', {
      ixx: formatNumber(inertia.xx),
      ixy: formatNumber(inertia.xy),
      ixz: formatNumber(inertia.xz),
      iyy: formatNumber(inertia.yy),
      iyz: formatNumber(inertia.yz),
      izz: formatNumber(inertia.zz),
    }),
  ]);
}

/** `<origin>`: metres, and roll, pitch, yaw in radians. */
export const writeOrigin = ({ position, rotation }: Pose): XmlElement =>
  element('origin', { xyz: formatCoordinates(position), rpy: formatCoordinates(rpyFromQuat(rotation)) });

/** `<collision>`; URDF has no capsule, so one becomes a cylinder and two spheres. */
function writeCollision({ name, shape, pose }: CollisionGeom, meshOf: MeshReference): XmlElement[] {
  const collision = (suffix: string, at: Pose, geometry: XmlElement): XmlElement =>
    element('collision', { name: name + suffix }, [writeOrigin(at), element('geometry', {}, [geometry])]);
  const cylinder = (radius: number, halfLength: number): XmlElement =>
    element('cylinder', { radius: formatNumber(radius), length: formatNumber(2 * halfLength) });
  switch (shape.kind) {
    case 'box':
      return [collision('', pose, element('box', { size: formatNumbers(shape.halfExtents.map((half) => 2 * half)) }))];
    case 'sphere':
      return [collision('', pose, element('sphere', { radius: formatNumber(shape.radius) }))];
    case 'cylinder':
      return [collision('', pose, cylinder(shape.radius, shape.halfLength))];
    case 'capsule': {
      const { radius, halfLength } = shape;
      const cap = (side: number): Pose => compose(pose, translation([0, 0, side * halfLength]));
      const sphere = element('sphere', { radius: formatNumber(radius) });
      return [
        collision(CAPSULE_SUFFIXES[0], pose, cylinder(radius, halfLength)),
        collision(CAPSULE_SUFFIXES[1], cap(-1), sphere),
        collision(CAPSULE_SUFFIXES[2], cap(1), sphere),
      ];
    }
    case 'convex':
      return [collision('', pose, element('mesh', { filename: meshOf(name) }))];
  }
}

/** Names of a capsule's cylinder and caps, after the capsule's own. */
export const CAPSULE_SUFFIXES = ['_tube', '_cap_low', '_cap_high'] as const;

/** m^3; the cube has a side of a fiftieth of a millimetre. */
const SMALLEST_VOLUME = 1e-14;

/** Whether the mesh is not flat. URDF has no way to tell MuJoCo that a mesh is a surface only, and it refuses those without volume. */
export function hasVolume({ positions, indices }: TriangleMesh): boolean {
  const count = positions.length / 3;
  const centre = [0, 1, 2].map((k) => {
    let sum = 0;
    for (let i = k; i < positions.length; i += 3) sum += positions[i];
    return sum / count;
  });
  let volume = 0;
  for (let i = 0; i + 2 < indices.length; i += 3) {
    const [a, b, c] = [0, 1, 2].map((n) => centre.map((m, k) => positions[3 * indices[i + n] + k] - m));
    const cross = [b[1] * c[2] - b[2] * c[1], b[2] * c[0] - b[0] * c[2], b[0] * c[1] - b[1] * c[0]];
    volume += Math.abs(a[0] * cross[0] + a[1] * cross[1] + a[2] * cross[2]) / 6;
  }
  return volume > SMALLEST_VOLUME;
}
