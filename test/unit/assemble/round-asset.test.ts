import { describe, expect, it } from 'vitest';
import { isPhysicalInertia } from '../../../src/core/mesh/inertial-algebra.js';
import { roundAsset } from '../../../src/assemble/round-asset.js';
import { storageBox } from '../../fixtures/storage-box.js';

describe('roundAsset', () => {
  const asset = storageBox();
  const [base] = asset.bodies;

  const rounded = (body: Partial<typeof base>) => roundAsset({ ...asset, bodies: [{ ...base, ...body }] }).bodies[0];

  it('leaves no noise of single precision in lengths, and no minus zero', () => {
    const { pose } = rounded({
      pose: { ...base.pose, position: [-5.960464455334602e-9, 0.5000000059604645, 0.1 + 0.2] },
    });
    expect(pose.position).toEqual([0, 0.5, 0.3]);
  });

  it('keeps nine digits of mass and inertia, and their physics', () => {
    const inertia = {
      xx: 2.182343113345995e-9,
      yy: 2.9942201851692e-9,
      zz: 1.5919354281767963e-9,
      xy: 1e-25,
      xz: 0,
      yz: 2.5e-11,
    };
    const { inertial } = rounded({ inertial: { mass: 27.150000000000006, com: [0, 0, 0], inertia } });
    expect(inertial?.mass).toBe(27.15);
    expect(inertial?.inertia).toEqual({
      xx: 2.18234311e-9,
      yy: 2.99422019e-9,
      zz: 1.59193543e-9,
      xy: 0,
      xz: 0,
      yz: 2.5e-11,
    });
    expect(inertial !== undefined && isPhysicalInertia(inertial.inertia)).toBe(true);
  });

  it('changes nothing a second time', () => {
    const once = roundAsset(asset);
    expect(roundAsset(once)).toEqual(once);
  });
});
