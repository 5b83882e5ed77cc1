import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closingLine, countTests, failuresOf, sum } from '../../tools/checks/counts.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'brehon-counts-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const root = '/product';

type ReportedFile = {
  readonly name?: string;
  readonly status: string;
  readonly message?: string;
  readonly tests: readonly string[];
};

function aReport(...files: readonly ReportedFile[]): string {
  const path = join(folder, 'report.json');
  const testResults = files.map(({ name = 'src/a.test.ts', status, message = '', tests }) => ({
    name: join(root, name),
    status,
    message,
    assertionResults: tests.map((state) => ({
      status: state,
      fullName: `a room keeps what it is given: ${state}`,
      failureMessages: state === 'failed' ? ['\u001b[31mexpected 1 to be 2\u001b[39m\n    at a.test.ts:3'] : [],
    })),
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

describe('what failed', () => {
  test('is named by file and test, with the first lines of why in plain text', () => {
    const path = aReport(
      { status: 'failed', tests: ['passed', 'failed'] },
      { name: 'src/b.test.ts', status: 'failed', message: 'no such module', tests: [] },
      { name: 'src/c.test.ts', status: 'passed', tests: ['passed'] },
    );

    expect(failuresOf(path, root)).toEqual([
      'src/a.test.ts > a room keeps what it is given: failed\n    expected 1 to be 2\n        at a.test.ts:3',
      'src/b.test.ts\n    no such module',
    ]);
  });

  test('is nothing where no report was left', () => {
    expect(failuresOf(join(folder, 'no-such-report.json'), root)).toEqual([]);
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
