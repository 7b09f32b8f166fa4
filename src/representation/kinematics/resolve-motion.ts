import type { Motion } from '../../core/physical-object.js';
import type { ReportReaderIssue } from '../issues.js';
import { readAngleRange, readAxis, readPosition, readSlideRange } from './motion-fields.js';
import type { MotionType } from './motion-types.js';
import type { RawGroup, RawMotion } from './raw-group.js';

const FIXED: Motion = { kind: 'fixed' };
const FIX = 'fixed the group';

/**
 * The movement of a group that is not the base, repaired: ranges ordered, an axis without direction replaced by z, a turn of 360
 * degrees or more made unlimited (the published data write [-180, 180] for it). A movement of which too little is known becomes
 * `fixed`, with an error: a wrong joint is worse than none.
 *
 * Positions and slide ranges keep the unit of the source; angles become radians.
 */
export function resolveMotion(group: RawGroup, report: ReportReaderIssue): Motion {
  const type = group.type ?? inferType(group.motion);
  if (group.type === undefined) {
    const action = type === 'E' ? 'fixed the group' : `took it for type ${type}`;
    report('unknown-type', `group_${group.id} type`, [group.typeText], action);
  }
  switch (type) {
    case 'E':
      return FIXED;
    case 'A':
      return { kind: 'free' };
    case 'B':
      return resolveSlide(group, report);
    case 'C':
      return resolveHinge(group, report);
    case 'D':
      return resolveBall(group, report);
    case 'CB':
      return resolveHingeSlide(group, report);
  }
}

/** The type that fits the parameters that are there. */
function inferType(motion: RawMotion): MotionType {
  const turns = motion.angleRange !== undefined || motion.unlimited === true;
  if (motion.slideRange !== undefined) return turns ? 'CB' : 'B';
  if (turns) return 'C';
  if (motion.position !== undefined) return motion.direction === undefined ? 'D' : 'C';
  return 'E';
}

function resolveSlide({ id, motion }: RawGroup, report: ReportReaderIssue): Motion {
  const direction = readAxis(motion.slideDirection ?? motion.direction, `group_${id} direction`, report, FIX);
  if (direction === undefined) return FIXED;
  const range = readSlideRange(motion.slideRange, `group_${id} slide range`, report);
  return range === 'empty' ? FIXED : { kind: 'slide', direction, range };
}

function resolveHinge({ id, motion }: RawGroup, report: ReportReaderIssue, action = FIX): Motion {
  const direction = readAxis(motion.direction, `group_${id} direction`, report, action);
  const position = direction && readPosition(motion.position, `group_${id} axis position`, report, action);
  if (direction === undefined || position === undefined) return FIXED;
  const range = readAngleRange(motion.angleRange, motion.unlimited === true, `group_${id} revolute range`, report);
  if (range === 'empty') return FIXED;
  return { kind: 'hinge', direction, position, ...(range === 'unlimited' ? {} : { range }) };
}

function resolveBall({ id, motion }: RawGroup, report: ReportReaderIssue): Motion {
  const position = readPosition(motion.position, `group_${id} hinge position`, report, FIX);
  if (position === undefined) return FIXED;
  if (motion.angleRange === undefined) return { kind: 'ball', position };
  const range = readAngleRange(motion.angleRange, motion.unlimited === true, `group_${id} revolute range`, report);
  if (range === 'empty' || range === 'unlimited') return { kind: 'ball', position };
  return { kind: 'ball', position, maxAngle: Math.max(Math.abs(range[0]), Math.abs(range[1])) };
}

/** Either half may be missing or move nothing; the other half is kept. */
function resolveHingeSlide(group: RawGroup, report: ReportReaderIssue): Motion {
  const { id, motion } = group;
  const hinge = resolveHinge(group, report, 'left out the turn');
  const slideDirection =
    motion.slideDirection === undefined && hinge.kind === 'hinge'
      ? hinge.direction
      : readAxis(
          motion.slideDirection ?? motion.direction,
          `group_${id} slide direction`,
          report,
          'left out the slide',
        );
  if (slideDirection === undefined) return hinge;
  const slideRange = readSlideRange(motion.slideRange, `group_${id} slide range`, report);
  if (slideRange === 'empty') return hinge;
  if (hinge.kind !== 'hinge') return { kind: 'slide', direction: slideDirection, range: slideRange };
  return { ...hinge, kind: 'hinge-slide', slideDirection, slideRange };
}
