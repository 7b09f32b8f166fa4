import { defineConfig } from 'vitest/config';

// Real engines run in these tests; on a loaded two-core machine a slow test is not a wrong one.
const timeouts = { testTimeout: 180_000, hookTimeout: 180_000 };

const project = (name: string, include: string[]) => ({ test: { name, include, ...timeouts } });

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project('unit', ['test/unit/**/*.test.ts']),
      project('property', ['test/property/**/*.test.ts', 'test/oracle/**/*.test.ts']),
      // Needs dist/: run through `npm test`, or after `npm run build`.
      project('cli', ['test/cli/**/*.test.ts']),
    ],
  },
});
