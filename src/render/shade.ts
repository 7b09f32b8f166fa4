import type { Pose } from '../core/math/pose.js';
import { matrixFromQuat } from '../core/math/mat3.js';
import type { Framing, View } from './camera.js';
import { cornerNormals } from './corner-normals.js';
import { gatherRadiance } from './environment.js';
import { interpolateNormal } from './interpolate-normal.js';
import { lightReaching } from './light-map.js';
import type { BoundLighting } from './lighting.js';
import type { Look } from './look.js';
import { paintDecals, paintWear } from './paint-over.js';
import { paintSpot } from './paint.js';
import type { Scene } from './scene.js';
import { createSpot } from './surface.js';

/** What is drawn, and how it is painted and lit. */
export interface Subject {
  readonly scene: Scene;
  /** Positions of the scene's vertices, m, posed by `poses`. */
  readonly posed: Float32Array;
  readonly poses: readonly Pose[];
  readonly look: Look;
  readonly light: BoundLighting;
}

/** Shades points of one object in one picture. The result of the last point stands in `color` (linear) and `normal`. */
export interface Shader {
  readonly color: Float64Array;
  /** Unit normal in the object's frame, as posed. */
  readonly normal: Float64Array;
  /** Shades the point that triangle `t` shows at pixel coordinates u, v at that depth (of `View`). */
  shade(t: number, u: number, v: number, depth: number): void;
}

/** Nothing mirrors more sharply: reflections finer than a pixel would glitter. */
const LEAST_ROUGHNESS = 0.06;
/** Mirrored at right angles by what is no metal: 4% (an index of refraction of 1.5). */
const DIELECTRIC = 0.04;

