import type { AssetFiles } from '../core/asset-files.js';

/** Copies of mesh files for what a URDF only draws. */
export interface VisualMeshes {
  /** The path of the copy of a file. */
  readonly copyOf: (path: string) => string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * MuJoCo calls a mesh of a URDF as its file, without the folder, and takes the first of a name for all: `visual/link.obj` would collide in place of
 * `collision/link.obj`. And of an OBJ it reads the faces of the first object alone. By itself it drops what is drawn, so that neither is part of the
 * physics: copies with names of their own and all objects in one are drawn as they are meant.
 */
export function createVisualMeshes(files: AssetFiles): VisualMeshes {
  const copies = new Map<string, string>();
  const made = new Map<string, Uint8Array>();
  return {
    copyOf(path) {
      const known = copies.get(path);
      if (known !== undefined) return known;
      const dot = path.lastIndexOf('.');
      const copy = `${path.slice(0, dot)}.visual${copies.size}${path.slice(dot)}`;
      copies.set(path, copy);
      const bytes = files.get(path);
      if (bytes !== undefined) made.set(copy, /\.obj$/i.test(path) ? joinObjects(bytes) : bytes);
      return copy;
    },
    files: made,
  };
}

const OBJECT = /^[ \t]*[og][ \t][^\n]*$/gm;

/** An OBJ without the lines that begin objects and groups. */
function joinObjects(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder('latin1').decode(bytes);
  const joined = text.replace(OBJECT, '');
  return joined === text ? bytes : new TextEncoder().encode(joined);
}
