import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** What a test file needs, as its own text says it: the first kind that fits. */
const kinds = [
  // A browser, and a product that listens.
  { name: 'journeys', says: /support\/browser\.ts'/u },
  // A product on the PostgreSQL of the run: the embedded one, or the one that DATABASE_URL names.
  { name: 'database', says: /support\/(?:product|world|namer|global)\.ts'/u },
  // Processes, servers or folders of its own, or a global thing in another's place.
  {
    name: 'machine',
    says: /node:child_process|tools\/checks\/run\.ts|builders\/embedded|node:net'|node:http'|vi\.(?:mock|stubGlobal)\(/u,
  },
  // Nothing at all.
  { name: 'pure', says: /^/u },
] as const;

const kindOf = (path: string): string | undefined => {
  const text = readFileSync(join(import.meta.dirname, path), 'utf8');
  return kinds.find(({ says }) => says.test(text))?.name;
};

const files = globSync('{src,test}/**/*.test.{ts,tsx}', { cwd: import.meta.dirname });
const filesOf = (kind: string): string[] => files.filter((path) => kindOf(path) === kind);

const server = 'test/support/global.ts';

export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    // No test is one of speed, and a busy machine may take many times longer: these end what hangs.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    teardownTimeout: 60_000,
    expect: { poll: { timeout: 60_000, interval: 50 } },
    projects: [
      // Files of these two kinds share a process, which spares each of them the loading of the whole product: they
      // MUST close what they open and leave no global thing changed.
      { extends: true, test: { name: 'pure', include: filesOf('pure'), isolate: false } },
      {
        extends: true,
        test: { name: 'database', include: filesOf('database'), isolate: false, globalSetup: [server] },
      },
      { extends: true, test: { name: 'machine', include: filesOf('machine') } },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: filesOf('journeys'),
          isolate: false,
          globalSetup: [server, 'test/support/one-browser.ts'],
        },
      },
    ],
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
