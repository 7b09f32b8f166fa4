import { describe, expect, it } from 'vitest';
import { addFootPads } from '../../../../src/assemble/add-foot-pads.js';
import { clearFloor } from '../../../../src/assemble/clearance/clear-floor.js';
import { liftLoose, measureDrops } from '../../../../src/assemble/clearance/drop-loose.js';
import { findContactPairs } from '../../../../src/assemble/clearance/find-contact-pairs.js';
import { isBoxLike, polytopeFromPiece, polytopeVolume } from '../../../../src/assemble/clearance/polytope.js';
import { shortenRange } from '../../../../src/assemble/clearance/shorten-range.js';
import { farthestFromAxis, sampleMotion } from '../../../../src/assemble/clearance/sweep.js';
import type { WorkBody } from '../../../../src/assemble/clearance/work-piece.js';
import { tippingAngle } from '../../../../src/assemble/stability.js';
import type { Issue } from '../../../../src/core/issue.js';
import { transformPoint, translation } from '../../../../src/core/math/pose.js';
import { IDENTITY_QUAT } from '../../../../src/core/math/quat.js';
import { LENGTHS, workBody } from './work-bodies.js';

const FREE = [{ type: 'free' }] as const;
const HINGE = [{ type: 'hinge', axis: [0, 0, -1], range: [0, 1.5] }] as const;

describe('clearFloor', () => {
  const base = (): WorkBody => workBody('base', [[0, 0, 0, 1, 1, 1]]);
  it('lifts a door off the floor that its lower edge is flush with', () => {
    const door = workBody('door', [[0, -0.1, 0, 1, 0, 1]], { parent: 0, joints: HINGE });
    clearFloor([base(), door], new Set(), LENGTHS, []);
    expect(door.pieces[0].solid.box.min[2]).toBeCloseTo(LENGTHS.gap, 9);
    expect(door.pieces[0].solid.box.max[2]).toBe(1);
  });

  it('leaves what the object stands on', () => {
    const wheel = workBody('wheel', [[0, -0.1, 0, 1, 0, 1]], { parent: 0, joints: HINGE });
    clearFloor([base(), wheel], new Set([1]), LENGTHS, []);
    expect(wheel.lost).toBe(0);
  });

  it('ends the range of a flap before its handle is on the floor', () => {
    const issues: Issue[] = [];
    // A flap hinged near the floor; at 90 degrees its handle, 0.2 in front, would be 0.1 below the floor.
    const flap = workBody(
      'flap',
      [
        [0, -0.1, 0.1, 1, 0, 1],
        [0.4, -0.3, 0.9, 0.6, -0.25, 0.95],
      ],
      {
        parent: 0,
        anchor: [0, 0, 0.2],
        joints: [{ type: 'hinge', axis: [1, 0, 0], range: [0, Math.PI / 2] }],
        touched: true,
      },
    );
    clearFloor([base(), flap], new Set(), LENGTHS, issues);
    expect(issues).toMatchObject([{ code: 'range-shortened', where: 'flap' }]);
    const [joint] = flap.joints;
    if (joint.type !== 'hinge' || joint.range === undefined) throw new Error('a hinge');
    expect(joint.range[1]).toBeGreaterThan(1.2);
    expect(joint.range[1]).toBeLessThan(1.56);
    expect(flap.pieces.some((piece) => piece.part === 1)).toBe(true);
  });

  it('says when a part reaches through the floor', () => {
    const issues: Issue[] = [];
    const arm = workBody('arm', [[0, -0.1, 0.1, 0.1, 0, 1]], {
      parent: 0,
      anchor: [0, 0, 0.1],
      joints: [{ type: 'hinge', axis: [1, 0, 0], range: [0, 3] }],
    });
    clearFloor([base(), arm], new Set(), LENGTHS, issues);
    expect(issues).toMatchObject([{ code: 'reaches-floor', where: 'arm' }]);
    expect(arm.lost).toBe(0);
  });
});

describe('loose bodies', () => {
  const tray = (): WorkBody => workBody('tray', [[0, 0, 0, 2, 2, 0.1]]);
  it('are lifted out of what they touch from above', () => {
    const block = workBody('block', [[0.5, 0.5, 0.08, 1, 1, 1]], { joints: FREE });
    const lifts = liftLoose([tray(), block], LENGTHS);
    expect(lifts.get(1)).toBeCloseTo(0.02 + LENGTHS.gap, 3);
    expect(block.pieces[0].solid.box.min[2]).toBeCloseTo(0.1 + LENGTHS.gap, 3);
  });

  it('are let down on what is below them, one on the other', () => {
    const issues: Issue[] = [];
    const low = workBody('low', [[0.5, 0.5, 0.6, 1, 1, 0.8]], { joints: FREE });
    const high = workBody('high', [[0.6, 0.6, 1.5, 0.9, 0.9, 1.6]], { joints: FREE });
    const beside = workBody('beside', [[5, 5, 1, 6, 6, 2]], { joints: FREE });
    const drops = measureDrops([tray(), low, high, beside], LENGTHS, issues);
    expect(drops.get(1)).toBeCloseTo(0.5 - LENGTHS.gap, 2);
    expect(drops.get(2)).toBeCloseTo(1.5 - 0.3 - 2 * LENGTHS.gap, 2);
    expect(drops.get(3)).toBeCloseTo(1 - LENGTHS.gap, 2);
    expect(issues.map((issue) => issue.code)).toEqual(Array(3).fill('loose-part-lowered'));
  });

  it('stay where they lie', () => {
    const block = workBody('block', [[0.5, 0.5, 0.12, 1, 1, 1]], { joints: FREE });
    expect(measureDrops([tray(), block], LENGTHS, []).size).toBe(0);
    expect(liftLoose([tray(), block], LENGTHS).size).toBe(0);
  });
});

