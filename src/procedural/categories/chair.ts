import { IDENTITY_QUAT } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { defineCategory } from '../category.js';
import type { ModelBody, ModelPart } from '../model.js';
import { body, FIXED, hinge, part, slide } from '../model.js';
import type { ParameterValues } from '../parameters.js';
import { angle, choice, ratio, size } from '../parameters.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { bentBar, touchedAs } from './collision-proxy.js';
import { castor, castorHeight, PLAY } from './castor.js';
import { cantileverArms, loopArms, postArms, sideArms } from './chair-arms.js';
import type { BackShape } from './chair-back.js';
import { backSurface, drawBack } from './chair-back.js';
import { legs, sled, star, starAngle, trumpet } from './chair-base.js';
import { bucketShell, cushion, seatOutline } from './chair-seat.js';

/*
 * Chairs on legs, on a bent tube, and on swivelling feet. Seats are 0.40 to 0.52 m wide (EN 1335-1 for offices, EN 1729 and retail ranges
 * for dining chairs). Office chairs weigh 10 to 18 kg, dining chairs 4 to 7 kg, armchairs 10 to 20 kg; fills are set for that: cushions
 * are foam on a plywood or plastic shell, arms of a star base are ribbed and hollow below.
 */
const parameters = {
  width: size(0.475, 0.022),
  depth: ratio(0.86, 1.14),
  /** Height of the seat. */
  seatHeight: ratio(0.8, 1.12),
  cushion: ratio(0.06, 0.24),
  /** Roundness of the seat's corners. */
  roundness: ratio(0.1, 0.9),
  backHeight: ratio(0.75, 1.5),
  /** From the seat up to the back's lower edge; it may reach below. */
  backStart: ratio(-0.1, 0.35),
  backWidth: ratio(0.75, 1.05),
  backTaper: ratio(0.68, 1.08),
  rake: angle(3, 20),
  contour: ratio(0, 0.14),
  wrap: ratio(0, 0.26),
  armHeight: ratio(0.36, 0.54),
  /** Half the width of the foot. */
  spread: ratio(0.52, 0.74),
  base: choice({ legs: 4, castors: 5, star: 1, disc: 1, sled: 1 }),
  section: choice({ square: 1, round: 1 }),
  seat: choice({ cushion: 3, board: 1 }),
  back: choice({ mesh: 3, panel: 2, padded: 3, slats: 1, rails: 1, bucket: 2 }),
  arms: choice({ none: 4, posts: 3, cantilever: 2, loops: 1, sides: 1 }),
};

type Values = ParameterValues<typeof parameters>;

/** Lengths that several parts share, m. */
interface Frame {
  readonly p: Values;
  readonly w: number;
  readonly d: number;
  /** Heights of the seat's upper and lower sides. */
  readonly top: number;
  readonly low: number;
  readonly turns: boolean;
  readonly reclines: boolean;
  readonly round: boolean;
}

const CASTOR_RADIUS = 0.027;
/** Height of the box of levers under a swivelling seat. */
const MECHANISM = 0.036;

function measure(values: Values): Frame {
  // Upholstered sides come with an upholstered back and seat.
  const p: Values =
    values.arms === 'sides' && values.back !== 'bucket' ? { ...values, back: 'padded', seat: 'cushion' } : values;
  const w = p.width;
  const turns = p.base !== 'legs' && p.base !== 'sled';
  const top = (turns ? Math.max(p.seatHeight, 0.9) : p.seatHeight) * w;
  const thick = p.back === 'bucket' ? 0.012 : p.seat === 'board' ? 0.02 : p.cushion * w;
  const separate = p.back === 'mesh' || p.back === 'panel' || p.back === 'padded';
  return {
    p,
    w,
    d: p.depth * w,
    top,
    low: top - thick,
    turns,
    reclines: p.base === 'castors' && separate && p.arms !== 'sides',
    round: p.section === 'round',
  };
}

