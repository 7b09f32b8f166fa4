import { defineCategory } from '../category.js';
import { angle, choice, count, ratio, size } from '../parameters.js';
import { ceilingFan } from './fan-ceiling.js';
import { standingFan } from './fan-standing.js';
import { towerFan } from './fan-tower.js';

/*
 * Fans: on the ceiling, on a desk, on a pole, in a tower. The size is the diameter of a desk fan's blades, 25 to 45 cm; ceiling fans are 1.0
 * to 1.4 m wide, pedestal fans 1.0 to 1.3 m high, tower fans 0.8 to 1.1 m (makers' data sheets). Weights: 2 to 3 kg on a desk, 5 to 7 kg on a
 * pole, 4 to 5 kg for towers, 4 to 9 kg on the ceiling; motors are drawn solid (fill), feet have a weight in them.
 */
export const fan = defineCategory({
  name: 'fan',
  parameters: {
    diameter: size(0.35, 0.035),
    kind: choice({ ceiling: 3, desk: 3, pedestal: 2, tower: 1 }),
    blades: count(3, [3, 2, 2]),
    /** Width of a blade, as a share of its room, and how square its end is. */
    bladeWidth: ratio(0.35, 0.85),
    bladeTip: ratio(0.2, 1),
    pitch: angle(10, 35),
    hub: ratio(0.14, 0.26),
    /** Depth of the cage, of the ceiling fan's motor, of the tower. */
    depth: ratio(0.34, 0.56),
    /** Length of a rod or pole between the shortest and the longest. */
    pole: ratio(0, 1),
    footSize: ratio(0.5, 0.8),
    footHeight: ratio(0.05, 0.16),
    foot: choice({ round: 3, square: 1, cross: 1 }),
    rings: count(2, [1, 2, 1]),
    light: choice({ none: 1, bowl: 1, globe: 1 }),
    tone: choice({ one: 2, two: 2 }),
    blade: choice({ plastic: 2, wood: 1, metal: 1 }),
  },
  view: { azimuth: [-75, 75], elevation: [-25, 40] },
  symmetry: (p) => (p.kind === 'ceiling' ? p.blades : 1),
  build: (p, s) => {
    if (p.kind === 'ceiling') return ceilingFan(p, s);
    return p.kind === 'tower' ? towerFan(p, s) : standingFan({ ...p, kind: p.kind }, s);
  },
});
