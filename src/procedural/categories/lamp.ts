import type { Vec3 } from '../../core/math/vec3.js';
import { defineCategory } from '../category.js';
import type { ModelBody, ModelPart, ObjectModel } from '../model.js';
import { body, FIXED, hinge, part, slide } from '../model.js';
import { choice, ratio, size } from '../parameters.js';
import type { ParameterValues } from '../parameters.js';
import { arc } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { deskLampArm } from './lamp-desk.js';
import type { ShadeShape } from './lamp-shade.js';
import { reflector, standingShade } from './lamp-shade.js';
import type { ProfilePoint } from './turned.js';
import { turned } from './turned.js';

const parameters = {
  /** Of a desk or table lamp, sold 0.35 to 0.6 m high; floor lamps are 1.4 to 1.7 m, which is 3.4 times that. */
  height: size(0.46, 0.04),
  type: choice({ desk: 4, table: 4, floor: 3, gooseneck: 2 }),
  shade: choice({ cone: 3, drum: 2, dome: 2 }),
  base: choice({ disc: 3, square: 1 }),
  stem: choice({ column: 2, urn: 2, ball: 1, gourd: 1 }),
  detail: choice({ plain: 1, fancy: 1 }),
  material: choice({ steel: 3, brass: 1, aluminum: 1 }),
  baseWidth: ratio(0.75, 1.3),
  baseHeight: ratio(0.5, 1.8),
  poleWidth: ratio(0.7, 1.6),
  stemWidth: ratio(0.65, 1.4),
  shadeWidth: ratio(0.7, 1.35),
  shadeNarrow: ratio(0.25, 0.85),
  shadeLength: ratio(0.65, 1.35),
  upperArm: ratio(0.7, 1.25),
  reach: ratio(0.6, 1.3),
};
type Values = ParameterValues<typeof parameters>;

/*
 * Lamps that stand: desk lamps with a jointed arm, table lamps with a shade on a turned stem, floor lamps, and lamps on a curved neck.
 * Feet are weighted: cast iron or steel as drawn for desk lamps. Whole lamps weigh 1 to 3 kg, floor lamps 3 to 6 kg (makers' sheets).
 */
export const lamp = defineCategory({
  name: 'lamp',
  parameters,
  view: { azimuth: [-100, 100], elevation: [0, 35] },
  build: (p, s): ObjectModel => {
    switch (p.type) {
      case 'desk':
        return { title: 'Desk lamp', bodies: deskLamp(p, s) };
      case 'table':
        return { title: 'Table lamp', bodies: standingLamp(p, s, p.height, 1) };
      case 'floor':
        return { title: 'Floor lamp', bodies: p.shade === 'dome' ? curvedLamp(p, s, 3.4 * p.height) : standingLamp(p, s, 3.4 * p.height, 3.4) }; // prettier-ignore
      case 'gooseneck':
        return { title: 'Desk lamp', bodies: curvedLamp(p, s, p.height) };
    }
  },
});

/** A foot that weighs about `mass` kg: a shell of steel or brass over iron, sand or air. */
function footBody(p: Values, s: Shapes, radius: number, height: number, mass: number, more: readonly ModelPart[] = []): ModelBody {
  const material = p.material === 'brass' ? 'brass' : 'steel';
  const fill = Math.min(1, Math.max(0.08, mass / (8000 * Math.PI * radius * radius * height)));
  const foot =
    p.base === 'disc'
      ? turned(s, [[radius, 0], [radius, 0.55 * height], [0.96 * radius, 0.8 * height], [0.86 * radius, height]], { sides: 44 })
      : s.boxBetween([-0.88 * radius, -0.88 * radius, 0], [0.88 * radius, 0.88 * radius, height], { round: 0.3 * height });
  return body(FIXED, [part('base', { material, fill, affordance: 6, description: 'Weighted foot.' }, [foot]), ...more]);
} // prettier-ignore

const reflectorShape = (p: Values, scaled: number): ShadeShape => ({
  kind: p.shade,
  radius: 0.17 * p.shadeWidth * scaled,
  narrow: Math.min(p.shadeNarrow, 0.6),
  length: (p.shade === 'drum' ? 0.26 : 0.22) * p.shadeLength * scaled,
  wall: 0.0016,
});

