import type { BodyPart } from '../core/body.js';
import type { Material } from '../core/material.js';
import type { SimAsset } from '../core/sim-asset.js';
import { formatNumber, parseNumber } from './number-text.js';

/**
 * A fact of an asset that a format has no element for, as a kind and named texts: `part` {body: door, id: 3, name: door panel, ...}.
 * MJCF holds them as `<custom><text>`, URDF as elements of its own that other readers pass over.
 */
export interface Annotation {
  readonly kind: string;
  readonly fields: Readonly<Record<string, string | undefined>>;
}

const optionalNumber = (value: number | undefined): string | undefined =>
  value === undefined ? undefined : formatNumber(value);

/** What neither MJCF nor URDF can say natively: title and category, physical materials, and the parts with their affordance. */
export function collectAnnotations(asset: SimAsset): Annotation[] {
  const about = {
    title: asset.title,
    category: asset.category,
    mount_height: formatNumber(asset.mountHeight),
    confidence: optionalNumber(asset.confidence),
  };
  const materials = asset.materials.map((m) => ({
    kind: 'material',
    fields: {
      name: m.name,
      density: formatNumber(m.density),
      youngs_modulus: optionalNumber(m.youngsModulus),
      poissons_ratio: optionalNumber(m.poissonsRatio),
      friction: formatNumber(m.friction),
      restitution: formatNumber(m.restitution),
    },
  }));
  const parts = asset.bodies.flatMap((body) =>
    body.parts.map((part) => ({
      kind: 'part',
      fields: {
        body: body.name,
        id: formatNumber(part.id),
        name: part.name,
        material: part.material,
        affordance: formatNumber(part.affordance),
        description: part.description,
      },
    })),
  );
  return [{ kind: 'asset', fields: about }, ...materials, ...parts];
}

/** Annotations of a document, by what they are about. Fields that are missing or malformed are absent. */
export interface AnnotationTable {
  readonly title?: string;
  readonly category?: string;
  readonly mountHeight?: number;
  readonly confidence?: number;
  readonly materials: readonly Material[];
  readonly partsOf: ReadonlyMap<string, readonly BodyPart[]>;
  /** Fields of the other kinds, in order. */
  readonly others: readonly Annotation[];
}

/** Reads what `collectAnnotations` gave, and passes on annotations of other kinds. Never throws. */
export function readAnnotations(annotations: readonly Annotation[]): AnnotationTable {
  const materials: Material[] = [];
  const partsOf = new Map<string, BodyPart[]>();
  const others: Annotation[] = [];
  let about: Annotation['fields'] = {};
  for (const annotation of annotations) {
    const { kind, fields } = annotation;
    if (kind === 'asset') about = fields;
    else if (kind === 'material') materials.push(...readMaterial(fields));
    else if (kind === 'part') {
      const parts = partsOf.get(fields['body'] ?? '') ?? [];
      partsOf.set(fields['body'] ?? '', [...parts, ...readPart(fields)]);
    } else others.push(annotation);
  }
  return {
    ...defined('title', about['title']),
    ...defined('category', about['category']),
    ...defined('mountHeight', numberField(about, 'mount_height')),
    ...defined('confidence', numberField(about, 'confidence')),
    materials,
    partsOf,
    others,
  };
}

/** `{key: value}`, or nothing when the value is undefined: for optional properties, which may be absent but not undefined. */
export const defined = <K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: T };

/** A numeric field; undefined when it is missing or malformed. */
export function numberField(fields: Annotation['fields'], key: string): number | undefined {
  const text = fields[key];
  return text === undefined ? undefined : parseNumber(text);
}

function readMaterial(fields: Annotation['fields']): Material[] {
  const density = numberField(fields, 'density');
  const friction = numberField(fields, 'friction');
  const restitution = numberField(fields, 'restitution');
  const name = fields['name'];
  if (name === undefined || density === undefined || friction === undefined || restitution === undefined) return [];
  return [
    {
      name,
      density,
      ...defined('youngsModulus', numberField(fields, 'youngs_modulus')),
      ...defined('poissonsRatio', numberField(fields, 'poissons_ratio')),
      friction,
      restitution,
    },
  ];
}

function readPart(fields: Annotation['fields']): BodyPart[] {
  const id = numberField(fields, 'id');
  const { name, material } = fields;
  if (id === undefined || name === undefined || material === undefined) return [];
  const affordance = numberField(fields, 'affordance') ?? 10;
  return [{ id, name, material, affordance, description: fields['description'] ?? '' }];
}

/** An annotation's fields as one line, `body=door | id=3 | name=door panel`; `|` and `\` in values are escaped by `\`. */
export const formatFields = (fields: Annotation['fields']): string =>
  Object.entries(fields)
    .flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${value.replace(/[\\|]/g, '\\$&')}`]))
    .join(' | ');

/** The fields of a line that `formatFields` wrote. Never throws: pieces without `=` are passed over. */
export function parseFields(line: string): Annotation['fields'] {
  const fields = Object.create(null) as Record<string, string>;
  // A piece ends at a bar that no backslash escapes; the separator's own spaces stand on both sides of that bar.
  for (const piece of ` ${line} `.match(/(?:\\[^]|[^\\|])+/g) ?? []) {
    const match = /^ (\w+)=([^]*) $/.exec(piece);
    if (match !== null) fields[match[1]] = match[2].replace(/\\([^])/g, '$1');
  }
  return fields;
}
