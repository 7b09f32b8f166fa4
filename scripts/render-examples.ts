// Draws the pictures in examples/ from models of our own: node scripts/run-ts.mjs scripts/render-examples.ts [name...]
import sharp from 'sharp';
import { loadGeometryEngine } from '../src/core/mesh/geometry-engine.js';
import type { GeometryEngine } from '../src/core/mesh/geometry-engine.js';
import type { Vec3 } from '../src/core/math/vec3.js';
import { makeBottle, makeCabinet, makeKettle, makeMug, makeStool } from './lib/example-objects.js';
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

const SIDE = 768;
const FIELD_OF_VIEW = 24;

const wanted = process.argv.slice(2);
const samples = Number(process.env.SAMPLES ?? 36);
const engine = await loadGeometryEngine();
for (const example of EXAMPLES) {
  if (wanted.length > 0 && !wanted.some((name) => example.file.startsWith(name))) continue;
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
