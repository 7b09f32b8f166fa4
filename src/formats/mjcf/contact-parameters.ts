/*
 * How a material's friction and restitution become MuJoCo's contact parameters. docs/formats.md shows what a bounce measures.
 */

/** Radius of the patch that resists spinning on the spot, m: a few millimetres for hard things that stand on feet or edges. */
const PATCH_RADIUS = 0.005;
/** Rolling friction, m: the offset of the contact force of a wooden or plastic ball on wood; steel on steel has a tenth of it. */
const ROLLING_FRICTION = 5e-4;

/** MJCF `friction`: sliding (no unit), torsional (m), rolling (m). */
export function contactFriction(slidingFriction: number): [number, number, number] {
  // A disc pressed evenly resists spinning with 2/3 mu r (integral of mu p r over the disc); rounded, since r is a guess.
  const torsional = Number(((2 / 3) * slidingFriction * PATCH_RADIUS).toPrecision(3));
  return [slidingFriction, torsional, ROLLING_FRICTION];
}

/** MuJoCo's default time step, s. */
const TIME_STEP = 0.002;
/** Five steps: stiff enough to sink 0.1 mm under gravity, and above the two steps below which MuJoCo clamps. */
const SHORTEST_TIME_CONSTANT = 5 * TIME_STEP;
/** Least 1 / (natural frequency), s: a bounce then lasts pi times this, some six steps, so that it is integrated well. */
const SHORTEST_PERIOD = 2 * TIME_STEP;
/** A restitution beyond this would keep objects from coming to rest. */
const LARGEST_RESTITUTION = 0.9;

/**
 * MJCF `solref`: time constant (s) and damping ratio. MuJoCo's contact is a damped spring; the rebound of one with damping ratio z is
 * e = exp(-pi z / sqrt(1 - z^2)), which is solved for z. e = 0 gives critical damping.
 */
export function contactSolref(restitution: number): [number, number] {
  const e = Math.min(restitution, LARGEST_RESTITUTION);
  if (e <= 0) return [SHORTEST_TIME_CONSTANT, 1];
  const log = Math.log(e);
  const dampingRatio = Number((-log / Math.hypot(Math.PI, log)).toPrecision(4));
  const timeConstant = Math.max(SHORTEST_TIME_CONSTANT, SHORTEST_PERIOD / dampingRatio);
  return [Number(timeConstant.toPrecision(4)), dampingRatio];
}

/** The restitution that a damping ratio stands for; 0 from critical damping on. */
export function restitutionFromDampingRatio(dampingRatio: number): number {
  if (dampingRatio >= 1) return 0;
  if (!(dampingRatio > 0)) return LARGEST_RESTITUTION;
  return Math.exp((-Math.PI * dampingRatio) / Math.sqrt(1 - dampingRatio ** 2));
}

/**
 * MJCF `solimp` of collision geoms: impedance d at touch and at depth, and the depth (m) over which it rises. A load rests at a depth
 * that goes with (1 - d) / d. With MuJoCo's default of d = 0.9 from the first touch that is less than one step's free fall of 40
 * micrometres, so that whatever bounces at all goes on bouncing for ever at a centimetre or two a second. Rising from 0.2, things
 * come to rest. Rising within 0.3 mm, impacts hardly see the soft part and rebound as they should; with 1 mm they rebound 0.1 more.
 */
export const CONTACT_SOLIMP = '0.2 0.95 0.0003';

/**
 * Attributes of `<option>` in scene.xml. Friction creeps at about (1 - d) / d times the load. With MuJoCo's default, a pyramidal friction
 * cone, a block with restitution 0.5 on a slope of half its friction angle creeps 30 mm/s; with an elliptic cone whose friction is ten
 * times as stiff as its normal force, 0.7 mm/s.
 */
export const SCENE_OPTION = { cone: 'elliptic', impratio: '10' } as const;
