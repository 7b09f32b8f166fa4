import type { Quat } from '../../core/math/quat.js';
import { IDENTITY_QUAT } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import type { Pose } from '../../core/math/pose.js';
import { transformPoint, translation } from '../../core/math/pose.js';
import { transformMesh } from '../../core/mesh/transform-mesh.js';
import type { TriangleMesh } from '../../core/mesh/triangle-mesh.js';
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
  const pose = { ...translation(center), rotation: options.rotation ?? IDENTITY_QUAT };
  return {
    mesh: round > 0 ? transformMesh(skinRings(roundedRings(half, round)), pose) : sharpBox(half, pose),
    pieces: () => [{ shape: { kind: 'box', halfExtents: half }, pose }],
  };
}

/** Corners of a sharp box: bottom then top, counter-clockwise seen from above. Most solids of drafts are such boxes, so this is quick. */
const CORNERS: readonly Vec3[] = [-1, 1].flatMap((z): Vec3[] => [[-1, -1, z], [1, -1, z], [1, 1, z], [-1, 1, z]]); // prettier-ignore
const FACES = [
  0, 2, 1, 0, 3, 2, 4, 5, 6, 4, 6, 7, 0, 1, 5, 0, 5, 4, 1, 2, 6, 1, 6, 5, 2, 3, 7, 2, 7, 6, 3, 0, 4, 3, 4, 7,
] as const; // prettier-ignore

function sharpBox(half: Vec3, pose: Pose): TriangleMesh {
  const positions = new Float32Array(24);
  CORNERS.forEach(([x, y, z], i) => {
    positions.set(transformPoint(pose, [x * half[0], y * half[1], z * half[2]]), 3 * i);
  });
  return { positions, indices: Uint32Array.from(FACES) };
}

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
