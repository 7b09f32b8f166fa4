import type { VisualMesh } from '../../src/core/mesh/triangle-mesh.js';
import type { Vec3 } from '../../src/core/math/vec3.js';
import { add, cross, dot, normalize, perpendicular, scale, subtract } from '../../src/core/math/vec3.js';
import type { RgbaImage } from '../../src/inference/image/rgba-image.js';
import type { RayTree } from './ray-tree.js';
import { buildRayTree } from './ray-tree.js';

/** One mesh of a scene with how it looks. Colours are sRGB, 0 to 1. */
export interface TracedMesh {
  readonly mesh: VisualMesh;
  readonly color: Vec3;
  readonly texture?: RgbaImage;
  /** 0 matt, 1 mirror. Metals tint what they reflect. */
  readonly gloss?: number;
  readonly metallic?: boolean;
}

export interface TracedScene {
  readonly meshes: readonly TracedMesh[];
  readonly eye: Vec3;
  readonly target: Vec3;
  /** Vertical field of view, degrees. */
  readonly fov: number;
  readonly width: number;
  readonly height: number;
  /** Rays a pixel; a square number spreads best. */
  readonly samples: number;
  /** sRGB colour of an endless floor at z = 0 that fades into the background; absent: transparent ground. */
  readonly ground?: Vec3;
}

const toLinear = (v: number): number => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const toSrgb = (v: number): number => (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055);

/** The large soft lamp's direction, seen from the object. */
const LAMP = normalize([-0.5, -0.75, 1.15]) ?? [0, 0, 1];
const LAMP_SIDE = normalize(cross(LAMP, [0, 0, 1])) ?? [1, 0, 0];
const LAMP_UP = cross(LAMP_SIDE, LAMP);
/** Half width of the lamp as a tangent: about 35 degrees across. */
const LAMP_SIZE = 0.32;

/** Light of the studio around: bright above, dimmer at the horizon, with the lamp as a bright square for reflections. */
function skyLight(d: Vec3, withLamp: boolean): number {
  const up = 0.5 + 0.5 * d[2];
  const base = 0.25 + 0.6 * up * up;
  if (!withLamp) return base;
  const along = dot(d, LAMP);
  const isLamp = along > 0 && Math.abs(dot(d, LAMP_SIDE)) < 0.4 * along && Math.abs(dot(d, LAMP_UP)) < 0.4 * along;
  return isLamp ? 4 : base;
}

interface Surface {
  readonly point: Vec3;
  readonly normal: Vec3;
  readonly color: Vec3;
  readonly gloss: number;
  readonly metallic: boolean;
}

/**
 * Renders a scene as a photo would show it: soft shadows, light from all around, antialiased. Deterministic: the same scene
 * gives the same bytes. Without `ground` the alpha channel is the object's coverage.
 */
export function traceScene(scene: TracedScene): RgbaImage {
  const { width, height, samples } = scene;
  const world = prepareWorld(scene);
  const forward = normalize(subtract(scene.target, scene.eye)) ?? [0, 1, 0];
  const right = normalize(cross(forward, [0, 0, 1])) ?? [1, 0, 0];
  const up = cross(right, forward);
  const tan = Math.tan((scene.fov * Math.PI) / 360);
  const side = Math.max(1, Math.round(Math.sqrt(samples)));
  const data = new Uint8Array(4 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const random = seededRandom(y * width + x);
      const light = [0, 0, 0, 0];
      for (let s = 0; s < side * side; s++) {
        const px = (x + ((s % side) + random()) / side) / width - 0.5;
        const py = 0.5 - (y + (Math.floor(s / side) + random()) / side) / height;
        const ray = add(forward, add(scale(right, (2 * px * tan * width) / height), scale(up, 2 * py * tan)));
        const direction = normalize(ray) ?? forward;
        const seen = world.look(scene.eye, direction, random, true);
        if (seen === undefined) continue;
        for (let c = 0; c < 3; c++) light[c] += Math.min(seen[c], 1.5);
        light[3]++;
      }
      const n = Math.max(1, light[3]);
      for (let c = 0; c < 3; c++) data[4 * (y * width + x) + c] = Math.round(255 * toSrgb(Math.min(1, light[c] / n)));
      data[4 * (y * width + x) + 3] = Math.round((255 * light[3]) / (side * side));
    }
  }
  return { width, height, data };
}

