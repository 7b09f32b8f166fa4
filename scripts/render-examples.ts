// Draws the pictures in examples/ from models of our own: node scripts/run-ts.mjs scripts/render-examples.ts [name...]
import sharp from 'sharp';
import { loadGeometryEngine } from '../src/core/mesh/geometry-engine.js';
import type { GeometryEngine } from '../src/core/mesh/geometry-engine.js';
import type { Vec3 } from '../src/core/math/vec3.js';
import { makeBottle, makeCabinet, makeKettle, makeMug, makeStool } from './lib/example-objects.js';
import { laptop } from '../src/procedural/categories/laptop.js';
import type { ProceduralCategory } from '../src/procedural/category.js';
import { poseBodies } from '../src/procedural/joint-state.js';
import { createRandom } from '../src/procedural/random.js';
import { sampleObject } from '../src/procedural/sample-object.js';
import { createShapes } from '../src/procedural/solids/shapes.js';
import { aimCamera, frameToBox, projectPoints, squareBox } from '../src/render/camera.js';
import { studioLighting } from '../src/render/draw-lighting.js';
import { drawLook } from '../src/render/draw-look.js';
import { bindLighting, createLightBuffers } from '../src/render/lighting.js';
import { createPicture, renderImage } from '../src/render/render-image.js';
import { flattenModel, poseVertices } from '../src/render/scene.js';
import { compress, toByte } from '../src/render/tone.js';
import type { TracedMesh } from './lib/trace-scene.js';
import { traceScene } from './lib/trace-scene.js';

interface Example {
  readonly file: string;
  readonly make: (engine: GeometryEngine) => TracedMesh[];
  /** Height of the middle and size of what the picture shows, m. */
  readonly middle: number;
  readonly size: number;
  /** Direction of the camera, degrees: about the vertical from the front, and above the horizon. */
  readonly azimuth: number;
  readonly elevation: number;
  readonly ground?: Vec3;
}

const EXAMPLES: readonly Example[] = [
  {
    file: 'mug.png',
    make: makeMug,
    middle: 0.046,
    size: 0.18,
    azimuth: -18,
    elevation: 20,
    ground: [0.93, 0.93, 0.92],
  },
  {
    file: 'stool.png',
    make: makeStool,
    middle: 0.22,
    size: 0.72,
    azimuth: 24,
    elevation: 16,
    ground: [0.88, 0.9, 0.92],
  },
  {
    file: 'cabinet.png',
    make: makeCabinet,
    middle: 0.36,
    size: 1.12,
    azimuth: -28,
    elevation: 14,
    ground: [0.9, 0.89, 0.87],
  },
  {
    file: 'bottle.webp',
    make: makeBottle,
    middle: 0.14,
    size: 0.4,
    azimuth: 0,
    elevation: 9,
    ground: [0.85, 0.86, 0.89],
  },
  { file: 'kettle.png', make: makeKettle, middle: 0.115, size: 0.38, azimuth: 20, elevation: 17 },
];

/** An object of the procedural library, drawn by the product's own renderer. */
interface LibraryExample {
  readonly file: string;
  readonly category: ProceduralCategory;
  /** Number of the object. */
  readonly seed: number;
  /** Number of its paint. */
  readonly look: number;
  readonly azimuth: number;
  readonly elevation: number;
}

const LIBRARY: readonly LibraryExample[] = [
  { file: 'laptop.png', category: laptop, seed: 2, look: 1, azimuth: 30, elevation: 26 },
];

const SIDE = 768;
/** What a library example lies on. */
const PAPER = [236, 237, 239];
const FIELD_OF_VIEW = 24;

const wanted = process.argv.slice(2);
const samples = Number(process.env.SAMPLES ?? 36);
for (const example of LIBRARY) if (isWanted(example)) await drawLibraryExample(example);
const engine = await loadGeometryEngine();
for (const example of EXAMPLES) {
  if (!isWanted(example)) continue;
  const [a, e] = [(example.azimuth * Math.PI) / 180, (example.elevation * Math.PI) / 180];
  const away = example.size / (2 * Math.tan((FIELD_OF_VIEW * Math.PI) / 360));
  const { data, width, height } = traceScene({
    meshes: example.make(engine),
    eye: [away * Math.sin(a) * Math.cos(e), -away * Math.cos(a) * Math.cos(e), example.middle + away * Math.sin(e)],
    target: [0, 0, example.middle],
    fov: FIELD_OF_VIEW,
    width: SIDE,
    height: SIDE,
    samples,
    ...(example.ground === undefined ? {} : { ground: example.ground }),
  });
  const picture = sharp(data, { raw: { width, height, channels: 4 } });
  const opaque = example.ground === undefined ? picture : picture.removeAlpha();
  const encoded = example.file.endsWith('.webp') ? opaque.webp({ quality: 88 }) : opaque.png({ compressionLevel: 9 });
  const { size } = await encoded.toFile(`examples/${example.file}`);
  console.log(`examples/${example.file}: ${Math.round(size / 1024)} kB`);
}

function isWanted({ file }: { readonly file: string }): boolean {
  return wanted.length === 0 || wanted.some((name) => file.startsWith(name));
}

async function drawLibraryExample({
  file,
  category,
  seed,
  look: paint,
  azimuth,
  elevation,
}: LibraryExample): Promise<void> {
  const { model, state } = sampleObject(category, seed, createShapes('full'));
  const scene = flattenModel(model);
  const poses = poseBodies(model, state);
  const posed = new Float32Array(scene.positions.length);
  poseVertices(scene, poses, posed);
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const camera = { azimuth: radians(azimuth), elevation: radians(elevation), roll: 0, perspective: 0.2 };
  const view = aimCamera(camera, posed);
  const projected = new Float32Array(posed.length);
  projectPoints(view, posed, projected);
  const look = drawLook(scene, createRandom(category.name, 'look', paint));
  const lights = createLightBuffers(768, 256, 32);
  const light = bindLighting(lights, studioLighting(camera.azimuth), posed, scene.indices, 0);
  const picture = createPicture(SIDE, SIDE, 4);
  renderImage(picture, { scene, posed, poses, look, light }, view, frameToBox(projected, squareBox(SIDE, 0.14)));
  const pixels = Buffer.alloc(3 * SIDE * SIDE);
  for (let i = 0; i < SIDE * SIDE; i++) {
    const coverage = picture.color[4 * i + 3];
    for (let c = 0; c < 3; c++) {
      const value = coverage === 0 ? 0 : toByte(compress(picture.color[4 * i + c] / coverage, 0.7));
      pixels[3 * i + c] = Math.round(coverage * value + (1 - coverage) * PAPER[c]);
    }
  }
  const encoded = sharp(pixels, { raw: { width: SIDE, height: SIDE, channels: 3 } }).png({ compressionLevel: 9 });
  const { size } = await encoded.toFile(`examples/${file}`);
  console.log(`examples/${file}: ${Math.round(size / 1024)} kB`);
}
