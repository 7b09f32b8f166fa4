import { translation } from '../../core/math/pose.js';
import type { Vec3 } from '../../core/math/vec3.js';
import type { ModelBody, ObjectModel } from '../model.js';
import { body, FIXED, hinge, part } from '../model.js';
import type { Point2 } from '../solids/convex-polygons.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { Station } from './flat-bar.js';
import { flatBar } from './flat-bar.js';
import type { Point } from './knife-blade.js';
import { drawBlade } from './knife-blade.js';

interface Values {
  readonly handle: number;
  readonly bladeLength: number;
  readonly bladeWidth: number;
  readonly point: Point;
  readonly handleHeight: number;
  readonly thickness: number;
  readonly curve: number;
  readonly tools: number;
  readonly material: 'wood' | 'plastic' | 'metal';
  readonly bolster: 'yes' | 'no';
}

/** Scales of the handle. Steel liners and bolsters behind them make wood and plastic weigh about twice as much; metal ones are milled out. */
const SCALES = {
  wood: { material: 'walnut', fill: 2.2 },
  plastic: { material: 'nylon', fill: 1.6 },
  metal: { material: 'aluminum', fill: 0.8 },
} as const;

/**
 * A pocket knife lying on its side: two scales and a spring along the back (+y), and between them blades that turn out about pins at the
 * ends. Closed, a blade lies in its slot with its edge toward the back.
 */
export function buildFolder(p: Values, isArmy: boolean, s: Shapes): ObjectModel {
  const l = p.handle;
  const gap = l / 140;
  const blades = isArmy ? p.tools : 1;
  const half = (p.handleHeight * l) / 2;
  const t = 0.02 * l;
  // Scales take what blades with their gaps leave, but are no sheets.
  const slot = blades * (t + gap) + gap;
  const scale = Math.max((p.thickness * l - slot) / 2, 0.024 * l);
  const top = slot + 2 * scale;
  const outline = isArmy ? armyOutline(l, half) : folderOutline(p, l, half);
  const place: (q: Vec3) => Vec3 = (q) => q;
  const low = 0.6 * half;
  const spring = outline
    .filter(([x, , high]) => Math.abs(x) < l / 2 - 0.3 * half && high > low + 0.12 * half)
    .map(([x, , high]): Station => [x, low, high - 0.03 * half]);
  const metal = paint(
    'metal',
    ...(p.bolster === 'yes' && !isArmy ? bolsters(s, outline, [top - scale, top + 0.004 * l]) : []),
    ...[-1, 1].map((end) => pin(s, [end * (l / 2 - 0.6 * half), -0.2 * half], top, 0.12 * half)),
  );
  const emblem = isArmy ? paint('light', s.prism(CROSS.map(([x, y]) => [x * half, y * half]), 0.0006, { pose: translation([0.2 * l, 0, top - 1e-4]) })) : []; // prettier-ignore
  const handle = body(FIXED, [
    part('handle', { ...SCALES[p.material], affordance: 2, description: 'Two scales riveted together.' }, [
      flatBar(s, outline, [0, scale], 'bevel', place),
      flatBar(s, outline, [top - scale, top], 'bevel', place),
      ...metal,
      ...emblem,
    ]),
    part('spring', { material: 'stainless_steel', affordance: 9, description: 'Spring along the back.' }, [
      flatBar(s, spring, [0.9 * scale, top - 0.9 * scale], 'plain', place),
    ]),
  ]);
  const bodies: ModelBody[] = [handle];
  for (let i = 0; i < blades; i++) {
    const z = scale + gap + i * (t + gap);
    // Blades of one end and of the other in turns; the first is the longest.
    const end = i % 2 === 0 ? 1 : -1;
    const pivot: Vec3 = [end * (l / 2 - 0.6 * half), -0.2 * half, 0];
    const width = Math.min(1.15 * half * p.bladeWidth, 1.35 * half) * (i === 0 ? 1 : 0.8);
    const length = Math.min(0.8 * p.bladeLength * [1, 0.75, 0.6, 0.45][i], 0.9) * (l - 1.2 * half);
    const open = (q: Vec3): Vec3 => [pivot[0] - end * q[0], pivot[1] - q[1], q[2]];
    const shape: Point = i === 0 ? p.point : i === 2 ? 'sheep' : 'drop';
    const solids = [
      drawBlade(s, shape, { length, width, heights: [z, z + t] }, open),
      s.cylinder([pivot[0], pivot[1], z], [pivot[0], pivot[1], z + t], 0.48 * width),
      // A nick for the nail, or a stud for the thumb, on the upper side.
      ...paint('dark', nick(s, isArmy, [0.42 * length, 0.3 * width], z + t, 0.05 * l, open)),
    ];
    bodies.push(
      body(
        hinge({
          axis: [0, 0, end],
          position: pivot,
          range: [0, 178],
          seen: { closed: i === 0 ? 0.25 : 0.5, between: i === 0 ? [60, 178] : [30, 178] },
        }),
        [
          part(
            i === 0 ? 'blade' : ['', 'small blade', 'opener', 'file'][i],
            { material: 'stainless_steel', affordance: i === 0 ? 1 : 2 + i, description: 'Turns out of the handle.' },
            solids,
          ),
        ],
        handle,
      ),
    );
  }
  return { title: isArmy ? 'Pocket knife with tools' : 'Folding knife', bodies };
}

