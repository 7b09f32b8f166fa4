/** Files as the language service sees them. Paths are absolute, with `/` between folders (`c:/robots/arm.xml` on Windows). */
export interface FileAccess {
  /** Undefined where there is no such file, or it cannot be read. */
  readonly readBytes: (path: string) => Uint8Array | undefined;
  /** Names of the files and folders in a folder, folders with `/` at the end; empty where there is none. */
  readonly list: (folder: string) => readonly string[];
  /** Something that changes when the file does; undefined where there is none. */
  readonly stamp: (path: string) => string | undefined;
  /** Folders of ROS packages by name, where the user's settings say so. */
  readonly packages?: Readonly<Record<string, string>>;
  /** The access that this one differs from in its packages alone: what is known of files is known for both. */
  readonly base?: FileAccess;
}

/** The same files, with packages of which settings say where they are. */
export const withPackages = (files: FileAccess, packages: Readonly<Record<string, string>>): FileAccess =>
  Object.keys(packages).length === 0 ? files : { ...files, packages, base: files.base ?? files };
