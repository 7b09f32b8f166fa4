import type { Look } from './look.js';
import { noise3 } from './noise.js';
import { paintLabelAt } from './paint-printed.js';
import type { Spot } from './surface.js';
import { cover } from './surface.js';

/** Lays the stickers of a body over what is painted there. */
export function paintDecals(look: Look, body: number, spot: Spot): void {
  for (const decal of look.decals) {
    if (decal.body !== body) continue;
    const { center, normal, across, up, halfWidth, halfHeight } = decal;
    const dx = spot.x - center[0];
    const dy = spot.y - center[1];
    const dz = spot.z - center[2];
    const u = dx * across[0] + dy * across[1] + dz * across[2];
    const v = dx * up[0] + dy * up[1] + dz * up[2];
    if (Math.abs(u) > halfWidth || Math.abs(v) > halfHeight) continue;
    if (spot.nx * normal[0] + spot.ny * normal[1] + spot.nz * normal[2] < 0.7) continue;
    if (Math.abs(dx * normal[0] + dy * normal[1] + dz * normal[2]) > 0.5 * halfWidth) continue;
    spot.u = u + halfWidth;
    spot.v = v + halfHeight;
    spot.width = 2 * halfWidth;
    spot.height = 2 * halfHeight;
    paintLabelAt(decal.surface, spot);
    spot.metallic = 0;
    spot.roughness = decal.surface.roughness;
  }
}

const DIRT = [0.12, 0.1, 0.08] as const;

/** Darkens and roughens where dirt has gathered. */
export function paintWear(look: Look, spot: Spot): void {
  const k = 1 / look.wearScale;
  const blotch = noise3(k * spot.x + 11, k * spot.y + 5, k * spot.z) - 0.45;
  if (blotch > 0) cover(spot, DIRT, look.wear * blotch);
  spot.roughness += 0.8 * look.wear * blotch;
}