/** Rounded ends, straight sides. */
const armyOutline = (l: number, half: number): Station[] => {
  const end = l / 2;
  const at: Point2[] = [[-1, 0.25], [-0.97, 0.55], [-0.9, 0.82], [-0.8, 0.97], [-0.7, 1], [0.7, 1], [0.8, 0.97], [0.9, 0.82], [0.97, 0.55], [1, 0.25]]; // prettier-ignore
  // The ends are about half circles.
  return at.map(([x, y]): Station => [Math.sign(x) * (end - (1 - Math.abs(x)) * 3 * half), -y * half, y * half]);
};

/** A back that arches and a belly with a hollow for the fingers; the butt drops. */
function folderOutline({ curve }: Values, l: number, half: number): Station[] {
  const at = [-0.5, -0.485, -0.45, -0.36, -0.22, -0.05, 0.12, 0.28, 0.4, 0.46, 0.49, 0.5];
  return at.map((x): Station => {
    const round = Math.sqrt(Math.max(0, 1 - (Math.abs(x) / 0.5) ** 9));
    const hollow = 0.22 * curve * Math.sin(Math.PI * Math.min(1, Math.max(0, (x + 0.3) / 0.6)));
    const drop = 0.3 * curve * Math.max(0, -x - 0.15) ** 1.5 * 4;
    const height = 0.25 + 0.75 * round;
    return [x * l, -half * (height - hollow + drop), half * (height * 0.95 - drop)];
  });
}

/** Metal ends of the upper scale, slightly proud. */
function bolsters(s: Shapes, outline: readonly Station[], heights: readonly [number, number]): Solid[] {
  const grow = ([x, low, high]: Station): Station => [x * 1.004, low * 1.02, high * 1.02];
  return [flatBar(s, outline.slice(-4).map(grow), heights, 'bevel', (q) => q)];
}

const pin = (s: Shapes, [x, y]: Point2, top: number, radius: number): Solid =>
  s.cylinder([x, y, top - 1e-4], [x, y, top + 0.0006], radius);

const CROSS: readonly Point2[] = [[0.12, 0.12], [0.12, 0.4], [-0.12, 0.4], [-0.12, 0.12], [-0.4, 0.12], [-0.4, -0.12], [-0.12, -0.12], [-0.12, -0.4], [0.12, -0.4], [0.12, -0.12], [0.4, -0.12], [0.4, 0.12]]; // prettier-ignore

/** Thin, for it lies within the gap between blade and scale. */
function nick(s: Shapes, isArmy: boolean, [x, y]: Point2, z: number, length: number, place: (q: Vec3) => Vec3): Solid {
  const wide = isArmy ? length : 0.35 * length;
  const high = isArmy ? 0.12 * length : 0.3 * length;
  return flatBar(s, [[x - wide / 2, y - high / 2, y + high / 2], [x + wide / 2, y - high / 2, y + high / 2]], [z - 1e-4, z + 1.5e-4], 'plain', place); // prettier-ignore
}