export const chair = defineCategory({
  name: 'chair',
  parameters,
  view: { azimuth: [-70, 70], elevation: [0, 40] },
  build: (values, s) => {
    const f = measure(values);
    const { p } = f;
    const seat = seatSolids(f, s);
    const { carried, arms, spine } = backSolids(f, s);
    const title =
      p.base === 'castors' ? 'Office chair' : p.arms === 'sides' && p.back !== 'bucket' ? 'Armchair' : 'Chair';
    const soft = p.seat === 'cushion' && p.back !== 'bucket';
    const seatPart = (more: readonly Solid[]): ModelPart =>
      part(
        'seat',
        soft
          ? { material: 'fabric', fill: 0.8, affordance: 1, description: 'Padded seat.' }
          : {
              material: p.back === 'bucket' ? 'polypropylene' : 'plywood',
              fill: p.back === 'bucket' ? 0.5 : 1,
              affordance: 1,
              description: 'Seat.',
            },
        [...seat, ...more],
      );
    const backPart = part(
      'backrest',
      p.back === 'padded'
        ? { material: 'fabric', fill: 0.8, affordance: 2, description: 'Padded backrest.' }
        : p.back === 'slats' || p.back === 'rails'
          ? { material: 'beech', affordance: 2, description: 'Backrest.' }
          : { material: f.turns ? 'nylon' : 'plywood', affordance: 2, description: 'Backrest.' },
      [...carried, ...(f.reclines ? [] : spine)],
    );
    const armPart = part(
      'armrests',
      p.arms === 'sides'
        ? { material: 'fabric', fill: 0.5, affordance: 3, description: 'Upholstered sides.' }
        : { material: f.turns ? 'nylon' : 'beech', affordance: 3, description: 'Armrests.' },
      arms,
    );
    const fixed = [...(carried.length > 0 ? [backPart] : []), ...(arms.length > 0 ? [armPart] : [])];
    if (!f.turns) {
      const frame = part(
        'legs',
        f.p.base === 'sled' || f.round
          ? { material: 'steel', fill: 0.3, affordance: 7, description: 'Frame of steel tube.' }
          : { material: 'beech', affordance: 7, description: 'Four legs.' },
        standSolids(f, s),
      );
      return { title, bodies: [body(FIXED, [frame, seatPart([]), ...fixed])] };
    }
    const { base, column, carriedBy, more, wheels } = swivelFoot(f, s);
    if (!f.reclines) {
      const body1 = body(carriedBy.motion, [seatPart(more), ...fixed], carriedBy.parent);
      return { title, bodies: [base, ...(column === undefined ? [] : [column]), body1, ...wheels] };
    }
    const swivelled = body(
      carriedBy.motion,
      [seatPart(more), ...(p.arms === 'cantilever' || arms.length === 0 ? [] : [armPart])],
      carriedBy.parent,
    );
    const reclining = body(
      hinge({ axis: [-1, 0, 0], position: [0, 0.3 * f.d, f.low - 0.02], range: [0, 16] }),
      [{ ...backPart, solids: [...carried, ...spine] }, ...(p.arms === 'cantilever' ? [armPart] : [])],
      swivelled,
    );
    return { title, bodies: [base, ...(column === undefined ? [] : [column]), swivelled, reclining, ...wheels] };
  },
});

