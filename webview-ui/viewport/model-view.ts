import type { BufferGeometry, Material, Object3D } from 'three';
import { Box3, Color, Group, Mesh, MeshStandardMaterial, Quaternion, Vector3 } from 'three';
import type { PartKind } from '../../src/core/part-address.js';
import type { SceneGeom, SceneJoint } from '../../src/sim/describe-scene.js';
import { AXIS_STRIDE, POSE_STRIDE } from '../../src/sim/describe-scene.js';
import type { CompiledScene, SimState } from '../simulation/sim-protocol.js';
import { buildGeometry, buildHull, buildMesh } from './build-geometry.js';
import { createMaterialSource } from './build-materials.js';
import type { AxisArrow } from './overlays.js';
import { buildAxisArrow, buildCollisionShape, buildMassMarker } from './overlays.js';
import type { Outline } from './outline.js';
import { buildOutline } from './outline.js';

/** What is drawn besides the object itself. */
export interface Overlays {
  readonly collisions: boolean;
  readonly axes: boolean;
  readonly mass: boolean;
  readonly wireframe: boolean;
}

/** A part by the engine's number. */
export interface SelectedPart {
  readonly kind: PartKind;
  readonly index: number;
}

export interface ModelView {
  /** Everything of the model; add it to the scene. */
  readonly root: Group;
  /** The drawn object without overlays: what a camera should frame. */
  readonly content: Group;
  readonly meshCount: number;
  readonly source: 'model' | 'glb';
  /** Moves everything to where it is at one moment. */
  update(state: SimState): void;
  setOverlays(overlays: Overlays): void;
  /** Emphasises a joint: its part and its axis; undefined for none. */
  highlight(joint: number | undefined): void;
  /** Marks a part as selected, also while others are emphasised; undefined for none. */
  select(part: SelectedPart | undefined): void;
  setColors(colors: { readonly accent: Color; readonly axis: Color }): void;
  /** The geom that an object of this view is of; a body where its geoms are not drawn one by one. */
  partOf(object: Object3D): SelectedPart | undefined;
  /** What can be clicked, what lies in front of everything first. */
  readonly pickable: readonly Object3D[];
  dispose(): void;
}

/** By MuJoCo's custom the groups above are for collision shapes and helpers. */
const LAST_VISUAL_GROUP = 2;

/**
 * The picture of a compiled model. With `bodyMeshes` (ours, from the GLB) those are drawn in place of the model's visual geoms, at
 * the poses that the engine computes; collision shapes always come from the engine.
 */
