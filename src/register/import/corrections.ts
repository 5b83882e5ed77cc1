import type { InputProblem } from '../../kernel/problem.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { nearestWord } from '../../kernel/word.ts';
import { type Register, targetNames } from '../contract.ts';
import { foldTight } from './fold.ts';
import { isOwnHeading } from './own-format.ts';

/** A column, counted from 1, and where a person wants it to go. */
export type Correction = { readonly column: number; readonly target: string };

type Known = { readonly headings: readonly string[]; readonly register: Register };

/** Reads corrections written as `column=field`; all that is wrong with them is said at once. */
export function readCorrections(
  written: readonly string[],
  known: Known,
): Result<readonly Correction[], readonly InputProblem[]> {
  const corrections: Correction[] = [];
  const problems: InputProblem[] = [];
  for (const [index, text] of written.entries()) {
    const read = readCorrection(text, known);
    const wrong = read.ok ? repeated(read.value, corrections) : read.error;
    if (wrong) problems.push({ path: ['map', index], ...wrong });
    else if (read.ok) corrections.push(read.value);
  }
  return problems.length > 0
    ? err(problems)
    : ok([...corrections.filter(({ column }) => column !== all), ...others(corrections, known)]);
}

/** In place of a column: every column that is not named by itself. */
const all = 0;

function others(corrections: readonly Correction[], { headings }: Known): readonly Correction[] {
  const target = corrections.find(({ column }) => column === all)?.target;
  const named = new Set(corrections.map(({ column }) => column));
  if (target === undefined) return [];
  return headings.flatMap((heading, index) =>
    named.has(index + 1) || heading === ''
      ? []
      : [{ column: index + 1, target: isOwnHeading(heading) ? 'none' : target }],
  );
}

type Wrong = Omit<InputProblem, 'path'>;

function readCorrection(text: string, { headings, register }: Known): Result<Correction, Wrong> {
  const at = text.lastIndexOf('=');
  const [column, wanted] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  const targets = targetNames(register);
  const target =
    targets.find((name) => name === wanted) ?? targets.find((name) => foldTight(name) === foldTight(wanted));
  if (at < 1 || target === undefined) return err(unknownTarget(at < 1 ? text : wanted, targets));
  if (column === '*')
    return isOfMany(target) ? ok({ column: all, target }) : err(unknownTarget(wanted, ['extra', 'none']));
  const number = columnNumber(column, headings);
  return number === undefined ? err(unknownColumn(column, headings)) : ok({ column: number, target });
}

function columnNumber(written: string, headings: readonly string[]): number | undefined {
  const number = /^\d+$/u.test(written) ? Number(written) : 0;
  if (number >= 1 && number <= headings.length) return number;
  const exact = headings.indexOf(written);
  const index =
    exact >= 0 ? exact : headings.findIndex((heading) => heading !== '' && foldTight(heading) === foldTight(written));
  return index >= 0 ? index + 1 : undefined;
}

function unknownTarget(wanted: string, targets: readonly string[]): Wrong {
  const meant = nearestWord(wanted, targets);
  const message = `\`${wanted}\` is not a field; write one of ${targets.join(', ')}`;
  return meant === undefined ? { code: 'unknown_name', message } : { code: 'unknown_name', message, meant };
}

function unknownColumn(written: string, headings: readonly string[]): Wrong {
  const meant = nearestWord(
    written,
    headings.filter((heading) => heading !== ''),
  );
  const message = `\`${written}\` is no column of the file; write its heading, or its number from 1 to ${headings.length}`;
  return meant === undefined ? { code: 'unknown_name', message } : { code: 'unknown_name', message, meant };
}

/** Whether any number of columns may go to a target. */
const isOfMany = (target: string): boolean => target === 'extra' || target === 'none';

function repeated({ column, target }: Correction, before: readonly Correction[]): Wrong | undefined {
  if (before.some((other) => other.column === column)) {
    return { code: 'repeated', message: `column ${column} is mapped twice; say once where it goes` };
  }
  return !isOfMany(target) && before.some((other) => other.target === target)
    ? { code: 'repeated', message: `\`${target}\` is given to two columns; give it to one of them` }
    : undefined;
}
