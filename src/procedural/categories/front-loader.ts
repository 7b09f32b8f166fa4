import { quatFromAxisAngle } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { body, hinge, part, slide } from '../model.js';
import type { ModelBody } from '../model.js';
import { arc } from '../solids/curves.js';
import type { Point2 } from '../solids/convex-polygons.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { coated, trimOf, withoutCollision } from './appliance-body.js';
import { buttonCollar, faceBlock, knob, pushButton } from './appliance-controls.js';
import { sideHinge } from './appliance-doors.js';
import type { DrawnWasher, WasherLayout } from './washer-layout.js';
import { buttonRow, kickPlate } from './washer-layout.js';

/** Sheet of the cabinet, drawn thicker than it is, m. */
const SHEET = 0.008;
/** Between the closed door and the cabinet, m. */
const GAP = 0.003;
/** Spans of a half hole as it collides. */
const COARSE = 4;

/** A washing machine with a round door in front of a drum that turns about a level axis. */
export function drawFrontLoader(layout: WasherLayout): DrawnWasher {
  const { p, s, w, h, d, foot, kick, low, material } = layout;
  const face = -d / 2;
  const band = h - Math.max(0.085, p.panel * h);
  const z = p.doorHeight * h;
  const radius = Math.min(p.door * w, band - z - 0.012, z - low - 0.02);
  const hole = radius * (1 - 0.5 * p.ring);
  const thick = 0.045 * w;
  const bowl = Math.min(0.09, 0.16 * d);
  const mouth = hole + 0.008;
  const drumFront = face + SHEET + bowl + 0.025;
  const drumRadius = Math.min(0.43 * w, z - low - 0.015, band - z - 0.004);
  const drumBack = Math.max(drumFront + 0.12, d / 2 - 0.09);
  const at = (y: number): Vec3 => [0, y, z];

  const half = (side: -1 | 1, r: number, steps: number): Point2[] => [
    [0, kick],
    [0, z - r],
    ...arc([0, z], r, -Math.PI / 2, Math.PI / 2, steps)
      .slice(1, -1)
      .map(([x, y]): Point2 => [side * x, y]),
    [0, z + r],
    [0, band],
    [(side * w) / 2, band],
    [(side * w) / 2, kick],
  ];
  const pose = { position: at(face + SHEET), rotation: quatFromAxisAngle([1, 0, 0], Math.PI / 2) };
  const upright = { position: [0, face + SHEET, 0] as Vec3, rotation: pose.rotation };
  const panelHalf = (side: -1 | 1): Solid => ({
    ...s.prism(half(side, hole, s.steps(18)), SHEET, { pose: upright }),
    pieces: s.prism(half(side, hole / Math.cos(Math.PI / (2 * COARSE)), COARSE), SHEET, { pose: upright }).pieces,
  });

  // The drawer's front fills a gap in the band.
  const tall = h - band;
  const drawerFrom = -w / 2 + 0.02 * w;
  const drawerTo = drawerFrom + p.drawer * w;
  const [drawerLow, drawerHigh] = [band + 0.12 * tall, h - 0.14 * tall];
  const bandBox = (x0: number, x1: number, z0: number, z1: number): Solid =>
    s.boxBetween([x0, face, z0], [x1, face + 0.02, z1]);
  const bandSolids = [
    bandBox(-w / 2, drawerFrom, band, h),
    bandBox(drawerTo, w / 2, band, h),
    bandBox(drawerFrom, drawerTo, band, drawerLow),
    bandBox(drawerFrom, drawerTo, drawerHigh, h),
  ];
  const bandFinish = (...solids: readonly Solid[]): Solid[] =>
    p.panelFinish === 'dark' ? paint('dark', ...solids) : coated(p.coat, ...solids);
  const isDark = p.panelFinish === 'dark' || p.coat === 'black';
  const row = (band + h) / 2;
  const knobX = p.knob === 'middle' ? 0 : 0.37 * w;
  const [x0, x1] =
    p.knob === 'middle' ? [0.1 * w, 0.47 * w] : p.knob === 'right' ? [-0.08 * w, 0.27 * w] : [-0.08 * w, 0.47 * w];
  const screenEnd = x0 + (p.buttons > 0 ? 0.48 : 0.9) * (x1 - x0);
  const buttons = buttonRow(p.buttons, [screenEnd + 0.01, x1], [face, row], tall, isDark ? 'light' : 'accent');

  const cabinet = part('cabinet', { material, fill: 0.115, affordance: 7, description: 'Housing with the round opening.' }, [
    ...coated(
      p.coat,
      s.boxBetween([-w / 2, face + SHEET, foot], [-w / 2 + SHEET, d / 2, h - SHEET]),
      s.boxBetween([w / 2 - SHEET, face + SHEET, foot], [w / 2, d / 2, h - SHEET]),
      s.boxBetween([-w / 2, d / 2 - SHEET, foot], [w / 2, d / 2, h - SHEET]),
      s.boxBetween([-w / 2, face, h - SHEET], [w / 2, d / 2, h]),
      kickPlate(layout),
      panelHalf(-1),
      panelHalf(1),
    ),
    ...bandFinish(...bandSolids),
    ...withoutCollision(
      ...paint('screen', faceBlock(s, [(x0 + screenEnd) / 2, face, row], 'front', [screenEnd - x0, 0.42 * tall], [-0.002, 0.0012])),
      // Folds of rubber from the opening to the drum.
      ...paint(
        'rubber',
        s.lathe([[hole - 0.001, 0.001], [hole + 0.014, 0.001], [mouth + 0.014, drumFront - face - 0.004], [mouth, drumFront - face - 0.004]], {
          origin: at(face),
          axis: [0, 1, 0],
        }),
      ),
      ...paint('metal', s.boxBetween([-radius - 0.012, face - 0.012, z - 0.035], [-radius + 0.004, face + 0.002, z + 0.035])),
    ),
    ...buttons.flatMap((button) => buttonCollar(s, button, isDark ? 'metal' : 'dark')),
  ]); // prettier-ignore

  const moving = (base: ModelBody): ModelBody[] => {
    const glass = radius * (1 - p.ring);
    const out = p.bulge * radius;
    const bowlRim = hole - 0.014;
    const ring: Solid = {
      ...s.lathe(
        [
          [glass, GAP],
          [radius, GAP],
          [radius, 0.55 * thick],
          [radius - 0.25 * (radius - glass), thick],
          [glass + 0.2 * (radius - glass), thick],
          [glass, 0.7 * thick],
        ],
        { origin: at(face), axis: [0, -1, 0] },
      ),
      pieces: s.cylinder(at(face - GAP), at(face - thick), radius).pieces,
    };
    const pane = s.lathe(
      [
        [0, -bowl],
        [0.62 * bowlRim, -bowl],
        [bowlRim, GAP],
        [glass + 0.002, GAP + 0.002],
        [glass + 0.002, 0.55 * thick],
        [0.7 * glass, 0.55 * thick + 0.55 * out],
        [0, 0.55 * thick + out],
      ],
      { origin: at(face), axis: [0, -1, 0] },
    );
    const grip = s.box(
      [radius - 0.5 * (radius - glass), face - thick, z],
      [0.5 * (radius - glass), 0.012, 0.3 * radius],
      { round: 0.004 },
    );
    const door = body(
      sideHinge('left', [-radius, face - GAP, z], 140, { closed: 0.55, from: 40 }),
      [
        part('door', { material: 'abs', fill: 0.5, affordance: 1, description: 'Round door; swings to the left.' }, [
          ...paint(p.ringFinish, ring),
          ...paint(p.ringFinish === 'dark' ? 'metal' : 'dark', grip),
        ]),
        part('door glass', { material: 'glass', fill: 0.12, affordance: 4, description: 'Bowl of glass.' }, paint('glass', pane)),
      ],
      base,
    ); // prettier-ignore

    const length = drumBack - drumFront;
    const t = 0.004;
    const wall: Point2[] = [[0, 0], [drumRadius, 0], [drumRadius, length]]; // prettier-ignore
    const inner: Point2[] = [[drumRadius - t, t], [0, t]]; // prettier-ignore
    const onBack = { origin: at(drumBack), axis: [0, -1, 0] as Vec3 };
    const paddles = [0, 1, 2].map((i) => {
      const angle = (2 * Math.PI * i) / 3 + 0.5;
      const r = drumRadius - 0.028;
      return s.box(
        [r * Math.sin(angle), (drumFront + drumBack) / 2, z + r * Math.cos(angle)],
        [0.035, 0.8 * length, 0.05],
        {
          rotation: quatFromAxisAngle([0, 1, 0], angle),
        },
      );
    });
    const drum = body(
      hinge({ axis: [0, 1, 0], position: at(drumBack) }),
      [
        part('drum', { material: 'stainless_steel', fill: 0.15, affordance: 6, description: 'Perforated drum, turns.' }, [
          ...paint('mesh', {
            ...s.lathe([...wall, [mouth + 0.004, length], [mouth + 0.004, length - t], [drumRadius - t, length - t], ...inner], onBack),
            pieces: s.lathe([...wall, [drumRadius - t, length], ...inner], onBack).pieces,
          }),
          ...paint('metal', ...paddles),
        ]),
      ],
      base,
    ); // prettier-ignore

    const trayBack = Math.min(0.3 * d, 0.2);
    const drawer = body(
      slide({ axis: [0, -1, 0], range: [0, 0.75 * trayBack], seen: { closed: 0.8, between: [0.2 * trayBack, 0.7 * trayBack] } }),
      [
        part('detergent drawer', { material: 'polypropylene', affordance: 2, description: 'Drawer for detergent.' }, [
          ...bandFinish(s.boxBetween([drawerFrom + 0.0025, face - 0.004, drawerLow + 0.0025], [drawerTo - 0.0025, face + 0.008, drawerHigh - 0.0025], { round: 0.003 })),
          ...paint('light', ...s.tray([drawerFrom + 0.006, face + 0.007, drawerLow + 0.005], [drawerTo - 0.006, face + trayBack, drawerHigh - 0.01], 0.002)),
          ...withoutCollision(...paint('accent', s.boxBetween([drawerFrom + 0.15 * p.drawer * w, face - 0.0052, drawerLow + 0.004], [drawerTo - 0.15 * p.drawer * w, face - 0.003, drawerLow + 0.3 * (drawerHigh - drawerLow)]))),
        ]),
      ],
      base,
    ); // prettier-ignore
    const dial =
      p.knob === 'none'
        ? []
        : [
            knob(s, base, {
              at: [knobX, face, row],
              facing: 'front',
              radius: Math.min(0.36 * tall, 0.07 * w),
              length: 0.045 * w,
              finish: isDark ? 'metal' : trimOf(p.coat),
              name: 'program knob',
              description: 'Chooses the program.',
            }),
          ];
    return [door, drum, drawer, ...dial, ...buttons.map((button) => pushButton(s, base, button))];
  };
  return { cabinet, moving };
}
