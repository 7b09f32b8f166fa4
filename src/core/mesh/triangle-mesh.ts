/**
 * An indexed triangle mesh. `positions` holds x, y, z per vertex; `indices` three vertex numbers per triangle, counter-clockwise
 * seen from outside. Unit and frame are stated where it is used.
 */
export interface TriangleMesh {
  readonly positions: Float32Array;
  readonly indices: Uint32Array;
}

/** A mesh to draw: unshared along seams, so it need not be closed by index. */
export interface VisualMesh extends TriangleMesh {
  /** Unit vertex normals, x, y, z per vertex. */
  readonly normals?: Float32Array;
  /** Texture coordinates u, v per vertex, (0, 0) top left as in glTF. */
  readonly uvs?: Float32Array;
}
