import { expect, test } from 'vitest';
import type { InputProblem } from '../kernel/problem.ts';
import { asSentence, fieldError, fieldOf } from './form-fields.ts';
import { ProblemError } from './problem-error.ts';

const fields = { email: { label: 'E-mail', id: 'a' }, 'values.name': { label: 'Name', id: 'b' } };

const problem = (path: InputProblem['path'], message = 'is missing'): InputProblem => ({
  path,
  code: 'required',
  message,
});

const refused = (...problems: readonly InputProblem[]) =>
  new ProblemError({
    type: 'about:blank',
    title: 'bad input',
    status: 422,
    code: 'bad_input',
    detail: 'look',
    problems,
  });

test('a problem belongs to the field with the longest beginning of its path', () => {
  expect(fieldOf(problem(['email']), fields)).toBe('email');
  expect(fieldOf(problem(['values', 'name', 0]), fields)).toBe('values.name');
});

test('a problem of something that the form does not show belongs to no field', () => {
  expect(fieldOf(problem(['values', 'other']), fields)).toBeUndefined();
});

test('all problems of a field stand under it, as sentences', () => {
  const error = refused(problem(['email'], 'is too long'), problem(['email'], 'is not an e-mail address'));

  expect(fieldError(error, 'email', fields)).toBe('Is too long. Is not an e-mail address.');
  expect(fieldError(error, 'values.name', fields)).toBeUndefined();
});

test('an error without problems puts nothing under any field', () => {
  expect(fieldError(new Error('broken'), 'email', fields)).toBeUndefined();
});

test('a sentence keeps the full stop that it has', () => {
  expect(asSentence('done.')).toBe('Done.');
  expect(asSentence('')).toBe('');
});
