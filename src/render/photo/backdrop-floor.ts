import { MATERIAL_TABLE } from '../../core/material-table.js';
import type { Random } from '../../procedural/random.js';
import type { Framing, View } from '../camera.js';
import { productColor } from '../colors.js';
import { lightReaching } from '../light-map.js';
import type { BoundLighting } from '../lighting.js';
import { drawPaint, paint } from '../material-paint.js';
import { smoothStep } from '../noise.js';
import { paintSpot } from '../paint.js';
import type { Surface } from '../surface.js';
import { createSpot } from '../surface.js';
import type { Canvas } from './canvas.js';

/** What an object stands on and before. */
export interface Room {
  readonly floor: Surface;
  readonly wall: Surface;
  /** Height of the floor, m. */
  readonly level: number;
  /** The wall: a * x + b * y = distance, behind the object as the camera sees it. */
  readonly a: number;
  readonly b: number;
  readonly distance: number;
}

const TABLES = [
  'oak',
  'pine',
  'walnut',
  'beech',
  'marble',
  'granite',
  'concrete',
  'fabric',
  'plastic',
  'paper',
  'leather',
  'stainless_steel',
];

/** Draws a floor or table and a wall for an object seen in that view. `low` is the lowest point of the object. */
export function drawRoom(view: View, low: number, random: Random): Room {
  const size = 2 * view.radius;
  const isSeamless = random.chance(0.35);
  const box = { min: [0, 0, 0], max: [1, 1, 1], axis: random.below(2) } as const;
  const material = MATERIAL_TABLE.find(({ name }) => name === random.pick(TABLES)) ?? MATERIAL_TABLE[0];
  const plain = paint('plain', productColor(random), { roughness: 0.8, random });
  const floor = { ...(isSeamless ? plain : drawPaint(material, size * random.uniform(0.5, 2), random)), ...box };
  const wall =
    isSeamless || random.chance(0.3)
      ? floor
      : {
          ...paint(random.pick(['plain', 'stripes', 'speckle'] as const, [8, 1, 1]), productColor(random), {
            scale: 0.1 * size,
            roughness: 0.9,
            random,
          }),
          ...box,
        };
  const turn = random.chance(0.5) ? 0 : random.uniform(-0.6, 0.6);
  const flat = Math.hypot(view.forward[0], view.forward[1]) || 1;
  const [fx, fy] = [view.forward[0] / flat, view.forward[1] / flat];
  const a = fx * Math.cos(turn) - fy * Math.sin(turn);
  const b = fx * Math.sin(turn) + fy * Math.cos(turn);
  const behind = a * view.center[0] + b * view.center[1] + view.radius * random.uniform(1.02, 4);
  return { floor, wall, level: low - 1e-4 * size, a, b, distance: behind };
}

/** Draws floor and wall with the shadows that the object throws on them. */
export function drawFloor(canvas: Canvas, room: Room, view: View, framing: Framing, light: BoundLighting): void {
  const { size, rgb } = canvas;
  const { center, right, down, forward, radius, perspective } = view;
  const spot = createSpot();
  const { key, sky, lighting } = light;
  const { toward, color, environment } = lighting;
  for (let py = 0, k = 0; py < size; py++) {
    for (let px = 0; px < size; px++, k += 3) {
      // Points of the pixel's line of sight are base + away * step: see View.
      const u = (px + 0.5 - framing.offsetU) / framing.scale;
      const v = (py + 0.5 - framing.offsetV) / framing.scale;
      const ax = right[0] * u + down[0] * v;
      const ay = right[1] * u + down[1] * v;
      const az = right[2] * u + down[2] * v;
      const bx = center[0] + radius * ax;
      const by = center[1] + radius * ay;
      const bz = center[2] + radius * az;
      const sx = radius * (forward[0] + perspective * ax);
      const sy = radius * (forward[1] + perspective * ay);
      const sz = radius * (forward[2] + perspective * az);
      const toFloor = sz < -1e-9 ? (room.level - bz) / sz : Infinity;
      const closing = room.a * sx + room.b * sy;
      const toWall = closing > 1e-9 ? (room.distance - room.a * bx - room.b * by) / closing : Infinity;
      const isFloor = toFloor <= toWall;
      const away = Math.min(toFloor, toWall, 60);
      const x = bx + away * sx;
      const y = by + away * sy;
      const z = bz + away * sz;
      spot.x = isFloor ? x : room.b * x - room.a * y;
      spot.y = isFloor ? y : z;
      spot.z = 0;
      spot.nx = 0;
      spot.ny = 0;
      spot.nz = 1;
      spot.footprint = ((radius * (1 + perspective * away)) / framing.scale) * (isFloor ? 2 : 1);
      paintSpot(isFloor ? room.floor : room.wall, spot);
      const nx = isFloor ? 0 : -room.a;
      const ny = isFloor ? 0 : -room.b;
      const nz = isFloor ? 1 : 0;
      let er = isFloor ? 0 : 0.4 * environment.ground[0];
      let eg = isFloor ? 0 : 0.4 * environment.ground[1];
      let eb = isFloor ? 0 : 0.4 * environment.ground[2];
      for (let i = 0; i < sky.length; i++) {
        const { map, color: glow } = sky[i];
        const d = map.toward;
        const slant = nx * d[0] + ny * d[1] + nz * d[2] + 0.35;
        if (slant <= 0) continue;
        const lit = slant * lightReaching(map, x, y, z);
        er += lit * glow[0];
        eg += lit * glow[1];
        eb += lit * glow[2];
      }
      const slant = nx * toward[0] + ny * toward[1] + nz * toward[2];
      if (slant > 0) {
        const lit = slant * lightReaching(key, x, y, z);
        er += lit * color[0];
        eg += lit * color[1];
        eb += lit * color[2];
      }
      // Walls grow a little darker towards the floor's far edge, and both towards the depth.
      const dim = 1 - 0.35 * smoothStep(3, 14, away);
      rgb[k] = spot.r * er * dim;
      rgb[k + 1] = spot.g * eg * dim;
      rgb[k + 2] = spot.b * eb * dim;
    }
  }
}
