import type { GeometryEngine, Solid } from '../../src/core/mesh/geometry-engine.js';
import { meshFromSolid } from '../../src/core/mesh/geometry-engine.js';
import type { TriangleMesh } from '../../src/core/mesh/triangle-mesh.js';
import { toVisualMesh } from '../../src/core/mesh/visual-mesh.js';
import type { Vec3 } from '../../src/core/math/vec3.js';
import { add, cross, normalize, perpendicular, scale, subtract } from '../../src/core/math/vec3.js';
import { smoothCurve } from '../../src/procedural/solids/curves.js';
import type { TracedMesh } from './trace-scene.js';

/*
 * Household things for the example pictures, modelled in metres, standing on z = 0, their front towards -y.
 */

type Look = Omit<TracedMesh, 'mesh'>;

const CREASE = (35 * Math.PI) / 180;

const dress = (mesh: TriangleMesh, look: Look): TracedMesh => ({ mesh: toVisualMesh(mesh, CREASE), ...look });

/** A round body from its profile: radius and height, from the axis at the bottom to the axis at the top, counter-clockwise. */
function turn(engine: GeometryEngine, profile: readonly (readonly [number, number])[], look: Look): TracedMesh {
  const section = new engine.CrossSection([profile.map(([r, z]): [number, number] => [r, z])]);
  return dress(meshFromSolid(engine.Manifold.revolve(section, 96)), look);
}

/** Points of a smooth curve through the given ones, so that profiles and handles bend. */
const bend = <T extends readonly number[]>(points: readonly T[], steps = 8): T[] => smoothCurve(points, steps);

/** A round bar along a curve, closed by its flat ends. `radius` is that at a fraction of its length. */
function bar(path: readonly Vec3[], radius: (t: number) => number, look: Look, sides = 24): TracedMesh {
  const positions: number[] = [];
  const indices: number[] = [];
  let side: Vec3 | undefined;
  path.forEach((p, i) => {
    const along = normalize(subtract(path[Math.min(path.length - 1, i + 1)], path[Math.max(0, i - 1)])) ?? [0, 0, 1];
    // Carried along from ring to ring, so that the bar does not twist.
    const up = normalize(cross(along, side ?? perpendicular(along))) ?? perpendicular(along);
    side = cross(up, along);
    for (let k = 0; k < sides; k++) {
      const angle = (2 * Math.PI * k) / sides;
      const offset = add(scale(side, Math.cos(angle)), scale(up, Math.sin(angle)));
      positions.push(...add(p, scale(offset, radius(i / (path.length - 1)))));
      if (i === 0) continue;
      const [a, b] = [(i - 1) * sides + k, (i - 1) * sides + ((k + 1) % sides)];
      indices.push(a, a + sides, b, b, a + sides, b + sides);
    }
  });
  for (let k = 1; k + 1 < sides; k++) {
    const end = (path.length - 1) * sides;
    indices.push(0, k, k + 1, end, end + k + 1, end + k);
  }
  return dress({ positions: Float32Array.from(positions), indices: Uint32Array.from(indices) }, look);
}

/** A box between two corners with rounded edges. */
function block(engine: GeometryEngine, from: Vec3, to: Vec3, round: number, look: Look): TracedMesh {
  return dress(meshFromSolid(roundBlock(engine, from, to, round)), look);
}

function roundBlock(engine: GeometryEngine, from: Vec3, to: Vec3, round: number): Solid {
  const ball = engine.Manifold.sphere(round, 24);
  const corners = [0, 1, 2, 3, 4, 5, 6, 7].map((i) =>
    ball.translate([0, 1, 2].map((k) => ((i >> k) & 1 ? to[k] - round : from[k] + round)) as [number, number, number]),
  );
  return engine.Manifold.hull(corners);
}

