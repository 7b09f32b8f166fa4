import type { Vec3 } from '../../core/math/vec3.js';
import { defineCategory } from '../category.js';
import type { ModelBody, ModelPart } from '../model.js';
import { body, FIXED, hinge, part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import { paint } from '../solids/solid.js';
import { coated, feet, lining, openFront } from './appliance-body.js';
import { doorBody } from './microwave-door.js';
import type { MicrowaveLayout } from './microwave-layout.js';
import { layOutMicrowave, parameters } from './microwave-layout.js';
import { controlBodies, panelPart } from './microwave-panel.js';

/*
 * A countertop microwave: cavity with a glass turntable on the left, controls on the right. Sizes: 17 to 30 l units are 0.44 to 0.55 m wide
 * and weigh 10 to 17.5 kg (Kenmore 565.68300, 37 l: 0.55 x 0.317 x 0.447 m, 17.5 kg; smaller ones an estimate); the walls drawn solid are
 * sheet metal around a magnetron and a transformer on the right.
 */
export const microwave = defineCategory({
  name: 'microwave',
  parameters,
  view: { azimuth: [-60, 60], elevation: [0, 40] },
  build: (p, s) => {
    const f = layOutMicrowave(p);
    const base = body(FIXED, [cabinetPart(f, s), panelPart(f, s)]);
    return { bodies: [base, turntable(f, s, base), doorBody(f, s, base), ...controlBodies(f, s, base)] };
  },
});

const cabinetPart = ({ p, w, foot, outer, cavity }: MicrowaveLayout, s: Shapes): ModelPart =>
  part(
    'cabinet',
    {
      material: p.coat === 'stainless' ? 'stainless_steel' : 'steel',
      fill: 0.045,
      affordance: 7,
      description: 'Housing with the cavity.',
    },
    [
      ...coated(p.coat, ...openFront(s, outer, cavity)),
      ...lining(s, cavity),
      ...paint('rubber', ...feet(s, outer, 0.03 * w, foot + 0.001)),
    ],
  );

/** A glass plate that turns on the cavity's floor. */
function turntable({ front, cavity }: MicrowaveLayout, s: Shapes, base: ModelBody): ModelBody {
  const middle: Vec3 = [(cavity.from[0] + cavity.to[0]) / 2, (front + cavity.to[1]) / 2, cavity.from[2]];
  const plate = Math.min(cavity.to[0] - cavity.from[0], cavity.to[1] - front) / 2 - 0.012;
  return body(
    hinge({ axis: [0, 0, 1], position: middle }),
    [
      part('turntable', { material: 'glass', affordance: 3, description: 'Glass plate, turns while it cooks.' }, [
        ...paint('glass', {
          ...s.lathe(
            [
              [0, 0.005],
              [0.6 * plate, 0.005],
              [plate, 0.012],
              [plate, 0.016],
              [0.6 * plate, 0.011],
              [0, 0.011],
            ],
            { origin: middle },
          ),
          pieces: s.cylinder(
            [middle[0], middle[1], middle[2] + 0.005],
            [middle[0], middle[1], middle[2] + 0.016],
            plate,
          ).pieces,
        }),
      ]),
    ],
    base,
  );
}
