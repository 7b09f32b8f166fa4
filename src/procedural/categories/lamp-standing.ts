import type { ModelBody } from '../model.js';
import { body, hinge, part, slide } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { footBody } from './lamp-foot.js';
import type { LampValues } from './lamp-layout.js';
import type { ShadeShape } from './lamp-shade.js';
import { standingShade } from './lamp-shade.js';
import type { ProfilePoint } from './turned.js';
import { turned } from './turned.js';

/** Profile of a table lamp's turned stem between two heights. */
function stemProfile(s: Shapes, kind: LampValues['stem'], r: number, from: number, to: number): ProfilePoint[] {
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
export function standingLamp(p: LampValues, s: Shapes, height: number, tall: number): ModelBody[] {
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
function switchBody(p: LampValues, s: Shapes, shade: ShadeShape, from: number, neck: number, height: number, base: ModelBody): ModelBody {
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