export function makeMug(engine: GeometryEngine): TracedMesh[] {
  const glaze: Look = { color: [0.16, 0.42, 0.62], gloss: 0.75 };
  const profile = bend<readonly [number, number]>(
    [
      [0.029, 0],
      [0.036, 0.003],
      [0.0395, 0.014],
      [0.0405, 0.05],
      [0.041, 0.092],
    ],
    6,
  );
  const lip: [number, number][] = [
    [0.0405, 0.0945],
    [0.039, 0.0955],
    [0.0375, 0.0945],
    [0.037, 0.092],
  ];
  const inside: [number, number][] = [
    [0.0365, 0.05],
    [0.0355, 0.016],
    [0.031, 0.0075],
    [0, 0.006],
  ];
  const path = bend<Vec3>([
    [0.036, 0, 0.078],
    [0.052, 0, 0.081],
    [0.066, 0, 0.07],
    [0.068, 0, 0.05],
    [0.059, 0, 0.03],
    [0.037, 0, 0.021],
  ]);
  return [turn(engine, [[0, 0], ...profile, ...lip, ...inside], glaze), bar(path, () => 0.0058, glaze)];
}

export function makeStool(engine: GeometryEngine): TracedMesh[] {
  const oak: Look = { color: [0.76, 0.57, 0.36], gloss: 0.25 };
  const dark: Look = { color: [0.68, 0.49, 0.3], gloss: 0.25 };
  const seat = turn(
    engine,
    [
      [0, 0.43],
      [0.15, 0.43],
      [0.168, 0.435],
      [0.175, 0.446],
      [0.172, 0.457],
      [0.16, 0.463],
      [0.08, 0.459],
      [0, 0.457],
    ],
    oak,
  );
  const legs = [45, 135, 225, 315].flatMap((degrees) => {
    const [x, y] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    return [
      bar(
        [
          [0.2 * x, 0.2 * y, 0],
          [0.105 * x, 0.105 * y, 0.435],
        ],
        (t) => 0.013 + 0.006 * t,
        dark,
      ),
    ];
  });
  const rungs = [0, 1, 2, 3].map((k) => {
    const corner = (i: number): Vec3 => {
      const angle = Math.PI * (0.25 + 0.5 * i);
      const height = k % 2 === 0 ? 0.15 : 0.19;
      const reach = 0.2 - (0.095 * height) / 0.435;
      return [reach * Math.cos(angle), reach * Math.sin(angle), height];
    };
    return bar([corner(k), corner(k + 1)], () => 0.0085, oak);
  });
  return [seat, ...legs, ...rungs];
}

export function makeCabinet(engine: GeometryEngine): TracedMesh[] {
  const body: Look = { color: [0.5, 0.34, 0.21], gloss: 0.2 };
  const front: Look = { color: [0.93, 0.91, 0.86], gloss: 0.35 };
  const steel: Look = { color: [0.75, 0.76, 0.78], gloss: 0.7, metallic: true };
  const [w, d, h] = [0.3, 0.21, 0.72];
  const carcass = roundBlock(engine, [-w, -d, 0.06], [w, d, h], 0.006).subtract(
    engine.Manifold.cube([2 * w - 0.036, 0.1, h - 0.1]).translate([-w + 0.018, -d - 0.06, 0.079]),
  );
  const parts = [
    dress(meshFromSolid(carcass), body),
    block(engine, [-w - 0.012, -d - 0.012, h], [w + 0.012, d, h + 0.028], 0.008, body),
  ];
  for (const x of [-w + 0.05, w - 0.05])
    for (const y of [-d + 0.05, d - 0.05])
      parts.push(
        bar(
          [
            [x, y, 0],
            [x, y, 0.07],
          ],
          (t) => 0.014 + 0.008 * t,
          body,
        ),
      );
  const fronts: [Vec3, Vec3, Vec3, Vec3][] = [
    [
      [-w + 0.02, -d - 0.008, 0.565],
      [w - 0.02, -d + 0.014, 0.7],
      [-0.07, -d - 0.03, 0.632],
      [0.07, -d - 0.03, 0.632],
    ],
    [
      [-w + 0.02, -d - 0.008, 0.425],
      [w - 0.02, -d + 0.014, 0.56],
      [-0.07, -d - 0.03, 0.492],
      [0.07, -d - 0.03, 0.492],
    ],
    [
      [-w + 0.02, -d - 0.008, 0.08],
      [-0.0025, -d + 0.014, 0.42],
      [-0.035, -d - 0.03, 0.2],
      [-0.035, -d - 0.03, 0.32],
    ],
    [
      [0.0025, -d - 0.008, 0.08],
      [w - 0.02, -d + 0.014, 0.42],
      [0.035, -d - 0.03, 0.2],
      [0.035, -d - 0.03, 0.32],
    ],
  ];
  for (const [from, to, a, b] of fronts) {
    parts.push(
      block(engine, from, to, 0.004, front),
      bar([a, b], () => 0.0055, steel),
    );
    for (const p of [a, b]) {
      const inward = add(p, scale(subtract(p === a ? b : a, p), 0.12));
      parts.push(bar([inward, [inward[0], -d, inward[2]]], () => 0.004, steel));
    }
  }
  return parts;
}

