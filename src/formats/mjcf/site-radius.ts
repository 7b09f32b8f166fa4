import type { Body } from '../../core/body.js';
import { boundingBox, boxSize } from '../../core/mesh/box.js';

const SMALLEST = 0.005;
const LARGEST = 0.03;

/** Radius in m of the sphere in which a site's touch sensor feels contacts: a tenth of the body, between 5 and 30 mm. */
export function siteRadius(body: Body): number {
  const longest = body.visuals.map(({ mesh }) => {
    const box = boundingBox(mesh);
    return box === undefined ? 0 : Math.max(...boxSize(box));
  });
  const radius = Math.min(LARGEST, Math.max(SMALLEST, 0.1 * Math.max(0, ...longest)));
  return Number(radius.toPrecision(2));
}
