import type { ObjectModel } from '../model.js';
import { body, FIXED, part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import { stillBody } from './camera-still-body.js';
import { stillControls } from './camera-still-controls.js';
import type { StillForm } from './camera-still-layout.js';
import { layOutStill } from './camera-still-layout.js';

/** A compact camera, or a reflex camera with grip, hump and large lens. */
export function stillCamera(p: StillForm, s: Shapes): ObjectModel {
  const f = layOutStill(p);
  const about = {
    material: p.material,
    fill: p.material === 'abs' ? 0.85 : 0.4,
    affordance: 3,
    description: 'Body with lens mount, boards and battery.',
  };
  const base = body(FIXED, [part('body', about, stillBody(f, s))]);
  return { title: f.reflex ? 'Reflex camera' : 'Camera', bodies: [base, ...stillControls(f, s, base)] };
}
