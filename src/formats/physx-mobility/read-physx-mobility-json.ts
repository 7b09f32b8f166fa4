import type { AssetFiles } from '../../core/asset-files.js';
import type { Issue, Read } from '../../core/issue.js';
import type { Part, PhysicalObject } from '../../core/physical-object.js';
import type { Provenance } from '../../core/provenance.js';
import { emptyObject, MOST_PARTS } from '../../representation/description/read-description.js';
import { readAffordance, UNKNOWN_MATERIAL } from '../../representation/description/read-part-line.js';
import { repairGroups } from '../../representation/kinematics/repair-groups.js';
import { readDensity } from '../../representation/quantities/density.js';
import { readDimension } from '../../representation/quantities/dimension.js';
import { readModulus, readPoisson } from '../../representation/quantities/elasticity.js';
import { createImportLog, type ReportImportIssue } from './issues.js';
import { readJsonGroups, type TurnVector } from './json-groups.js';
import { asId, asText, isRecord, type JsonRecord, parseLooseJson, pick, pickByStart } from './json-values.js';
import { mapMesh, toCoreUp } from './mesh-frame.js';
import { readPartMeshes } from './part-meshes.js';

const FROM_DATA: Provenance = { source: 'model', detail: 'PhysX-Mobility annotation' };

export interface PhysxMobilityOptions {
  /** Meshes of the same object: `objs/<label>.obj`, `<label>/<label>.obj`, as the data sets have them. */
  readonly files?: AssetFiles;
  /**
   * Up axis of the annotation and its meshes. The published data are Y-up, as PartNet is (default); what their preparation
   * scripts write has been turned to Z-up.
   */
  readonly up?: 'y' | 'z';
}

/**
 * Reads an object of PhysX-Mobility, PhysXNet or PhysXVerse: JSON with object_name, category, dimension, parts and group_info.
 * The result is Z-up in the unit of the annotation, which is that of the meshes: axis positions and slide ranges are left in it.
 * Parts have a shape only where `files` has their meshes.
 *
 * Total, like `readDescription`, and with the same repairs of the kinematic graph; no part at all is an error `no-object`.
 */
export function readPhysxMobilityJson(text: string, options: PhysxMobilityOptions = {}): Read<PhysicalObject> {
  const { report, addAll, finish } = createImportLog();
  const { value: json, hadNotFinite, error } = parseLooseJson(text);
  if (error !== undefined) report('json-syntax', 'file', [error.slice(0, 120).replace(/\s+/g, ' ')]);
  if (hadNotFinite) report('json-not-finite', 'file', [], 'read them as missing');
  const record: JsonRecord = isRecord(json) ? json : {};
  if (error === undefined && !isRecord(json)) report('json-shape', 'file', ['no object at its top']);
  const parts = readParts(pick(record, 'parts'), report);
  const title = readTitle(record);
  if (parts.length === 0) {
    report('no-object', 'parts', ['The JSON']);
    return {
      value: emptyObject({ name: title.name || 'object', category: title.category || 'object' }),
      issues: finish(),
    };
  }
  if (title.name === '') report('missing-name', 'object_name', [], 'used the category');
  if (title.category === '') report('missing-category', 'category', [], 'used the name');
  const dimensions = readDimension(asText(pick(record, 'dimension', 'dimensions')), 'dimension', report);
  const turnUp = options.up !== 'z';
  const turn: TurnVector = turnUp ? ([x, y, z]) => [x, z === undefined ? undefined : -z, y] : (v) => [...v];
  const partIds = parts.map((part) => part.id);
  const value: PhysicalObject = {
    name: title.name || title.category || 'object',
    category: title.category || title.name || 'object',
    ...(dimensions === undefined ? {} : { dimensions }),
    ...attachMeshes(parts, options.files, turnUp, report, addAll),
    groups: repairGroups(partIds, readJsonGroups(pick(record, 'group_info'), turn, report), report),
    provenance: { parts: FROM_DATA, groups: FROM_DATA, ...(dimensions === undefined ? {} : { dimensions: FROM_DATA }) },
  };
  return { value, issues: finish() };
}

function readTitle(record: JsonRecord): { name: string; category: string } {
  return {
    name: asText(pick(record, 'object_name', 'name'))
      .trim()
      .slice(0, 200),
    category: asText(pick(record, 'category')).trim().slice(0, 200),
  };
}

function readParts(list: unknown, report: ReportImportIssue): Part[] {
  const parts = new Map<number, Part>();
  for (const item of Array.isArray(list) ? (list as readonly unknown[]).slice(0, MOST_PARTS) : []) {
    const id = isRecord(item) ? asId(pick(item, 'label', 'id')) : undefined;
    if (!isRecord(item) || id === undefined) {
      report('json-part', `parts`, [JSON.stringify(item).slice(0, 200)], 'left it out');
    } else if (parts.has(id)) {
      report('duplicate-part', `l_${id}`, [asText(pick(item, 'name'))], 'kept the first');
    } else parts.set(id, readPart(id, item, report));
  }
  return [...parts.values()];
}

function readPart(id: number, item: JsonRecord, report: ReportImportIssue): Part {
  const where = `l_${id}`;
  const name = asText(pick(item, 'name')).trim().slice(0, 200);
  const material = asText(pick(item, 'material')).trim().slice(0, 200);
  if (name === '') report('missing-part-name', where, [], `called it part ${id}`);
  if (material === '') report('missing-material', where, [], `called it ${UNKNOWN_MATERIAL}`);
  const density = readDensity(asText(pick(item, 'density')), `${where} density`, report);
  const youngsModulus = readModulus(asText(pickByStart(item, 'young')), `${where} modulus`, report);
  const poissonsRatio = readPoisson(asText(pickByStart(item, 'poisson')), `${where} Poisson's ratio`, report);
  return {
    id,
    name: name === '' ? `part ${id}` : name,
    material: material === '' ? UNKNOWN_MATERIAL : material,
    ...(density === undefined ? {} : { density }),
    ...(youngsModulus === undefined ? {} : { youngsModulus }),
    ...(poissonsRatio === undefined ? {} : { poissonsRatio }),
    affordance: readAffordance(asText(pick(item, 'priority_rank')), where, report),
    description: asText(pick(item, 'Basic_description', 'Functional_description'))
      .trim()
      .slice(0, 2000),
  };
}

function attachMeshes(
  parts: readonly Part[],
  files: AssetFiles | undefined,
  turnUp: boolean,
  report: ReportImportIssue,
  addAll: (issues: readonly Issue[]) => void,
): Pick<PhysicalObject, 'parts' | 'textures'> {
  if (files === undefined) return { parts, textures: [] };
  const ids = parts.map((part) => part.id);
  const meshes = readPartMeshes(files, '', ids, { report, addAll });
  return {
    parts: parts.map((part): Part => {
      const found = meshes.get(part.id);
      if (found === undefined) return part;
      const mesh = turnUp ? mapMesh(found.mesh, toCoreUp) : found.mesh;
      const texture = found.texture === undefined ? {} : { texture: found.texture.name };
      return { ...part, geometry: { kind: 'mesh', mesh, ...texture } };
    }),
    textures: [...meshes.values()].flatMap((found) => found.texture ?? []),
  };
}
