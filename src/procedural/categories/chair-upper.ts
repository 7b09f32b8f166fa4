import { IDENTITY_QUAT } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { bentBar } from './collision-proxy.js';
import { PLAY } from './castor.js';
import { cantileverArms, loopArms, postArms, sideArms } from './chair-arms.js';
import type { BackShape } from './chair-back.js';
import { backSurface, drawBack } from './chair-back.js';
import type { ChairLayout } from './chair-layout.js';
import { bucketShell, cushion, seatOutline } from './chair-seat.js';
import type { Surface } from './curved-sheet.js';

/** A board, a cushion, or a shell that is seat and back in one. */
export function seatSolids({ p, w, d, top, low }: ChairLayout, s: Shapes): Solid[] {
  if (p.back === 'bucket')
    return [
      bucketShell(s, {
        width: 1.08 * w,
        depth: d,
        seat: top,
        back: Math.min(p.backHeight, 1.15) * w,
        rake: p.rake,
        wrap: w * (0.1 + 1.6 * p.wrap),
        thickness: 0.012,
      }),
    ];
  // Legs stand at the corners of the seat, so those are there.
  const outline = seatOutline(s, w, d, p.base === 'legs' ? 0.45 * p.roundness : p.roundness);
  if (p.seat === 'board')
    return [s.prism(outline, top - low, { pose: { position: [0, 0, low], rotation: IDENTITY_QUAT } })];
  return paint('fabric', cushion(s, outline, low, top, 0.008 + 0.1 * (top - low)));
}

/** The backrest, the arms, and what carries the back where no legs do. */
export function backSolids(f: ChairLayout, s: Shapes): { carried: Solid[]; arms: Solid[]; spine: Solid[] } {
  const { p, w, d, top, low } = f;
  if (p.back === 'bucket') return { carried: [], arms: [], spine: [] };
  const thickness =
    p.back === 'padded' ? 0.028 + 0.12 * p.cushion * w : p.back === 'mesh' || p.back === 'panel' ? 0.016 : 0.026;
  const start = p.back === 'slats' || p.back === 'rails' ? -0.02 : p.backStart;
  const shape: BackShape = {
    width: p.backWidth * w,
    height: p.backHeight * w - start * w,
    from: top + start * w,
    seat: top,
    taper: p.backTaper,
    rake: p.rake,
    contour: p.contour * w,
    wrap: p.wrap * w * 0.6,
    thickness,
    behind: f.reclines ? d / 2 + PLAY + 0.001 : d / 2 - 0.02 - thickness,
  };
  const surface = backSurface(shape, p.back === 'slats' || p.back === 'rails' ? 0 : 0.16);
  const carried = drawBack(s, p.back, surface, shape, f.round);
  const spine = carrier(f, s, surface, shape);
  const half = Math.max(w, shape.width) / 2;
  const arm = { x: half + 0.045, top: top + p.armHeight * w, front: -0.3 * d, rear: 0.3 * d };
  // Arms that reach forward from the back belong to office chairs; others have a bent bar.
  switch (p.arms === 'cantilever' && !f.turns ? 'loops' : p.arms) {
    case 'none':
      return { carried, spine, arms: [] };
    case 'posts':
      return { carried, spine, arms: postArms(s, arm, low, w / 2, f.turns ? ['dark', 'light'] : ['main', 'main']) };
    case 'cantilever': {
      const v = Math.min(0.6, Math.max(0.1, (top + 0.7 * p.armHeight * w - shape.from) / shape.height));
      const [x, y, z] = surface(1, v);
      return { carried, spine, arms: cantileverArms(s, { ...arm, front: y - 0.3, rear: y - 0.02 }, [x, y, z]) };
    }
    case 'loops': {
      const v = Math.min(1, Math.max(0, (arm.top - 0.012 - shape.from) / shape.height));
      const [x, y] = surface(1, v);
      const loop = { x: Math.max(w / 2 + 0.012, x), top: arm.top, front: -0.36 * d, rear: y };
      const cross = [-1, 1].map((side) =>
        s.cylinder([side * x, y, arm.top - 0.012], [side * loop.x, y, arm.top - 0.012], 0.012),
      );
      return { carried, spine, arms: [...loopArms(s, loop, low, 0.013, f.round), ...(loop.x > x ? cross : [])] };
    }
    case 'sides': {
      const t = 0.07 + 0.2 * p.cushion * w;
      const side = { x: half + t / 2 + 0.002, top: arm.top, front: -0.48 * d, rear: 0.5 * d + 0.04 };
      const skirt = s.boxBetween([-half - 0.01, -0.44 * d, low - 0.05], [half + 0.01, 0.5 * d, low + 0.01]);
      return { carried, spine, arms: [...sideArms(s, side, low - 0.05, t), skirt] };
    }
  }
}

/** Posts of legs that run up the back, or a bar from under a swivelling seat. */
function carrier(f: ChairLayout, s: Shapes, surface: Surface, shape: BackShape): Solid[] {
  const { p, d, low, top } = f;
  const kind = p.back;
  if (kind === 'slats' || kind === 'rails') return [];
  const on = (u: number, v: number, out: number): Vec3 => {
    const [x, y, z] = surface(u, v);
    return [x, y + out, z];
  };
  const out = 0.5 * shape.thickness;
  if (f.turns || p.base === 'sled') {
    const v = kind === 'mesh' ? 0.4 : 0.5;
    const low1 = Math.max(0.06, Math.min(v, (top + 0.04 - shape.from) / shape.height));
    const root: Vec3 = [0, 0.3 * d, low - 0.02];
    const bends: Vec3[] = [
      root,
      [0, surface(0, low1)[1] + out + 0.02, low - 0.02],
      on(0, Math.max(low1, 0.2), out + 0.012),
      on(0, v + 0.05, out + 0.002),
    ];
    return paint('dark', bentBar(s, bends, 0.07, 5, 0.012, { flat: [2.8, 1], up: [0, 0, 1] }));
  }
  return [-0.62, 0.62].map((u) => {
    const x = surface(u, 0.3)[0];
    const points: Vec3[] = [[x, 0.42 * d, low], ...[0.1, 0.35, 0.6, 0.85].map((v) => on(u, v, out + 0.004))];
    const path = points.filter(([, , z], i) => i === 0 || z > top + 0.01);
    return s.tube(path, 0.011, f.round ? {} : { square: true, up: [0, 1, 0] });
  });
}
