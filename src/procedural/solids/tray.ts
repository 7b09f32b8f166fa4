import type { Vec3 } from '../../core/math/vec3.js';
import { box } from './box.js';
import type { Solid } from './solid.js';

export type Side = '-x' | '+x' | '-y' | '+y' | '-z' | '+z';

export interface TrayOptions {
  /** Sides left out; the top where absent. */
  readonly open?: readonly Side[];
}

/** See `Shapes.tray`: boards of thickness `wall` on all sides that are not open. Floor and top reach over the walls, sides over front and back. */
export function tray(from: Vec3, to: Vec3, wall: number, options: TrayOptions): Solid[] {
  const open = options.open ?? ['+z'];
  const has = (side: Side): boolean => !open.includes(side);
  const [x0, y0, z0] = from;
  const [x1, y1, z1] = to;
  const [zLow, zHigh] = [has('-z') ? z0 + wall : z0, has('+z') ? z1 - wall : z1];
  const [xLow, xHigh] = [has('-x') ? x0 + wall : x0, has('+x') ? x1 - wall : x1];
  const boards: [Side, Vec3, Vec3][] = [
    ['-z', [x0, y0, z0], [x1, y1, z0 + wall]],
    ['+z', [x0, y0, z1 - wall], [x1, y1, z1]],
    ['-x', [x0, y0, zLow], [x0 + wall, y1, zHigh]],
    ['+x', [x1 - wall, y0, zLow], [x1, y1, zHigh]],
    ['-y', [xLow, y0, zLow], [xHigh, y0 + wall, zHigh]],
    ['+y', [xLow, y1 - wall, zLow], [xHigh, y1, zHigh]],
  ];
  return boards
    .filter(([side]) => has(side))
    .map(([, a, b]) =>
      box([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2], [b[0] - a[0], b[1] - a[1], b[2] - a[2]], {
        detail: 'draft',
      }),
    );
}
