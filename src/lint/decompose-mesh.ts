import { decomposeConvex } from '../core/mesh/decompose-convex.js';
import { shapeToMesh } from '../core/mesh/shape-mesh.js';
import { transformMesh } from '../core/mesh/transform-mesh.js';
import { assetReferences, findAsset } from '../language/physics/asset-files.js';
import type { DecompositionPlan } from '../language/decompose/plan-decomposition.js';
import { planDecomposition } from '../language/decompose/plan-decomposition.js';
import type { FileAccess } from '../language/model/file-access.js';
import type { Model, ModelElement } from '../language/model/model.js';
import { readMeshBytes } from '../language/physics/read-mesh-bytes.js';
import { loadNodeGeometryEngine } from '../pipeline/node-engines.js';

let engine: ReturnType<typeof loadNodeGeometryEngine> | undefined;

/** Convex pieces in place of a mesh that collides; undefined where its file cannot be read, or it is convex. */
export async function decomposeMesh(
  model: Model,
  mesh: ModelElement,
  files: FileAccess,
): Promise<DecompositionPlan | undefined> {
  const reference = assetReferences(model).find(({ element }) => element === mesh);
  const path = reference && findAsset(model, reference, files).path;
  const bytes = path === undefined ? undefined : files.readBytes(path);
  if (path === undefined || bytes === undefined) return undefined;
  const geometry = readMeshBytes(/\.[^.]*$/.exec(path)?.[0].toLowerCase() ?? '', bytes);
  if (typeof geometry === 'string') return undefined;
  engine ??= loadNodeGeometryEngine();
  const pieces = decomposeConvex(geometry, await engine).map(({ shape, pose }) =>
    transformMesh(shapeToMesh(shape), pose),
  );
  if (pieces.length < 2) return undefined;
  return planDecomposition(model, mesh, path, pieces, (file) => files.stamp(file) === undefined);
}
