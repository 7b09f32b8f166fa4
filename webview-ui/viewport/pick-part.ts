import type { Camera, Object3D } from 'three';
import { Raycaster, Vector2 } from 'three';
import type { SceneDescription } from '../../src/sim/describe-scene.js';
import type { ModelView, SelectedPart } from './model-view.js';

/** The part at a point of the picture (-1 to 1 in both directions); undefined where there is none. */
export function findPartAt(view: ModelView, camera: Camera, x: number, y: number): SelectedPart | undefined {
  const ray = new Raycaster();
  // Edges are no surface.
  ray.params.Line.threshold = 0;
  ray.setFromCamera(new Vector2(x, y), camera);
  for (const object of view.pickable) {
    const hit = ray.intersectObject(object, true).find((each) => isShown(each.object));
    if (hit !== undefined) return view.partOf(hit.object);
  }
  return undefined;
}

/** What is hidden is hit by a ray all the same. */
function isShown(object: Object3D): boolean {
  for (let each: Object3D | null = object; each !== null; each = each.parent) if (!each.visible) return false;
  return true;
}

/** The joints that move a part against the world most directly: its body's own, or its nearest ancestor's. */
export function jointsMoving(scene: SceneDescription, { kind, index }: SelectedPart): readonly number[] {
  if (kind === 'joint') return [index];
  for (let body = kind === 'body' ? index : scene.geoms[index].body; body > 0; body = scene.bodies[body].parent) {
    const own = scene.joints.flatMap((joint, i) => (joint.body === body && joint.type !== 'free' ? [i] : []));
    if (own.length > 0) return own;
  }
  return [];
}

/** Calls `onClick` with a point of the picture, -1 to 1 in both directions, for clicks that are no drag of the camera. */
export function onClickWithoutDrag(canvas: HTMLCanvasElement, onClick: (x: number, y: number) => void): void {
  let down: PointerEvent | undefined;
  canvas.addEventListener('pointerdown', (event) => {
    down = event;
  });
  canvas.addEventListener('pointerup', (event) => {
    if (down === undefined || Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) > 4) return;
    const box = canvas.getBoundingClientRect();
    onClick((2 * (event.clientX - box.left)) / box.width - 1, 1 - (2 * (event.clientY - box.top)) / box.height);
  });
}
