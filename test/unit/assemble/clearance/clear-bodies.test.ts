import { describe, expect, it } from 'vitest';
import { clearBodies } from '../../../../src/assemble/clearance/clear-bodies.js';
import type { WorkBody } from '../../../../src/assemble/clearance/work-piece.js';
import type { Issue } from '../../../../src/core/issue.js';
import type { ContactExclusion } from '../../../../src/core/sim-asset.js';
import { leastGap, LENGTHS, workBody } from './work-bodies.js';

const { gap } = LENGTHS;

function clear(bodies: readonly WorkBody[]): { exclusions: ContactExclusion[]; codes: string[] } {
  const issues: Issue[] = [];
  const exclusions = clearBodies(bodies, LENGTHS, issues);
  return { exclusions, codes: issues.map((issue) => issue.code) };
}

/** An open box of wall 0.1 with the front (y = 0) open. */
const carcass = (): WorkBody =>
  workBody('carcass', [
    [0, 0, 0, 0.1, 1, 1],
    [0.9, 0, 0, 1, 1, 1],
    [0, 0.9, 0, 1, 1, 1],
    [0, 0, 0, 1, 1, 0.1],
    [0, 0, 0.9, 1, 1, 1],
  ]);
const slide = (low: number, high: number) => [{ type: 'slide', axis: [0, -1, 0], range: [low, high] }] as const;

describe('clearBodies', () => {
  it('frees a drawer that touches its carcass on all sides', () => {
    const drawer = workBody('drawer', [[0.1, -0.1, 0.1, 0.9, 0.9, 0.9]], { parent: 0, joints: slide(0, 0.6) });
    const bodies = [carcass(), drawer];
    expect(clear(bodies)).toEqual({ exclusions: [], codes: [] });
    expect(leastGap(bodies, 1, 0)).toBeGreaterThanOrEqual(0.99 * gap);
    // A sliver all round, no more.
    expect(drawer.lost / drawer.volume).toBeLessThan(0.08);
    expect(drawer.pieces).toHaveLength(1);
  });

  it('rounds the edge of a door that turns about a corner of its carcass', () => {
    const door = workBody('door', [[0, -0.2, 0, 1, 0, 1]], {
      parent: 0,
      anchor: [0.1, -0.1, 0],
      joints: [{ type: 'hinge', axis: [0, 0, -1], range: [0, 1.9] }],
    });
    const bodies = [carcass(), door];
    expect(clear(bodies)).toEqual({ exclusions: [], codes: [] });
    expect(leastGap(bodies, 1, 0)).toBeGreaterThanOrEqual(0.5 * gap);
    expect(door.lost / door.volume).toBeLessThan(0.25);
  });

  it('shortens a slide that would end behind a wall', () => {
    const wall = workBody('wall', [[0, 0.9, 0, 1, 1, 1]]);
    const plug = workBody('plug', [[0.05, 0.05, 0.05, 0.95, 0.75, 0.95]], { parent: 0, joints: slide(-0.3, 0.6) });
    const bodies = [wall, plug];
    expect(clear(bodies)).toEqual({ exclusions: [], codes: ['range-shortened'] });
    const [joint] = plug.joints;
    if (joint.type !== 'slide' || joint.range === undefined) throw new Error('a slide');
    // The wall begins 0.15 behind; a little of the plug may go to reach further.
    expect(joint.range[0]).toBeGreaterThan(-0.25);
    expect(joint.range[0]).toBeLessThan(-0.1);
    expect(joint.range[1]).toBe(0.6);
    expect(leastGap(bodies, 1, 0)).toBeGreaterThan(0);
  });

  it('gives up contact where parts share most of their space', () => {
    const twin = workBody('twin', [[0, 0, 0, 1, 1, 1]], { parent: 0, joints: slide(0, 0.1) });
    const { exclusions, codes } = clear([workBody('block', [[0, 0, 0, 1, 1, 1]]), twin]);
    expect(exclusions).toMatchObject([{ bodies: ['twin', 'block'] }]);
    expect(codes).toEqual(['contact-excluded']);
    expect(twin.pieces).toHaveLength(1);
    expect(twin.lost).toBe(0);
  });

  it('leaves a drawer behind a door whole: the door opens first', () => {
    const drawer = workBody('drawer', [[0.2, 0.1, 0.2, 0.8, 0.7, 0.8]], { parent: 0, joints: slide(0, 0.6) });
    const door = workBody('door', [[0, -0.1, 0, 1, 0, 1]], {
      parent: 0,
      anchor: [0, -0.05, 0],
      joints: [{ type: 'hinge', axis: [0, 0, -1], range: [0, 2] }],
    });
    const bodies = [carcass(), drawer, door];
    expect(clear(bodies).exclusions).toEqual([]);
    expect(drawer.lost / drawer.volume).toBeLessThan(0.06);
    expect(door.lost / door.volume).toBeLessThan(0.15);
    expect(drawer.joints).toEqual(slide(0, 0.6));
  });

  it('does not take loose bodies for obstacles of a joint', () => {
    const drawer = workBody('drawer', [[0.2, 0, 0.1, 0.8, 0.3, 0.2]], { parent: 0, joints: slide(0, 0.6) });
    const loose = workBody('block', [[0.3, -0.5, 0.1, 0.6, -0.2, 0.4]], { joints: [{ type: 'free' }] });
    const bodies = [carcass(), drawer, loose];
    clear(bodies);
    expect(loose.lost).toBe(0);
    expect(drawer.joints).toEqual(slide(0, 0.6));
  });

  it('frees what hangs on a moving body too', () => {
    const arm = workBody('arm', [[0.4, -0.3, 0.4, 0.6, -0.1, 0.6]], { parent: 0, joints: slide(0, 0.4) });
    const lamp = workBody('lamp', [[0.4, -0.1, 0.4, 0.6, 0.2, 0.6]], {
      parent: 1,
      anchor: [0.5, -0.1, 0.5],
      joints: [{ type: 'ball', maxAngle: 0.4 }],
    });
    const bodies = [carcass(), arm, lamp];
    expect(clear(bodies).exclusions).toEqual([]);
    expect(leastGap(bodies, 2, 1)).toBeGreaterThan(-1e-9);
  });

  it('holds a ball joint to the cone that is free', () => {
    const ring = workBody('ring', [
      [-2, -2, 1, -0.9, 2, 1.2],
      [0.9, -2, 1, 2, 2, 1.2],
      [-2, -2, 1, 2, -0.9, 1.2],
      [-2, 0.9, 1, 2, 2, 1.2],
    ]);
    const stick = workBody('stick', [[-0.1, -0.1, 0, 0.1, 0.1, 2]], {
      parent: 0,
      joints: [{ type: 'ball', maxAngle: 1.4 }],
    });
    const { codes, exclusions } = clear([ring, stick]);
    expect(exclusions).toEqual([]);
    expect(codes).toEqual(['range-shortened']);
    const [joint] = stick.joints;
    expect(joint.type === 'ball' && (joint.maxAngle ?? 9)).toBeLessThan(1);
  });
});