function deskLamp(p: Values, s: Shapes): ModelBody[] {
  const h = p.height;
  const height = 0.045 * p.baseHeight * h;
  const base = footBody(p, s, 0.21 * p.baseWidth * h, height, 4.8 * h);
  const arm = {
    from: height,
    lower: 0.62 * h,
    upper: 0.56 * p.upperArm * h,
    bar: 0.0095 * p.poleWidth * h,
    springs: p.detail === 'fancy',
    material: 'aluminum',
    gap: h / 190,
  };
  return [base, ...deskLampArm(s, arm, reflectorShape(p, 0.9 * h), base)];
}

/** Profile of a table lamp's turned stem between two heights. */
function stemProfile(s: Shapes, kind: Values['stem'], r: number, from: number, to: number): ProfilePoint[] {
  const h = to - from;
  const at = (points: readonly ProfilePoint[]): ProfilePoint[] => points.map(([a, z]) => [a * r, from + z * h]);
  if (kind === 'column') return at([[0.62, 0], [0.62, 0.05], [0.42, 0.09], [0.36, 0.9], [0.5, 0.93], [0.5, 0.97], [0.3, 1]]); // prettier-ignore
  const bulge = (middle: number, half: number, width: number): ProfilePoint[] => {
    const n = s.steps(14);
    return Array.from({ length: n + 1 }, (_, k): ProfilePoint => {
      const a = (Math.PI * k) / n;
      return [Math.max(0.26, width * Math.sin(a)), middle - half * Math.cos(a)];
    });
  };
  if (kind === 'ball') return at([[0.5, 0], [0.4, 0.06], ...bulge(0.48, 0.38, 1), [0.24, 0.9], [0.24, 1]]);
  if (kind === 'gourd') return at([[0.6, 0], [0.5, 0.03], ...bulge(0.32, 0.27, 1), ...bulge(0.73, 0.16, 0.62), [0.24, 0.93], [0.24, 1]]); // prettier-ignore
  return at([[0.5, 0], [0.52, 0.04], [0.4, 0.1], [0.62, 0.25], [0.88, 0.45], [1, 0.62], [0.94, 0.74], [0.66, 0.84], [0.4, 0.9], [0.46, 0.94], [0.26, 1]]); // prettier-ignore
}

/** A shade on a stem or pole, with a switch to turn or a chain to pull. */
function standingLamp(p: Values, s: Shapes, height: number, tall: number): ModelBody[] {
  const isFloor = tall > 1;
  const k = isFloor ? 0.62 * height : height;
  const foot = (isFloor ? 0.17 : 0.2) * p.baseWidth * k;
  const footHeight = (isFloor ? 0.02 : 0.04) * p.baseHeight * k;
  const shade: ShadeShape = {
    kind: p.shade,
    radius: (isFloor ? 0.22 : 0.36) * p.shadeWidth * k,
    narrow: p.shadeNarrow,
    length: (isFloor ? 0.27 : 0.42) * p.shadeLength * k,
    wall: 0.002,
  };
  const from = height - shade.length;
  const neck = from - 0.02 * k;
  const pole = (isFloor ? 0.0125 : 0.016) * p.poleWidth * k;
  const standing = isFloor
    ? [
        s.cylinder([0, 0, 0.5 * footHeight], [0, 0, neck], pole),
        turned(
          s,
          [
            [2.6 * pole, footHeight - 0.001],
            [2.2 * pole, footHeight + pole],
            [pole, footHeight + 3 * pole],
          ],
          { sides: 28 },
        ),
      ]
    : [turned(s, stemProfile(s, p.stem, 0.15 * p.stemWidth * k, footHeight - 0.001, neck), { sides: 36 })];
  const bulb = Math.min(0.035, 0.3 * shade.radius);
  const lit: Solid[] = [
    ...paint('metal', s.cylinder([0, 0, neck - 0.01 * k], [0, 0, from + 0.25 * shade.length], 0.6 * Math.min(pole, 0.02)), s.cylinder([0, 0, neck], [0, 0, from + 0.12 * shade.length], 0.018)), // prettier-ignore
    ...paint('metal', s.cylinder([0, 0, from + 0.2 * shade.length], [0, 0, from + 0.95 * shade.length], 0.004)),
    ...paint('glow', s.ellipsoid([0, 0, from + 0.45 * shade.length], [bulb, bulb, 1.2 * bulb])),
  ];
  // A tube, or a vase of glazed ceramic or thin metal.
  const hollow = isFloor ? 0.3 : p.material === 'steel' ? 0.22 : p.material === 'brass' ? 0.08 : 0.25;
  const base = footBody(p, s, foot, footHeight, isFloor ? 2.9 * height : 2.4 * height, [
    part(
      isFloor ? 'pole' : 'stem',
      {
        material: isFloor || p.material !== 'steel' ? p.material : 'ceramic',
        fill: hollow,
        affordance: 4,
        description: 'Carries the socket and the shade.',
      },
      [...standing, ...lit],
    ),
    part('shade', { material: 'fabric', affordance: 3, description: 'Shade.' }, standingShade(s, shade, from)),
  ]);
  return [base, switchBody(p, s, shade, from, neck, height, base)];
}