export function createModelView(
  compiled: CompiledScene,
  bodyMeshes: ReadonlyMap<string, readonly Mesh[]> | undefined,
): ModelView {
  const { scene } = compiled;
  const root = new Group();
  const content = new Group();
  const bodies = scene.bodies.map(() => new Group());
  const collisions = new Group();
  const collisionBodies = scene.bodies.map(() => new Group());
  const axes = new Group();
  const masses = new Group();
  const owned: { dispose(): void }[] = [];
  content.add(...bodies);
  collisions.add(...collisionBodies);
  root.add(content, collisions, axes, masses);

  const geometries = new Map<number, BufferGeometry>();
  const meshGeometry = (mesh: number): BufferGeometry | undefined => {
    if (mesh < 0) return undefined;
    const known = geometries.get(mesh) ?? buildMesh(scene.meshes[mesh]);
    geometries.set(mesh, known);
    return known;
  };
  const place = (object: Object3D, geom: SceneGeom) => {
    const [w, x, y, z] = geom.rotation;
    object.position.set(...geom.position);
    object.quaternion.set(x, y, z, w);
  };

  const materials = new Set<Material>();
  let meshCount = 0;
  /** What is drawn of a geom, by its number. */
  const drawn = new Map<number, Mesh>();
  const shapes = new Map<number, Object3D>();
  const addVisual = (mesh: Mesh, body: number, geom?: number) => {
    mesh.castShadow = true;
    mesh.receiveShadow = true;
    mesh.userData.body = body;
    if (geom !== undefined) {
      mesh.userData.geom = geom;
      drawn.set(geom, mesh);
    }
    // Own materials: highlighting a part must not light up others.
    mesh.material = Array.isArray(mesh.material) ? mesh.material.map((each) => each.clone()) : mesh.material.clone();
    for (const material of listMaterials(mesh)) materials.add(material);
    bodies[body].add(mesh);
    meshCount++;
  };
  if (bodyMeshes !== undefined) {
    scene.bodies.forEach((body, index) => {
      for (const mesh of bodyMeshes.get(body.name) ?? []) addVisual(mesh, index);
    });
  } else {
    const materialOf = createMaterialSource(scene);
    for (const geom of chooseVisuals(scene.geoms)) {
      const geometry = buildGeometry(geom, meshGeometry);
      if (geometry === undefined) continue;
      owned.push(geometry);
      const mesh = new Mesh(geometry, materialOf(geom));
      place(mesh, geom);
      addVisual(mesh, geom.body, scene.geoms.indexOf(geom));
    }
  }

  for (const [index, geom] of scene.geoms.filter((each) => each.collides && each.type !== 'plane').entries()) {
    const hull = geom.mesh >= 0 && geom.type === 'mesh' ? buildHull(scene.meshes[geom.mesh]) : undefined;
    const geometry = hull ?? buildGeometry(geom, meshGeometry);
    if (geometry === undefined) continue;
    owned.push(geometry);
    const shape = buildCollisionShape(geometry, index);
    place(shape, geom);
    shape.userData.body = geom.body;
    shape.userData.geom = scene.geoms.indexOf(geom);
    shapes.set(scene.geoms.indexOf(geom), shape);
    collisionBodies[geom.body].add(shape);
  }

  const extent = contentSize(content, bodies, compiled.state) || scene.extent;
  const arrows = scene.joints.map((joint) => (joint.type === 'free' ? undefined : addArrow(joint)));
  function addArrow(joint: SceneJoint): AxisArrow {
    const kind = joint.type === 'slide' ? 'slide' : joint.type === 'ball' ? 'ball' : 'hinge';
    const arrow = buildAxisArrow(kind, extent * 0.22);
    axes.add(arrow.object);
    return arrow;
  }
  const markers = scene.bodies.map((body, index) => {
    if (index === 0 || body.mass <= 0) return undefined;
    const marker = buildMassMarker(extent * 0.032);
    masses.add(marker);
    return marker;
  });

  let shown: Overlays = { collisions: false, axes: false, mass: false, wireframe: false };
  let highlighted: number | undefined;
  let selected: SelectedPart | undefined;
  let outlines: Outline[] = [];
  let colors = { accent: new Color('#0078d4'), axis: new Color('#e8912d') };

  const anchor = new Vector3();
  const axis = new Vector3();
  const turn = new Quaternion();
  const applyAxes = () => {
    arrows.forEach((arrow, joint) => {
      if (arrow === undefined) return;
      const isMeant = joint === highlighted || (selected?.kind === 'joint' && joint === selected.index);
      arrow.object.visible = shown.axes || isMeant;
      arrow.setColor(isMeant ? colors.accent : colors.axis);
    });
  };
  /** A selected geom that is not drawn shows as its collision shape. */
  const applyShapes = () => {
    const geom = selected?.kind === 'geom' && !drawn.has(selected.index) ? selected.index : undefined;
    for (const [index, shape] of shapes) shape.visible = shown.collisions || index === geom;
  };
  const applySelection = () => {
    for (const outline of outlines) outline.dispose();
    const { kind, index } = selected ?? {};
    const meshes =
      index === undefined || kind === 'joint'
        ? []
        : kind === 'geom'
          ? [drawn.get(index) ?? shapes.get(index)]
          : bodies[index].children;
    outlines = meshes.flatMap((mesh) => (mesh === undefined ? [] : buildOutline(mesh, colors.accent)));
    applyShapes();
  };
  /** The part that a joint moves stands out, what it carries less; the same for a selected body, and for a selected geom alone. */
  const applyEmphasis = () => {
    const joint = highlighted ?? (selected?.kind === 'joint' ? selected.index : undefined);
    const body = joint === undefined ? undefined : scene.joints[joint].body;
    const moved = new Set<number>();
    scene.bodies.forEach((each, index) => {
      if (body !== undefined && (index === body || (index > 0 && moved.has(each.parent)))) moved.add(index);
    });
    bodies.forEach((group, index) => {
      group.traverse((object) => {
        if (!(object instanceof Mesh)) return;
        const isSelected =
          joint === undefined &&
          (selected?.kind === 'body' ? selected.index === index : selected?.index === object.userData.geom);
        const strength =
          isSelected && selected !== undefined ? 0.1 : !moved.has(index) ? 0 : index === body ? 0.34 : 0.16;
        for (const material of listMaterials(object as Mesh)) {
          if (!(material instanceof MeshStandardMaterial)) continue;
          const known = (material.userData.emissive ??= material.emissive.clone()) as Color;
          material.emissive.copy(known).lerp(colors.accent, strength);
        }
      });
    });
  };
  const userDataOf = (object: Object3D, key: 'body' | 'geom'): number | undefined => {
    for (let each: Object3D | null = object; each !== null; each = each.parent) {
      const value: unknown = each.userData[key];
      if (typeof value === 'number') return value;
    }
    return undefined;
  };

  return {
    root,
    content,
    meshCount,
    source: bodyMeshes === undefined ? 'model' : 'glb',
    update({ poses, axes: lines }) {
      scene.bodies.forEach((_, i) => {
        const at = POSE_STRIDE * i;
        for (const group of [bodies[i], collisionBodies[i]]) {
          group.position.set(poses[at], poses[at + 1], poses[at + 2]);
          group.quaternion.set(poses[at + 4], poses[at + 5], poses[at + 6], poses[at + 3]);
        }
        turn.copy(bodies[i].quaternion);
        const center = anchor
          .fromArray(compiled.centersOfMass, 3 * i)
          .applyQuaternion(turn)
          .add(bodies[i].position);
        markers[i]?.position.copy(center);
      });
      arrows.forEach((arrow, joint) => {
        anchor.fromArray(lines, AXIS_STRIDE * joint);
        axis.fromArray(lines, AXIS_STRIDE * joint + 3);
        arrow?.place(anchor, axis);
      });
    },
    setOverlays(overlays) {
      shown = overlays;
      applyShapes();
      masses.visible = overlays.mass;
      for (const material of materials) {
        if (!(material instanceof MeshStandardMaterial)) continue;
        material.wireframe = overlays.wireframe;
        ghost(material, overlays.collisions);
      }
      applyAxes();
    },
    highlight(joint) {
      highlighted = joint;
      applyEmphasis();
      applyAxes();
    },
    select(part) {
      selected = part;
      applySelection();
      applyEmphasis();
      applyAxes();
    },
    setColors(next) {
      colors = next;
      for (const outline of outlines) outline.setColor(colors.accent);
      applyEmphasis();
      applyAxes();
    },
    partOf(object) {
      const geom = userDataOf(object, 'geom');
      const body = userDataOf(object, 'body');
      if (geom !== undefined) return { kind: 'geom', index: geom };
      return body === undefined ? undefined : { kind: 'body', index: body };
    },
    get pickable() {
      return shown.collisions ? [collisions, content] : [content];
    },
    dispose() {
      root.removeFromParent();
      for (const outline of outlines) outline.dispose();
      for (const each of [...owned, ...materials, ...geometries.values()]) each.dispose();
    },
  };
}

