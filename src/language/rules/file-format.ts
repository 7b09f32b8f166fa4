import type { AssetReference } from '../physics/asset-files.js';
import { assetReferences, findAsset } from '../physics/asset-files.js';
import { attributeText } from '../model/defaults.js';
import type { DiagnosticSeverity } from '../check/diagnostic.js';
import type { FileAccess } from '../model/file-access.js';
import { factsOf } from '../model/file-facts.js';
import { meshUse } from '../physics/mesh-assets.js';
import { suffixOf } from '../physics/mesh-facts.js';
import type { MeshFacts } from '../physics/mesh-facts.js';
import type { Model, ModelElement } from '../model/model.js';
import type { MeshProblem } from '../physics/read-mesh-bytes.js';
import { isLfsPointer } from '../physics/read-mesh-bytes.js';
import type { Rule } from './rule.js';

/** Formats that MuJoCo 3.14 has no reader for. Of a suffix that nobody knows nothing is said: a plugin may read it. */
const MESHES = new Set(
  '.dae .glb .gltf .ply .fbx .3ds .off .blend .step .stp .iges .igs .wrl .x3d .usd .usda .usdc .mesh .vtk'.split(' '),
);
const IMAGES = new Set('.jpg .jpeg .bmp .tga .gif .tif .tiff .webp .dds .hdr .exr .svg'.split(' '));

/** Faces of an STL that MuJoCo reads at most. */
const MOST_STL_FACES = 200_000;
/** Bytes that take long to load in a browser. */
const LARGE = 10 << 20;

/** A file that MuJoCo cannot read, or that is not what it says. */
export const fileFormat: Rule = {
  id: 'ast/format',
  severity: 'error',
  languages: ['mjcf', 'urdf'],
  check: (model, report, files) => {
    const told = new Set<string>();
    for (const reference of assetReferences(model)) {
      const found = findProblem(model, reference, files);
      if (found === undefined) continue;
      // A URDF may have a hundred files of a format.
      if (found.once !== undefined && told.has(found.once)) continue;
      if (found.once !== undefined) told.add(found.once);
      const { start, end } = reference.value;
      report(reference.element, { start, end, message: found.message, severity: found.severity });
    }
  },
};

interface Problem {
  readonly message: string;
  readonly severity: DiagnosticSeverity;
  readonly once?: string;
}

function findProblem(model: Model, reference: AssetReference, files: FileAccess): Problem | undefined {
  const { kind, element, text } = reference;
  const isMjcf = model.language === 'mjcf';
  const suffix = suffixOf(text.replaceAll('\\', '/'));
  const { path } = findAsset(model, reference, files);
  if (path !== undefined && factsOf(files, path, isLfsPointer) === true)
    return {
      message: 'Here is only a pointer of Git LFS, the file itself was not fetched: git lfs pull.',
      severity: 'error',
    };
  if (kind === 'texture') {
    if (!isMjcf || attributeText(element, 'content_type') !== undefined) return undefined;
    if (IMAGES.has(suffix))
      return { message: `MuJoCo reads no ${suffix} images: convert it to PNG.`, severity: 'error' };
    if (suffix === '.png' && path !== undefined && factsOf(files, path, isPng) === false)
      return { message: 'The file is no PNG, whatever its name says: MuJoCo refuses it.', severity: 'error' };
    return undefined;
  }
  if (kind !== 'mesh') return undefined;
  const facts = (): MeshFacts | MeshProblem | undefined =>
    path === undefined ? undefined : meshUse(model, element, files).facts;
  // What is only drawn MuJoCo does not read; others cannot either.
  if (!isMjcf && !isColliding(element))
    return facts() === 'damaged' ? { message: `${DAMAGED}.`, severity: 'warning' } : undefined;
  if (MESHES.has(suffix)) {
    const message = `MuJoCo reads no ${suffix} meshes: convert it to OBJ or STL.`;
    return isMjcf ? { message, severity: 'error' } : { message, severity: 'info', once: suffix };
  }
  const known = facts();
  return known === undefined ? undefined : judge(known, suffix, isMjcf, path === undefined ? 0 : sizeOf(files, path));
}

function judge(facts: MeshFacts | MeshProblem, suffix: string, isMjcf: boolean, bytes: number): Problem | undefined {
  const severity = isMjcf ? 'error' : 'info';
  if (typeof facts === 'string') {
    const message = PROBLEMS[facts];
    return message === undefined ? undefined : { message, severity, ...(isMjcf ? {} : { once: facts }) };
  }
  if (suffix === '.stl' && facts.faces > MOST_STL_FACES)
    return {
      message: `MuJoCo refuses an STL of more than ${MOST_STL_FACES} faces; this one has ${facts.faces}.`,
      severity,
    };
  if (facts.badFaces > 0)
    return { message: `${facts.badFaces} faces have vertices that are not there: MuJoCo refuses the mesh.`, severity };
  if (facts.leftOut > 0)
    return {
      message: `The OBJ has several objects, and MuJoCo reads the faces of the first alone: ${facts.faces} of ${facts.faces + facts.leftOut}. What collides is the hull of all vertices. Join them into one object, or write a file for each.`,
      severity: 'warning',
    };
  if (isMjcf && facts.materials.length > 1)
    return {
      message: `The OBJ has ${facts.materials.length} materials, and a geom of MuJoCo has one: split it to keep the others.`,
      severity: 'info',
    };
  if (bytes > LARGE)
    return { message: `The file has ${Math.round(bytes / (1 << 20))} MB: it takes long to load.`, severity: 'info' };
  return undefined;
}

const DAMAGED = 'The file is not of the format that its name says, or is cut off';

const PROBLEMS: Partial<Record<MeshProblem, string>> = {
  'ascii-stl': 'This is an STL in text form, and MuJoCo reads the binary one only.',
  damaged: `${DAMAGED}: MuJoCo refuses it.`,
  empty: 'The mesh has less than four vertices: MuJoCo refuses it.',
};

const isPng = (bytes: Uint8Array): boolean => [0x89, 0x50, 0x4e, 0x47].every((byte, i) => bytes[i] === byte);

const byteLength = (bytes: Uint8Array): number => bytes.length;
const sizeOf = (files: FileAccess, path: string): number => factsOf(files, path, byteLength) ?? 0;

/** Whether the mesh of a URDF collides: MuJoCo leaves out what is drawn. */
export const isColliding = ({ parent }: ModelElement): boolean => parent?.parent?.node.name.text === 'collision';
