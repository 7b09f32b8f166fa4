import { describe, expect, it } from 'vitest';
import type { Cut } from '../../../../src/assemble/clearance/cut.js';
import { cutByPlane, findCut } from '../../../../src/assemble/clearance/cut.js';
import { polytopeVolume, transformPolytope } from '../../../../src/assemble/clearance/polytope.js';
import { separation } from '../../../../src/assemble/clearance/separation.js';
import type { WorkBody } from '../../../../src/assemble/clearance/work-piece.js';
import { IDENTITY_POSE, translation } from '../../../../src/core/math/pose.js';
import { workBody } from './work-bodies.js';

const GAP = 0.01;
const side = (body: WorkBody) => ({ body, piece: body.pieces[0] });
const find = (moved: WorkBody, standing: WorkBody, motion = IDENTITY_POSE): Cut =>
  findCut(side(moved), side(standing), motion, GAP);

/** After the cut the pieces keep the gap. */
function expectParted(cut: Cut, moved: WorkBody, standing: WorkBody, motion = IDENTITY_POSE): void {
  const rests = cut.rest.map((piece) => (cut.body === moved ? transformPolytope(piece.solid, motion) : piece.solid));
  const other = cut.body === moved ? standing.pieces[0].solid : transformPolytope(moved.pieces[0].solid, motion);
  for (const rest of rests) expect(separation(rest, other, 1)).toBeGreaterThanOrEqual(GAP - 1e-9);
}

describe('findCut', () => {
  it('takes a sliver off where the two touch, of the moved piece if both lose the same share', () => {
    const [one, other] = [workBody('one', [[0, 0, 0, 1, 1, 1]]), workBody('other', [[0, 1, 0, 1, 2, 1]])];
    const cut = find(one, other);
    expect(cut.body).toBe(one);
    expect(cut.loss).toBeCloseTo(GAP, 9);
    expectParted(cut, one, other);
  });

  it('cuts the side that loses the smaller share', () => {
    const [pin, block] = [workBody('pin', [[0.4, 0.4, 0.9, 0.6, 0.6, 1.1]]), workBody('block', [[0, 0, 0, 1, 1, 1]])];
    const cut = find(pin, block);
    expect(cut.body).toBe(block);
    expectParted(cut, pin, block);
    expect(cut.loss).toBeLessThan(0.2);
  });

  it('splits a large piece round a small one in its middle rather than halving it', () => {
    const [pin, block] = [
      workBody('pin', [[0.45, 0.45, -0.5, 0.55, 0.55, 1.5]]),
      workBody('block', [[0, 0, 0, 1, 1, 1]]),
    ];
    const cut = find(pin, block);
    expect(cut.body).toBe(block);
    expect(cut.rest.length).toBeGreaterThan(1);
    expect(cut.loss).toBeCloseTo(0.12 * 0.12, 6);
    expectParted(cut, pin, block);
  });

  it('cuts at the pose that it is given, in rest coordinates', () => {
    const [moved, standing] = [workBody('a', [[0, 0, 0, 1, 1, 1]]), workBody('b', [[2, 0, 0, 3, 1, 1]])];
    const motion = translation([1.05, 0, 0]);
    const cut = find(moved, standing, motion);
    expectParted(cut, moved, standing, motion);
    expect(cut.loss).toBeCloseTo(0.06, 6);
  });

  it('spares what people touch and what is round', () => {
    const touched = workBody('handle', [[0, 0, 0, 1, 1, 1]], { touched: true });
    const plain = workBody('block', [[0.98, 0, 0, 1.98, 1, 1]]);
    expect(find(touched, plain).body).toBe(plain);
    const round = { ...plain, pieces: plain.pieces.map((piece) => ({ ...piece, isRound: true })) };
    const other = workBody('other', [[0, 0, 0, 1, 1, 1]]);
    expect(find(round, other).body).toBe(other);
  });
});

it('drops what would be left as a sliver', () => {
  const body = workBody('a', [[0, 0, 0, 1, 1, 1]]);
  const cut = cutByPlane(side(body), { normal: [0, 0, 1], offset: 0.002 }, GAP);
  expect(cut.rest).toEqual([]);
  expect(cut.loss).toBeCloseTo(1, 9);
});

it('cuts by a plane', () => {
  const body = workBody('a', [[0, 0, 0, 1, 1, 1]]);
  const cut = cutByPlane(side(body), { normal: [0, 0, -1], offset: -0.25 }, GAP);
  expect(cut.rest).toHaveLength(1);
  expect(polytopeVolume(cut.rest[0].solid)).toBeCloseTo(0.75, 9);
});
