import path from 'node:path';
import { scaleMark } from '../../../core/image-mark.js';
import type { Issue } from '../../../core/issue.js';
import type { GeometryEngine } from '../../../core/mesh/geometry-engine.js';
import { simplifyMesh } from '../../../core/mesh/simplify-mesh.js';
import type { PhysicalObject } from '../../../core/physical-object.js';
import { GRID_SIZE } from '../../../core/voxel-grid.js';
import type { Backend, BackendContext, BackendRequest, BackendResult } from '../../../pipeline/backend.js';
import { decodeImage, sourceSize } from '../../image/decode-image.js';
import type { RgbaImage } from '../../image/rgba-image.js';
import { segmentImage } from '../../image/segment-image.js';
import type { Segmentation } from '../../image/segment-image.js';
import { makePause, within } from '../steps.js';
import { decomposeOutline } from './decompose-outline.js';
import { dressMesh } from './dress-mesh.js';
import { makeFootBoxes } from './foot-boxes.js';
import { hullRegion } from './hull-region.js';
import { meshOutline } from './mesh-outline.js';
import { makePhotoTexture } from './photo-texture.js';
import { placeOutline } from './place-outline.js';
import { standOutline } from './stand-outline.js';
import type { StandingOutline } from './stand-outline.js';

/**
 * Deviations in raster pixels (1/400 of the longest side) that simplifying may cause: the first is not seen at the preview's size, and
 * a tenth of the triangles remain. Outlines with hundreds of holes (a woven chair back) get the second.
 */
const TOLERANCES = [0.5, 1];
const MANY_TRIANGLES = 20_000;

/** Collision pieces beside the feet. */
const MAX_REGIONS = 24;

/**
 * kg/m^3 over the whole volume. Household goods are mostly hollow: a kettle, a chair, a speaker or a small appliance weighs 200 to
 * 500 kg per cubic metre of its outside volume.
 */
const DENSITY = 350;

/** The shape is a guess from one side: never sure, whatever the outline's quality. */
const CONFIDENCE = 0.3;

/**
 * Any image to one rigid object: its outline inflated to a closed solid of round cross-sections, standing on a flat base, with the
 * photo projected on it from both sides. Needs no network. It is what is left when nothing knows the object better.
 */
export function createSilhouetteBackend(geometry: GeometryEngine): Backend {
  return {
    name: 'silhouette',
    generate: async (request, context) => {
      const { signal, onProgress } = context;
      onProgress?.(0, 'Reading the image');
      const image = await decodeImage(request.imagePath, signal === undefined ? {} : { signal });
      onProgress?.(0.15, 'Finding the object');
      const pause = makePause(signal);
      await pause();
      const mark = request.mark && scaleMark(request.mark, sourceSize(image), image);
      const segmentation = await segmentImage(image, { pause, ...(mark === undefined ? {} : { mark }) });
      return inflateObject(request, image, segmentation, within(context, 0.35), geometry);
    },
  };
}

/** Gives the object of a segmented image depth. */
export async function inflateObject(
  request: BackendRequest,
  image: RgbaImage,
  segmentation: Segmentation,
  { signal, onProgress }: BackendContext,
  geometry: GeometryEngine,
): Promise<BackendResult> {
  const pause = makePause(signal);
  const report = async (fraction: number, message: string): Promise<void> => {
    onProgress?.(fraction, message);
    await pause();
  };
  await report(0, 'Giving it depth');
  const standing = await standOutline(segmentation, pause);
  await report(0.4, 'Making the surface');
  const rough = meshOutline(standing);
  await pause();
  let surface = rough;
  for (const tolerance of TOLERANCES) {
    if (surface.indices.length <= 3 * MANY_TRIANGLES) break;
    await pause();
    surface = simplifyMesh(rough, tolerance, geometry);
  }
  const placement = placeOutline(surface, standing, GRID_SIZE);
  await report(0.55, 'Making collision shapes');
  const regions = await decomposeOutline(standing, MAX_REGIONS, pause);
  const convexPieces = makeFootBoxes(regions, standing, placement);
  for (const region of regions) {
    await pause();
    const piece = hullRegion(region, standing, placement);
    if (piece !== undefined) convexPieces.push(piece);
  }
  await report(0.8, 'Projecting the photo');
  const { texture, toTexture } = await makePhotoTexture(image, segmentation, pause);
  const mesh = dressMesh(surface, standing, toTexture, placement);
  onProgress?.(1, 'Object made');

  const name = path.parse(request.imagePath).name;
  const object: PhysicalObject = {
    name,
    category: request.category ?? 'object',
    parts: [
      {
        id: 0,
        name,
        material: 'plastic',
        density: DENSITY,
        affordance: 1,
        description: `The whole ${name} as one rigid body, inflated from its outline in a photo.`,
        geometry: { kind: 'mesh', mesh, texture: texture.name, convexPieces },
      },
    ],
    groups: [{ id: 0, parts: [0], motion: { kind: 'fixed' } }],
    textures: [texture],
    confidence: Math.round(100 * CONFIDENCE * segmentation.confidence) / 100,
    provenance: {
      name: { source: 'user', detail: 'name of the image file' },
      category:
        request.category === undefined
          ? { source: 'rule', detail: 'not recognised: any object' }
          : { source: 'user', detail: 'given category' },
      'parts/0/geometry': { source: 'image', detail: `outline by ${segmentation.method}, depth by inflation` },
      'parts/0/material': { source: 'prior', detail: 'plastic stands for mixed materials' },
      'parts/0/density': { source: 'prior', detail: 'mean of household goods over their outside volume' },
      textures: { source: 'image', detail: 'photo projected on front and back' },
    },
  };
  return { object, issues: [...segmentation.issues, ...explainGuesses(segmentation, standing)] };
}

/** What the user must know about a shape that was seen from one side. */
function explainGuesses(segmentation: Segmentation, standing: StandingOutline): Issue[] {
  const issues: Issue[] = [
    {
      code: 'shape-from-outline',
      severity: 'warning',
      where: 'geometry',
      message:
        'The object was not recognised: its depth and back are guessed from its outline, and nothing on it moves.',
      action: 'made one rigid body of low confidence',
    },
    {
      code: 'mass-is-a-guess',
      severity: 'warning',
      where: 'l_0 density',
      message: 'The photo does not show what the object is made of.',
      action: `used ${DENSITY} kg/m3 over its volume, which is usual for hollow household goods`,
    },
  ];
  if (standing.pose === 'lying' && segmentation.method !== 'whole-image') {
    issues.push({
      code: 'laid-down',
      severity: 'info',
      where: 'pose',
      message: 'Standing as in the photo, the object would fall over.',
      action: 'laid it on its back with the photo on top',
    });
  }
  return issues;
}
