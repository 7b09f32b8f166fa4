import type { Color } from 'three';
import { DoubleSide, Mesh, PlaneGeometry, ShaderMaterial, Vector3 } from 'three';

const VERTEX = /* glsl */ `
varying vec2 at;
void main() {
  vec4 world = modelMatrix * vec4(position, 1.0);
  at = world.xy;
  gl_Position = projectionMatrix * viewMatrix * world;
}`;

// Lines one pixel wide at every distance, by the size of a pixel on the floor; cells that become smaller than a few pixels fade
// out, and so does everything far from the middle.
const FRAGMENT = /* glsl */ `
uniform vec3 color;
uniform float opacity;
uniform float cell;
uniform float radius;
uniform vec3 middle;
varying vec2 at;
float lines(float size) {
  vec2 p = at / size;
  vec2 width = fwidth(p);
  vec2 near = abs(fract(p - 0.5) - 0.5) / max(width, 1e-6);
  float line = 1.0 - min(min(near.x, near.y), 1.0);
  return line * (1.0 - smoothstep(0.15, 0.5, max(width.x, width.y)));
}
void main() {
  float fade = 1.0 - smoothstep(0.25, 1.0, length(at - middle.xy) / radius);
  float line = max(lines(cell) * 0.45, lines(cell * 10.0));
  gl_FragColor = vec4(color, line * opacity * fade);
  if (gl_FragColor.a < 0.004) discard;
  #include <colorspace_fragment>
}`;

export interface FloorGrid {
  readonly mesh: Mesh;
  /** Length of a small cell's side, m. */
  readonly cell: number;
  /** Fits the grid to a model: its middle and size (m) choose where it fades and how wide its cells are. */
  fit(middle: Vector3, size: number, height: number): void;
  recolor(color: Color, opacity: number): void;
}

/** A grid on the floor whose cells are powers of ten: 1 cm for a cup, 10 cm for a cabinet, 1 m for a building. */
export function createFloorGrid(): FloorGrid {
  const uniforms = {
    color: { value: new Vector3(1, 1, 1) },
    opacity: { value: 0.2 },
    cell: { value: 0.1 },
    radius: { value: 5 },
    middle: { value: new Vector3() },
  };
  const material = new ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    uniforms,
    transparent: true,
    depthWrite: false,
    side: DoubleSide,
  });
  const mesh = new Mesh(new PlaneGeometry(1, 1), material);
  // Below the shadow, which lies below everything that stands on the floor.
  mesh.renderOrder = -2;
  mesh.frustumCulled = false;
  return {
    mesh,
    get cell() {
      return uniforms.cell.value;
    },
    fit(middle, size, height) {
      uniforms.cell.value = 10 ** Math.floor(Math.log10(Math.max(size, 1e-4) * 0.4));
      uniforms.radius.value = 4.5 * size;
      uniforms.middle.value.copy(middle);
      mesh.scale.setScalar(9 * size);
      mesh.position.set(middle.x, middle.y, height);
    },
    recolor(color, opacity) {
      uniforms.color.value.set(color.r, color.g, color.b);
      uniforms.opacity.value = opacity;
    },
  };
}
