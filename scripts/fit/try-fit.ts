// Fits categories to an image without the network, to see what render-and-compare does:
// `node scripts/run-ts.mjs scripts/fit/try-fit.ts IMAGE OUT.png CATEGORY [CATEGORY ...] [--seconds N]`. Writes photo and fit side by side.
import sharp from 'sharp';
import { parseArgs } from 'node:util';
import { cropObject } from '../../src/inference/embedded/fit/crop-object.js';
import { createEvaluator } from '../../src/inference/embedded/fit/evaluate.js';
import { fitObject } from '../../src/inference/embedded/fit/fit-object.js';
import { createFitSpace } from '../../src/inference/embedded/fit/fit-space.js';
import { makeTarget } from '../../src/inference/embedded/fit/fit-target.js';
import { chooseGuesses } from '../../src/inference/embedded/choose-guesses.js';
import { cropToImage, guessesFrom } from '../../src/inference/embedded/guesses-from-recognition.js';
import { loadRecognizer } from '../../src/inference/embedded/networks/load-recognizer.js';
import { priorGuess } from '../../src/inference/embedded/fit/guess.js';
import { createTaskRunner } from '../../src/inference/embedded/fit/search-task.js';
import { textureParts } from '../../src/inference/embedded/appearance/texture-parts.js';
import { loadNodeEngines } from '../../src/pipeline/node-engines.js';
import { poseParts } from '../../src/procedural/pose-parts.js';
import { describeObject } from '../../src/procedural/to-physical-object.js';
import { createShapes } from '../../src/procedural/solids/shapes.js';
import { drawTextured } from './draw-textured.js';
import { decodeImage } from '../../src/inference/image/decode-image.js';
import { segmentImage } from '../../src/inference/image/segment-image.js';
import { CATEGORIES } from '../../src/procedural/categories/index.js';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '8' },
    seed: { type: 'string', default: '1' },
    network: { type: 'boolean', default: false },
  },
});
const [imagePath, out, ...names] = positionals;
const image = await decodeImage(imagePath);
const segmentation = await segmentImage(image);
const crop = cropObject(image, segmentation.soft, 256);
const runner = createTaskRunner(crop, CATEGORIES);
const guesses = values.network
  ? chooseGuesses(
      guessesFrom(await (await loadRecognizer()).recognize(cropToImage(cropObject(image, segmentation.soft, 128)))),
      names[0],
    )
  : names.map((name) => {
      const category = CATEGORIES.find((c) => c.name === name);
      if (category === undefined) throw new Error(`no category ${name}`);
      return priorGuess(category, 1 / names.length);
    });
for (const { category, probability } of guesses) console.log(`${category.name} ${probability.toFixed(3)}`);
let searches = 0;
const started = performance.now();
const fits = await fitObject({
  guesses,
  seconds: Number(values.seconds),
  seed: Number(values.seed),
  run: (tasks) => {
    searches += tasks.length;
    return Promise.resolve(tasks.map((task) => runner.run(task)));
  },
  onProgress: (fraction, { guess, structure, result, score }) => {
    const { iou, unexplained, edges } = result.agreement;
    console.log(
      `${(100 * fraction).toFixed(0)}% ${guess.category.name} ${JSON.stringify(structure)} score ${score.toFixed(4)} iou ${iou.toFixed(3)} unexplained ${unexplained.toFixed(3)} edges ${edges.toFixed(3)}`,
    );
  },
});
console.log(`${searches} searches, ${((performance.now() - started) / 1000).toFixed(1)} s on one core`);
const size = 256;
const evaluator = createEvaluator(makeTarget(crop, size));
const tiles: Buffer[] = [];
const photo = Buffer.alloc(size * size * 3);
for (let p = 0; p < size * size; p++)
  for (let k = 0; k < 3; k++) photo[3 * p + k] = 200 + crop.mask[p] * (crop.rgb[3 * p + k] - 200);
tiles.push(photo);
for (const fit of fits) {
  const space = createFitSpace(fit.guess.category, fit.structure);
  const agreement = evaluator.evaluate(space, fit.result.point);
  const { raster, scene, placed } = evaluator.last;
  console.log(
    fit.guess.category.name,
    'iou at 256:',
    agreement.iou.toFixed(3),
    JSON.stringify(placed.values),
    JSON.stringify(placed.camera),
    placed.state.map((s) => Number(s.toFixed(2))).join(' '),
  );
  const tile = Buffer.alloc(size * size * 3, 255);
  for (let p = 0; p < size * size; p++) {
    const t = raster.triangle[p];
    if (t < 0) continue;
    const h = (scene.trianglePart[t] * 137 + scene.triangleFinish[t] * 59) % 360;
    const shade = 0.6 + 0.4 * Math.abs(Math.sin(t * 1.3));
    for (let k = 0; k < 3; k++) tile[3 * p + k] = shade * (128 + 100 * Math.cos(((h + 120 * k) * Math.PI) / 180));
  }
  tiles.push(tile);
}
const [{ geometry }, winner] = [await loadNodeEngines(), fits[0]];
const {
  values: found,
  state,
  camera,
} = createFitSpace(winner.guess.category, winner.structure).decode(winner.result.point, createShapes('draft'));
const model = winner.guess.category.build(found, createShapes('full'));
const parts = poseParts(model, state, geometry);
const before = performance.now();
const dress = await textureParts(parts, camera, cropObject(image, segmentation.soft, 1024));
console.log(
  `textured in ${(performance.now() - before).toFixed(0)} ms, ${((dress.texture?.png.length ?? 0) / 1024).toFixed(0)} KB`,
);
const object = describeObject(
  model,
  state,
  { name: 'x', category: winner.guess.category.name, provenance: {} },
  parts,
  dress,
);
for (const turn of [0, 1.2, -1.2, Math.PI])
  tiles.push(await drawTextured(object, { ...camera, azimuth: camera.azimuth + turn }, size));
if (dress.texture !== undefined) await sharp(dress.texture.png).toFile(out.replace('.png', '-atlas.png'));
await sharp({ create: { width: size * tiles.length, height: size, channels: 3, background: 'white' } })
  .composite(
    tiles.map((tile, i) => ({ input: tile, raw: { width: size, height: size, channels: 3 }, left: i * size, top: 0 })),
  )
  .png()
  .toFile(out);
