import { compose, transformPoint, translation } from '../../core/math/pose.js';
import { quatFromAxisAngle, rotate } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { defineCategory } from '../category.js';
import type { ModelBody } from '../model.js';
import { body, FIXED, hinge, part, slide } from '../model.js';
import { angle, choice, ratio, size } from '../parameters.js';
import { roundedRectangle } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { cluster, frameAround } from './device-shapes.js';
import type { Key } from './keyboard-layouts.js';
import { layKeys } from './keyboard-layouts.js';

/*
 * A computer keyboard. The pitch of keys is 19 mm (ISO 9241-410: 18 to 20 mm); a full keyboard of 104 keys is 0.44 m wide and weighs 0.5 to
 * 0.9 kg, a numpad 0.1 kg. Most keys are one with the case; those that stand out (space, Enter, Shift ...) move.
 */
export const keyboard = defineCategory({
  name: 'keyboard',
  parameters: {
    pitch: size(0.019, 0.0004),
    layout: choice({ full: 4, tenkeyless: 1, compact: 2, numpad: 1 }),
    /** Rim beside, behind and in front of the keys, in pitches. */
    side: ratio(0.15, 1.1),
    head: ratio(0.15, 2),
    palm: ratio(0.15, 2.6),
    /** Thickness of the case at its front edge, and of the keys above it, in pitches. */
    thickness: ratio(0.35, 0.9),
    keyHeight: ratio(0.08, 0.42),
    /** How much smaller a key is above than below. */
    keyTaper: ratio(0.02, 0.3),
    slope: angle(0, 9),
    corner: ratio(0.05, 0.9),
    /** A wedge, or a flat case on feet that fold. */
    stand: choice({ wedge: 1, feet: 1 }),
    caps: choice({ dark: 3, light: 2, main: 2 }),
  },
  view: { azimuth: [-60, 60], elevation: [15, 75] },
  build: (p, s) => {
    const u = p.pitch;
    const { keys, gaps, columns, rows } = layKeys(p.layout);
    // A numpad has no rest for the palm.
    const palm = p.layout === 'numpad' ? 0.35 * p.palm + 0.1 : p.palm;
    const [width, depth] = [(columns + 2 * p.side) * u, (rows + palm + p.head) * u];
    const t = p.thickness * u;
    // The case lies flat or is tilted about its front lower edge; `tilt` takes the flat one there.
    const tilt = {
      position: [0, -depth / 2, 0] as Vec3,
      rotation: quatFromAxisAngle([1, 0, 0], p.slope),
    };
    const at = (x: number, y: number, z: number) => compose(tilt, translation([x, y + depth / 2, z]));
    const y0 = -depth / 2 + palm * u;
    // Keys stand in a well, on whose floor they never come down.
    const well = 0.62 * t;
    const travel = Math.min(0.0035, 0.5 * well, 0.2 * u);
    const low = t - well + travel + 0.0006;
    const high = t + p.keyHeight * u;
    const outline = roundedRectangle(width, depth, Math.min(p.corner * u, 0.4 * depth), s.steps(5));
    const hole = [
      [(-columns / 2) * u - 0.0006, y0 - 0.0006],
      [(columns / 2) * u + 0.0006, y0 + rows * u + 0.0006],
    ] as const;
    const keycap = (key: Key): Solid => {
      // Fixed keys are one with the floor.
      const foot = key.name === undefined ? t - well - 0.0003 : low;
      const [w, d] = [key.width * u - 0.0012, key.depth * u - 0.0012];
      const taper = Math.min(p.keyTaper * u, 0.3 * (high - low)) / 2;
      const corners = [[foot, 0], [high, taper]].flatMap(([z, inset]): Vec3[] => {
        const [x, y] = [w / 2 - inset, d / 2 - inset];
        return [[-x, -y, z], [x, -y, z], [x, y, z], [-x, y, z]];
      }); // prettier-ignore
      const pose = at((key.x - columns / 2) * u, y0 + key.y * u, 0);
      return {
        mesh: { positions: Float32Array.from(corners.flatMap((c) => transformPoint(pose, c))), indices: FRUSTUM },
        pieces: () =>
          s
            .box(transformPoint(pose, [0, 0, (foot + high) / 2]), [w, d, high - foot], { rotation: pose.rotation })
            .pieces(),
      };
    };
    const fixed = keys.filter(({ name }) => name === undefined);
    const rowsOfKeys = [...new Set(fixed.map(({ y }) => y))].map((y) => fixed.filter((key) => key.y === y));
    const fixedCaps = rowsOfKeys.flatMap((row) =>
      runs(row).map((run) => {
        const [first, last] = [run[0], run[run.length - 1]];
        const [left, right] = [first.x - first.width / 2, last.x + last.width / 2];
        const block = { ...first, x: (left + right) / 2, width: right - left };
        return cluster(run.map(keycap), keycap(block));
      }),
    );
    const floor = s.prism(outline, t - well, { pose: at(0, 0, 0) });
    const wedge = depth * Math.sin(p.slope);
    const hasFeet = p.stand === 'feet' && wedge > 0.004;
    const place = [0.38 * width, depth, p.slope] as const;
    const under: Solid[] =
      p.stand === 'wedge' && wedge > 0.002
        ? [
            s.loft([
              outline.map(([x, y]): Vec3 => [0.985 * x, y * Math.cos(p.slope), 0]).map(([x, y]): Vec3 => [x, Math.max(y, -depth / 2 + 0.002), 0]),
              outline.map(([x, y]): Vec3 => transformPoint(tilt, [x, y + depth / 2, 0.3 * (t - well)])),
            ]),
          ]
        : []; // prettier-ignore
    // Between the blocks of keys the case is as high as its rim.
    const islands = gaps.map(([left, front, right, back]) => {
      const center = at(((left + right) / 2 - columns / 2) * u, y0 + ((front + back) / 2) * u, t - (well + 0.001) / 2);
      const size3: Vec3 = [(right - left) * u - 0.0012, (back - front) * u - 0.0012, well + 0.001];
      return s.box(center.position, size3, { rotation: center.rotation });
    });
    const base = body(FIXED, [
      part(
        'case',
        { material: 'abs', fill: 0.55, affordance: 6, description: 'Case with the board and most of the keys.' },
        [
          floor,
          ...frameAround(s, outline, hole, [t - well, t], (z) => at(0, 0, z)),
          ...under,
          ...(hasFeet ? [-1, 1].flatMap((side) => cheeks(s, side, place, u)) : []),
          ...islands,
          ...(p.caps === 'main' ? fixedCaps : paint(p.caps, ...fixedCaps)),
        ],
      ),
    ]);
    const down = rotate(tilt.rotation, [0, 0, -1]);
    const moving = keys
      .filter(({ name }) => name !== undefined)
      .map((key): ModelBody => {
        const cap = keycap(key);
        return body(
          slide({ axis: down, range: [0, travel] }),
          [
            part(
              key.name as string,
              { material: 'abs', fill: 0.5, affordance: 1, description: 'Key; goes down when pressed.' },
              p.caps === 'main' ? [cap] : paint(p.caps, cap),
            ),
          ],
          base,
        );
      });
    const feet = hasFeet ? [-1, 1].map((side): ModelBody => foldingFoot(s, base, side, place, u)) : [];
    return { title: p.layout === 'numpad' ? 'Keyboard numpad' : 'Keyboard', bodies: [base, ...moving, ...feet] };
  },
});

