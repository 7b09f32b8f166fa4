import type { AssetFiles } from '../../core/asset-files.js';
import { transformPoint } from '../../core/math/pose.js';
import { rotate } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { add, scale } from '../../core/math/vec3.js';
import type { Placement } from '../../core/placement.js';
import { poseBodies } from '../../procedural/joint-state.js';
import { createRandom } from '../../procedural/random.js';
import type { SampledObject } from '../../procedural/sample-object.js';
import type { Camera, Framing, View } from '../../render/camera.js';
import { aimCamera, frameToBox, projectPoints, squareBox } from '../../render/camera.js';
import { drawLighting } from '../../render/draw-lighting.js';
import type { LightBuffers } from '../../render/lighting.js';
import { bindLighting, createLightBuffers } from '../../render/lighting.js';
import type { Look } from '../../render/look.js';
import type { Picture } from '../../render/render-image.js';
import { createPicture, renderImage } from '../../render/render-image.js';
import type { Scene } from '../../render/scene.js';
import { poseVertices } from '../../render/scene.js';
import { encodeColor, encodeMask, encodeNumbers } from './picture-files.js';

/** Pixels of a picture's side. */
const SIZE = 512;
const MARGIN = 0.08;
const DEGREE = Math.PI / 180;

/** Buffers, reused from object to object. */
export interface Darkroom {
  readonly picture: Picture;
  readonly lights: LightBuffers;
}

export const createDarkroom = (): Darkroom => ({
  picture: createPicture(SIZE, SIZE, 2),
  lights: createLightBuffers(384, 128, 10),
});

/** One picture's entry in camera.json. Cameras are pinholes: x right, y down, z into the picture; the first pixel's centre is at 0.5. */
interface ViewRecord {
  readonly image: string;
  readonly mask: string;
  readonly parts: string;
  readonly depth: string;
  readonly width: number;
  readonly height: number;
  /** Pixels. */
  readonly intrinsics: { readonly fx: number; readonly fy: number; readonly cx: number; readonly cy: number };
  /** Rows of a 4 x 4 matrix that takes points of the asset's frame (m) to the camera's. */
  readonly cameraFromAsset: readonly (readonly number[])[];
}

/**
 * Pictures of an object from around, as its asset stands: `images/K.png` with transparent ground, `K.mask.png`, `K.parts.png` (16 bit, the
 * part's id + 1, 0 for ground), `K.depth.png` (16 bit, mm along the camera's axis, 0 for ground), and `camera.json`.
 */
export async function renderViews(
  darkroom: Darkroom,
  object: SampledObject,
  seed: number,
  count: number,
  scene: Scene,
  look: Look,
  placement: Placement,
): Promise<AssetFiles> {
  const { picture, lights } = darkroom;
  const files = new Map<string, Uint8Array>();
  const poses = poseBodies(object.model, object.state);
  const posed = new Float32Array(scene.positions.length);
  poseVertices(scene, poses, posed);
  const projected = new Float32Array(posed.length);
  const records: ViewRecord[] = [];
  for (let k = 0; k < count; k++) {
    const random = createRandom(object.category.name, 'view', seed, k);
    const { azimuth, elevation } = object.category.view;
    const camera: Camera = {
      azimuth: random.uniform(...azimuth) * DEGREE,
      elevation: random.uniform(...elevation) * DEGREE,
      roll: 0,
      perspective: random.uniform(0.1, 0.3),
    };
    const view = aimCamera(camera, posed);
    projectPoints(view, posed, projected);
    const framing = frameToBox(projected, squareBox(SIZE, MARGIN));
    const light = bindLighting(lights, drawLighting(random, camera.azimuth), posed, scene.indices, 0);
    renderImage(picture, { scene, posed, poses, look, light }, view, framing);
    const names = { image: `${k}.png`, mask: `${k}.mask.png`, parts: `${k}.parts.png`, depth: `${k}.depth.png` };
    files.set(`images/${names.image}`, await encodeColor(picture));
    files.set(`images/${names.mask}`, await encodeMask(picture));
    files.set(`images/${names.parts}`, await encodeNumbers(partNumbers(picture), SIZE, SIZE));
    files.set(`images/${names.depth}`, await encodeNumbers(millimetres(picture, view), SIZE, SIZE));
    records.push({ ...names, width: SIZE, height: SIZE, ...describeCamera(view, framing, placement) });
  }
  const text = `${JSON.stringify({ format: 'physx-anything views', version: 1, views: records }, null, 2)}\n`;
  files.set('images/camera.json', new TextEncoder().encode(text));
  return files;
}

const partNumbers = ({ part }: Picture): Uint16Array => Uint16Array.from(part, (id) => id + 1);

/** Distance of the camera from the object's middle, m. */
const standOff = ({ radius, perspective }: View): number => radius / perspective;

/** See `View`: its depth is z / (1 + perspective z), z in half diagonals from the middle. */
function millimetres({ depth }: Picture, view: View): Uint16Array {
  return Uint16Array.from(depth, (d) => {
    if (!Number.isFinite(d)) return 0;
    const z = standOff(view) + (view.radius * d) / (1 - view.perspective * d);
    return Math.max(1, Math.min(65535, Math.round(1000 * z)));
  });
}

function describeCamera(
  view: View,
  framing: Framing,
  placement: Placement,
): Pick<ViewRecord, 'intrinsics' | 'cameraFromAsset'> {
  // u = x / (1 + perspective z) in half diagonals: a pinhole at the distance radius / perspective, whose focal length is scale / perspective.
  const focal = framing.scale / view.perspective;
  const eye = add(view.center, scale(view.forward, -standOff(view)));
  const { pose, metresPerUnit } = placement;
  const eyeInAsset = transformPoint(pose, scale(eye, metresPerUnit));
  const axes = [view.right, view.down, view.forward].map((axis) => rotate(pose.rotation, axis));
  const row = (axis: Vec3): number[] => [
    ...axis,
    -(axis[0] * eyeInAsset[0] + axis[1] * eyeInAsset[1] + axis[2] * eyeInAsset[2]),
  ];
  return {
    intrinsics: { fx: focal, fy: focal, cx: framing.offsetU, cy: framing.offsetV },
    cameraFromAsset: [...axes.map(row), [0, 0, 0, 1]],
  };
}