/** A shader for a picture whose pixels `framing` gives. `projected` holds u, v, depth of the posed vertices. */
export function createShader(subject: Subject, view: View, framing: Framing, projected: Float32Array): Shader {
  const { scene, look, light } = subject;
  const normals = cornerNormals(scene);
  const matrices = Float64Array.from(
    subject.poses.flatMap(({ position, rotation }) => [...matrixFromQuat(rotation), ...position]),
  );
  const { center, right, down, forward, radius, perspective } = view;
  const pixel = radius / framing.scale;
  // The eye, m; far away for an orthographic camera.
  const far = radius / Math.max(1e-6, perspective);
  const eye = [center[0] - far * forward[0], center[1] - far * forward[1], center[2] - far * forward[2]];
  const spot = createSpot();
  const [color, normal, mirrored] = [new Float64Array(3), new Float64Array(3), new Float64Array(3)];
  const { lighting, key, sky } = light;
  const { environment, toward, color: keyColor } = lighting;

  const shade = (t: number, u: number, v: number, depth: number): void => {
    // Where it is: see View for the projection.
    const away = depth / (1 - perspective * depth);
    const w = 1 + perspective * away;
    const a = ((u - framing.offsetU) / framing.scale) * w * radius;
    const b = ((v - framing.offsetV) / framing.scale) * w * radius;
    const c = away * radius;
    const x = center[0] + a * right[0] + b * down[0] + c * forward[0];
    const y = center[1] + a * right[1] + b * down[1] + c * forward[1];
    const z = center[2] + a * right[2] + b * down[2] + c * forward[2];
    let vx = eye[0] - x;
    let vy = eye[1] - y;
    let vz = eye[2] - z;
    const distance = Math.sqrt(vx * vx + vy * vy + vz * vz);
    vx /= distance;
    vy /= distance;
    vz /= distance;
    interpolateNormal(normals, t, u, v, framing, projected, scene.indices, perspective, spot);
    // The body's pose turns the normal, and back takes the position.
    const m = 12 * scene.triangleBody[t];
    const px = x - matrices[m + 9];
    const py = y - matrices[m + 10];
    const pz = z - matrices[m + 11];
    spot.x = matrices[m] * px + matrices[m + 3] * py + matrices[m + 6] * pz;
    spot.y = matrices[m + 1] * px + matrices[m + 4] * py + matrices[m + 7] * pz;
    spot.z = matrices[m + 2] * px + matrices[m + 5] * py + matrices[m + 8] * pz;
    let nx = matrices[m] * spot.nx + matrices[m + 1] * spot.ny + matrices[m + 2] * spot.nz;
    let ny = matrices[m + 3] * spot.nx + matrices[m + 4] * spot.ny + matrices[m + 5] * spot.nz;
    let nz = matrices[m + 6] * spot.nx + matrices[m + 7] * spot.ny + matrices[m + 8] * spot.nz;
    let facing = nx * vx + ny * vy + nz * vz;
    if (facing < 0.02) {
      // Smooth normals may look away from the eye near an outline: they are turned back to its edge.
      const turn = 0.02 - facing;
      nx += turn * vx;
      ny += turn * vy;
      nz += turn * vz;
      const length = Math.sqrt(nx * nx + ny * ny + nz * nz);
      nx /= length;
      ny /= length;
      nz /= length;
      facing = 0.02;
    }
    spot.footprint = (pixel * w) / (0.35 + 0.65 * facing);
    paintSpot(look.surfaces[scene.triangleSolid[t]], spot);
    if (look.decals.length > 0) paintDecals(look, scene.triangleBody[t], spot);
    if (look.wear > 0) paintWear(look, spot);
    const roughness = spot.roughness < LEAST_ROUGHNESS ? LEAST_ROUGHNESS : spot.roughness > 1 ? 1 : spot.roughness;
    const { metallic, r, g, b: blue } = spot;
    const matt = 1 - metallic;
    const f0r = DIELECTRIC + (r - DIELECTRIC) * metallic;
    const f0g = DIELECTRIC + (g - DIELECTRIC) * metallic;
    const f0b = DIELECTRIC + (blue - DIELECTRIC) * metallic;

    // The sky, part by part; each lights a little round the edge, since it stands for a wide patch.
    let er = 0;
    let eg = 0;
    let eb = 0;
    let open = 0;
    let whole = 0;
    for (let i = 0; i < sky.length; i++) {
      const { map, color: glow } = sky[i];
      const d = map.toward;
      const slant = nx * d[0] + ny * d[1] + nz * d[2] + 0.35;
      if (slant <= 0) continue;
      const bias = 1.5 * map.texel;
      const lit = slant * lightReaching(map, x + bias * nx, y + bias * ny, z + bias * nz);
      whole += slant;
      open += lit;
      er += lit * glow[0];
      eg += lit * glow[1];
      eb += lit * glow[2];
    }
    const openness = whole > 0 ? open / whole : 1;
    // From below comes what the ground returns.
    const under = (0.5 - 0.5 * nz) * (0.35 + 0.65 * openness);
    er += under * environment.ground[0];
    eg += under * environment.ground[1];
    eb += under * environment.ground[2];

    // The main light.
    let hr = 0;
    let hg = 0;
    let hb = 0;
    const slant = nx * toward[0] + ny * toward[1] + nz * toward[2];
    if (slant > 0) {
      const bias = 1.5 * key.texel;
      const lit = slant * lightReaching(key, x + bias * nx, y + bias * ny, z + bias * nz);
      if (lit > 0) {
        er += lit * keyColor[0];
        eg += lit * keyColor[1];
        eb += lit * keyColor[2];
        const hx = toward[0] + vx;
        const hy = toward[1] + vy;
        const hz = toward[2] + vz;
        const h = Math.sqrt(hx * hx + hy * hy + hz * hz) + 1e-9;
        const nh = (nx * hx + ny * hy + nz * hz) / h;
        const vh = (vx * hx + vy * hy + vz * hz) / h;
        // Lamps are wide, so that even mirrors show a spot of some size (GGX after Walter 2007, visibility after Kelemen 2001).
        const alpha = Math.max(0.02, roughness * roughness);
        const s = nh * nh * (alpha * alpha - 1) + 1;
        const lobe = (alpha * alpha) / (s * s) / (4 * Math.max(0.05, vh * vh));
        const spread = lit * Math.min(12, lobe);
        hr = spread * keyColor[0];
        hg = spread * keyColor[1];
        hb = spread * keyColor[2];
      }
    }

    // What it mirrors; hollows mirror themselves, which is dark.
    const rx = 2 * facing * nx - vx;
    const ry = 2 * facing * ny - vy;
    const rz = 2 * facing * nz - vz;
    gatherRadiance(environment, rx, ry, rz, roughness, mirrored);
    const grazing = (1 - facing) * (1 - facing);
    const edge = grazing * grazing * (1 - facing) * (1 - roughness);
    const hollow = 0.25 + 0.75 * openness;
    mirrored[0] = mirrored[0] * hollow + hr;
    mirrored[1] = mirrored[1] * hollow + hg;
    mirrored[2] = mirrored[2] * hollow + hb;
    const lamp = spot.glow;
    color[0] = r * (matt * er * (1 - lamp) + lamp) + (f0r + (1 - f0r) * edge) * mirrored[0];
    color[1] = g * (matt * eg * (1 - lamp) + lamp) + (f0g + (1 - f0g) * edge) * mirrored[1];
    color[2] = blue * (matt * eb * (1 - lamp) + lamp) + (f0b + (1 - f0b) * edge) * mirrored[2];
    normal[0] = nx;
    normal[1] = ny;
    normal[2] = nz;
  };
  return { color, normal, shade };
}