/** Triangles of a frustum of eight corners, lower four and upper four counter-clockwise: quicker than a loft for a hundred keys. */
const FRUSTUM = Uint32Array.from(
  [[0, 2, 1], [0, 3, 2], [4, 5, 6], [4, 6, 7], ...[0, 1, 2, 3].flatMap((i) => [[i, (i + 1) % 4, 4 + ((i + 1) % 4)], [i, 4 + ((i + 1) % 4), 4 + i]])].flat(),
); // prettier-ignore

/** Half distance of the feet, depth of the case, its slope. */
type FootPlace = readonly [x: number, depth: number, slope: number];

/** Where a foot's pin is. */
function footPin([x, depth, slope]: FootPlace, side: number): { readonly center: Vec3; readonly radius: number } {
  const along = 0.9 * depth;
  const z = along * Math.sin(slope);
  const radius = Math.min(0.0025, 0.28 * z);
  return { center: [side * x, -depth / 2 + along * Math.cos(slope), z - radius - 0.0006], radius };
}

/** The cheeks that hold a foot's pin; they bear the case, so that the foot folds freely. */
function cheeks(s: Shapes, side: number, place: FootPlace, u: number): Solid[] {
  const { center, radius } = footPin(place, side);
  return [-1, 1].map((end) => {
    const x = center[0] + end * (0.5 * u + 0.0018);
    return s.boxBetween(
      [x - 0.0012, center[1] - radius, 0],
      [x + 0.0012, center[1] + radius, center[2] + radius + 0.0015],
    );
  });
}

/** A foot under the back edge; folds forward under the case. */
function foldingFoot(s: Shapes, base: ModelBody, side: number, place: FootPlace, u: number): ModelBody {
  const { center, radius } = footPin(place, side);
  const half = 0.5 * u;
  const end = 0.0006;
  const ring = (y: number, z: number, r: number): Vec3[] => [
    [center[0] - half, y - r, z],
    [center[0] + half, y - r, z],
    [center[0] + half, y + r, z],
    [center[0] - half, y + r, z],
  ];
  return body(
    hinge({ axis: [-1, 0, 0], position: center, range: [0, 80] }),
    [
      part(
        side < 0 ? 'left foot' : 'right foot',
        { material: 'abs', affordance: 3, description: 'Folds in under the case.' },
        [
          s.cylinder([center[0] - half, center[1], center[2]], [center[0] + half, center[1], center[2]], radius),
          s.loft([ring(center[1], end, 0.7 * radius), ring(center[1], center[2], radius)]),
        ],
      ),
    ],
    base,
  );
}

/** Neighbours in a row that touch, together. */
function runs(row: readonly Key[]): Key[][] {
  const sorted = [...row].sort((a, b) => a.x - b.x);
  const groups: Key[][] = [];
  for (const key of sorted) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    if (last !== undefined && before !== undefined && key.x - key.width / 2 - (before.x + before.width / 2) < 0.01)
      last.push(key);
    else groups.push([key]);
  }
  return groups;
}
