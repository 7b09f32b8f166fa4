import type { Vec3 } from '../../core/math/vec3.js';
import type { Finish } from '../model.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { withoutCollision } from './appliance-body.js';
import type { ButtonOptions, Facing } from './appliance-controls.js';
import { buttonCollar, faceBlock } from './appliance-controls.js';
import type { PrinterLayout } from './printer-layout.js';

/** Screen, keys and push buttons in a row on a face. */
interface PrinterPanel {
  readonly solids: readonly Solid[];
  readonly buttons: readonly ButtonOptions[];
}

/** A control panel about `at`, `wide` across and `high` along the face. */
export function drawPanel(
  { p, s }: PrinterLayout,
  at: Vec3,
  facing: Facing,
  wide: number,
  high: number,
  count: number,
): PrinterPanel {
  const finish: Finish = p.coat === 'black' ? 'accent' : 'dark';
  const shift = (x: number): Vec3 => [at[0] + x * wide, at[1], at[2]];
  const pitch = Math.min((0.42 * wide) / Math.max(count, 1), 0.03);
  const buttons = Array.from({ length: count }, (_, i): ButtonOptions => ({
    at: [at[0] + 0.06 * wide + (i + 0.5) * pitch, at[1], at[2]],
    facing,
    size: [0.58 * pitch, Math.min(0.4 * high, 0.6 * pitch)],
    finish: i === 0 ? 'accent' : 'light',
    name: `button ${i + 1}`,
    description: i === 0 ? 'Switches the printer on.' : 'Starts or cancels.',
  }));
  const solids = [
    ...withoutCollision(
      ...paint(finish, faceBlock(s, at, facing, [wide, high], [-0.002, 0.0008])),
      ...paint('screen', faceBlock(s, shift(-0.24), facing, [0.4 * wide, 0.66 * high], [-0.001, 0.0018])),
    ),
    ...buttons.flatMap((button) => buttonCollar(s, button, 'metal')),
  ];
  return { solids, buttons };
}
