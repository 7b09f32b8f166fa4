import type { Vec3 } from '../../core/math/vec3.js';
import type { ModelBody, ModelPart } from '../model.js';
import { body, hinge, part, slide } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { bentBar, touchedAs, untouched } from './collision-proxy.js';

export type HandleKind = 'knob' | 'bar' | 'lip' | 'recess';
export type FrontStyle = 'overlay' | 'inset' | 'framed';

/** A front as seen from before: left, right, low, high, and the y of its outer face, m. */
export interface Front {
  readonly x: readonly [number, number];
  readonly z: readonly [number, number];
  readonly y: number;
}

/** What the fronts of one piece of furniture have in common. */
export interface FrontLook {
  readonly style: FrontStyle;
  readonly handle: HandleKind;
  /** Length of a bar or diameter of a knob follows this, m. */
  readonly grip: number;
  /** Thickness of the panels, m. */
  readonly thick: number;
  readonly material: string;
}

/** The panel of a drawer or door, 4 boards about a field for framed ones and for those with a pane. */
export function drawPanel(s: Shapes, { x, z, y }: Front, { style, thick }: FrontLook, pane: boolean): Solid[] {
  const whole = s.boxBetween([x[0], y, z[0]], [x[1], y + thick, z[1]], { round: 0.002 });
  const [w, h] = [x[1] - x[0], z[1] - z[0]];
  if ((style !== 'framed' && !pane) || Math.min(w, h) < 0.1) return [whole];
  const rail = Math.min(0.065, 0.22 * Math.min(w, h));
  const field = s.boxBetween(
    [x[0] + rail - 0.003, y + (pane ? 0.4 : 0.45) * thick, z[0] + rail - 0.003],
    [x[1] - rail + 0.003, y + (pane ? 0.65 : 0.95) * thick, z[1] - rail + 0.003],
  );
  const rails = [
    s.boxBetween([x[0], y, z[0]], [x[0] + rail, y + thick, z[1]]),
    s.boxBetween([x[1] - rail, y, z[0]], [x[1], y + thick, z[1]]),
    s.boxBetween([x[0] + rail, y, z[0]], [x[1] - rail, y + thick, z[0] + rail]),
    s.boxBetween([x[0] + rail, y, z[1] - rail], [x[1] - rail, y + thick, z[1]]),
  ].map(untouched);
  return [...(pane ? paint('glass', field) : [field]).map((solid) => touchedAs(solid, whole)), ...rails];
}

/** A handle at a place on a front; `upright` bars stand, others lie. It sticks out to -y. */
export function drawHandle(
  s: Shapes,
  look: FrontLook,
  front: Front,
  at: readonly [number, number],
  upright: boolean,
): Solid[] {
  const { y } = front;
  const [x, z] = at;
  switch (look.handle) {
    case 'knob': {
      const r = Math.min(0.019, 0.011 + 0.04 * look.grip);
      const knob = s.lathe(
        [[0, -0.002], [0.42 * r, -0.002], [0.42 * r, 0.012], [r, 0.016], [r, 0.022], [0.6 * r, 0.027], [0, 0.028]],
        { origin: [x, y, z], axis: [0, -1, 0] },
      ); // prettier-ignore
      return paint('metal', touchedAs(knob, s.cylinder([x, y + 0.002, z], [x, y - 0.028, z], r)));
    }
    case 'bar': {
      const room = upright ? front.z[1] - front.z[0] : front.x[1] - front.x[0];
      const half = Math.min(look.grip, 0.8 * room) / 2;
      const along = (d: number, out: number): Vec3 => (upright ? [x, y - out, z + d] : [x + d, y - out, z]);
      const corners = [along(-half, -0.002), along(-half, 0.028), along(half, 0.028), along(half, -0.002)];
      return paint('metal', bentBar(s, corners, 0.012, 3, 0.0055));
    }
    case 'lip': {
      // A profile along the upper edge, or along the free edge of a door.
      const [a, b] = upright
        ? [[x - 0.006, front.z[0] + 0.02], [x + 0.006, front.z[1] - 0.02]]
        : [[front.x[0] + 0.01, front.z[1] - 0.012], [front.x[1] - 0.01, front.z[1]]]; // prettier-ignore
      return paint('metal', s.boxBetween([a[0], y - 0.016, a[1]], [b[0], y + 0.002, b[1]]));
    }
    case 'recess': {
      const half = Math.min(look.grip, 0.8 * (front.x[1] - front.x[0])) / 2;
      return upright
        ? paint('dark', untouched(s.boxBetween([x - 0.012, y - 0.0008, z - 0.06], [x + 0.012, y + 0.004, z + 0.06])))
        : paint('dark', untouched(s.boxBetween([x - half, y - 0.0008, z - 0.013], [x + half, y + 0.004, z + 0.013])));
    }
  }
}

