import type { Vec3 } from '../../core/math/vec3.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { aboutAxis, lensFront } from './camera-lens.js';
import type { StillLayout } from './camera-still-layout.js';
import { facingFront, housing, placeSolid, quiet } from './device-shapes.js';

/** All of a still camera that does not move: the housing with what is fixed to it. */
export function stillBody(f: StillLayout, s: Shapes): Solid[] {
  const { p, reflex, w, h, d, corner, shutterAt, dialAt, dialRadius } = f;
  const shell = placeSolid(
    housing(s, [w, h], [0, d], { corner, edge: 0.12 * d }),
    facingFront([0, d / 2, h / 2]),
  ); // prettier-ignore
  const screen = p.screen === 'fixed' || !reflex ? pictureOn(f, s) : [];
  const collars = [
    quiet(s.cylinder([...shutterAt, 0.8 * h], [...shutterAt, h + 0.0003], 0.0085)),
    quiet(s.cylinder([...dialAt, h - 0.05 * h], [...dialAt, h + 0.0003], 0.85 * dialRadius)),
  ];
  return [
    shell,
    ...gripSolids(f, s),
    ...(reflex ? humpSolids(f, s) : compactFront(f, s)),
    ...screen,
    ...lensMount(f, s),
    ...collars,
  ];
}

function gripSolids({ p, reflex, w, h, d, gripDepth, gripWidth }: StillLayout, s: Shapes): Solid[] {
  if (gripDepth <= 0.002 || gripWidth <= 0.008) return [];
  const grip = placeSolid(
    housing(s, [gripWidth, 0.96 * h], [0, d / 2 + gripDepth], {
      corner: 0.3 * gripWidth,
      edge: 0.4 * Math.min(gripDepth, gripWidth),
    }),
    facingFront([-w / 2 + gripWidth / 2, 0, 0.49 * h]),
  );
  return p.tone === 'two' || reflex ? paint('rubber', grip) : [grip];
}

/** The hump over a reflex camera's lens, with the eyepiece. */
function humpSolids({ p, w, h: top, d, front, lensAt, humpHeight, humpWidth }: StillLayout, s: Shapes): Solid[] {
  const axisX = lensAt[0];
  const ring = (z: number, half: number, y0: number, y1: number): Vec3[] => [
    [axisX - half, y0, z],
    [axisX + half, y0, z],
    [axisX + half, y1, z],
    [axisX - half, y1, z],
  ];
  return [
    s.loft([
      ring(top - 0.004, humpWidth / 2, front - 0.04 * w, d / 2),
      ring(top + 0.55 * humpHeight, 0.42 * humpWidth, front - 0.06 * w, d / 2 + 0.002),
      ring(top + humpHeight - (p.flash === 'popup' ? 0.006 : 0), 0.3 * humpWidth, front - 0.03 * w, d / 2 - 0.1 * d),
    ]),
    ...paint('dark', s.boxBetween([axisX - 0.13 * w, d / 2 - 0.01, top + 0.05 * humpHeight], [axisX + 0.13 * w, d / 2 + 0.012, top + 0.6 * humpHeight], { round: 0.003 })),
  ]; // prettier-ignore
}

/** Flash, window and the light band of a compact. */
function compactFront({ w, h, front, lensAt, radius }: StillLayout, s: Shapes): Solid[] {
  const axisX = lensAt[0];
  const right = Math.max(axisX + radius, 0.3 * w);
  return [
    ...paint('light', s.boxBetween([Math.min(right - 0.06 * w, 0.32 * w), front - 0.0006, 0.8 * h], [0.44 * w, front + 0.002, 0.92 * h])),
    ...paint('dark', s.boxBetween([-0.1 * w + axisX, front - 0.0006, 0.965 * h - 0.05 * h], [0.02 * w + axisX, front + 0.002, 0.965 * h])),
  ]; // prettier-ignore
}

/** The picture on a screen that is fixed to the back. */
function pictureOn({ h, d, screen: [wide, high], screenX }: StillLayout, s: Shapes): Solid[] {
  const y = d / 2;
  return paint(
    'screen',
    s.boxBetween(
      [screenX - 0.45 * wide, y - 0.002, 0.5 * h - 0.43 * high],
      [screenX + 0.45 * wide, y + 0.0003, 0.5 * h + 0.43 * high],
    ),
  );
}

/** The mount and the tube of the lens: rings turn about a reflex camera's, a compact's lens slides out of its. */
function lensMount({ p, reflex, front, lensAt, radius, long }: StillLayout, s: Shapes): Solid[] {
  const mount = aboutAxis(s, lensAt, [
    [0, -0.002],
    [radius * 1.06, -0.002],
    [radius * 1.06, 0.004],
    [0, 0.004],
  ]);
  const tube = reflex
    ? [
        aboutAxis(s, lensAt, [
          [0, 0],
          [0.9 * radius, 0],
          [0.9 * radius, long - 0.002],
          [0, long - 0.002],
        ]),
      ]
    : [
        aboutAxis(s, lensAt, [
          [0.84 * radius, 0.002],
          [radius, 0.002],
          [radius, long],
          [0.84 * radius, long],
        ]),
      ];
  const tip = reflex ? lensFront(s, [lensAt[0], front - long + 0.003, lensAt[2]], radius, 0.012 + 0.1 * radius) : [];
  return [
    ...paint(reflex ? 'metal' : 'accent', mount),
    ...(reflex || p.tone === 'two' ? paint('dark', ...tube) : tube),
    ...paint('dark', ...tip.slice(0, 1)),
    ...tip.slice(1),
  ];
}
