import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closingLine, countTests, sum } from '../../tools/checks/counts.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'brehon-counts-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function aReport(...files: readonly { readonly status: string; readonly tests: readonly string[] }[]): string {
  const path = join(folder, 'report.json');
  const testResults = files.map(({ status, tests }) => ({
    status,
    assertionResults: tests.map((state) => ({ status: state })),
  }));
  writeFileSync(path, JSON.stringify({ testResults }));
  return path;
}

describe('a run of the tests', () => {
  test('passed, failed and left out are counted apart', () => {
    const path = aReport(
      { status: 'passed', tests: ['passed', 'pending'] },
      { status: 'failed', tests: ['passed', 'failed', 'todo'] },
    );

    expect(countTests(path, 1)).toEqual({ passed: 2, failed: 1, skipped: 2 });
  });

  test('a file that could not be loaded is a failure', () => {
    expect(countTests(aReport({ status: 'failed', tests: [] }), 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test('a run that ended badly although every test passed is a failure', () => {
    expect(countTests(aReport({ status: 'passed', tests: ['passed'] }), 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    });
  });

  test('a run that left no report is a failure', () => {
    expect(countTests(join(folder, 'no-such-report.json'), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('the closing line', () => {
  test('sums what it is given', () => {
    const total = sum([
      { passed: 1, failed: 0, skipped: 0 },
      { passed: 40, failed: 2, skipped: 3 },
    ]);

    expect(closingLine(total)).toBe('41 passed, 2 failed, 3 skipped');
  });

  test('says nothing of what was left out where nothing was', () => {
    expect(closingLine({ passed: 7, failed: 0, skipped: 0 })).toBe('7 passed, 0 failed');
  });
});
