import type { Vec3 } from '../../core/math/vec3.js';
import { defineCategory } from '../category.js';
import type { ModelBody } from '../model.js';
import { body, FIXED, hinge, part } from '../model.js';
import { choice, ratio, size } from '../parameters.js';
import { roundedRectangle } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Ring } from '../solids/skin-rings.js';
import type { Solid } from '../solids/solid.js';
import { collidingAs } from './drawn-only.js';
import type { BowlShape, Egg } from './toilet-bowl.js';
import { coarse, eggRing, insetEgg, SECTORS, toiletBowl } from './toilet-bowl.js';
import { buttonRing, flushButtons, flushLever, flushValve, leverBoss, valveLever } from './toilet-flush.js';
import { ringFrame } from './ring-frame.js';

/** Vitreous china is 8 to 12 mm thick about water ways and air: a close-coupled toilet weighs 30 to 45 kg, 10 to 15 kg of it the tank. */
const BOWL_FILL = 0.22;
const TANK_FILL = 0.13;
/** Free room about what moves, at least a 320th of the longest side. */
const GAP = 0.0035;

/*
 * A toilet on the floor: bowl with seat and lid, and a tank or a flush valve behind. Toilets are 0.62 to 0.75 m long, 0.34 to 0.4 m wide,
 * the rim at 0.38 to 0.43 m (EN 997, ASME A112.19.2). A TOTO Drake II (CST453) is shipped as a bowl of 27 kg and a tank of 13 kg.
 */
export const toilet = defineCategory({
  name: 'toilet',
  parameters: {
    length: size(0.685, 0.025),
    tank: choice({ tank: 5, 'low tank': 2, valve: 1 }),
    flush: choice({ lever: 2, button: 2, 'two buttons': 2 }),
    foot: choice({ pedestal: 3, skirt: 2 }),
    seat: choice({ ring: 4, 'open front': 1 }),
    lid: choice({ yes: 5, no: 1 }),
    width: ratio(0.5, 0.6),
    height: ratio(0.54, 0.64),
    roundness: ratio(2, 3.2),
    footWidth: ratio(0.55, 0.85),
    setBack: ratio(0.06, 0.24),
    tankWidth: ratio(0.52, 0.72),
    tankDepth: ratio(0.2, 0.29),
    tankHeight: ratio(0.42, 0.62),
    tankTaper: ratio(0.8, 1),
    seatWidth: ratio(0.16, 0.26),
    lidDome: ratio(0.2, 1),
  },
  view: { azimuth: [-70, 70], elevation: [5, 50] },
  build: (p, s) => {
    const l = p.length;
    const [front, back] = [-l / 2, l / 2];
    const half = (p.width * l) / 2;
    const h = p.height * l;
    const isValve = p.tank === 'valve';
    const tankFront = back - (isValve ? 0.25 : p.tankDepth) * l;
    // The opened lid leans against nothing: it stands just in front of the tank.
    const axisY = tankFront - 0.075;
    const seatBack = axisY - 0.024;
    const rim: Egg = { half, front, back: back - 0.01 * l, widest: 0.42, frontPower: p.roundness, backPower: 5 };
    const seat: Egg = { ...rim, back: seatBack, widest: 0.52, backPower: Math.max(2.6, p.roundness) };
    const opening: Egg = { ...insetEgg(seat, p.seatWidth * half + 0.012), backPower: 2.2 };
    const bowl: BowlShape = {
      rim,
      opening: { ...opening, back: opening.back - 0.01 },
      height: h,
      foot: p.foot === 'skirt' ? Math.max(0.8, p.footWidth) : p.footWidth,
      setBack: (p.foot === 'skirt' ? 0.5 : 1) * p.setBack * l,
      waist: p.foot === 'skirt' ? 0 : 0.16,
      sump: 0.42,
    };
    const thick = 0.017;
    const seatLow = h + GAP;
    const axisZ = seatLow + 0.5 * thick;
    const tankTop = h + (p.tank === 'low tank' ? 0.45 : 1) * p.tankHeight * l;
    const tank: TankShape = {
      y0: tankFront,
      y1: back,
      z0: h - 0.012,
      z1: tankTop,
      half: (p.tankWidth * l) / 2,
      taper: p.tankTaper,
    };
    const middle: Vec3 = [0, (tankFront + back) / 2, tankTop + LID];
    const boss: Vec3 = [-0.68 * tank.half, tankFront, tankTop - 0.05];
    const button = 0.022;
    // Far enough behind for its lever to clear the opened lid.
    const valve: Vec3 = [0, back - 0.05, h];
    const valveHeight = 0.55 * p.tankHeight * l;
    const isLever = p.flush === 'lever';
    const china = { material: 'porcelain', affordance: 8 } as const;
    const base = body(FIXED, [
      part('bowl', { ...china, fill: BOWL_FILL, description: 'Bowl on its foot.' }, [
        toiletBowl(s, bowl),
        ...[-1, 1].map((x) => s.cylinder([x * 0.062, axisY, axisZ], [x * 0.105, axisY, axisZ], 0.0075)),
        ...[-1, 1].map((x) => s.boxBetween([x * 0.062, axisY - 0.007, h - 0.004], [x * 0.105, axisY + 0.007, axisZ])),
      ]),
      ...(isValve
        ? [part('flush valve', { material: 'brass', fill: 0.5, affordance: 6, description: 'Pipe and valve.' }, flushValve(s, valve, valveHeight))]
        : [part('tank', { ...china, fill: TANK_FILL, description: 'Tank with its lid.' }, [
            ...tankSolids(s, tank),
            ...(isLever ? leverBoss(s, boss) : buttonRing(s, middle, button)),
          ])]),
    ]); // prettier-ignore

    const lug = (x: number, from: number, z0: number, z1: number): Solid =>
      s.boxBetween([x - 0.012, from, z0], [x + 0.012, axisY + 0.006, z1], { round: 0.002 });
    const hinged = (range: readonly [number, number], seen: Parameters<typeof hinge>[0]['seen']) =>
      hinge({ axis: [-1, 0, 0], position: [0, axisY, axisZ], range, ...(seen === undefined ? {} : { seen }) });
    const plastic = { material: 'polypropylene', affordance: 1 } as const;
    const seatBody = body(
      hinged([0, 92], p.lid === 'no' ? { closed: 0.6, between: [60, 91] } : 'never'),
      [
        part('seat', { ...plastic, description: 'Seat; swings up about its hinge behind.' }, [
          ...seatSolids(s, seat, p.seatWidth * half, seatLow, thick, p.seat === 'open front'),
          lug(-0.045, seatBack - 0.02, axisZ - 0.005, axisZ + 0.005),
          lug(0.045, seatBack - 0.02, axisZ - 0.005, axisZ + 0.005),
        ]),
      ],
      base,
    );
    const lidLow = seatLow + thick + GAP;
    const lidEgg = insetEgg(seat, -0.002);
    const lidTop = lidLow + 0.008 + 0.014 * p.lidDome;
    const lidRings = [
      eggRing(s, lidEgg, lidLow),
      eggRing(s, lidEgg, lidLow + 0.006),
      eggRing(s, insetEgg(lidEgg, 0.01), lidLow + 0.55 * (lidTop - lidLow) + 0.003),
      eggRing(s, insetEgg(lidEgg, 0.05), lidTop),
    ];
    const lids =
      p.lid === 'no'
        ? []
        : [
            body(
              hinged([0, 93], { closed: 0.5, between: [60, 92] }),
              [
                part('lid', { ...plastic, fill: 0.65, description: 'Lid; swings up about its hinge behind.' }, [
                  ...collidingAs([lidRings[0], lidRings[2]].flatMap(coarse), s.loft(lidRings)),
                  ...[-0.014, 0.014].map((x) => lug(x, seatBack - 0.02, lidLow - 0.0005, lidLow + 0.006)),
                ]),
              ],
              base,
            ),
          ];
    const flushers: ModelBody[] = isValve
      ? [valveLever(s, valve, valveHeight, base)]
      : isLever
        ? [flushLever(s, boss, 0.09, base)]
        : flushButtons(s, middle, button, p.flush === 'two buttons', base);
    return { bodies: [base, seatBody, ...lids, ...flushers] };
  },
});

