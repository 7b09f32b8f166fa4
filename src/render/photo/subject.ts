import type { ViewPrior } from '../../procedural/category.js';
import type { JointState } from '../../procedural/joint-state.js';
import { poseBodies } from '../../procedural/joint-state.js';
import type { ObjectModel } from '../../procedural/model.js';
import type { Random } from '../../procedural/random.js';
import type { Camera, View } from '../camera.js';
import { aimCamera, projectPoints } from '../camera.js';
import { drawCamera } from '../draw-camera.js';
import { drawLighting } from '../draw-lighting.js';
import { drawLook } from '../draw-look.js';
import type { LightBuffers } from '../lighting.js';
import { bindLighting } from '../lighting.js';
import { flattenModel, poseVertices } from '../scene.js';
import type { Subject } from '../shade.js';

/** An object before a camera, painted and lit. */
export interface Sitter extends Subject {
  readonly camera: Camera;
  readonly view: View;
  /** u, v, depth of the vertices. */
  readonly projected: Float32Array;
}

/** Poses an object as `state` has it, draws camera, paint and light, and draws its light maps. */
export function seatObject(
  model: ObjectModel,
  state: JointState,
  prior: ViewPrior,
  lights: LightBuffers,
  random: Random,
): Sitter {
  const scene = flattenModel(model);
  const poses = poseBodies(model, state);
  const posed = new Float32Array(scene.positions.length);
  poseVertices(scene, poses, posed);
  const camera = drawCamera(prior, random);
  const view = aimCamera(camera, posed);
  const projected = new Float32Array(posed.length);
  projectPoints(view, posed, projected);
  const look = drawLook(scene, random);
  const light = bindLighting(
    lights,
    drawLighting(random, camera.azimuth),
    posed,
    scene.indices,
    random.uniform(0, 2 * Math.PI),
  );
  return { scene, poses, posed, camera, view, projected, look, light };
}
