import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const fixtures = fileURLToPath(new URL('../../test/integration/workspace', import.meta.url));

/** Something that the library knows. */
const laptop = fileURLToPath(new URL('../../examples/laptop.png', import.meta.url));

/** What a model says of a cabinet. */
const cabinet = fileURLToPath(new URL('../../examples/cabinet.txt', import.meta.url));

/** Something that the tiny model of the tests knows by heart. */
const fan = fileURLToPath(new URL('../../test/fixtures/lessons/022.png', import.meta.url));

/** A photo of a mug on white ground, drawn: what the tests generate from. */
const MUG = `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512">
<defs><linearGradient id="g"><stop offset="0" stop-color="#7fa7c9"/><stop offset=".35" stop-color="#c7dcee"/><stop offset="1" stop-color="#46698a"/></linearGradient></defs>
<rect width="512" height="512" fill="#fff"/>
<path d="M322 200C430 180 430 340 318 322" fill="none" stroke="#4f7596" stroke-width="28"/>
<path d="M140 150H330L318 372Q235 402 152 372Z" fill="url(#g)"/><ellipse cx="235" cy="150" rx="95" ry="22" fill="#33506b"/></svg>`;

/** Makes the folder that VS Code opens in a test: models, and images of one object each. */
export async function makeWorkspace(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(fixtures, folder, { recursive: true });
  const mug = await sharp(Buffer.from(MUG)).png().toBuffer();
  writeFileSync(path.join(folder, 'mug.png'), mug);
  cpSync(laptop, path.join(folder, 'laptop.png'));
  cpSync(fan, path.join(folder, 'fan.png'));
  cpSync(cabinet, path.join(folder, 'cabinet.txt'));
  writeFileSync(path.join(folder, 'notes.txt'), 'Not a picture.\n');
  return folder;
}