interface TankShape {
  readonly y0: number;
  readonly y1: number;
  readonly z0: number;
  readonly z1: number;
  readonly half: number;
  /** Width below over that above. */
  readonly taper: number;
}

/** Height of the tank's lid, m. */
const LID = 0.026;

function tankSolids(s: Shapes, t: TankShape): Solid[] {
  const ring = (half: number, inset: number, z: number): Ring => {
    const steps = s.detail === 'full' ? 4 : 1;
    const deep = t.y1 - t.y0 - inset;
    return roundedRectangle(2 * half, deep, 0.2 * deep, steps).map(([x, y]): Vec3 => [x, t.y1 - deep / 2 + y, z]);
  };
  const inset = (1 - t.taper) * 0.25 * (t.y1 - t.y0);
  const out = 0.007;
  return [
    s.loft([ring(t.taper * t.half, inset + 0.012, t.z0), ring(t.taper * t.half, inset, t.z0 + 0.03), ring(t.half, 0.004, t.z1 + 0.002)]),
    s.loft([ring(t.half + out, -out, t.z1), ring(t.half + out, -out, t.z1 + 0.7 * LID), ring(t.half, 0.003, t.z1 + LID)]),
  ];
} // prettier-ignore

/** A ring, or one that is open in front. */
function seatSolids(s: Shapes, egg: Egg, wide: number, z: number, thick: number, open: boolean): Solid[] {
  const inner = insetEgg(egg, wide + 0.012);
  const rings = [
    eggRing(s, egg, z),
    eggRing(s, egg, z + 0.6 * thick),
    eggRing(s, insetEgg(egg, 0.008), z + thick),
    eggRing(s, insetEgg(inner, -0.012), z + thick),
    eggRing(s, inner, z + 0.5 * thick),
    eggRing(s, inner, z),
  ];
  if (!open) return [ringFrame(rings, SECTORS, [rings[0], rings[1], rings[2], rings[3], rings[5]])];
  const middle = eggRing(s, insetEgg(egg, (wide + 0.012) / 2), z + thick / 2);
  // The front is at three quarters of the way round.
  const n = middle.length;
  const cut = Math.max(1, Math.round(n / 20));
  const path = Array.from({ length: n - 2 * cut + 1 }, (_, k) => middle[(Math.round(0.75 * n) + cut + k) % n]);
  return [s.tube(path, thick / 2, { flat: [(wide + 0.012) / thick, 1], square: true, up: [0, 0, 1] })];
}
