import type { Quat } from '../../core/math/quat.js';
import { IDENTITY_QUAT, quatBetween } from '../../core/math/quat.js';
import type { Pose } from '../../core/math/pose.js';
import { transformPoint, translation } from '../../core/math/pose.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { add, distance, normalize, scale, subtract } from '../../core/math/vec3.js';
import { transformMesh } from '../../core/mesh/transform-mesh.js';
import type { Ring } from './skin-rings.js';
import { piecesOfRings, skinRings } from './skin-rings.js';
import type { Solid } from './solid.js';

/** A circle of `sides` points about z. */
export const circle = (radius: number, z: number, sides: number): Ring =>
  Array.from({ length: sides }, (_, i): Vec3 => {
    const angle = (2 * Math.PI * i) / sides;
    return [radius * Math.cos(angle), radius * Math.sin(angle), z];
  });

/** See `Shapes.cylinder`. */
export function cylinder(from: Vec3, to: Vec3, radius: number, radiusTo: number, sides: number): Solid {
  const halfLength = distance(from, to) / 2;
  const axis = normalize(subtract(to, from)) ?? [0, 0, 1];
  const pose: Pose = { position: scale(add(from, to), 0.5), rotation: quatBetween([0, 0, 1], axis) };
  const rings = [circle(radius, -halfLength, sides), circle(radiusTo, halfLength, sides)];
  const mesh = transformMesh(skinRings(rings), pose);
  return {
    mesh,
    pieces: () =>
      radius === radiusTo
        ? [{ shape: { kind: 'cylinder', radius, halfLength }, pose }]
        : piecesOfRings(
            [circle(radius, -halfLength, 16), circle(radiusTo, halfLength, 16)].map((ring) => placed(ring, pose)),
          ),
  };
}

/** See `Shapes.ellipsoid`. */
export function ellipsoid(center: Vec3, radii: Vec3, rotation: Quat | undefined, sides: number): Solid {
  const pose: Pose = { ...translation(center), rotation: rotation ?? IDENTITY_QUAT };
  const ringsOf = (n: number): Ring[] => {
    const levels = Math.max(4, Math.round(n / 2));
    return Array.from({ length: levels + 1 }, (_, k): Ring => {
      const angle = Math.PI * (k / levels - 0.5);
      // Exactly 0 at the poles, where the ring is one point.
      const across = k === 0 || k === levels ? 0 : Math.cos(angle);
      return circle(across, Math.sin(angle), n).map((p): Vec3 => [p[0] * radii[0], p[1] * radii[1], p[2] * radii[2]]);
    });
  };
  const isBall = radii[0] === radii[1] && radii[1] === radii[2];
  return {
    mesh: transformMesh(skinRings(ringsOf(sides)), pose),
    pieces: () =>
      isBall
        ? [{ shape: { kind: 'sphere', radius: radii[0] }, pose }]
        : piecesOfRings([
            ringsOf(10)
              .flat()
              .map((p) => transformPoint(pose, p)),
            [pose.position],
          ]),
  };
}

/** The ring's points moved by a pose. */
export const placed = (ring: Ring, pose: Pose): Ring => ring.map((p) => transformPoint(pose, p));
