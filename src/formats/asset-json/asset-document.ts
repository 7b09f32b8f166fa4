/*
 * asset.json: the SimAsset as JSON, for programs and for people. All fields are those of SimAsset, in SI units, radians, Z up and wxyz.
 * Geometry and images are not repeated: where SimAsset has a mesh or PNG, the document has the path of its file beside it.
 */

export const DOCUMENT_FORMAT = 'physx-anything asset';

/** Raised when a reader of the old form could misread the new one. */
export const DOCUMENT_VERSION = 1;
