import { lowerEnvelope, squaredDistanceTo } from '../../image/distance-transform.js';
import type { SoftMask } from '../../image/rgba-image.js';

/**
 * Half the depth of an object at each pixel of its outline, squared: the union of all balls that fit behind the outline. Round
 * things become round: a disc a ball, a strip a tube. Below the bottom row the outline is mirrored, so that the solid meets
 * the floor with its full depth instead of tapering off.
 *
 * With D the distance to the outline, h^2(p) = max over c of D^2(c) - |p - c|^2, one lower envelope of parabolas.
 *
 * @param outline row 0 is at the floor, the object where it is 0.5 or more.
 * @returns pixels squared; 0 outside.
 */
export function inflateOutline(outline: SoftMask): Float64Array {
  const { width, height } = outline;
  // No ball is wider than the outline, so no more of the mirror image matters.
  const mirrored = Math.min(height, Math.ceil(width / 2));
  const rows = height + mirrored;
  const inside = new Uint8Array(width * rows);
  for (let y = 0; y < rows; y++) {
    const from = y < mirrored ? mirrored - 1 - y : y - mirrored;
    for (let x = 0; x < width; x++) inside[y * width + x] = outline.data[from * width + x] >= 0.5 ? 1 : 0;
  }
  const balls = squaredDistanceTo(inside, 0, width, rows);
  for (let p = 0; p < balls.length; p++) {
    // The outline runs half a pixel before the centre of the first pixel outside.
    const radius = inside[p] === 1 ? Math.max(0.5, Math.sqrt(balls[p]) - 0.5) : 0;
    balls[p] = inside[p] === 1 ? -radius * radius : 1e9;
  }
  const depth = lowerEnvelope(balls, width, rows);
  const depth2 = new Float64Array(width * height);
  for (let p = 0, q = mirrored * width; p < depth2.length; p++, q++)
    depth2[p] = inside[q] === 1 ? Math.max(0.25, -depth[q]) : 0;
  return depth2;
}
