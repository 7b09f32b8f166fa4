import type { Quat } from '../../core/math/quat.js';
import { IDENTITY_QUAT } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { translation } from '../../core/math/pose.js';
import { transformMesh } from '../../core/mesh/transform-mesh.js';
import type { Detail } from './shapes.js';
import { skinRings } from './skin-rings.js';
import type { Ring } from './skin-rings.js';
import type { Solid } from './solid.js';

/** See `Shapes.box`. Its collision piece is the box without rounding. */
export function box(
  center: Vec3,
  size: Vec3,
  options: { readonly round?: number; readonly rotation?: Quat; readonly detail: Detail },
): Solid {
  const half: Vec3 = [size[0] / 2, size[1] / 2, size[2] / 2];
  const round = options.detail === 'full' ? Math.min(options.round ?? 0, 0.999 * Math.min(...half)) : 0;
  const rings = round > 0 ? roundedRings(half, round) : sharpRings(half);
  const pose = { ...translation(center), rotation: options.rotation ?? IDENTITY_QUAT };
  return {
    mesh: transformMesh(skinRings(rings), pose),
    pieces: () => [{ shape: { kind: 'box', halfExtents: half }, pose }],
  };
}

const sharpRings = ([x, y, z]: Vec3): Ring[] =>
  [-z, z].map((level): Ring => [
    [-x, -y, level],
    [x, -y, level],
    [x, y, level],
    [-x, y, level],
  ]);

/** Steps of a quarter turn over a rounded edge. */
const QUARTER = 3;

/** Rings from below to above; each is a rectangle with round corners that shrinks over the round edges. */
function roundedRings(half: Vec3, round: number): Ring[] {
  const rings: Ring[] = [];
  for (const side of [-1, 1]) {
    for (let k = 0; k <= QUARTER; k++) {
      const angle = (Math.PI / 2) * (side < 0 ? 1 - k / QUARTER : k / QUARTER);
      const z = side * (half[2] - round + round * Math.sin(angle));
      rings.push(roundedRectangle(half[0] - round, half[1] - round, round * Math.cos(angle), z));
    }
  }
  return rings;
}

function roundedRectangle(x: number, y: number, radius: number, z: number): Ring {
  const corners = [[1, 1], [-1, 1], [-1, -1], [1, -1]] as const; // prettier-ignore
  return corners.flatMap(([sx, sy], corner) =>
    Array.from({ length: QUARTER + 1 }, (_, k): Vec3 => {
      const angle = (Math.PI / 2) * (corner + k / QUARTER);
      return [sx * x + radius * Math.cos(angle), sy * y + radius * Math.sin(angle), z];
    }),
  );
}
