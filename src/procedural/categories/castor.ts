import type { Pose } from '../../core/math/pose.js';
import { multiplyQuat, quatFromAxisAngle } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import type { ModelBody } from '../model.js';
import { body, hinge, part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';

/** Room between parts that move past each other, m: what bearings of furniture have, rounded up. */
export const PLAY = 0.0025;

export interface CastorOptions {
  /** Below what it is mounted, m. The wheel stands on the floor. */
  readonly at: readonly [number, number];
  /** Height of the underside that it is mounted to, m; at least `castorHeight(radius)`. */
  readonly top: number;
  readonly radius: number;
  /** Direction in which the wheel trails, rad about z. */
  readonly yaw: number;
  /** Two discs with a hood between them, as on office chairs, or one wheel in a fork. */
  readonly kind: 'twin' | 'fork';
  /** The fork does not turn: it is drawn into the frame that carries it. */
  readonly isRigid?: boolean;
  /** For names: `front left`. */
  readonly where: string;
}

/** A castor: bodies that move on a parent, and solids that belong to the parent itself. */
export interface Castor {
  readonly bodies: (parent: ModelBody) => readonly ModelBody[];
  readonly fixed: readonly Solid[];
}

/** Least height of a castor with wheels of that radius, m. */
export const castorHeight = (radius: number): number => 2 * radius + 0.012;

/** Takes x along the direction of travel, y upward and z across (towards its right) to the object's frame. */
export const rolling = (origin: Vec3, yaw: number): Pose => ({
  position: origin,
  rotation: multiplyQuat(quatFromAxisAngle([0, 0, 1], yaw), quatFromAxisAngle([1, 0, 0], Math.PI / 2)),
});

/** See `CastorOptions`. */
export function castor(s: Shapes, options: CastorOptions): Castor {
  const { at, radius: r, yaw, kind, where } = options;
  const forward: Vec3 = [Math.cos(yaw), Math.sin(yaw), 0];
  const across: Vec3 = [-forward[1], forward[0], 0];
  const rigid = options.isRigid ?? false;
  const trail = rigid ? 0 : 0.55 * r;
  const axle: Vec3 = [at[0] + trail * forward[0], at[1] + trail * forward[1], r];
  const beside = (d: number): Vec3 => [axle[0] + d * across[0], axle[1] + d * across[1], r];
  const fork = kind === 'twin' ? twinHood(s, options, beside, r) : forkOf(s, options, beside, trail, rigid ? 0 : PLAY);
  const wide = wheelWidth(kind, r);
  const wheels =
    kind === 'twin'
      ? [-1, 1].map((side) => s.cylinder(beside(side * 0.26 * wide), beside((side * wide) / 2), r))
      : [
          s.cylinder(beside(-wide / 2), beside(wide / 2), r),
          ...paint('light', s.cylinder(beside(-wide / 2 - 0.001), beside(wide / 2 + 0.001), 0.55 * r)),
        ];
  const name = (thing: string): string => `${where} ${thing}`;
  const swivel = (parent: ModelBody): ModelBody =>
    body(
      hinge({ axis: [0, 0, 1], position: [at[0], at[1], r] }),
      [
        part(
          name('castor fork'),
          { material: kind === 'twin' ? 'nylon' : 'steel', affordance: 9, description: 'Turns to trail behind.' },
          fork,
        ),
      ],
      parent,
    );
  const wheelOn = (parent: ModelBody): ModelBody =>
    body(
      hinge({ axis: across, position: axle }),
      [
        part(
          name('wheel'),
          { material: kind === 'twin' ? 'nylon' : 'rubber', affordance: 8, description: 'Rolls on the floor.' },
          kind === 'twin' ? paint('dark', ...wheels) : wheels,
        ),
      ],
      parent,
    );
  return {
    fixed: rigid ? fork : [],
    bodies: (parent) => {
      if (rigid) return [wheelOn(parent)];
      const turning = swivel(parent);
      return [turning, wheelOn(turning)];
    },
  };
}

/** Width over all of a wheel or a pair of wheels, m. */
const wheelWidth = (kind: CastorOptions['kind'], r: number): number => (kind === 'twin' ? 1.75 * r : 0.5 * r);

function twinHood(s: Shapes, { at, top }: CastorOptions, beside: (d: number) => Vec3, r: number): Solid[] {
  const half = 0.26 * wheelWidth('twin', r) - PLAY;
  return paint(
    'dark',
    s.cylinder(beside(-half), beside(half), 0.9 * r),
    s.cylinder([at[0], at[1], r], [at[0], at[1], top - PLAY], 0.28 * r),
  );
}

/** Two cheeks from a crown above the wheel down to the axle. `play` is the room below what it is mounted to. */
function forkOf(
  s: Shapes,
  { at, top, radius: r, yaw }: CastorOptions,
  beside: (d: number) => Vec3,
  trail: number,
  play: number,
): Solid[] {
  const wide = wheelWidth('fork', r);
  const sheet = Math.max(0.002, 0.06 * r);
  const inner = wide / 2 + PLAY + 0.001;
  const crown = 2 * r + PLAY + 0.001;
  const neck = 0.5 * r;
  // Outline of a cheek: x along the direction of travel from the axle, y up from it.
  const outline: [number, number][] = [
    [0.22 * r, -0.2 * r],
    [0.3 * r, 0],
    [-trail + neck, crown - r + sheet],
    [-trail - neck, crown - r + sheet],
    [-0.3 * r, 0],
    [-0.22 * r, -0.2 * r],
  ];
  const cheeks = [-inner - sheet, inner].map((offset) =>
    s.prism(outline, sheet, { pose: rolling(beside(-offset), yaw) }),
  );
  const rotation = quatFromAxisAngle([0, 0, 1], yaw);
  const plate = s.box([at[0], at[1], crown + sheet / 2], [2 * neck, 2 * (inner + sheet), sheet], { rotation });
  const stem = s.cylinder([at[0], at[1], crown], [at[0], at[1], top - play], 0.3 * r);
  const pin = [-1, 1].map((side) =>
    s.cylinder(beside(side * (inner + 0.0002)), beside(side * (inner + 2.2 * sheet)), 0.16 * r),
  );
  return paint('metal', ...cheeks, plate, stem, ...pin);
}
