import type { Vec3 } from '../../core/math/vec3.js';
import type { ModelBody, ModelPart } from '../model.js';
import { body, hinge, part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';

/** A pedal before the front at half-width `x` from the middle: its body turns a little about its rear edge. */
export function pedal(s: Shapes, at: Vec3, size: number, base: ModelBody, gap: number, name = 'pedal'): ModelBody {
  const [x, front, z] = at;
  const [half, long, thick] = [0.5 * size, 0.55 * size, 0.1 * size];
  const back = front - gap - 0.0005;
  return body(
    hinge({ axis: [1, 0, 0], position: [x, back, z + thick], range: [0, 12] }),
    [
      part(name, { material: 'steel', affordance: 1, description: 'Pedal, opens the lid when stepped on.' }, [
        ...paint('dark', s.boxBetween([x - half, back - long, z], [x + half, back, z + thick], { round: thick / 3 })),
      ]),
    ],
    base,
  );
}

/** A lid on a hinge along its back edge. */
export function hingedLid(
  at: {
    solids: readonly Solid[];
    back: number;
    low: number;
    material: string;
    name?: string;
    most?: number;
    fill?: number;
  },
  base: ModelBody,
): ModelBody {
  const most = at.most ?? 85;
  const about: Omit<ModelPart, 'name' | 'solids'> = {
    material: at.material,
    affordance: 1,
    description: 'Lid, hinged at the back.',
    ...(at.fill === undefined ? {} : { fill: at.fill }),
  };
  return body(
    hinge({
      axis: [-1, 0, 0],
      position: [0, at.back, at.low],
      range: [0, most],
      seen: { closed: 0.45, between: [15, most - 2] },
    }),
    [part(at.name ?? 'lid', about, at.solids)],
    base,
  );
}
