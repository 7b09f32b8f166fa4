import { quatFromEuler, quatFromRpy } from '../../core/conventions.js';
import type { Pose } from '../../core/math/pose.js';
import { compose, IDENTITY_POSE } from '../../core/math/pose.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { add, ZERO } from '../../core/math/vec3.js';
import { rotate } from '../../core/math/quat.js';
import { readPose } from '../../formats/mjcf/read-orientation.js';
import { compilerSettings } from '../model/compiler-settings.js';
import { attributeText } from '../model/defaults.js';
import { effectiveTexts } from '../model/effective-texts.js';
import type { Model, ModelElement } from '../model/model.js';
import { readNumbers } from '../values/numbers.js';

/** The pose that an element of MJCF states for itself, in whatever spelling, classes included; against the frame around it. */
export function ownPose(model: Model, element: ModelElement, text = effectiveTexts(model, element)): Pose {
  const numbers = (key: string, least: number): readonly number[] | undefined => {
    const list = readNumbers(text(key));
    return list !== undefined && list.length >= least ? list : undefined;
  };
  const vec3 = (key: string): Vec3 | undefined => {
    const list = numbers(key, 3);
    return list && [list[0], list[1], list[2]];
  };
  return readPose({ numbers, vec3 }, compilerSettings(model));
}

/** A place for each copy is a place too many beyond this. */
const MOST_COPIES = 1000;

/**
 * Where what stands in an element is in the frame of the body around it: once, or once for each copy that `replicate` makes. Frames and copies have
 * no body of their own.
 */
export function placesInBody(model: Model, element: ModelElement): readonly Pose[] {
  let places: readonly Pose[] = [IDENTITY_POSE];
  for (let around = element.parent; around !== undefined; around = around.parent) {
    const tag = around.node.name.text;
    if (tag === 'frame') {
      const frame = ownPose(model, around);
      places = places.map((place) => compose(frame, place));
    } else if (tag === 'replicate') {
      const copies = copiesOf(model, around);
      places = copies.flatMap((copy) => places.map((place) => compose(copy, place)));
    } else if (tag !== 'include') break;
    if (places.length > MOST_COPIES) places = places.slice(0, MOST_COPIES);
  }
  return places;
}

/** Each copy is moved along the axes of the one before; its angles are a multiple of the first's (MuJoCo 3.14, tried on the engine). */
function copiesOf(model: Model, element: ModelElement): readonly Pose[] {
  const count = Math.min(MOST_COPIES, readNumbers(attributeText(element, 'count'))?.[0] ?? 1);
  const [x = 0, y = 0, z = 0] = readNumbers(attributeText(element, 'offset')) ?? [];
  const { toRadians, eulerSequence } = compilerSettings(model);
  const [a = 0, b = 0, c = 0] = (readNumbers(attributeText(element, 'euler')) ?? []).map(toRadians);
  const copies: Pose[] = [];
  for (let i = 0, position: Vec3 = ZERO; i < count; i++) {
    const rotation = quatFromEuler([i * a, i * b, i * c], eulerSequence);
    copies.push({ position, rotation });
    position = add(position, rotate(rotation, [x, y, z]));
  }
  return copies;
}

/** The `origin` of a visual, a collision, an inertial or a joint of URDF; the identity where it has none. */
export function originOf(element: ModelElement): Pose {
  const origin = element.children.find(({ node }) => node.name.text === 'origin');
  if (origin === undefined) return IDENTITY_POSE;
  const vec3 = (name: string): Vec3 => {
    const list = readNumbers(attributeText(origin, name));
    return list?.length === 3 ? [list[0], list[1], list[2]] : ZERO;
  };
  return { position: vec3('xyz'), rotation: quatFromRpy(vec3('rpy')) };
}
