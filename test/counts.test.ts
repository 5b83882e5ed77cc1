import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closingLine, countTests, failuresOf } from '../tools/checks/counts.ts';

const folder = mkdtempSync(join(tmpdir(), 'brehon-counts-'));
const root = '/product';

const passed = { status: 'passed', fullName: 'a room keeps what it is given', failureMessages: [] };
const failed = {
  status: 'failed',
  fullName: 'a room says what it keeps',
  failureMessages: ['\u001b[31mexpected 1 to be 2\u001b[39m\n    at room.test.ts:3'],
};

const reportOf = (testResults: readonly unknown[]): string => {
  const path = join(folder, 'report.json');
  writeFileSync(path, JSON.stringify({ testResults }));
  return path;
};

const file = (name: string, assertionResults: readonly { status: string }[], message = ''): unknown => ({
  name: join(root, name),
  status:
    assertionResults.length === 0 || assertionResults.some((test) => test.status === 'failed') ? 'failed' : 'passed',
  message,
  assertionResults,
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the count of a run of the tests', () => {
  it('counts each test, and a file that could not be loaded as one failure', () => {
    const report = reportOf([file('src/a.test.ts', [passed, failed]), file('src/b.test.ts', [], 'no such module')]);
    expect(closingLine(countTests(report, 1))).toBe('1 passed, 2 failed');
  });

  it('counts a run that wrote no report, or ended badly without a failed test, as failed', () => {
    expect(countTests(join(folder, 'none.json'), 0).failed).toBe(1);
    expect(countTests(reportOf([file('src/a.test.ts', [passed])]), 1).failed).toBe(1);
  });

  it('names what failed, by file and test, with the reason in plain text', () => {
    const report = reportOf([file('src/a.test.ts', [passed, failed]), file('src/b.test.ts', [], 'no such module')]);
    expect(failuresOf(report, root)).toEqual([
      'src/a.test.ts > a room says what it keeps\n    expected 1 to be 2\n        at room.test.ts:3',
      'src/b.test.ts\n    no such module',
    ]);
  });
});
