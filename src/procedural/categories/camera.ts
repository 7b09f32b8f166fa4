import { defineCategory } from '../category.js';
import { choice, ratio, size } from '../parameters.js';
import { camcorder } from './camera-camcorder.js';
import { stillCamera } from './camera-still.js';
import { webcam } from './camera-webcam.js';

/*
 * Cameras: compact ones with a lens that comes out, reflex cameras, camcorders, webcams. The size is the width of a still camera's body, 95
 * to 140 mm; compacts weigh 130 to 300 g, reflex cameras with lens 700 to 1100 g, camcorders 200 to 400 g, webcams 70 to 170 g (Canon
 * PowerShot S20: 105 mm, 270 g; EOS 20D with 18-55 mm lens: 144 mm, 974 g; others an estimate).
 */
export const camera = defineCategory({
  name: 'camera',
  parameters: {
    width: size(0.117, 0.009),
    kind: choice({ compact: 3, reflex: 3, camcorder: 2, webcam: 1 }),
    height: ratio(0, 1),
    depth: ratio(0, 1),
    corner: ratio(0.04, 0.32),
    /** Radius of the lens between the narrowest and the widest, and its length. */
    lens: ratio(0, 1),
    lensLength: ratio(0, 1),
    /** Where the lens is across the width. */
    offset: ratio(-0.02, 0.14),
    grip: ratio(0.1, 0.9),
    hump: ratio(0.3, 1),
    dial: choice({ left: 1, right: 2 }),
    screen: choice({ fixed: 2, hinged: 1 }),
    flash: choice({ fixed: 2, popup: 1 }),
    tone: choice({ one: 2, two: 2 }),
    material: choice({ abs: 3, aluminum: 1 }),
  },
  view: { azimuth: [-80, 80], elevation: [0, 45] },
  build: (p, s) => {
    if (p.kind === 'camcorder') return camcorder(p, s);
    return p.kind === 'webcam' ? webcam(p, s) : stillCamera({ ...p, kind: p.kind }, s);
  },
});
