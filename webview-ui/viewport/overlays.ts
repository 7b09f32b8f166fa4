import type { BufferGeometry, Object3D } from 'three';
import {
  Color,
  CanvasTexture,
  ConeGeometry,
  CylinderGeometry,
  EdgesGeometry,
  Group,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  MeshBasicMaterial,
  MeshStandardMaterial,
  Quaternion,
  Sprite,
  SpriteMaterial,
  SRGBColorSpace,
  TorusGeometry,
  Vector3,
} from 'three';

/** Turn of the hue between two neighbours: by the golden ratio no two near each other look alike. */
const HUE_STEP = 0.618034;
/** Faces that meet at less than this angle (degrees) show no edge. */
const EDGE_ANGLE = 20;

/** A collision shape: a translucent body in a colour of its own, with its edges. */
export function buildCollisionShape(geometry: BufferGeometry, index: number): Object3D {
  const color = new Color().setHSL((0.55 + index * HUE_STEP) % 1, 0.75, 0.55);
  const body = new Mesh(
    geometry,
    new MeshStandardMaterial({
      color,
      roughness: 0.9,
      transparent: true,
      opacity: 0.42,
      depthWrite: false,
      // Drawn over visual surfaces that lie in the same plane.
      polygonOffset: true,
      polygonOffsetFactor: -1,
      polygonOffsetUnits: -1,
    }),
  );
  body.renderOrder = 2;
  const edges = new LineSegments(
    new EdgesGeometry(geometry, EDGE_ANGLE),
    new LineBasicMaterial({ color: color.clone().offsetHSL(0, 0, -0.12), transparent: true, opacity: 0.9 }),
  );
  edges.renderOrder = 3;
  return new Group().add(body, edges);
}

export interface AxisArrow {
  readonly object: Group;
  /** World anchor and axis, m. */
  place(anchor: Vector3, axis: Vector3): void;
  setColor(color: Color): void;
}

const Y = new Vector3(0, 1, 0);

/**
 * An arrow along a joint's axis, through its anchor; a hinge has a ring around it, a ball three rings and no arrow. `length` in m.
 * Drawn over everything.
 */
export function buildAxisArrow(kind: 'hinge' | 'slide' | 'ball', length: number): AxisArrow {
  const material = new MeshBasicMaterial({ depthTest: false, transparent: true, opacity: 0.95, toneMapped: false });
  const thickness = length * 0.014;
  const object = new Group();
  const shaft = new Mesh(new CylinderGeometry(thickness, thickness, length, 12), material);
  const head = new Mesh(new ConeGeometry(thickness * 3.4, thickness * 9, 20), material);
  head.position.y = length / 2 + thickness * 4;
  if (kind !== 'ball') object.add(shaft, head);
  if (kind === 'slide') {
    // Slides go both ways.
    const tail = head.clone();
    tail.position.y = -head.position.y;
    tail.rotation.x = Math.PI;
    object.add(tail);
  } else {
    const ring = new Mesh(new TorusGeometry(length * 0.17, thickness * 0.8, 10, 48), material);
    ring.rotation.x = Math.PI / 2;
    object.add(ring);
    if (kind === 'ball') {
      const [second, third] = [ring.clone(), ring.clone()];
      second.rotation.set(0, 0, 0);
      third.rotation.set(0, Math.PI / 2, 0);
      object.add(second, third);
    }
  }
  object.traverse((child) => {
    child.renderOrder = 10;
  });
  return {
    object,
    place(anchor, axis) {
      object.position.copy(anchor);
      object.quaternion.copy(new Quaternion().setFromUnitVectors(Y, axis));
    },
    setColor(color) {
      material.color.copy(color);
    },
  };
}

/** The quartered disc that marks a centre of mass, always facing the viewer. `size` in m. */
export function buildMassMarker(size: number): Sprite {
  const sprite = new Sprite(new SpriteMaterial({ map: massTexture(), depthTest: false, toneMapped: false }));
  sprite.scale.setScalar(size);
  sprite.renderOrder = 11;
  return sprite;
}

let sharedTexture: CanvasTexture | undefined;

function massTexture(): CanvasTexture {
  if (sharedTexture !== undefined) return sharedTexture;
  const size = 64;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const context = canvas.getContext('2d');
  if (context !== null) {
    const middle = size / 2;
    const radius = middle - 3;
    context.fillStyle = '#ffffff';
    context.beginPath();
    context.arc(middle, middle, radius, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = '#111111';
    for (const start of [0, Math.PI]) {
      context.beginPath();
      context.moveTo(middle, middle);
      context.arc(middle, middle, radius, start, start + Math.PI / 2);
      context.fill();
    }
    context.strokeStyle = '#111111';
    context.lineWidth = 4;
    context.beginPath();
    context.arc(middle, middle, radius, 0, 2 * Math.PI);
    context.stroke();
  }
  sharedTexture = new CanvasTexture(canvas);
  sharedTexture.colorSpace = SRGBColorSpace;
  return sharedTexture;
}
