// How much faster the rounds of parts are for what they share with round 1 being read once: `npm run bench:vlm -- [MODEL-FOLDER]`. Each lesson's
// description is asked for and then each part, once as the product does and once with everything read anew. Writes docs/bench/vlm.json for the tiny model.
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { readModelManifest } from '../../src/inference/models/model-manifest.js';
import { decodeImage } from '../../src/inference/image/decode-image.js';
import { loadQwen } from '../../src/inference/vlm/local/load-qwen.js';
import { cutPatches } from '../../src/inference/vlm/local/patches.js';
import { createSpeaker } from '../../src/inference/vlm/local/speaker.js';
import { writeConversation } from '../../src/inference/vlm/local/write-conversation.js';
import { photoForModel } from '../../src/inference/vlm/photo-for-model.js';
import { buildOverallRound, buildPartRound } from '../../src/representation/prompts.js';

const TINY = 'test/fixtures/tiny-vl';
const LESSONS = ['017', '022'];
const folder = process.argv[2] ?? TINY;
const qwen = await loadQwen(folder, await readModelManifest(folder), 'cpu');
interface Row {
  readonly lesson: string;
  readonly part: number;
  readonly promptTokens: number;
  readonly saidTokens: number;
  /** Milliseconds to the first token and to the last, by what is kept and from nothing. */
  readonly kept: readonly [number, number];
  readonly anew: readonly [number, number];
}
const rows: Row[] = [];

for (const lesson of LESSONS) {
  const { description, parts } = JSON.parse(readFileSync(`test/fixtures/lessons/${lesson}.json`, 'utf8')) as {
    description: string;
    parts: { id: number }[];
  };
  const photo = photoForModel(await decodeImage(`test/fixtures/lessons/${lesson}.png`, { maxSide: 4096 }));
  const patches = cutPatches(photo);
  const ask = async (speaker: ReturnType<typeof createSpeaker>, messages: ReturnType<typeof buildPartRound>) => {
    const tokens = writeConversation(qwen.tokenizer, messages, patches.tokens);
    const goesOn = messages.every(({ role }) => role !== 'assistant');
    const started = performance.now();
    let first = 0;
    const { ids } = await speaker.answer(
      { ...tokens, photo, patches, maxTokens: 4000, goesOn },
      { onText: () => (first ||= performance.now() - started) },
    );
    return { times: [first, performance.now() - started] as const, prompt: tokens.ids.length, said: ids.length };
  };
  const keeping = createSpeaker(qwen);
  await ask(keeping, buildOverallRound());
  for (const { id } of parts) {
    const kept = await ask(keeping, buildPartRound(description, id));
    const anew = await ask(createSpeaker(qwen), buildPartRound(description, id));
    rows.push({
      lesson,
      part: id,
      promptTokens: kept.prompt,
      saidTokens: kept.said,
      kept: kept.times,
      anew: anew.times,
    });
    console.log(JSON.stringify(rows.at(-1)));
  }
}
const total = (pick: (row: Row) => number): number => rows.reduce((sum, row) => sum + pick(row), 0);
const record = {
  model: folder,
  firstTokenTimesFaster: Number((total((r) => r.anew[0]) / total((r) => r.kept[0])).toFixed(2)),
  wholeTimesFaster: Number((total((r) => r.anew[1]) / total((r) => r.kept[1])).toFixed(2)),
  rows: rows.map((row) => ({ ...row, kept: row.kept.map(Math.round), anew: row.anew.map(Math.round) })),
};
console.log(record.firstTokenTimesFaster, record.wholeTimesFaster);
if (folder === TINY) writeFileSync('docs/bench/vlm.json', `${JSON.stringify(record, null, 1)}\n`);
process.exit(0);
