import type { Vec3 } from '../../../core/math/vec3.js';
import { poseBodies } from '../../../procedural/joint-state.js';
import type { Shapes } from '../../../procedural/solids/shapes.js';
import { boundPositions, flattenModel, poseVertices } from '../../../render/scene.js';
import type { FitSpace } from './fit-space.js';
import { CAMERA_COORDINATES } from './fit-space.js';
import type { Start } from './guess.js';

/** Proportions that are this near are as good as equal, natural logarithm. */
const NEAR = 0.01;
const STEP = 0.05;
const ITERATIONS = 2;

/**
 * Changes the ratios of starts so that their bounding boxes have the proportions of `sides`: what was fitted with one structure means
 * something else with another, but the object in the picture is as wide, deep and high as before. Ratios change in proportion to the
 * variance of what is believed of them (`prior`), all together as little as possible.
 */
export function keepSides(
  space: FitSpace,
  starts: readonly Start[],
  prior: Start,
  sides: Vec3,
  shapes: Shapes,
): Start[] {
  const first = CAMERA_COORDINATES;
  const last = first + space.reals.length;
  /** What the logarithms of depth and height over width lack. */
  const missing = (at: readonly number[]): readonly [number, number] => {
    const own = sidesAt(space, at, shapes);
    return [Math.log((sides[1] * own[0]) / (sides[0] * own[1])), Math.log((sides[2] * own[0]) / (sides[0] * own[2]))];
  };
  // How both change with the ratios is found at the first start that needs it and holds for all: J, and J S J'.
  let slopes: (readonly [number, number])[] | undefined;
  let square = [1e-6, 0, 1e-6];
  const differentiate = (at: readonly number[], [y, z]: readonly [number, number]): (readonly [number, number])[] => {
    const found = space.reals.map((_, k) => {
      const step = at[first + k] > 0.5 ? -STEP : STEP;
      const moved = missing(at.map((v, j) => (j === first + k ? v + step : v)));
      return [(y - moved[0]) / step, (z - moved[1]) / step] as const;
    });
    found.forEach(([sy, sz], k) => {
      const s = prior.scales[first + k] ** 2;
      square = [square[0] + s * sy * sy, square[1] + s * sy * sz, square[2] + s * sz * sz];
    });
    return found;
  };

  return starts.map(({ mean, scales }) => {
    let at = mean;
    for (let k = 0; k < ITERATIONS; k++) {
      const lack = missing(at);
      if (Math.max(Math.abs(lack[0]), Math.abs(lack[1])) < NEAR) break;
      const known = (slopes ??= differentiate(at, lack));
      // The least change by that weight: S J' (J S J')^-1 lack.
      const [yy, yz, zz] = square;
      const det = yy * zz - yz * yz;
      const [my, mz] = [(zz * lack[0] - yz * lack[1]) / det, (yy * lack[1] - yz * lack[0]) / det];
      at = at.map((v, i) => {
        if (i < first || i >= last) return v;
        const [sy, sz] = known[i - first];
        return Math.min(1, Math.max(0, v + prior.scales[i] ** 2 * (sy * my + sz * mz)));
      });
    }
    return { mean: at, scales };
  });
}

function sidesAt(space: FitSpace, point: readonly number[], shapes: Shapes): Vec3 {
  const { model, state } = space.decode(point, shapes);
  const scene = flattenModel(model);
  const posed = new Float32Array(scene.positions.length);
  poseVertices(scene, poseBodies(model, state), posed);
  const { min, max } = boundPositions(posed);
  return [max[0] - min[0], max[1] - min[1], max[2] - min[2]];
}
