import { defineConfig } from 'vitest/config';

// Real engines run in these tests; on a loaded two-core machine a slow test is not a wrong one.
const timeouts = { testTimeout: 180_000, hookTimeout: 180_000 };

const project = (name: string, include: string[], exclude: string[] = []) => ({
  test: { name, include, exclude, ...timeouts },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      // The fast loop.
      project('unit', ['test/unit/**/*.test.ts'], ['**/*.slow.test.ts']),
      // Unit tests that take more than some seconds, property tests, and oracles against the engine.
      project('deep', ['test/**/*.slow.test.ts', 'test/property/**/*.test.ts', 'test/oracle/**/*.test.ts']),
      // Needs dist/: run through `npm test`, or after `npm run build`.
      project('cli', ['test/cli/**/*.test.ts']),
      // Needs dist/ and Python: `transformers serve`, a server that is not ours, with the trained checkpoint of the tests.
      project('serve', ['test/serve/**/*.test.ts']),
    ],
  },
});