describe('sampleMotion', () => {
  it('moves no point further than half a feature between samples, and reaches both ends', () => {
    const bodies = [
      workBody('a', [[0, 0, 0, 1, 1, 1]]),
      workBody('b', [[0, 0, 0, 1, 0.1, 0.1]], { parent: 0, joints: HINGE }),
    ];
    const samples = sampleMotion(bodies, 1, LENGTHS.feature);
    expect(samples[0].position).toBe(0);
    expect(samples.at(-1)?.position).toBeCloseTo(1.5, 12);
    const reach = farthestFromAxis(bodies, 1, [0, 0, -1]);
    expect(reach).toBeCloseTo(Math.hypot(1, 0.1), 9);
    samples.slice(1).forEach((sample, i) => {
      expect((sample.position - samples[i].position) * reach).toBeLessThanOrEqual(LENGTHS.feature / 2 + 1e-9);
    });
  });

  it('tilts a ball to its limit along all axes that the gate tries', () => {
    const bodies = [workBody('a', [[0, 0, 0, 1, 1, 1]], { joints: [{ type: 'ball', maxAngle: 0.5 }] })];
    const tips = sampleMotion(bodies, 0, 0.1)
      .filter((sample) => sample.position === 0.5)
      .map((sample) => transformPoint(sample.motion, [0, 0, 1]));
    for (const [x, y] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ])
      // prettier-ignore
      expect(tips.some((tip) => Math.abs(tip[0] - x * Math.sin(0.5)) < 1e-9 && Math.abs(tip[1] - y * Math.sin(0.5)) < 1e-9)).toBe(true);
  });
});

describe('shortenRange', () => {
  const samples = [-2, -1, 0, 1, 2, 3].map((position) => ({ position, motion: translation([position, 0, 0]) }));
  const joint = { type: 'slide', axis: [1, 0, 0], range: [-2, 3] } as const;
  it('keeps what is free around the rest pose', () => {
    const shorter = shortenRange([joint], samples, new Set([5]));
    expect(shorter?.joint).toEqual({ ...joint, range: [-2, 2] });
    expect(shorter?.samples).toHaveLength(5);
  });
  it('gives up when too little is left, and on joints without limits', () => {
    expect(shortenRange([joint], samples, new Set([0, 1, 4, 5]))).toBeUndefined();
    expect(shortenRange([joint], samples, new Set([2]))).toBeUndefined();
    expect(shortenRange([{ type: 'hinge', axis: [1, 0, 0] }], samples, new Set([5]))).toBeUndefined();
    expect(shortenRange([joint, joint], samples, new Set([5]))).toBeUndefined();
  });
});

describe('findContactPairs', () => {
  const bodies = [
    workBody('carcass', [[0, 0, 0, 0.1, 1, 1], [0.9, 0, 0, 1, 1, 1]]), // prettier-ignore
    workBody(
      'drawer',
      [
        [0.1 + LENGTHS.gap, 0, 0, 0.5, 1, 1],
        [0.5, 0, 0, 0.6, 1, 1],
      ],
      {
        // prettier-ignore
        parent: 0,
        joints: [{ type: 'slide', axis: [0, -1, 0], range: [0, 0.5] }],
      },
    ),
  ];
  it('lists the pieces that come within reach', () => {
    const pairs = findContactPairs(
      bodies,
      () => false,
      () => false,
      LENGTHS,
    );
    expect(pairs).toEqual([{ bodies: [1, 0], pieces: [0, 0] }]);
  });
  it('lists none where the engine tests anyway, or must not', () => {
    expect(
      findContactPairs(
        bodies,
        () => true,
        () => false,
        LENGTHS,
      ),
    ).toEqual([]);
    expect(
      findContactPairs(
        bodies,
        () => false,
        () => true,
        LENGTHS,
      ),
    ).toEqual([]);
  });
});

describe('addFootPads', () => {
  it('stands a round foot on the corners of a box inside it', () => {
    const solid = polytopeFromPiece({
      shape: { kind: 'cylinder', radius: 1, halfLength: 1 },
      pose: translation([0, 0, 1]),
    });
    if (solid === undefined) throw new Error('a solid');
    const body = workBody('mug', [[0, 0, 0, 1, 1, 1]]);
    body.pieces = [{ part: 0, solid, frame: IDENTITY_QUAT, isRound: false }];
    const pieces = addFootPads(body, LENGTHS.gap);
    expect(pieces).toHaveLength(2);
    const pad = pieces.find((piece) => isBoxLike(piece.solid, piece.frame));
    if (pad === undefined) throw new Error('a pad');
    expect(pad.solid.box.min[2]).toBeCloseTo(0, 9);
    expect(Math.min(...pieces.filter((piece) => piece !== pad).map((piece) => piece.solid.box.min[2]))).toBeGreaterThan(
      0.01,
    );
    for (const p of pad.solid.vertices) expect(Math.hypot(p[0], p[1])).toBeLessThanOrEqual(1 + 1e-9);
    expect(polytopeVolume(pad.solid) / (pad.solid.box.max[2] * Math.PI)).toBeGreaterThan(0.6);
    expect(tippingAngle(pad.solid.vertices, [0, 0, 1], [0, 0, 1], 1e-4)).toBeGreaterThan(0.55);
  });

  it('leaves boxes, balls and what is above the floor alone', () => {
    const body = workBody('a', [[0, 0, 0, 1, 1, 1], [0, 0, 2, 1, 1, 3]]); // prettier-ignore
    expect(addFootPads(body, LENGTHS.gap)).toEqual(body.pieces);
  });
});
