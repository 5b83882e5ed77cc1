import type { InputProblem, ProblemDocument } from '../kernel/problem.ts';

/** An answer that is no result: the server's problem document, or our own when the server was not reached. */
export class ProblemError extends Error {
  readonly problem: ProblemDocument;

  constructor(problem: ProblemDocument) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** The code of a problem that arose before any server answered. */
export const unreachable = 'unreachable';

/** The code of an answer that is no problem document and no result. */
export const notUnderstood = 'not_understood';

/** A problem that no server wrote: `unreachable` or `not_understood`; `status` is 0 where there was no answer at all. */
export const ownProblem = (code: string, status: number): ProblemError =>
  new ProblemError({ type: 'about:blank', title: code, status, code, detail: code });

/** All problems with the input that an error reports; none where it reports something else. */
export const problemsOf = (error: Error | null): readonly InputProblem[] =>
  error instanceof ProblemError ? (error.problem.problems ?? []) : [];

/** The code of an error's problem document; `undefined` where the error has none. */
export const codeOf = (error: Error | null): string | undefined =>
  error instanceof ProblemError ? error.problem.code : undefined;

/** The HTTP status of an error's problem document; `undefined` where the error has none. */
export const statusOf = (error: Error | null): number | undefined =>
  error instanceof ProblemError ? error.problem.status : undefined;
