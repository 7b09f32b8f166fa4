import type { Inertial } from '../../core/inertial.js';
import { quat } from '../../core/math/quat.js';
import type { Quat } from '../../core/math/quat.js';
import { conjugate, rotate } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { subtract, ZERO } from '../../core/math/vec3.js';
import type { TriangleMesh } from '../../core/mesh/triangle-mesh.js';
import { assetReferences, findAsset } from './asset-files.js';
import { attributeText, effectiveText } from '../model/defaults.js';
import type { FileAccess } from '../model/file-access.js';
import { memoize } from '../model/memoize.js';
import type { MeshFacts } from './mesh-facts.js';
import { hullOf, measureMesh, meshFactsOf, meshHullOf, transformPositions } from './mesh-facts.js';
import { meshMoments } from './mesh-moments.js';
import type { Model, ModelElement } from '../model/model.js';
import { effectiveNumbers, readNumbers } from '../values/numbers.js';
import type { MeshProblem } from './read-mesh-bytes.js';

/** A mesh as a model uses it: an asset of MJCF, a `mesh` in a geometry of URDF. */
export interface MeshUse {
  readonly element: ModelElement;
  /** Undefined where it is made of numbers of the model, or the file is not there. */
  readonly path: string | undefined;
  /** Turned and scaled, before it is moved; a problem where the file is no mesh; undefined where nothing is known. */
  readonly facts: MeshFacts | MeshProblem | undefined;
  /** Where its origin is before it is moved: `refpos` of the asset, turned and scaled with it. */
  readonly origin: Vec3;
  /** How MuJoCo computes its mass. */
  readonly mode: 'legacy' | 'exact' | 'convex' | 'shell';
  /** Its convex hull, turned and scaled as the facts; undefined where it has none. */
  readonly hull: () => TriangleMesh | undefined;
}

interface Settings {
  readonly scale: Vec3;
  readonly rotation: Quat;
  readonly origin: Vec3;
  readonly mode: MeshUse['mode'];
}

/** Kept for each model; what is in the files is kept by their stamps. */
const usesFor = memoize<Model, Map<ModelElement, Settings>>(() => new Map());

/** What a mesh is, in the file or the numbers that it names. */
export function meshUse(model: Model, element: ModelElement, files: FileAccess): MeshUse {
  const known = usesFor(model);
  const settings = known.get(element) ?? readSettings(model, element);
  known.set(element, settings);
  const { scale, rotation, origin, mode } = settings;
  const reference = referenceOf(model).get(element);
  const transform = { scale, rotation };
  if (reference === undefined) {
    const inline = inlineMesh(element);
    const mesh = inline && transformPositions(inline, transform);
    const facts = mesh && measureMesh(mesh);
    return { element, path: undefined, facts, origin, mode, hull: () => mesh && hullOf(mesh.positions) };
  }
  const { path } = findAsset(model, reference, files);
  return {
    element,
    path,
    facts: path === undefined ? undefined : meshFactsOf(files, path, transform),
    origin,
    mode,
    hull: () => {
      const hull = path === undefined ? undefined : meshHullOf(files, path);
      return hull && transformPositions(hull, transform);
    },
  };
}

/** Mass properties at density 1 in the frame of the mesh, as MuJoCo computes them; undefined where they are not known, or there are none. */
export function meshInertial({ facts, origin, mode, hull }: MeshUse): Inertial | undefined {
  if (facts === undefined || typeof facts === 'string') return undefined;
  const surface = mode === 'convex' ? hull() : undefined;
  const found = mode === 'convex' ? surface && meshMoments(surface, 'exact') : facts.moments[mode];
  return found === undefined || !(found.mass > 0) ? undefined : { ...found, com: subtract(found.com, origin) };
}

const referenceOf = memoize(
  (model: Model) =>
    new Map(assetReferences(model).flatMap((one) => (one.kind === 'mesh' ? [[one.element, one] as const] : []))),
);

const MODES = new Set<string>(['legacy', 'exact', 'convex', 'shell']);

function readSettings(model: Model, element: ModelElement): Settings {
  const list = effectiveNumbers(model, element, 'scale');
  const scale: Vec3 = list?.length === 3 ? [list[0], list[1], list[2]] : [1, 1, 1];
  const q = readNumbers(attributeText(element, 'refquat'));
  const rotation = q?.length === 4 ? quat(q[0], q[1], q[2], q[3]) : quat(1, 0, 0, 0);
  const p = readNumbers(attributeText(element, 'refpos'));
  const turned: Vec3 = p?.length === 3 ? rotate(conjugate(rotation), [p[0], p[1], p[2]]) : ZERO;
  const mode = effectiveText(model, element, 'inertia') ?? 'legacy';
  return {
    scale,
    rotation,
    origin: [scale[0] * turned[0], scale[1] * turned[1], scale[2] * turned[2]],
    mode: MODES.has(mode) ? (mode as MeshUse['mode']) : 'legacy',
  };
}

/** Vertices, and faces or the hull, that stand in the model itself. */
function inlineMesh(element: ModelElement): TriangleMesh | undefined {
  const vertices = readNumbers(attributeText(element, 'vertex'));
  if (vertices === undefined || vertices.length < 12 || vertices.length % 3 !== 0) return undefined;
  const positions = Float32Array.from(vertices);
  const faces = readNumbers(attributeText(element, 'face'));
  if (faces === undefined) return hullOf(positions);
  const isBroken = faces.length % 3 !== 0 || faces.some((n) => !(n >= 0 && n < positions.length / 3));
  return isBroken ? undefined : { positions, indices: Uint32Array.from(faces) };
}
