import type { InputProblem } from '../kernel/problem.ts';
import { problemsOf } from './problem-error.ts';
import { said } from './said.ts';

/** The fields of a form by the path of their problems (names joined with `.`): what people read, and the id of the control. */
export type FormFields = Readonly<Record<string, { readonly label: string; readonly id: string }>>;

/** The form's field that a problem is about: the longest beginning of its path that the form knows. */
export function fieldOf(problem: InputProblem, fields: FormFields): string | undefined {
  const beginnings = problem.path.map((_, index) => problem.path.slice(0, problem.path.length - index).join('.'));
  return beginnings.find((path) => path in fields);
}

/** The text to show under one field; `undefined` where nothing is wrong with it. */
export function fieldError(error: Error | null, name: string, fields: FormFields): string | undefined {
  const texts = problemsOf(error)
    .filter((problem) => fieldOf(problem, fields) === name)
    .map(({ message }) => asSentence(message));
  return texts.length > 0 ? texts.join(' ') : undefined;
}

/** A text of the server as a sentence in the reader's language: it comes in lower case and without a full stop. */
export function asSentence(text: string): string {
  const own = said(text);
  return own === '' ? '' : `${own.charAt(0).toLocaleUpperCase()}${own.slice(1)}${/[.!?]$/u.test(own) ? '' : '.'}`;
}
