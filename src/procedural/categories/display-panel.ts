import { translation } from '../../core/math/pose.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { roundedRectangle } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { facingFront, plate } from './device-shapes.js';

/** A display's panel, metres: width, height, thickness, height of its lower edge. */
interface PanelForm {
  readonly w: number;
  readonly h: number;
  readonly t: number;
  readonly low: number;
  readonly bezel: number;
  readonly chin: number;
  readonly corner: number;
  readonly front: 'frame' | 'glass';
  readonly back: 'flat' | 'bulge' | 'curved';
}

/** How deep a curved screen bends, as a share of its width: 0.6 m with a radius of 1.8 m bend 25 mm (maker's `1800R`). */
const SAGITTA = 0.045;

/**
 * Screen, frame and housing. The front is about y = 0; `back` is the hindmost y of the housing, `middle` its back at the middle of the
 * width, where the bracket ends.
 */
export function displayPanel(
  s: Shapes,
  form: PanelForm,
): { readonly solids: Solid[]; readonly back: number; readonly middle: number } {
  if (form.back === 'curved') return curvedPanel(s, form);
  const { w, h, t, low, bezel, chin, corner, front, back } = form;
  const z = low + h / 2;
  const rim = back === 'bulge' ? Math.min(0.45 * t, 0.02) : t;
  // The housing behind a thin rim: shrinks toward the back.
  const ring = (width: number, height: number, lift: number, y: number): Vec3[] =>
    roundedRectangle(width, height, 0.12 * height, s.steps(4)).map(([a, b]) => [a, y, low + lift + height / 2 + b]);
  const bulge =
    back === 'bulge'
      ? [s.loft([ring(0.92 * w, 0.86 * h, 0.04 * h, rim - 0.002), ring(0.55 * w, 0.6 * h, 0.1 * h, t + 0.012)])]
      : [];
  const chinTop = low + Math.max(chin, bezel);
  const visible = h - Math.max(chin, bezel) - bezel;
  const middle = chinTop + visible / 2;
  const glassHeight = low + h - chinTop;
  const glass =
    front === 'glass'
      ? paint('dark', plate(s, [w - 0.004, glassHeight - 0.002], Math.max(corner - 0.002, 0.001), 0.002, facingFront([0, 0.0015, chinTop + glassHeight / 2 - 0.001]))) // prettier-ignore
      : [];
  const picture = plate(s, [w - 2 * bezel, visible], 0.001, 0.0035, facingFront([0, 0.0024, middle]));
  // The seam and the lamp or badge on a chin that is wide enough to bear one.
  const badge =
    chin > 0.06 * h
      ? paint('dark', s.boxBetween([-0.03 * w, -0.0006, low + 0.42 * chin], [0.03 * w, 0.002, low + 0.55 * chin]))
      : [];
  return {
    solids: [
      plate(s, [w, h], corner, rim, facingFront([0, rim, z])),
      ...bulge,
      ...glass,
      ...paint('screen', picture),
      ...badge,
    ],
    back: back === 'bulge' ? t + 0.012 : t,
    middle: 0.7 * t,
  };
}

/** Bent about an upright axis in front of it: its ends come forward. */
function curvedPanel(
  s: Shapes,
  { w, h, t, low, bezel, chin, front }: PanelForm,
): { readonly solids: Solid[]; readonly back: number; readonly middle: number } {
  const sagitta = SAGITTA * w;
  const radius = (w * w) / (8 * sagitta) + sagitta / 2;
  const thick = Math.min(t, 0.03 + 0.2 * t);
  const strip = (half: number, near: number, far: number, z0: number, z1: number): Solid => {
    const steps = s.steps(12);
    const side = (offset: number): [number, number][] =>
      Array.from({ length: steps + 1 }, (_, i) => {
        const angle = (half / radius) * ((2 * i) / steps - 1);
        return [(radius + offset) * Math.sin(angle), (radius + offset) * Math.cos(angle) - radius];
      });
    return s.prism([...side(near), ...side(far).reverse()], z1 - z0, { pose: translation([0, 0, z0]) });
  };
  const chinTop = low + Math.max(chin, bezel);
  return {
    solids: [
      strip(w / 2, 0, thick, low, low + h),
      ...(front === 'glass' ? paint('dark', strip(w / 2 - 0.002, -0.0006, 0.002, chinTop, low + h - 0.002)) : []),
      ...paint('screen', strip(w / 2 - bezel, -0.0012, 0.002, chinTop, low + h - bezel)),
      s.boxBetween([-0.2 * w, thick - 0.006, low + 0.15 * h], [0.2 * w, thick + 0.018, low + 0.75 * h], {
        round: 0.008,
      }),
    ],
    back: thick + 0.018,
    middle: 0.8 * thick,
  };
}
