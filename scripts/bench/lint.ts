// Files a second of the command line without the engine, on one core: npm run bench:lint
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { report, time } from './measure.js';
import { writeRobots } from './write-robots.js';

const FILES = 500;
/** Lines of the files, in turn: most models are small, some large. */
const LINES = [60, 120, 200, 300, 600];

const folder = mkdtempSync(path.join(os.tmpdir(), 'bench-lint-'));
try {
  let lines = 0;
  for (let i = 0; i < FILES; i++) {
    const target = path.join(folder, `robot${i % 20}`);
    mkdirSync(target, { recursive: true });
    const text = writeRobots(LINES[i % LINES.length]);
    lines += text.split('\n').length;
    writeFileSync(path.join(target, `model${i}.xml`), text);
  }
  const [command, ...args] = ['taskset', '-c', '0', process.execPath, 'dist/cli.js', 'lint', folder, '--no-engine'];
  const timing = await time(`lint of ${FILES} files`, 5, () => {
    const output = execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
    if (!output.includes(`${FILES} models`)) throw new Error(output.slice(-500));
  });
  const perSecond = Math.round((1000 * FILES) / timing.median);
  report(
    'lint',
    [{ ...timing, note: `${perSecond} files a second, ${lines} lines in all, start of the program included` }],
    {
      filesPerSecond: perSecond,
      load: Number((os.loadavg()[0] ?? 0).toPrecision(3)),
    },
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
