import type { Vec3 } from '../../core/math/vec3.js';

/** What all kinds of camera are drawn from: the width in m and shares, see the parameters of the category. */
export interface CameraForm {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly corner: number;
  readonly lens: number;
  readonly lensLength: number;
  readonly offset: number;
  readonly grip: number;
  readonly hump: number;
  readonly dial: 'left' | 'right';
  readonly screen: 'fixed' | 'hinged';
  readonly flash: 'fixed' | 'popup';
  readonly tone: 'one' | 'two';
  readonly material: 'abs' | 'aluminum';
}

/** Parameters of a still camera. */
export type StillForm = CameraForm & { readonly kind: 'compact' | 'reflex' };

/** Lengths that several parts of a still camera share, m. */
export interface StillLayout {
  readonly p: StillForm;
  readonly reflex: boolean;
  readonly w: number;
  readonly h: number;
  readonly d: number;
  /** The front of the body, and the radius of its corners. */
  readonly front: number;
  readonly corner: number;
  /** Where the lens meets the body, its radius and its length. */
  readonly lensAt: Vec3;
  readonly radius: number;
  readonly long: number;
  readonly gripDepth: number;
  readonly gripWidth: number;
  /** The hump over the lens of a reflex camera. */
  readonly humpHeight: number;
  readonly humpWidth: number;
  /** Size of the screen on the back, and its middle. */
  readonly screen: readonly [number, number];
  readonly screenX: number;
  /** Middles of the button and the dial on top. */
  readonly shutterAt: readonly [number, number];
  readonly dialAt: readonly [number, number];
  readonly dialRadius: number;
}

/** The lengths that follow from a still camera's parameters. */
export function layOutStill(p: StillForm): StillLayout {
  const reflex = p.kind === 'reflex';
  const w = p.width * (reflex ? 1.12 : 0.86);
  const h = w * (reflex ? 0.58 + 0.14 * p.height : 0.54 + 0.12 * p.height);
  const d = w * (reflex ? 0.3 + 0.1 * p.depth : 0.18 + 0.14 * p.depth);
  const corner = Math.min(p.corner, reflex ? 0.2 : 0.32) * h;
  const axisX = p.offset * w;
  const radius = Math.min(w * (reflex ? 0.21 + 0.08 * p.lens : 0.16 + 0.08 * p.lens), 0.46 * h);
  const long = w * (reflex ? 0.3 + 0.6 * p.lensLength : 0.06 + 0.1 * p.lensLength);
  const axisZ = Math.max(reflex ? 0.45 * h : 0.48 * h, radius + 0.002);
  const front = -d / 2;
  const lensAt: Vec3 = [axisX, front, axisZ];
  // The hand is on the left as seen from the front.
  const gripDepth = (reflex ? 0.28 * p.grip + 0.06 : 0.04 * p.grip) * w;
  const gripWidth = Math.min(0.24 * w, w / 2 + axisX - radius - 0.004);
  const humpHeight = reflex ? (0.14 + 0.16 * p.hump) * h : 0;
  const humpWidth = 0.36 * w;
  // Shutter and dial stand on collars, clear of the round corners.
  const shutterAt = [-w / 2 + Math.max(0.14 * w, 0.7 * corner + 0.008), reflex ? front - 0.2 * gripDepth : 0] as const;
  const dialRadius = Math.min(0.075 * w, 0.36 * d);
  const dialY = reflex ? 0.14 * d : 0;
  const inner = reflex ? axisX + humpWidth / 2 + dialRadius + 0.003 : 0.1 * w;
  const dialX =
    p.dial === 'left'
      ? Math.max(inner, w / 2 - 0.9 * corner - dialRadius - 0.004)
      : reflex
        ? axisX - humpWidth / 2 - dialRadius - 0.003
        : shutterAt[0] + 0.012 + dialRadius;
  return {
    p, reflex, w, h, d, front, corner, lensAt, radius, long, gripDepth, gripWidth, humpHeight, humpWidth,
    screen: [0.62 * w, 0.66 * h],
    screenX: 0.06 * w,
    shutterAt,
    dialAt: [dialX, dialY],
    dialRadius,
  }; // prettier-ignore
}
