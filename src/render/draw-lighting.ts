import type { Vec3 } from '../core/math/vec3.js';
import { cross, normalize } from '../core/math/vec3.js';
import type { Random } from '../procedural/random.js';
import type { Environment, Panel, Rgb } from './environment.js';
import type { Lighting } from './lighting.js';

/** Unit vector at an azimuth and elevation (rad) as cameras have them. */
const direction = (azimuth: number, elevation: number): Vec3 => [
  Math.sin(azimuth) * Math.cos(elevation),
  -Math.cos(azimuth) * Math.cos(elevation),
  Math.sin(elevation),
];

const gray = (value: number, warmth = 0): Rgb => [value * (1 + warmth), value, value * (1 - warmth)];

/**
 * Draws the light on a picture taken from `azimuth` (rad): a studio with softboxes and dark cards, a room with windows, open sky, or the
 * even light of a preview. The main light comes from the camera's side, mostly from above.
 */
export function drawLighting(random: Random, azimuth: number): Lighting {
  const kind = random.pick(['studio', 'room', 'outdoors', 'even'] as const, [40, 30, 12, 18]);
  const warmth = 0.12 * random.normal();
  const from = azimuth + random.uniform(-1.5, 1.5) + (random.chance(0.1) ? Math.PI : 0);
  const toward = direction(from, random.uniform(0.25, 1.4));
  const base: Environment = baseEnvironment(kind, random);
  const panels = Array.from({ length: panelCount(kind, random) }, () => drawPanel(kind, azimuth, random));
  const strength = { studio: [0.3, 1.1], room: [0.1, 1], outdoors: [0.2, 2.2], even: [0.1, 0.5] }[kind];
  return {
    environment: { ...base, panels },
    toward,
    color: gray(
      random.uniform(strength[0], strength[1]),
      kind === 'outdoors' ? 0.08 + 0.3 * Math.max(0, warmth) : warmth,
    ),
  };
}

/** The light of a catalogue: a large softbox to the left, a strip to the right, a light room. */
export function studioLighting(azimuth: number): Lighting {
  const panel = (side: number, elevation: number, halfWidth: number, halfHeight: number, value: number): Panel => {
    const toward = direction(azimuth + side, elevation);
    const across = normalize(cross([0, 0, 1], toward)) ?? [1, 0, 0];
    return { toward, across, along: cross(toward, across), halfWidth, halfHeight, color: gray(value) };
  };
  return {
    environment: {
      zenith: gray(0.85),
      horizon: gray(0.45),
      ground: gray(0.35),
      panels: [panel(-0.9, 0.6, 0.45, 0.6, 3), panel(1.2, 0.3, 0.12, 0.9, 2.2), panel(0.2, 0.15, 0.3, 0.08, 0.05)],
    },
    toward: direction(azimuth - 0.7, 0.85),
    color: gray(0.5),
  };
}

type Kind = 'studio' | 'room' | 'outdoors' | 'even';

function baseEnvironment(kind: Kind, random: Random): Environment {
  const tint = 0.06 * random.normal();
  switch (kind) {
    case 'studio': {
      const light = random.uniform(0.25, 0.9);
      return {
        zenith: gray(light * random.uniform(0.7, 1.3), tint),
        horizon: gray(light * random.uniform(0.3, 1.1), tint),
        ground: gray(random.uniform(0.1, 0.8), tint),
        panels: [],
      };
    }
    case 'room':
      return {
        zenith: gray(random.uniform(0.4, 0.9), tint),
        horizon: gray(random.uniform(0.15, 0.6), tint + 0.05),
        ground: gray(random.uniform(0.05, 0.35), tint + 0.15),
        panels: [],
      };
    case 'outdoors':
      return {
        zenith: [random.uniform(0.2, 0.5), random.uniform(0.35, 0.6), random.uniform(0.6, 0.95)],
        horizon: gray(random.uniform(0.6, 1), tint),
        ground: [random.uniform(0.08, 0.3), random.uniform(0.08, 0.3), random.uniform(0.05, 0.22)],
        panels: [],
      };
    case 'even': {
      const light = random.uniform(0.6, 1);
      return {
        zenith: gray(light),
        horizon: gray(light * random.uniform(0.8, 1)),
        ground: gray(light * random.uniform(0.3, 0.9)),
        panels: [],
      };
    }
  }
}

const panelCount = (kind: Kind, random: Random): number =>
  ({ studio: 2 + random.below(4), room: 1 + random.below(3), outdoors: random.below(2), even: random.below(3) })[kind];

/** A softbox or window, or in one case of four a dark card, about the camera's side of the scene. */
function drawPanel(kind: Kind, azimuth: number, random: Random): Panel {
  const isDark = kind !== 'room' && random.chance(0.25);
  const elevation = kind === 'room' ? random.uniform(-0.1, 0.7) : random.uniform(-0.1, 1.3);
  const toward = direction(azimuth + random.uniform(-2.4, 2.4), elevation);
  const across = normalize(cross([0, 0, 1], toward)) ?? [1, 0, 0];
  const bright = isDark ? random.uniform(0.01, 0.06) : random.uniform(1.2, 4.5);
  return {
    toward,
    across,
    along: cross(toward, across),
    halfWidth: random.uniform(0.08, 0.6),
    halfHeight: random.uniform(0.15, 1),
    color: gray(bright, 0.05 * random.normal()),
  };
}
