import { matrixFromQuat } from '../../src/core/math/mat3.js';
import type { Pose } from '../../src/core/math/pose.js';
import { IDENTITY_POSE } from '../../src/core/math/pose.js';
import type { TriangleMesh } from '../../src/core/mesh/triangle-mesh.js';

/*
 * A small software renderer for looking at meshes without a GPU or a window: orthographic, z-buffered, two lights, 2x2 samples.
 * It is a tool of the developer; nothing that ships uses it.
 */

export interface PreviewMesh {
  readonly mesh: TriangleMesh & { readonly normals?: Float32Array };
  /** sRGB red, green, blue (and alpha, ignored), 0 to 1. */
  readonly color: readonly number[];
  /** Takes the mesh to the scene; identity when absent. */
  readonly pose?: Pose;
}

export interface PreviewOptions {
  readonly width: number;
  readonly height: number;
  /** Direction of the camera seen from the scene, radians about +z from +x. */
  readonly azimuth: number;
  /** Height of the camera above the horizon, radians. */
  readonly elevation: number;
  /** Draws triangle edges in a darker shade. */
  readonly edges?: boolean;
  /** sRGB ground colour, 0 to 1. */
  readonly background?: readonly [number, number, number];
  /** Middle and half width of the view, scene units; the whole scene when absent. */
  readonly view?: { readonly centre: readonly [number, number, number]; readonly radius: number };
}

export interface PreviewImage {
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel, row 0 on top: `sharp(rgba, { raw: { width, height, channels: 4 } }).png()`. */
  readonly rgba: Uint8Array;
}

const SAMPLES = 2;

/** Draws the meshes (Z up), fitted to the picture. Uses vertex normals where a mesh has them, else flat shading. */
export function renderPreview(meshes: readonly PreviewMesh[], options: PreviewOptions): PreviewImage {
  const { width, height, azimuth, elevation } = options;
  const w = width * SAMPLES;
  const h = height * SAMPLES;
  const [ca, sa, ce, se] = [Math.cos(azimuth), Math.sin(azimuth), Math.cos(elevation), Math.sin(elevation)];
  // Camera axes: right, up, and towards the camera.
  const axes = [[-sa, ca, 0], [-se * ca, -se * sa, ce], [ce * ca, ce * sa, se]] as const; // prettier-ignore
  const turned = meshes.map(({ mesh, pose = IDENTITY_POSE }) => ({
    positions: turn(mesh.positions, pose, axes, true),
    normals: mesh.normals === undefined ? undefined : turn(mesh.normals, pose, axes, false),
  }));
  const frame = fitView(turned, axes, options, w, h);
  const color = new Float32Array(w * h * 3);
  const depth = new Float32Array(w * h).fill(-Infinity);
  const [br, bg, bb] = (options.background ?? [1, 1, 1]).map(toLinear);
  for (let i = 0; i < color.length; i += 3) color.set([br, bg, bb], i);
  meshes.forEach(({ mesh, color: sRgb }, m) => {
    const base = [toLinear(sRgb[0]), toLinear(sRgb[1]), toLinear(sRgb[2])];
    const { positions, normals } = turned[m];
    const { indices } = mesh;
    for (let t = 0; t + 2 < indices.length; t += 3) {
      const corners = [indices[t], indices[t + 1], indices[t + 2]];
      drawTriangle(corners, positions, normals, base, options.edges === true, frame, w, h, color, depth);
    }
  });
  return { width, height, rgba: resolve(color, width, height) };
}

