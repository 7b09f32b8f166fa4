import type { Appearance, Texture } from '../../core/material.js';
import { numberField } from '../annotations.js';
import type { Annotation } from '../annotations.js';
import { fieldsOf } from '../model-draft/element-fields.js';
import { readPngSize } from '../model-draft/png-size.js';
import { resolveFile } from '../model-draft/resolve-file.js';
import { baseName } from '../../core/paths.js';
import type { XmlElement } from '../xml-tree.js';
import { childNamed, childrenNamed } from '../xml-tree.js';
import type { UrdfContext } from './urdf-context.js';

/** Of plastic or paint; URDF does not say. */
const DEFAULT_ROUGHNESS = 0.6;

/** The usual grey of models without colours. */
const DEFAULT_COLOR = [0.5, 0.5, 0.5, 1] as const;

/**
 * Reads all materials that have a colour or texture, wherever they are defined, into the context's appearances. Returns the textures.
 */
export function readUrdfMaterials(robot: XmlElement, context: UrdfContext): Texture[] {
  const inVisuals = childrenNamed(robot, 'link').flatMap((link) =>
    childrenNamed(link, 'visual').flatMap((visual) => childrenNamed(visual, 'material')),
  );
  const textures = new Map<string, Texture>();
  const looks = new Map(
    context.notes.flatMap(({ kind, fields }) =>
      kind === 'appearance' ? [[fields['name'] ?? '', fields] as const] : [],
    ),
  );
  for (const material of [...childrenNamed(robot, 'material'), ...inVisuals]) {
    const name = material.attributes['name'] ?? '';
    if (material.children.length === 0 || name === '') continue;
    const texture = readTexture(material, context);
    if (texture !== undefined) textures.set(texture.name, texture);
    context.appearances.add(makeAppearance(name, material, texture, looks.get(name) ?? {}, context));
  }
  return [...textures.values()];
}

/** Name of the appearance that a visual's `<material>` means. */
export function readUrdfMaterial(material: XmlElement | undefined, context: UrdfContext): string {
  if (material === undefined) return context.appearances.findColor(DEFAULT_COLOR);
  const name = material.attributes['name'] ?? '';
  if (context.appearances.has(name)) return name;
  if (childNamed(material, 'color') === undefined && name !== '')
    context.log.report('model-undefined-name', `<material> ${name}`, ['material', name], 'drew it grey');
  return context.appearances.findColor(readColor(material, context));
}

function makeAppearance(
  name: string,
  material: XmlElement,
  texture: Texture | undefined,
  look: Annotation['fields'],
  context: UrdfContext,
): Appearance {
  return {
    name,
    // Without a colour of its own a texture shows as it is.
    baseColor:
      childNamed(material, 'color') === undefined && texture !== undefined
        ? [1, 1, 1, 1]
        : readColor(material, context),
    roughness: numberField(look, 'roughness') ?? DEFAULT_ROUGHNESS,
    metallic: numberField(look, 'metallic') ?? 0,
    ...(texture && { texture: texture.name }),
  };
}

function readColor(material: XmlElement, { log }: UrdfContext): Appearance['baseColor'] {
  const color = childNamed(material, 'color');
  const rgba = color && fieldsOf(color, log, {}, `material ${material.attributes['name'] ?? ''}`).numbers('rgba', 4);
  return rgba === undefined ? DEFAULT_COLOR : [rgba[0], rgba[1], rgba[2], rgba[3]];
}

function readTexture(material: XmlElement, context: UrdfContext): Texture | undefined {
  const reference = childNamed(material, 'texture')?.attributes['filename'];
  if (reference === undefined) return undefined;
  const where = `<material> ${material.attributes['name'] ?? ''}`;
  const path = resolveFile(context.files, reference, context.folders);
  const png = path === undefined ? undefined : context.files.get(path);
  if (path === undefined || png === undefined) {
    context.log.report('model-missing-file', where, [reference], 'left the texture out');
    return undefined;
  }
  const size = readPngSize(png);
  if (size === undefined) {
    context.log.report('model-unreadable-file', where, [path, 'it is no PNG'], 'left the texture out');
    return undefined;
  }
  return { name: baseName(path).replace(/\.png$/i, ''), ...size, png };
}
