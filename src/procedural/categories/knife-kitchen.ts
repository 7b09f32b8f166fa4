import type { Vec3 } from '../../core/math/vec3.js';
import type { ObjectModel } from '../model.js';
import { body, FIXED, part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
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
  readonly material: 'wood' | 'plastic' | 'metal';
  readonly bolster: 'yes' | 'no';
}

/** A kitchen knife lying on its side: nothing of it moves. */
export function buildKitchenKnife(p: Values, s: Shapes): ObjectModel {
  const l = p.handle;
  const length = 1.5 * p.bladeLength * l;
  const middle = (l - length) / 2;
  const width = 0.32 * p.bladeWidth * l;
  const half = 0.46 * p.handleHeight * l;
  const height = 1.15 * p.thickness * l;
  const t = 0.018 * l;
  const back = 0.5 * width;
  // Blade and handle share their back; the blade lies on the table.
  const place = ([x, y, z]: Vec3): Vec3 => [x + middle, y, z];
  const shape: readonly (readonly [number, number, number])[] = [[-1, 0.5, 0.6], [-0.98, 0.8, 0.85], [-0.92, 1.05, 1], [-0.8, 1.15, 1], [-0.55, 0.85, 0.95], [-0.3, 0.95, 1], [-0.1, 0.9, 1], [0, 0.8, 0.95]]; // prettier-ignore
  const outline = shape.map(([x, low, high]): Station => {
    const hollow = p.curve * 0.25 * Math.sin(Math.PI * -x);
    return [x * l, back - half - half * (low - hollow), back - half + half * high];
  });
  const bolster = flatBar(
    s,
    [[-0.14 * l, ...edges(outline, 6)], [0, ...edges(outline, 7)], [0.1 * l, back - 1.6 * half, back]], // prettier-ignore
    [0, 0.85 * height],
    'bevel',
    place,
  );
  const rivets = [-0.75, -0.5, -0.25].map((x) => {
    const [cx, cy] = place([x * l, back - half, 0]);
    return s.cylinder([cx, cy, height - 1e-4], [cx, cy, height + 0.0005], 0.028 * l);
  });
  const base = body(FIXED, [
    part(
      'handle',
      {
        material: { wood: 'walnut', plastic: 'pom', metal: 'stainless_steel' }[p.material],
        fill: p.material === 'metal' ? 0.4 : 1,
        affordance: 1,
        description: 'Handle to hold.',
      },
      [flatBar(s, outline, [0, height], 'bevel', place), ...(p.material === 'metal' ? [] : paint('metal', ...rivets))],
    ),
    part('blade', { material: 'stainless_steel', affordance: 3, description: 'Ground blade.' }, [
      drawBlade(s, p.point, { length: length + 0.02 * l, width, heights: [0, t] }, ([x, y, z]) =>
        place([x - 0.02 * l, y, z]),
      ),
      ...(p.bolster === 'yes' ? [bolster] : []),
    ]),
  ]);
  return { title: 'Kitchen knife', bodies: [base] };
}

const edges = (outline: readonly Station[], i: number): [number, number] => [outline[i][1], outline[i][2]];
