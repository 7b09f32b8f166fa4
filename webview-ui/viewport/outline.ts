import type { Color, Object3D } from 'three';
import { Box3, BoxGeometry, EdgesGeometry, LineBasicMaterial, LineSegments, Mesh } from 'three';
import type { BufferGeometry } from 'three';

/** Faces that meet at less than this angle (degrees) show no edge. */
const EDGE_ANGLE = 25;
/** Edges of a mesh with more triangles take too long to find: a box stands for them. */
const MOST_TRIANGLES = 40_000;

/** Lines around what is selected, seen through everything. */
export interface Outline {
  setColor(color: Color): void;
  dispose(): void;
}

/** Draws the edges of every mesh in an object; of what is round or very fine, of the box around it. */
export function buildOutline(object: Object3D, color: Color): readonly Outline[] {
  const meshes: Mesh[] = [];
  object.traverse((each) => {
    if (each instanceof Mesh) meshes.push(each as Mesh);
  });
  return meshes.map((mesh) => {
    const edges = edgesOf(mesh.geometry);
    const material = new LineBasicMaterial({ color, depthTest: false, transparent: true, toneMapped: false });
    const lines = new LineSegments(edges, material);
    lines.renderOrder = 9;
    // A line is nothing to click on.
    lines.raycast = () => undefined;
    mesh.add(lines);
    return {
      setColor: (next) => material.color.copy(next),
      dispose() {
        lines.removeFromParent();
        edges.dispose();
        material.dispose();
      },
    };
  });
}

function edgesOf(geometry: BufferGeometry): BufferGeometry {
  const triangles = (geometry.index?.count ?? geometry.getAttribute('position').count) / 3;
  const edges = triangles > MOST_TRIANGLES ? undefined : new EdgesGeometry(geometry, EDGE_ANGLE);
  if (edges !== undefined && edges.getAttribute('position').count > 0) return edges;
  geometry.computeBoundingBox();
  const { min, max } = geometry.boundingBox ?? new Box3();
  const box = new BoxGeometry(max.x - min.x, max.y - min.y, max.z - min.z);
  return new EdgesGeometry(box.translate((min.x + max.x) / 2, (min.y + max.y) / 2, (min.z + max.z) / 2));
}
