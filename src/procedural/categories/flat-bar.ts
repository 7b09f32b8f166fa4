import type { Vec3 } from '../../core/math/vec3.js';
import type { Point2 } from '../solids/convex-polygons.js';
import type { Shapes } from '../solids/shapes.js';
import type { Ring } from '../solids/skin-rings.js';
import type { Solid } from '../solids/solid.js';

/** A cross-section of a flat bar: where it is along x, and between which y it lies, m. */
export type Station = readonly [x: number, low: number, high: number];

/** Shape of a bar's cross-section; a `blade` is thick at its back, the higher y, and sharp at the lower. */
type Section = 'plain' | 'bevel' | 'oval' | 'blade';

/**
 * A bar along x of changing width in y, between two heights z: blades, handles and jaws of hand tools lying on a table.
 *
 * @param place Where its points go: a shift, a turn, a mirror image.
 */
export function flatBar(
  shapes: Shapes,
  stations: readonly Station[],
  heights: readonly [number, number],
  section: Section,
  place: (p: Vec3) => Vec3,
): Solid {
  const corners = sectionCorners(section, shapes);
  const [middle, half] = [(heights[0] + heights[1]) / 2, (heights[1] - heights[0]) / 2];
  return shapes.loft(
    stations.map(([x, low, high]): Ring => {
      const width = (high - low) / 2;
      return corners(width / half).map(([a, b]) => place([x, (low + high) / 2 + a * width, middle + b * half]));
    }),
  );
}

/** Corners of the cross-section in a square of half side 1, for a bar so many times wider than high. */
function sectionCorners(section: Section, shapes: Shapes): (aspect: number) => readonly Point2[] {
  switch (section) {
    case 'oval': {
      const n = shapes.steps(14);
      const oval = Array.from({ length: n }, (_, i): Point2 => {
        const angle = (2 * Math.PI * (i + 0.5)) / n;
        return [Math.cos(angle), Math.sin(angle)];
      });
      return () => oval;
    }
    case 'bevel': {
      if (shapes.detail === 'draft') return () => SQUARE;
      return (aspect) => {
        // A corner takes a third of the smaller half side.
        const [a, b] = aspect > 1 ? [1 - 0.35 / aspect, 0.65] : [0.65, 1 - 0.35 * aspect];
        return [[-a, -1], [a, -1], [1, -b], [1, b], [a, 1], [-a, 1], [-1, b], [-1, -b]]; // prettier-ignore
      };
    }
    case 'blade':
      return () => [[-1, -0.12], [-0.1, -1], [1, -1], [1, 1], [-0.1, 1], [-1, 0.12]]; // prettier-ignore
    case 'plain':
      return () => SQUARE;
  }
}

const SQUARE: readonly Point2[] = [[-1, -1], [1, -1], [1, 1], [-1, 1]]; // prettier-ignore
