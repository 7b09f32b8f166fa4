// `npm start [-- image]`: builds, makes an asset of the image (by default one of examples/), and says how to look at it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const image = process.argv[2] === undefined ? path.join(root, 'examples/laptop.png') : path.resolve(process.argv[2]);
const out = path.join(root, 'out');

if (!existsSync(image)) {
  console.error(`There is no image ${image}. Give the path of a PNG, JPEG or WebP: npm start -- path/to/photo.jpg`);
  process.exit(2);
}

run('node', ['esbuild.mjs'], 'The build failed: see the messages above.');
console.log(`\nGenerating from ${path.relative(process.cwd(), image) || image} ...\n`);
const status = run('node', ['dist/cli.js', 'generate', image, '--out', out, '--overwrite']);
const dir = path.join(out, path.parse(image).name);
if (existsSync(dir)) {
  const shown = path.relative(process.cwd(), dir);
  console.log(`
Look at it:  code --extensionDevelopmentPath="${root}" "${dir}"
             then right-click ${path.basename(dir)}.xml > Open Preview, or right-click any image > Generate from Image
Simulate it: python -m mujoco.viewer --mjcf=${path.join(shown, 'scene.xml')}`);
}
process.exit(status);

function run(command, args, failure) {
  const { status } = spawnSync(command === 'node' ? process.execPath : command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0 && failure !== undefined) {
    console.error(failure);
    process.exit(status ?? 1);
  }
  return status ?? 1;
}
