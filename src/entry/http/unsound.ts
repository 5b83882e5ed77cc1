import type { InputProblem } from '../../kernel/problem.ts';

/** How deep inside an input texts are looked at; no contract goes deeper. */
const deepest = 8;

/** Every text of an input that no database and no ledger can hold: one with a NUL or with half of a character. */
export function unsoundTexts(value: unknown, path: InputProblem['path'] = []): readonly InputProblem[] {
  if (typeof value === 'string') return isSound(value) ? [] : [unsound(path)];
  if (typeof value !== 'object' || value === null || path.length >= deepest) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    isSound(name) ? unsoundTexts(inner, [...path, Array.isArray(value) ? Number(name) : name]) : [unsound(path)],
  );
}

const isSound = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();

const unsound = (path: InputProblem['path']): InputProblem => ({
  path,
  code: 'unsound_text',
  message: 'has a character that no text can have, a NUL or half of one; write it again',
});