type Look = (origin: Vec3, direction: Vec3, random: () => number, primary: boolean) => Vec3 | undefined;

function prepareWorld(scene: TracedScene): { look: Look } {
  const corners = new Float32Array(scene.meshes.reduce((n, m) => n + 3 * m.mesh.indices.length, 0));
  const owners: { mesh: TracedMesh; first: number }[] = [];
  let triangle = 0;
  for (const mesh of scene.meshes) {
    owners.push({ mesh, first: triangle });
    const { positions, indices } = mesh.mesh;
    for (const v of indices) corners.set(positions.subarray(3 * v, 3 * v + 3), 3 * triangle++);
  }
  for (const owner of owners) owner.first /= 3;
  const tree = buildRayTree(corners);
  const ground = scene.ground?.map(toLinear) as unknown as Vec3 | undefined;

  const look: Look = (origin, direction, random, primary) => {
    const surface = findSurface(tree, corners, owners, origin, direction);
    const toFloor = direction[2] < 0 ? -origin[2] / direction[2] : Infinity;
    if (surface === undefined || toFloor < surface.distance) {
      if (ground !== undefined && toFloor < Infinity) {
        const point: Vec3 = [origin[0] + toFloor * direction[0], origin[1] + toFloor * direction[1], 0];
        if (!primary) return ground;
        const { light, open } = gatherLight(tree, point, [0, 0, 1], random);
        // The floor keeps one colour everywhere but in shadow, like a paper backdrop.
        return scale(ground, (0.12 + light) / (0.12 + open));
      }
      if (surface === undefined) return primary ? ground : scale([1, 1, 1], skyLight(direction, true));
    }
    return shade(surface, direction, random, primary);
  };

  const shade = (s: Surface, direction: Vec3, random: () => number, primary: boolean): Vec3 => {
    if (!primary) return scale(s.color, 0.6 * (0.3 + 0.7 * Math.max(0, dot(s.normal, LAMP))));
    const lit = gatherLight(tree, s.point, s.normal, random).light;
    const facing = Math.max(0, -dot(direction, s.normal));
    const fresnel = 0.04 + 0.96 * (1 - facing) ** 5;
    const mirror = s.metallic ? s.gloss : s.gloss * fresnel;
    const diffuse = scale(s.color, lit * (s.metallic ? 1 - s.gloss : 1 - mirror));
    if (mirror < 0.01) return diffuse;
    const rough = 0.35 * (1 - s.gloss);
    const bounced = subtract(direction, scale(s.normal, 2 * dot(direction, s.normal)));
    const jitter: Vec3 = [rough * (random() - 0.5), rough * (random() - 0.5), rough * (random() - 0.5)];
    const reflected = normalize(add(bounced, jitter)) ?? bounced;
    const seen =
      look(add(s.point, scale(s.normal, 1e-4)), reflected, random, false) ??
      scale([1, 1, 1], skyLight(reflected, true));
    return add(
      diffuse,
      scale(s.metallic ? [s.color[0] * seen[0], s.color[1] * seen[1], s.color[2] * seen[2]] : seen, mirror),
    );
  };
  return { look };
}

/**
 * Light on a matt surface, and what it would be if nothing were in the way: one ray to the lamp, one to the sky. 1 is a surface
 * that faces both.
 */