/** What is meant to be looked at; a model that has nothing but collision shapes shows those. */
function chooseVisuals(geoms: readonly SceneGeom[]): readonly SceneGeom[] {
  const seen = geoms.filter((geom) => geom.rgba[3] > 0 && !isEndless(geom));
  const visual = seen.filter((geom) => geom.group <= LAST_VISUAL_GROUP);
  return visual.length > 0 ? visual : seen;
}

/** The grid stands for floors without end. */
const isEndless = (geom: SceneGeom): boolean => geom.type === 'plane' && (geom.size[0] === 0 || geom.size[1] === 0);

const listMaterials = (mesh: Mesh): Material[] => (Array.isArray(mesh.material) ? mesh.material : [mesh.material]);

/** Makes a surface see-through, so that the collision shapes inside are seen, and back. */
function ghost(material: MeshStandardMaterial, ghosted: boolean): void {
  const known = (material.userData.solid ??= {
    opacity: material.opacity,
    transparent: material.transparent,
    depthWrite: material.depthWrite,
  }) as { opacity: number; transparent: boolean; depthWrite: boolean };
  material.opacity = ghosted ? 0.16 * known.opacity : known.opacity;
  material.transparent = ghosted || known.transparent;
  material.depthWrite = !ghosted && known.depthWrite;
  material.needsUpdate = true;
}

/** Diagonal of the drawn object in its first pose, m. */
function contentSize(content: Group, bodies: readonly Group[], { poses }: SimState): number {
  bodies.forEach((group, i) => {
    const at = POSE_STRIDE * i;
    group.position.set(poses[at], poses[at + 1], poses[at + 2]);
    group.quaternion.set(poses[at + 4], poses[at + 5], poses[at + 6], poses[at + 3]);
  });
  const box = new Box3().setFromObject(content);
  return box.isEmpty() ? 0 : box.getSize(new Vector3()).length();
}
