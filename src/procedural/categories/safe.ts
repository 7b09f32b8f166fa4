import { quatFromAxisAngle } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { defineCategory } from '../category.js';
import type { ModelBody } from '../model.js';
import { body, FIXED, hinge, part } from '../model.js';
import { choice, count, ratio, size } from '../parameters.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { Block } from './appliance-body.js';
import { feet, lining, openFront, withoutCollision } from './appliance-body.js';
import { faceBlock } from './appliance-controls.js';
import { sideHinge } from './appliance-doors.js';

/*
 * A safe with a thick hinged door: a dial or keypad, and a handle that draws the bolts. Sizes: home safes are 0.3 to 0.6 m wide and weigh
 * 20 to 150 kg (estimate); walls are two sheets of steel with light concrete between, some 1700 kg/m3 together.
 */
const FILL = 0.2;

export const safe = defineCategory({
  name: 'safe',
  parameters: {
    width: size(0.41, 0.06),
    height: ratio(0.65, 1.7),
    depth: ratio(0.65, 1.2),
    wall: ratio(0.05, 0.13),
    door: ratio(0.06, 0.16),
    /** The door lies within the frame or in front of it. */
    fit: choice({ inset: 3, overlay: 2 }),
    opening: choice({ left: 3, right: 1 }),
    lock: choice({ dial: 3, keypad: 3, both: 1 }),
    handle: choice({ lever: 3, wheel: 2, knob: 1, none: 1 }),
    /** Size of lock and handle, share of the width, and how far they are apart, share of the height. */
    control: ratio(0.09, 0.17),
    apart: ratio(0.12, 0.26),
    aside: ratio(0, 0.2),
    barrels: choice({ yes: 2, no: 1 }),
    shelves: count(0, [1, 2, 1]),
    foot: ratio(0, 0.07),
    coat: choice({ dark: 3, grey: 3, light: 1 }),
  },
  view: { azimuth: [-55, 55], elevation: [0, 45] },
  build: (p, s) => {
    const w = p.width;
    const [h, d] = [p.height * w, p.depth * w];
    const [wall, t] = [p.wall * w, Math.min(p.door * w, 0.2 * d)];
    const foot = p.foot < 0.02 ? 0 : p.foot * w;
    const isInset = p.fit === 'inset';
    // Where the carcass begins, and the face of the door.
    const front = isInset ? -d / 2 : -d / 2 + t + 0.002;
    const face = -d / 2;
    const coat = (...solids: readonly Solid[]): Solid[] => (p.coat === 'grey' ? [...solids] : paint(p.coat, ...solids));
    const outer: Block = { from: [-w / 2, front, foot], to: [w / 2, d / 2, h] };
    const cavity: Block = { from: [-w / 2 + wall, front, foot + wall], to: [w / 2 - wall, d / 2 - wall, h - wall] };
    const side = p.opening === 'left' ? -1 : 1;
    // An inset door turns about its own front edge: its thickness swings wide at the other edge.
    const opening = cavity.to[0] - cavity.from[0];
    const room = isInset ? Math.hypot(opening, t) - opening + 0.0025 : 0;
    const [hingeX, latchX] = isInset
      ? [side * (opening / 2 - 0.002), -side * (opening / 2 - room)]
      : [(side * w) / 2, (-side * w) / 2];
    const [z0, z1] = isInset ? [cavity.from[2] + 0.002, cavity.to[2] - 0.002] : [foot, h];
    const xs = [hingeX, latchX].sort((a, b) => a - b);

    const pivot: Vec3 = [hingeX + side * 0.0005, isInset ? face : face + t, 0];
    const barrel = Math.min(0.012, 0.03 * w);
    const barrelAt = [0.16, 0.84].map((k) => z0 + k * (z1 - z0));
    const shelfFront = (isInset ? face + t : front) + 0.12 * d;
    const shelves = Array.from({ length: p.shelves }, (_, i) => {
      const z = cavity.from[2] + ((i + 1) * (cavity.to[2] - cavity.from[2])) / (p.shelves + 1);
      return s.boxBetween(
        [cavity.from[0] + 0.001, shelfFront, z],
        [cavity.to[0] - 0.001, cavity.to[1] - 0.001, z + 0.006],
      );
    });
    const base = body(FIXED, [
      part('body', { material: 'steel', fill: FILL, affordance: 8, description: 'Walls of steel and concrete.' }, [
        ...coat(...openFront(s, outer, cavity)),
        ...lining(s, { from: [cavity.from[0], isInset ? face + t + 0.004 : front, cavity.from[2]], to: cavity.to }),
        ...(foot > 0 ? paint('rubber', ...feet(s, outer, 0.06 * w, foot + 0.001)) : []),
      ]),
      ...(p.shelves > 0
        ? [part('shelves', { material: 'steel', fill: 0.4, affordance: 6, description: 'Steel shelves.' }, paint('accent', ...shelves))]
        : []),
    ]); // prettier-ignore

    // The lock bolts stand out of the door's edge behind the frame, drawn back.
    const plug = isInset ? 0 : 0.018;
    const inner = face + t + plug;
    const plugBox = isInset
      ? []
      : [
          s.boxBetween(
            [cavity.from[0] + 0.02, face + t - 0.001, cavity.from[2] + 0.012],
            [cavity.to[0] - 0.02, inner, cavity.to[2] - 0.012],
          ),
        ];
    const middle = (z0 + z1) / 2;
    const liner = s.boxBetween(
      [xs[0] + 0.14 * (xs[1] - xs[0]), inner - 0.001, z0 + 0.14 * (z1 - z0)],
      [xs[1] - 0.14 * (xs[1] - xs[0]), inner + 0.003, z1 - 0.14 * (z1 - z0)],
    );
    const boltX = isInset ? latchX : -side * (opening / 2 - 0.02);
    const bolts = [-0.22, 0, 0.22].map((k) => {
      const [y, z] = [inner - 0.5 * (isInset ? t : plug), middle + k * (z1 - z0)];
      return s.cylinder(
        [boltX + side * 0.02, y, z],
        [boltX - side * (isInset ? 0.0012 : 0.006), y, z],
        Math.min(0.009, 0.3 * (isInset ? t : 2 * plug)),
      );
    });
    const doorSolids = [
      ...coat(s.boxBetween([xs[0], face, z0], [xs[1], face + t, z1], { round: 0.003 })),
      ...paint('accent', ...plugBox),
      ...withoutCollision(
        ...paint('dark', liner),
        ...paint('metal', ...bolts),
        ...(p.barrels === 'yes'
          ? paint('metal', ...barrelAt.map((z) => s.cylinder([pivot[0], pivot[1] - (isInset ? barrel * 0.4 : 0), z - 0.06 * h], [pivot[0], pivot[1] - (isInset ? barrel * 0.4 : 0), z + 0.06 * h], barrel)))
          : []),
      ),
    ]; // prettier-ignore
    const r = Math.min(p.control * w, 0.42 * (z1 - z0) * p.apart + 0.02 * w);
    const cx = (xs[0] + xs[1]) / 2 - side * p.aside * w;
    const hasHandle = p.handle !== 'none';
    const lockZ = middle + (hasHandle ? (p.apart * (z1 - z0)) / 2 + 0.25 * r : 0);
    const handleZ = middle - (p.apart * (z1 - z0)) / 2 - 0.25 * r;
    const hasPad = p.lock !== 'dial';
    const hasDial = p.lock !== 'keypad';
    const padX = p.lock === 'both' ? cx + 1.25 * r : cx;
    const dialX = p.lock === 'both' ? cx - 1.0 * r : cx;
    const pad: Solid[] = hasPad
      ? [
          ...paint('dark', faceBlock(s, [padX, face, lockZ], 'front', [1.7 * r, 2.1 * r], [-0.002, 0.007])),
          ...withoutCollision(
            ...paint('keys', faceBlock(s, [padX, face, lockZ - 0.22 * r], 'front', [1.35 * r, 1.35 * r], [0.006, 0.0085])),
            ...paint('screen', faceBlock(s, [padX, face, lockZ + 0.75 * r], 'front', [1.2 * r, 0.34 * r], [0.006, 0.008])),
          ),
        ]
      : []; // prettier-ignore
    const rosette = hasHandle
      ? withoutCollision(...paint('metal', s.cylinder([cx, face + 0.001, handleZ], [cx, face - 0.0015, handleZ], 0.62 * r)))
      : []; // prettier-ignore
    const door = body(
      sideHinge(p.opening, pivot, isInset ? 115 : 130, { closed: 0.5, from: 30 }),
      [
        part('door', { material: 'steel', fill: 0.28, affordance: 3, description: 'Thick door with bolts.' }, [...doorSolids, ...rosette]),
        ...(hasPad ? [part('keypad', { material: 'abs', affordance: 2, description: 'Keypad.' }, pad)] : []),
      ],
      base,
    ); // prettier-ignore
    const bodies: ModelBody[] = [base, door];
    const gap = 0.0018;
    if (hasDial) {
      const at: Vec3 = [dialX, face, lockZ];
      const dialR = p.lock === 'both' ? 0.85 * r : r;
      const y = (out: number): Vec3 => [at[0], face - gap - out, at[2]];
      bodies.push(
        body(
          hinge({ axis: [0, -1, 0], position: at }),
          [
            part('dial', { material: 'aluminum', fill: 0.6, affordance: 2, description: 'Combination dial, turns without end.' }, [
              ...paint('dial', s.cylinder(y(0), y(0.006), dialR)),
              ...paint('metal', s.cylinder(y(0.005), y(0.02 + 0.2 * dialR), 0.52 * dialR, 0.44 * dialR)),
              ...withoutCollision(...paint('light', faceBlock(s, [at[0], face - gap, at[2] + 0.78 * dialR], 'front', [0.07 * dialR, 0.34 * dialR], [0.005, 0.0072]))),
            ]),
          ],
          door,
        ),
      ); // prettier-ignore
    }
    if (hasHandle) {
      const at: Vec3 = [cx, face, handleZ];
      const y = (out: number): Vec3 => [at[0], face - gap - out, at[2]];
      const stem = 0.04 * w + 0.012;
      const hub = s.cylinder(y(0), y(stem), 0.3 * r);
      const grip = handleGrip(p.handle, at, face - gap - stem, r, side);
      bodies.push(
        body(
          p.handle === 'wheel'
            ? hinge({ axis: [0, -1, 0], position: at })
            : hinge({ axis: [0, side === -1 ? 1 : -1, 0], position: at, range: [0, 80] }),
          [
            part('handle', { material: 'zinc_alloy', fill: 0.5, affordance: 1, description: 'Draws the bolts.' }, paint('metal', hub, ...grip)),
          ],
          door,
        ),
      ); // prettier-ignore
    }
    return { bodies };

    function handleGrip(kind: 'lever' | 'wheel' | 'knob', at: Vec3, y: number, radius: number, towards: number): Solid[] {
      const [x, , z] = at;
      if (kind === 'lever')
        return [
          s.box([x + towards * 0.75 * radius, y, z], [2 * radius, 0.3 * radius, 0.4 * radius], { round: 0.08 * radius }),
        ];
      if (kind === 'knob')
        return [
          s.cylinder([x, y + 0.004, z], [x, y - 0.35 * radius, z], 0.6 * radius, 0.5 * radius),
          s.box([x, y - 0.3 * radius, z], [0.2 * radius, 0.35 * radius, 1.1 * radius]),
        ];
      return [0, 1, 2].map((i) => {
        const angle = (2 * Math.PI * i) / 3;
        return s.box([x + 0.7 * radius * Math.sin(angle), y, z + 0.7 * radius * Math.cos(angle)], [0.2 * radius, 0.2 * radius, 1.4 * radius], {
          rotation: quatFromAxisAngle([0, 1, 0], angle),
          round: 0.06 * radius,
        });
      }).concat([0, 1, 2].map((i) => {
        const angle = (2 * Math.PI * i) / 3;
        const reach = 1.4 * radius;
        return s.ellipsoid([x + reach * Math.sin(angle), y, z + reach * Math.cos(angle)], [0.18 * radius, 0.18 * radius, 0.18 * radius]);
      }));
    } // prettier-ignore
  },
});