/** A knob on the neck that turns, or a chain under the shade. */
function switchBody(p: Values, s: Shapes, shade: ShadeShape, from: number, neck: number, height: number, base: ModelBody): ModelBody {
  const gap = Math.max(0.0016, height / 280);
  if (p.detail === 'fancy') {
    const x = Math.min(0.5 * shade.radius, 0.06);
    const low = neck - 0.09 * Math.min(height, 0.6);
    const chain = [
      s.cylinder([x, 0, low], [x, 0, from + 0.25 * shade.length], 0.0018),
      s.ellipsoid([x, 0, low], [0.008, 0.008, 0.011]),
    ];
    return body(
      slide({ axis: [0, 0, -1], range: [0, 0.02] }),
      [part('pull chain', { material: 'brass', affordance: 1, description: 'Chain; pulled to switch the lamp.' }, chain)],
      base,
    );
  }
  const z = neck - 0.004;
  const start = 0.022 + gap;
  return body(
    hinge({ axis: [1, 0, 0], position: [0, 0, z] }),
    [
      part('switch', { material: 'abs', affordance: 1, description: 'Rotary switch on the neck.' }, [
        ...paint('dark', s.cylinder([start, 0, z], [start + 0.016, 0, z], 0.008), s.box([start + 0.014, 0, z], [0.008, 0.005, 0.02])),
      ]),
    ],
    base,
  );
} // prettier-ignore

/** A head on a curved neck that turns on the foot. */
function curvedLamp(p: Values, s: Shapes, height: number): ModelBody[] {
  const isFloor = height > 1;
  const k = isFloor ? 0.62 * height : height;
  const footHeight = (isFloor ? 0.035 : 0.05) * p.baseHeight * k;
  const bow = (isFloor ? 0.26 : 0.24) * p.reach * k;
  const pole = (isFloor ? 0.011 : 0.015) * p.poleWidth * k;
  const gap = Math.max(0.0012, height / 240);
  const shade = reflectorShape(p, 0.85 * k);
  const foot = (isFloor ? 0.24 : 0.22) * p.baseWidth * k;
  const base = footBody(p, s, foot, footHeight, isFloor ? 9 : 3.6 * height);
  // Up from behind the middle, over, and down in front.
  const back = Math.min(0.6 * bow, 0.6 * foot);
  const over = arc([back - bow, height - bow], bow, 0, 0.86 * Math.PI, s.steps(18)).map(([y, z]): Vec3 => [0, y, z]);
  const end = over[over.length - 1];
  const before = over[over.length - 2];
  const length = Math.hypot(end[1] - before[1], end[2] - before[2]);
  const along: Vec3 = [0, (end[1] - before[1]) / length, (end[2] - before[2]) / length];
  const neck = body(
    hinge({ axis: [0, 0, 1], position: [0, back, footHeight], range: [-170, 170] }),
    [
      part('neck', { material: p.material, fill: 0.2, affordance: 3, description: 'Curved neck; turns on the foot.' }, [
        turned(s, [[2.4 * pole, footHeight + gap], [2.2 * pole, footHeight + gap + 1.5 * pole], [0.9 * pole, footHeight + gap + 3 * pole]], { origin: [0, back, 0], sides: 28 }),
        s.tube([[0, back, footHeight + gap], ...over], pole),
        s.ellipsoid(end, [1.5 * pole, 1.5 * pole, 1.5 * pole]),
      ]),
    ],
    base,
  ); // prettier-ignore
  // The socket begins outside the ball that it turns about.
  const socket = Math.max(1.8 * pole, 0.28 * shade.radius);
  const far = 1.5 * pole + gap + 1.6 * socket;
  const from: Vec3 = [0, end[1] + far * along[1], end[2] + far * along[2]];
  const head = body(
    hinge({ axis: [1, 0, 0], position: end, range: [-40, 40], seen: { closed: 0.3, between: [-35, 35] } }),
    [
      part(
        'head',
        { material: 'aluminum', fill: 0.4, affordance: 1, description: 'Head with the reflector and the lamp; tilts.' },
        [...reflector(s, shade, from, along, socket)],
      ),
    ],
    neck,
  );
  return [base, neck, head];
}
