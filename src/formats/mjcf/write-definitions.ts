import type { Appearance } from '../../core/material.js';
import type { SimAsset } from '../../core/sim-asset.js';
import type { AssetPaths } from '../obj/asset-paths.js';
import { formatNumber, formatNumbers } from '../number-text.js';
import type { XmlElement } from '../xml-tree.js';
import { element, section } from '../xml-tree.js';
import { CONTACT_SOLIMP, contactFriction, contactSolref } from './contact-parameters.js';
import { JOINT_CONSTRAINTS } from './joint-constraints.js';
import type { MjcfNames } from './mjcf-names.js';

/** Groups that MuJoCo's viewers show (2) and hide (3, 4) from the start. */
const VISUAL_GROUP = '2';
const COLLISION_GROUP = '3';
const SITE_GROUP = '4';

/**
 * `<default>`: one class for the asset, below it one for what is drawn and one for what collides, with a class a physical material.
 * No geom has mass: bodies have explicit inertials.
 */
export function writeDefaults(asset: SimAsset, names: MjcfNames): XmlElement {
  const visual = element('default', { class: names.visual }, [
    // A visual mesh may be open or flat, of which MuJoCo computes no volume.
    element('mesh', { inertia: 'shell' }),
    element('geom', { type: 'mesh', contype: '0', conaffinity: '0', group: VISUAL_GROUP, density: '0' }),
  ]);
  const materials = asset.materials.map((material) =>
    element('default', { class: names.material(material.name) }, [
      element('geom', {
        friction: formatNumbers(contactFriction(material.friction)),
        solref: formatNumbers(contactSolref(material.restitution)),
      }),
    ]),
  );
  const collision = element('default', { class: names.collision }, [
    // condim 4: torsional friction acts, so that a part does not spin on the spot for ever.
    element('geom', {
      group: COLLISION_GROUP,
      density: '0',
      condim: '4',
      solimp: CONTACT_SOLIMP,
      rgba: '0.2 0.6 0.9 0.5',
    }),
    ...materials,
  ]);
  return element('default', {}, [
    element('default', { class: names.root }, [
      element('joint', JOINT_CONSTRAINTS),
      element('site', { group: SITE_GROUP, rgba: '0.9 0.3 0.2 0.6' }),
      visual,
      collision,
    ]),
  ]);
}

/** `<asset>`: textures, appearances (MJCF materials) and meshes. */
export function writeAssetSection(asset: SimAsset, names: MjcfNames, paths: AssetPaths): XmlElement | undefined {
  const textures = asset.textures.map(({ name }) =>
    element('texture', { name: names.own(name), type: '2d', file: paths.textures.get(name) }),
  );
  const meshes = asset.bodies.flatMap((body) => [
    ...body.visuals.map(({ name }) =>
      element('mesh', { name: names.own(name), class: names.visual, file: paths.meshes.get(name) }),
    ),
    ...body.collisions
      .filter((geom) => geom.shape.kind === 'convex')
      .map(({ name }) => element('mesh', { name: names.own(name), file: paths.meshes.get(name) })),
  ]);
  return section('asset', [...textures, ...asset.appearances.map((a) => writeAppearance(a, names)), ...meshes]);
}

function writeAppearance(appearance: Appearance, names: MjcfNames): XmlElement {
  const { name, baseColor, roughness, metallic, texture } = appearance;
  return element('material', {
    name: names.own(name),
    texture: texture === undefined ? undefined : names.own(texture),
    rgba: formatNumbers(baseColor),
    metallic: formatNumber(metallic),
    roughness: formatNumber(roughness),
    // MuJoCo's own renderer shades by these; renderers with PBR take the two above.
    specular: formatNumber(round((1 - roughness) * 0.5)),
    shininess: formatNumber(round((1 - roughness) * 0.5)),
  });
}

const round = (value: number): number => Number(value.toFixed(4));
