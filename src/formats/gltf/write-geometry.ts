import type { Accessor, Document, GLTF, Material as GltfMaterial, Mesh } from '@gltf-transform/core';
import type { VisualGeom } from '../../core/geom.js';
import { isClosedSurface } from '../../core/mesh/mesh-topology.js';
import type { TriangleMesh } from '../../core/mesh/triangle-mesh.js';
import type { SimAsset } from '../../core/sim-asset.js';
import { wrapExtras } from './physx-extras.js';
import { srgbToLinear } from './srgb.js';

/** One glTF material an appearance, by name, and one image a texture, each embedded once. */
export function createMaterials(document: Document, asset: SimAsset): Map<string, GltfMaterial> {
  const textures = new Map(
    asset.textures.map(({ name, width, height, png }) => [
      name,
      document
        .createTexture(name)
        .setMimeType('image/png')
        .setImage(png)
        .setExtras(wrapExtras({ kind: 'texture', name, width, height })),
    ]),
  );
  // The back of an open surface shows, that of a closed one never does.
  const open = new Set(
    asset.bodies.flatMap((body) => body.visuals.filter((v) => !isClosedSurface(v.mesh)).map((v) => v.appearance)),
  );
  return new Map(
    asset.appearances.map((appearance) => {
      const { name, baseColor, roughness, metallic, texture } = appearance;
      const [r, g, b, alpha] = baseColor;
      const material = document
        .createMaterial(name)
        .setBaseColorFactor([srgbToLinear(r), srgbToLinear(g), srgbToLinear(b), alpha])
        .setRoughnessFactor(roughness)
        .setMetallicFactor(metallic)
        .setAlphaMode(alpha < 1 ? 'BLEND' : 'OPAQUE')
        .setDoubleSided(open.has(name))
        .setBaseColorTexture((texture === undefined ? undefined : textures.get(texture)) ?? null)
        .setExtras(wrapExtras({ kind: 'appearance', ...appearance }));
      return [name, material];
    }),
  );
}

/** The mesh of a visual geom with its material. */
export function createVisualMesh(
  document: Document,
  { name, mesh, appearance }: VisualGeom,
  materials: ReadonlyMap<string, GltfMaterial>,
): Mesh {
  const primitive = createPrimitive(document, mesh).setMaterial(materials.get(appearance) ?? null);
  if (mesh.normals) primitive.setAttribute('NORMAL', createAccessor(document, 'VEC3', unitNormals(mesh.normals)));
  if (mesh.uvs) primitive.setAttribute('TEXCOORD_0', createAccessor(document, 'VEC2', mesh.uvs));
  return document.createMesh(name).addPrimitive(primitive);
}

/** The mesh of a convex piece. No node draws it: only its collider refers to it. */
export const createCollisionMesh = (document: Document, name: string, mesh: TriangleMesh): Mesh =>
  document.createMesh(name).addPrimitive(createPrimitive(document, mesh));

function createPrimitive(document: Document, { positions, indices }: TriangleMesh) {
  // 65535 as an index would restart the primitive.
  const small = positions.length / 3 <= 65535;
  return document
    .createPrimitive()
    .setAttribute('POSITION', createAccessor(document, 'VEC3', positions))
    .setIndices(createAccessor(document, 'SCALAR', small ? Uint16Array.from(indices) : indices));
}

function createAccessor(
  document: Document,
  type: GLTF.AccessorType,
  array: Float32Array | Uint16Array | Uint32Array,
): Accessor {
  return document.createAccessor().setType(type).setArray(array).setBuffer(document.getRoot().listBuffers()[0]);
}

/** glTF asks for unit length to about 1e-3; a normal without length becomes z. */
function unitNormals(normals: Float32Array): Float32Array {
  const out = Float32Array.from(normals);
  for (let i = 0; i < out.length; i += 3) {
    const length = Math.hypot(out[i], out[i + 1], out[i + 2]);
    if (Math.abs(length - 1) < 1e-4) continue;
    const unit = length > 1e-12 && length < Infinity ? [0, 1, 2].map((k) => out[i + k] / length) : [0, 0, 1];
    out.set(unit, i);
  }
  return out;
}