export function makeBottle(engine: GeometryEngine): TracedMesh[] {
  const glass: Look = { color: [0.1, 0.3, 0.16], gloss: 0.9 };
  const paper: Look = { color: [0.95, 0.92, 0.82], gloss: 0.05 };
  const gold: Look = { color: [0.85, 0.66, 0.3], gloss: 0.55, metallic: true };
  const profile = bend<readonly [number, number]>(
    [
      [0.034, 0],
      [0.037, 0.004],
      [0.038, 0.02],
      [0.038, 0.13],
      [0.037, 0.15],
      [0.03, 0.175],
      [0.019, 0.2],
      [0.0145, 0.225],
      [0.0135, 0.262],
    ],
    6,
  );
  return [
    turn(engine, [[0, 0.002], ...profile, [0, 0.262]], glass),
    turn(
      engine,
      [
        [0, 0.045],
        [0.0384, 0.045],
        [0.0384, 0.118],
        [0, 0.118],
      ],
      paper,
    ),
    turn(
      engine,
      [
        [0, 0.078],
        [0.03865, 0.078],
        [0.03865, 0.098],
        [0, 0.098],
      ],
      { color: [0.62, 0.12, 0.14], gloss: 0.05 },
    ),
    turn(
      engine,
      [
        [0, 0.25],
        [0.0158, 0.25],
        [0.0165, 0.252],
        [0.0165, 0.277],
        [0.0155, 0.28],
        [0, 0.281],
      ],
      gold,
    ),
  ];
}

export function makeKettle(engine: GeometryEngine): TracedMesh[] {
  const enamel: Look = { color: [0.8, 0.17, 0.13], gloss: 0.7 };
  const black: Look = { color: [0.07, 0.07, 0.08], gloss: 0.45 };
  const steel: Look = { color: [0.8, 0.81, 0.83], gloss: 0.75, metallic: true };
  const profile = bend<readonly [number, number]>(
    [
      [0.085, 0],
      [0.092, 0.006],
      [0.098, 0.03],
      [0.094, 0.07],
      [0.08, 0.11],
      [0.058, 0.135],
    ],
    7,
  );
  const lid = bend<readonly [number, number]>(
    [
      [0.056, 0.135],
      [0.05, 0.145],
      [0.03, 0.153],
      [0.008, 0.157],
    ],
    5,
  );
  const spout = bend<Vec3>([
    [0.078, 0, 0.055],
    [0.112, 0, 0.075],
    [0.138, 0, 0.115],
    [0.158, 0, 0.138],
  ]);
  const handle = bend<Vec3>(
    [
      [-0.068, 0, 0.122],
      [-0.078, 0, 0.165],
      [-0.05, 0, 0.222],
      [0, 0, 0.238],
      [0.05, 0, 0.222],
      [0.078, 0, 0.165],
      [0.068, 0, 0.122],
    ],
    16,
  );
  return [
    turn(engine, [[0, 0], ...profile, [0, 0.135]], enamel),
    turn(engine, [[0, 0.13], [0.06, 0.13], [0.0605, 0.1365], ...lid, [0, 0.157]], steel),
    turn(
      engine,
      [
        [0, 0.155],
        [0.006, 0.155],
        [0.006, 0.166],
        [0.013, 0.172],
        [0.014, 0.179],
        [0.009, 0.186],
        [0, 0.188],
      ],
      black,
    ),
    bar(spout, (t) => 0.021 - 0.009 * t, enamel),
    bar(handle, (t) => 0.0065 + 0.003 * Math.sin(Math.PI * t), black),
    ...[-1, 1].map((s) =>
      bar(
        [
          [s * 0.062, 0, 0.105],
          [s * 0.07, 0, 0.135],
        ],
        () => 0.0085,
        steel,
      ),
    ),
  ];
}
