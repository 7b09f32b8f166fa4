import type { Camera } from 'three';
import { Raycaster, Vector2 } from 'three';
import type { SceneDescription } from '../../src/sim/describe-scene.js';
import type { ModelView } from './model-view.js';

/**
 * The joint that moves the part at a point of the picture (-1 to 1 in both directions): its body's own, or its nearest ancestor's.
 * Undefined where there is no part, or nothing moves it.
 */
export function findJointAt(
  view: ModelView,
  scene: SceneDescription,
  camera: Camera,
  x: number,
  y: number,
): number | undefined {
  const ray = new Raycaster();
  ray.setFromCamera(new Vector2(x, y), camera);
  const hit = ray.intersectObject(view.content, true).at(0);
  let body = hit === undefined ? 0 : (view.bodyOf(hit.object) ?? 0);
  for (; body > 0; body = scene.bodies[body].parent) {
    const own = scene.joints.findIndex((joint) => joint.body === body && joint.type !== 'free');
    if (own >= 0) return own;
  }
  return undefined;
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
