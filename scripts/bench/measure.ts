import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';

/** Times of one operation, ms. Quote the median: machines are shared and noisy. */
export interface Timing {
  readonly name: string;
  readonly runs: number;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** What came out: `5088 triangles`. */
  readonly note?: string;
}

/** Runs `work` a few times after one warm-up and returns the spread of wall times. A string that it returns becomes the note. */
export async function time(name: string, runs: number, work: () => unknown): Promise<Timing> {
  const result = await work();
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const round = (ms: number): number => Number(ms.toPrecision(4));
  const spread = { name, runs, median: round(times[runs >> 1]), min: round(times[0]), max: round(times[runs - 1]) };
  return typeof result === 'string' ? { ...spread, note: result } : spread;
}

/** Prints the timings and writes them to docs/bench/NAME.json. */
export function report(name: string, timings: readonly Timing[], notes: Readonly<Record<string, unknown>> = {}): void {
  for (const t of timings) {
    console.log(`${t.name.padEnd(40)} ${t.median} ms (${t.min} to ${t.max}, ${t.runs} runs)  ${t.note ?? ''}`);
  }
  mkdirSync('docs/bench', { recursive: true });
  const machine = { cores: os.cpus().length, node: process.versions.node, platform: `${os.platform()}-${os.arch()}` };
  writeFileSync(`docs/bench/${name}.json`, `${JSON.stringify({ unit: 'ms', machine, ...notes, timings }, null, 2)}\n`);
}