function seatSolids({ p, w, d, top, low }: Frame, s: Shapes): Solid[] {
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
function backSolids(f: Frame, s: Shapes): { carried: Solid[]; arms: Solid[]; spine: Solid[] } {
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

type Surface = ReturnType<typeof backSurface>;

/** Posts of legs that run up the back, or a bar from under a swivelling seat. */
function carrier(f: Frame, s: Shapes, surface: Surface, shape: BackShape): Solid[] {
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

/** Legs or tubes that stand by themselves. */
function standSolids(f: Frame, s: Shapes): Solid[] {
  const { p, w, d, low } = f;
  if (p.base === 'sled') {
    const tube = sled(s, w / 2 - 0.02, d, low, 0.012);
    return [
      ...tube,
      ...paint('metal', s.boxBetween([-w / 2 + 0.02, -0.3 * d, low - 0.012], [w / 2 - 0.02, -0.2 * d, low + 0.002])),
    ];
  }
  const thick = f.round ? 0.028 : 0.042;
  const splay = 0.7 + 0.62 * p.spread;
  const posts = p.back === 'slats' || p.back === 'rails';
  const x = 0.5 * w - thick / 2 - 0.012;
  const y = 0.5 * d - thick / 2 - 0.012;
  const front: [number, number][] = [[-x, -y], [x, -y]]; // prettier-ignore
  const rear: [number, number][] = [[x, y], [-x, y]]; // prettier-ignore
  const under = p.back === 'bucket' ? 0.62 : 1;
  const shrink = ([a, b]: [number, number]): [number, number] => [under * a, under * b];
  const head = p.back === 'bucket' ? low - 0.004 : low + 0.004;
  const solids = legs(s, [...front, ...rear].map(shrink), head, splay / under ** 0.5, thick, f.round);
  // The frame below the seat.
  const rail = (from: [number, number], to: [number, number]): Solid =>
    s.box(
      [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2, head - 0.03],
      [Math.abs(to[0] - from[0]) + 0.02, Math.abs(to[1] - from[1]) + 0.02, 0.05],
    );
  const corners = [...front, ...rear].map(shrink);
  const apron = f.round && p.back !== 'bucket' ? [] : corners.map((c, i) => rail(c, corners[(i + 1) % 4]));
  return [...solids, ...apron, ...(posts ? [] : [])];
}

interface SwivelFoot {
  readonly base: ModelBody;
  /** Turns on the foot, where the seat does not itself. */
  readonly column?: ModelBody;
  readonly wheels: readonly ModelBody[];
  /** How the seat moves, on what, and what of the mechanism belongs to it. */
  readonly carriedBy: { readonly motion: ModelBody['motion']; readonly parent: ModelBody };
  readonly more: readonly Solid[];
}

const TURNING = { closed: 0.25, between: [-40, 40] } as const;

/** A foot on which the seat turns: a star with or without castors, or a disc. */
function swivelFoot(f: Frame, s: Shapes): SwivelFoot {
  const { p, w, d, low } = f;
  const reach = p.spread * w;
  const under = low - MECHANISM;
  const box = paint(
    'dark',
    s.boxBetween([-0.24 * w, -0.2 * d, under], [0.24 * w, 0.24 * d, p.back === 'bucket' ? low - 0.01 : low + 0.004], {
      round: 0.01,
    }),
  );
  if (p.base !== 'castors') {
    const neck = p.base === 'disc' ? 0.55 * under : 0.1;
    const foot =
      p.base === 'disc' ? [trumpet(s, reach, neck)] : star(s, { arms: 4, reach, low: 0.002, high: neck, flat: false });
    const base = body(FIXED, [
      part(
        'foot',
        {
          material: 'steel',
          fill: p.base === 'disc' ? 0.12 : 0.4,
          affordance: 7,
          description: 'Foot of the swivelling seat.',
        },
        paint('metal', ...foot),
      ),
    ]);
    const column = paint('metal', s.cylinder([0, 0, neck + PLAY], [0, 0, under + 0.004], 0.024));
    return {
      base,
      wheels: [],
      carriedBy: { motion: hinge({ axis: [0, 0, 1], position: [0, 0, under], seen: TURNING }), parent: base },
      more: [...box, ...column],
    };
  }
  const low1 = castorHeight(CASTOR_RADIUS);
  const high = low1 + 0.07;
  const base = body(FIXED, [
    part(
      'star base',
      { material: 'nylon', fill: 0.75, affordance: 7, description: 'Star of five arms.' },
      star(s, { arms: 5, reach, low: low1, high, flat: f.round }),
    ),
  ]);
  const wheels = Array.from({ length: 5 }, (_, i) => {
    const at = starAngle(i, 5);
    return castor(s, {
      at: [reach * Math.cos(at), reach * Math.sin(at)],
      top: low1,
      radius: CASTOR_RADIUS,
      // As people leave them: no two alike.
      yaw: at + 2.2 + 1.7 * i,
      kind: 'twin',
      where: `castor ${i + 1}`,
    }).bodies(base);
  }).flat();
  // The outer tube turns on the foot; the rod of the gas spring slides in it with the seat.
  const rim = high + PLAY + 0.55 * (under - high);
  const [outer, inner, rod] = [0.025, 0.019, 0.0135];
  const tube = s.lathe([[inner, high + PLAY], [outer, high + PLAY], [outer, rim], [inner, rim]]); // prettier-ignore
  // Touched as four boards.
  const tube4 = s.tray([-outer, -outer, high + PLAY], [outer, outer, rim], outer - inner, { open: ['-z', '+z'] });
  const column = body(
    hinge({ axis: [0, 0, 1], position: [0, 0, high], seen: TURNING }),
    [
      part('column', { material: 'steel', affordance: 9, description: 'Tube of the gas spring.' }, [
        ...paint('dark', touchedAs(tube, ...tube4)),
      ]),
    ],
    base,
  ); // prettier-ignore
  const into = Math.min(0.8 * (rim - high - PLAY), 0.12);
  const rodSolid = paint('metal', s.cylinder([0, 0, rim - into], [0, 0, under + 0.004], rod));
  return {
    base,
    column,
    wheels,
    carriedBy: { motion: slide({ axis: [0, 0, 1], range: [0, Math.max(0.02, into - 0.015)] }), parent: column },
    more: [...box, ...rodSolid],
  };
}
