import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const globalSetup = ['test/support/global.ts'].filter((path) => existsSync(path));

export default defineConfig({
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    globalSetup,
    // Each file in a process of its own: a test that leaves a pool or a listener behind cannot reach another's.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
    coverage: {
      provider: 'v8',
      include: ['src/ledger/**/*.ts', 'src/engine/**/*.ts', 'src/**/rules.ts'],
      exclude: ['**/*.test.ts'],
      reporter: [['text', { skipFull: true }], 'json-summary'],
      thresholds: {
        'src/ledger/**/*.ts': { branches: 95 },
        'src/engine/**/*.ts': { branches: 95 },
        'src/**/rules.ts': { branches: 95 },
      },
    },
  },
});