function gatherLight(tree: RayTree, point: Vec3, normal: Vec3, random: () => number): { light: number; open: number } {
  const origin = add(point, scale(normal, 1e-4));
  const [across, upward] = [LAMP_SIZE * (2 * random() - 1), LAMP_SIZE * (2 * random() - 1)];
  const toLamp = normalize(add(LAMP, add(scale(LAMP_SIDE, across), scale(LAMP_UP, upward)))) ?? LAMP;
  const fromLamp = 0.62 * Math.max(0, dot(normal, toLamp));
  // Cosine-weighted direction (Malley's method).
  const r = Math.sqrt(random());
  const phi = 2 * Math.PI * random();
  const a = perpendicular(normal);
  const b = cross(normal, a);
  const d = add(add(scale(a, r * Math.cos(phi)), scale(b, r * Math.sin(phi))), scale(normal, Math.sqrt(1 - r * r)));
  // The floor sends back some of the light that falls on it.
  const fromSky = 0.62 * (d[2] < 0 ? 0.32 : skyLight(d, false));
  const lampSeen = fromLamp > 0 && !tree.occluded(origin, toLamp, 1e3) ? fromLamp : 0;
  const skySeen = tree.occluded(origin, d, 1e3) ? 0 : fromSky;
  return { light: lampSeen + skySeen, open: fromLamp + fromSky };
}

function findSurface(
  tree: RayTree,
  corners: Float32Array,
  owners: readonly { mesh: TracedMesh; first: number }[],
  origin: Vec3,
  direction: Vec3,
): (Surface & { distance: number }) | undefined {
  const hit = tree.closest(origin, direction, 1e6);
  if (hit === undefined) return undefined;
  let k = owners.length - 1;
  while (owners[k].first > hit.triangle) k--;
  const { mesh: look, first } = owners[k];
  const { indices, normals, uvs } = look.mesh;
  const ids = [0, 1, 2].map((i) => indices[3 * (hit.triangle - first) + i]);
  const weights = [1 - hit.u - hit.v, hit.u, hit.v];
  const blend = (values: Float32Array, size: number, c: number): number =>
    weights.reduce((sum, w, i) => sum + w * values[size * ids[i] + c], 0);
  const at = (i: number): Vec3 => {
    const t = 9 * hit.triangle + 3 * i;
    return [corners[t], corners[t + 1], corners[t + 2]];
  };
  const face = cross(subtract(at(1), at(0)), subtract(at(2), at(0)));
  let normal =
    normals === undefined
      ? (normalize(face) ?? [0, 0, 1])
      : (normalize([blend(normals, 3, 0), blend(normals, 3, 1), blend(normals, 3, 2)]) ?? [0, 0, 1]);
  if (dot(normal, direction) > 0) normal = dot(face, direction) > 0 ? scale(normal, -1) : normal;
  const base = look.color.map(toLinear) as unknown as Vec3;
  const texel =
    look.texture !== undefined && uvs !== undefined
      ? sampleTexture(look.texture, blend(uvs, 2, 0), blend(uvs, 2, 1))
      : [1, 1, 1];
  return {
    distance: hit.distance,
    point: add(origin, scale(direction, hit.distance)),
    normal,
    color: [base[0] * texel[0], base[1] * texel[1], base[2] * texel[2]],
    gloss: look.gloss ?? 0,
    metallic: look.metallic ?? false,
  };
}

function sampleTexture(image: RgbaImage, u: number, v: number): Vec3 {
  const x = Math.min(image.width - 1, Math.max(0, u * image.width - 0.5));
  const y = Math.min(image.height - 1, Math.max(0, v * image.height - 0.5));
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const x1 = Math.min(image.width - 1, x0 + 1);
  const y1 = Math.min(image.height - 1, y0 + 1);
  const at = (yy: number, xx: number, c: number): number => toLinear(image.data[4 * (yy * image.width + xx) + c] / 255);
  return [0, 1, 2].map(
    (c) =>
      (1 - (y - y0)) * ((1 - (x - x0)) * at(y0, x0, c) + (x - x0) * at(y0, x1, c)) +
      (y - y0) * ((1 - (x - x0)) * at(y1, x0, c) + (x - x0) * at(y1, x1, c)),
  ) as unknown as Vec3;
}

/** Mulberry32: small, fast, good enough for pictures. */
function seededRandom(seed: number): () => number {
  let state = (seed * 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
