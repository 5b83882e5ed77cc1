// Counts what a run of the tests did, from the report that vitest writes as JSON.
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

/** How many checks and tests passed, failed and were left out. */
export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()).default([]) }),
      ),
    }),
  ),
});

const linesOfAFailure = 24;

/** The files of a report; `undefined` where a run left none. */
const filesIn = (reportPath: string) =>
  existsSync(reportPath) ? reportSchema.parse(JSON.parse(readFileSync(reportPath, 'utf8'))).testResults : undefined;

/**
 * Counts a run that ended with `code`. A file that could not be loaded counts as one failure, and so does a run that
 * wrote no report, or that ended with another code than 0 though no test failed (coverage too low, an error no test caught).
 */
export function countTests(reportPath: string, code: number): Counts {
  const testResults = filesIn(reportPath);
  if (!testResults) return { passed: 0, failed: 1, skipped: 0 };
  const states = testResults.flatMap((file) => file.assertionResults.map((test) => test.status));
  const count = (isOne: (state: string) => boolean): number => states.filter(isOne).length;
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = count((state) => state === 'failed') + broken;
  return {
    passed: count((state) => state === 'passed'),
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: count((state) => state !== 'passed' && state !== 'failed'),
  };
}

/**
 * What failed in a run, a text each: the file (from `root` on), the test, and the first lines of why. A closing line alone
 * says nothing to whom sees only the end of a long output.
 */
export function failuresOf(reportPath: string, root: string): readonly string[] {
  return (filesIn(reportPath) ?? [])
    .filter(({ status }) => status === 'failed')
    .flatMap((file) => {
      const failed = file.assertionResults.filter((test) => test.status === 'failed');
      const place = relative(root, file.name);
      return failed.length === 0
        ? [failure(place, file.message)]
        : failed.map((test) => failure(`${place} > ${test.fullName}`, test.failureMessages.join('\n')));
    });
}

const failure = (name: string, why: string): string =>
  [name, ...stripVTControlCharacters(why).split('\n').slice(0, linesOfAFailure)].join('\n    ');

/** Adds counts up. */
export const sum = (counts: readonly Counts[]): Counts => ({
  passed: counts.reduce((total, { passed }) => total + passed, 0),
  failed: counts.reduce((total, { failed }) => total + failed, 0),
  skipped: counts.reduce((total, { skipped }) => total + skipped, 0),
});

/** The closing line: `12 passed, 0 failed`, and `, 3 skipped` where something was left out. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  const line = `${passed} passed, ${failed} failed`;
  return skipped === 0 ? line : `${line}, ${skipped} skipped`;
}
