import type { Body } from '../core/body.js';
import type { CollisionGeom, ConvexShape } from '../core/geom.js';
import type { Inertial } from '../core/inertial.js';
import type { Joint } from '../core/joint.js';
import type { Pose } from '../core/math/pose.js';
import type { Vec3 } from '../core/math/vec3.js';
import type { SimAsset } from '../core/sim-asset.js';

/**
 * Lengths are known to a fraction of a voxel or pixel, and meshes are single precision: below 0.1 micrometre there is only noise, which
 * would stand in every file as -5.960464455334602e-9 instead of 0.
 */
const LENGTH_STEP = 1e-7;
/** Digits of masses and inertia: finer than the agreement that the gate asks for (1e-6), so that rounding is never what disagrees. */
const MASS_DIGITS = 9;
/** Digits of what a rule of thumb gives: damping, friction loss, armature, efforts, speeds. */
const RULE_DIGITS = 5;

/** The asset with its computed numbers rounded to what is known, so that people can read the files. Pure. */
export function roundAsset(asset: SimAsset): SimAsset {
  return {
    ...asset,
    dimensions: roundLengths(asset.dimensions),
    bodies: asset.bodies.map(roundBody),
    appearances: asset.appearances.map((appearance) => {
      const [r, g, b, a] = appearance.baseColor.map((value) => roundTo(value, 1e-4));
      return { ...appearance, baseColor: [r, g, b, a] };
    }),
  };
}

function roundBody(body: Body): Body {
  return {
    ...body,
    pose: roundPose(body.pose),
    joints: body.joints.map(roundJoint),
    ...(body.inertial === undefined ? {} : { inertial: roundInertial(body.inertial) }),
    collisions: body.collisions.map(roundCollision),
    sites: body.sites.map((site) => ({ ...site, pose: roundPose(site.pose) })),
  };
}

function roundJoint(joint: Joint): Joint {
  if (joint.type === 'free') return joint;
  const dynamics = {
    damping: roundDigits(joint.damping, RULE_DIGITS),
    frictionLoss: roundDigits(joint.frictionLoss, RULE_DIGITS),
    armature: roundDigits(joint.armature, RULE_DIGITS),
  };
  if (joint.type === 'ball') return { ...joint, ...dynamics };
  const limits = {
    effortLimit: roundDigits(joint.effortLimit, RULE_DIGITS),
    velocityLimit: roundDigits(joint.velocityLimit, RULE_DIGITS),
  };
  const spring = joint.spring && {
    stiffness: roundDigits(joint.spring.stiffness, RULE_DIGITS),
    reference: roundDigits(joint.spring.reference, RULE_DIGITS),
  };
  const range = joint.range && joint.type === 'slide' ? roundPair(joint.range) : joint.range;
  return { ...joint, ...dynamics, ...limits, ...(spring && { spring }), ...(range && { range }) };
}

function roundInertial({ mass, com, inertia }: Inertial): Inertial {
  // One step for the whole tensor: a product that is zero but for noise becomes zero.
  const step = 10 ** (Math.floor(Math.log10(Math.max(inertia.xx, inertia.yy, inertia.zz))) + 1 - MASS_DIGITS);
  const round = (value: number): number => roundTo(value, step);
  return {
    mass: roundDigits(mass, MASS_DIGITS),
    com: roundLengths(com),
    inertia: {
      xx: round(inertia.xx),
      yy: round(inertia.yy),
      zz: round(inertia.zz),
      xy: round(inertia.xy),
      xz: round(inertia.xz),
      yz: round(inertia.yz),
    },
  };
}

const roundCollision = (geom: CollisionGeom): CollisionGeom => ({
  ...geom,
  pose: roundPose(geom.pose),
  shape: roundShape(geom.shape),
});

function roundShape(shape: ConvexShape): ConvexShape {
  switch (shape.kind) {
    case 'box':
      return { ...shape, halfExtents: roundLengths(shape.halfExtents) };
    case 'sphere':
      return { ...shape, radius: roundLength(shape.radius) };
    case 'cylinder':
    case 'capsule':
      return { ...shape, radius: roundLength(shape.radius), halfLength: roundLength(shape.halfLength) };
    case 'convex':
      return shape;
  }
}

const roundPose = (pose: Pose): Pose => ({ position: roundLengths(pose.position), rotation: pose.rotation });
const roundLengths = (v: Vec3): Vec3 => [roundLength(v[0]), roundLength(v[1]), roundLength(v[2])];
const roundPair = (pair: readonly [number, number]): [number, number] => [roundLength(pair[0]), roundLength(pair[1])];
const roundLength = (value: number): number => roundTo(value, LENGTH_STEP);

/** To a multiple of a power of ten, as the decimal that one would write; never -0. */
function roundTo(value: number, step: number): number {
  const decimals = Math.min(100, Math.max(0, Math.round(-Math.log10(step))));
  const rounded = Number(value.toFixed(decimals));
  return rounded === 0 ? 0 : rounded;
}

const roundDigits = (value: number, digits: number): number => Number(value.toPrecision(digits));