const handlePart = (name: string, solids: readonly Solid[]): ModelPart =>
  part(name, { material: 'zinc_alloy', fill: 0.8, affordance: 1, description: 'Handle.' }, solids);

/** A handle that is drawn on (a recess) has no part of its own. */
function withHandle(name: string, look: FrontLook, panel: ModelPart, handle: readonly Solid[]): ModelPart[] {
  return look.handle === 'recess'
    ? [{ ...panel, affordance: 1, solids: [...panel.solids, ...handle] }]
    : [panel, handlePart(`${name} handle`, handle)];
}

export interface DrawerRoom {
  /** Inner width and depth of the space behind the front: left, right, and the y of its rear. */
  readonly x: readonly [number, number];
  readonly rear: number;
  /** Height of the floor below the tray and what is above it. */
  readonly z: readonly [number, number];
}

/** A tray behind a front, on runners. */
export function drawer(
  s: Shapes,
  name: string,
  front: Front,
  room: DrawerRoom,
  look: FrontLook,
  parent: ModelBody,
): ModelBody {
  const { thick } = look;
  const behind = front.y + thick;
  const side = 0.006;
  const h = room.z[1] - room.z[0];
  const tray = s.tray(
    [room.x[0] + side, behind - 0.001, room.z[0]],
    [room.x[1] - side, room.rear, room.z[0] + Math.max(0.6 * h, Math.min(h, 0.04))],
    Math.min(0.012, 0.06 * (room.x[1] - room.x[0])),
    { open: ['+z', '-y'] },
  );
  const depth = room.rear - behind;
  const tall = front.z[1] - front.z[0];
  const at = [
    (front.x[0] + front.x[1]) / 2,
    look.handle === 'recess' ? front.z[1] - Math.min(0.03, 0.25 * tall) : front.z[0] + 0.58 * tall,
  ] as const;
  const panel = part(name, { material: look.material, fill: 0.75, affordance: 2, description: 'Drawer, slides out.' }, [
    ...drawPanel(s, front, look, false),
    ...paint('light', ...tray),
  ]);
  return body(
    slide({ axis: [0, -1, 0], range: [0, 0.72 * depth], seen: { closed: 0.55, between: [0.02, 0.66 * depth] } }),
    withHandle(name, look, panel, drawHandle(s, look, front, at, false)),
    parent,
  );
}

/** A door hung on its left or right edge. */
export function swingDoor(
  s: Shapes,
  name: string,
  front: Front,
  hung: 'left' | 'right',
  pane: boolean,
  look: FrontLook,
  parent: ModelBody,
): ModelBody {
  const wide = front.x[1] - front.x[0];
  const edge = look.handle === 'lip' ? 0.008 : Math.min(0.04, 0.12 * wide);
  const x = hung === 'left' ? front.x[1] - edge : front.x[0] + edge;
  const tall = front.z[1] - front.z[0];
  // At hand height: low on what hangs high, high on what stands low.
  const z = Math.min(front.z[1] - Math.min(0.14, 0.3 * tall), Math.max(front.z[0] + 0.5 * tall, 0.6));
  const panel = part(
    name,
    { material: look.material, fill: 0.8, affordance: 2, description: `Door, hung on the ${hung}.` },
    drawPanel(s, front, look, pane),
  );
  return body(
    hinge({
      axis: hung === 'left' ? [0, 0, -1] : [0, 0, 1],
      position: [hung === 'left' ? front.x[0] : front.x[1], front.y, (front.z[0] + front.z[1]) / 2],
      range: [0, 105],
      seen: { closed: 0.55, between: [8, 102] },
    }),
    withHandle(name, look, panel, drawHandle(s, look, front, [x, z], true)),
    parent,
  );
}