interface Frame {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

function turn(vectors: Float32Array, pose: Pose, axes: readonly (readonly number[])[], isPoint: boolean): Float64Array {
  const m = matrixFromQuat(pose.rotation);
  const p = isPoint ? pose.position : [0, 0, 0];
  const out = new Float64Array(vectors.length);
  for (let i = 0; i < vectors.length; i += 3) {
    const [x, y, z] = [vectors[i], vectors[i + 1], vectors[i + 2]];
    const world = [0, 3, 6].map((r, k) => m[r] * x + m[r + 1] * y + m[r + 2] * z + p[k]);
    for (let k = 0; k < 3; k++) out[i + k] = axes[k][0] * world[0] + axes[k][1] * world[1] + axes[k][2] * world[2];
  }
  return out;
}

function fitView(
  turned: readonly { positions: Float64Array }[],
  axes: readonly (readonly number[])[],
  { view }: PreviewOptions,
  w: number,
  h: number,
): Frame {
  if (view !== undefined) {
    const [x, y] = axes.map((a) => a[0] * view.centre[0] + a[1] * view.centre[1] + a[2] * view.centre[2]);
    return { scale: Math.min(w, h) / (2 * view.radius), x, y };
  }
  const [min, max] = [
    [Infinity, Infinity],
    [-Infinity, -Infinity],
  ];
  for (const { positions } of turned)
    for (let i = 0; i < positions.length; i++) {
      const k = i % 3;
      if (k === 2) continue;
      min[k] = Math.min(min[k], positions[i]);
      max[k] = Math.max(max[k], positions[i]);
    }
  const spanX = max[0] - min[0] || 1;
  const spanY = max[1] - min[1] || 1;
  return {
    scale: 0.92 * Math.min(w / spanX, h / spanY),
    x: (min[0] + max[0]) / 2,
    y: (min[1] + max[1]) / 2,
  };
}

function drawTriangle(
  corners: readonly number[],
  positions: Float64Array,
  normals: Float64Array | undefined,
  base: readonly number[],
  edges: boolean,
  frame: Frame,
  w: number,
  h: number,
  color: Float32Array,
  depth: Float32Array,
): void {
  const px = corners.map((v) => (positions[3 * v] - frame.x) * frame.scale + w / 2);
  const py = corners.map((v) => h / 2 - (positions[3 * v + 1] - frame.y) * frame.scale);
  const pz = corners.map((v) => positions[3 * v + 2]);
  const area = (px[1] - px[0]) * (py[2] - py[0]) - (px[2] - px[0]) * (py[1] - py[0]);
  if (!(Math.abs(area) > 1e-12)) return;
  const [x0p, x1p, x2p] = px;
  const [y0p, y1p, y2p] = py;
  const flat = faceNormal(corners, positions);
  const flatLight = shade(flat[0], flat[1], flat[2]);
  const [n0, n1, n2] = corners.map((v) => 3 * v);
  const sides = [0, 1, 2].map((k) => Math.hypot(px[(k + 2) % 3] - px[(k + 1) % 3], py[(k + 2) % 3] - py[(k + 1) % 3]));
  const heights = sides.map((side) => Math.abs(area) / side);
  const [x0, x1] = [Math.max(0, Math.floor(Math.min(...px))), Math.min(w - 1, Math.ceil(Math.max(...px)))];
  const [y0, y1] = [Math.max(0, Math.floor(Math.min(...py))), Math.min(h - 1, Math.ceil(Math.max(...py)))];
  for (let y = y0; y <= y1; y++) {
    for (let x = x0; x <= x1; x++) {
      const cx = x + 0.5;
      const cy = y + 0.5;
      const b0 = ((x1p - cx) * (y2p - cy) - (x2p - cx) * (y1p - cy)) / area;
      const b1 = ((x2p - cx) * (y0p - cy) - (x0p - cx) * (y2p - cy)) / area;
      const b2 = 1 - b0 - b1;
      if (b0 < 0 || b1 < 0 || b2 < 0) continue;
      const z = b0 * pz[0] + b1 * pz[1] + b2 * pz[2];
      const i = y * w + x;
      if (z <= depth[i]) continue;
      depth[i] = z;
      let light = flatLight;
      if (normals !== undefined) {
        const nx = b0 * normals[n0] + b1 * normals[n1] + b2 * normals[n2];
        const ny = b0 * normals[n0 + 1] + b1 * normals[n1 + 1] + b2 * normals[n2 + 1];
        const nz = b0 * normals[n0 + 2] + b1 * normals[n1 + 2] + b2 * normals[n2 + 2];
        const length = Math.hypot(nx, ny, nz) || 1;
        light = shade(nx / length, ny / length, nz / length);
      }
      // Distance to the nearest side, in samples.
      if (edges && Math.min(b0 * heights[0], b1 * heights[1], b2 * heights[2]) < 0.9) light *= 0.35;
      // A face turned away is seen from inside only where the surface is open or inverted: shown in red.
      const inside = flat[2] < 0;
      color[3 * i] = inside ? 0.6 : base[0] * light;
      color[3 * i + 1] = inside ? 0.02 : base[1] * light;
      color[3 * i + 2] = inside ? 0.02 : base[2] * light;
    }
  }
}

function faceNormal(corners: readonly number[], positions: Float64Array): number[] {
  const [a, b, c] = corners.map((v) => 3 * v);
  const u = [0, 1, 2].map((k) => positions[b + k] - positions[a + k]);
  const v = [0, 1, 2].map((k) => positions[c + k] - positions[a + k]);
  const n = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
  const length = Math.hypot(n[0], n[1], n[2]) || 1;
  return n.map((value) => value / length);
}

/** A key light from the upper left in front, a weak fill from the right, and some ambient light. */
function shade(x: number, y: number, z: number): number {
  const key = Math.max(0, -0.45 * x + 0.65 * y + 0.61 * z);
  const fill = Math.max(0, 0.8 * x + 0.1 * y + 0.59 * z);
  return 0.18 + 0.72 * key + 0.18 * fill;
}

const toLinear = (s: number): number => s ** 2.2;

function resolve(color: Float32Array, width: number, height: number): Uint8Array {
  const rgba = new Uint8Array(width * height * 4);
  const w = width * SAMPLES;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const o = 4 * (y * width + x);
      for (let k = 0; k < 3; k++) {
        let sum = 0;
        for (let dy = 0; dy < SAMPLES; dy++)
          for (let dx = 0; dx < SAMPLES; dx++) sum += color[3 * ((y * SAMPLES + dy) * w + x * SAMPLES + dx) + k];
        rgba[o + k] = Math.round(255 * Math.min(1, sum / SAMPLES ** 2) ** (1 / 2.2));
      }
      rgba[o + 3] = 255;
    }
  return rgba;
}
