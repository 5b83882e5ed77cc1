import { isDeepStrictEqual } from 'node:util';
import type { Field } from '../../../register/contract.ts';
import { type Notices, quoted, type Sheet, type SheetRow, shownValue } from '../../../register/index.ts';
import { systemColumns } from '../contract/sheet.ts';
import type { RawFacts, RawValue } from '../rules.ts';
import type { Found, Told } from './find-systems.ts';
import { answerReader, type CellSays } from './read-answer.ts';

/** One cell that answers a question for one AI system. */
export type CellAnswer = {
  readonly row: number;
  readonly system: string;
  readonly fact: string;
  readonly heading: string;
  readonly text: string;
  readonly value: RawValue | null;
};

/** What reading the rows of a sheet takes. */
export type RowsRequest = {
  readonly sheet: Sheet;
  readonly fields: Readonly<Record<string, Field>>;
  readonly find: (told: Told) => Found;
  readonly notices: Notices;
};

/** Reads rows as answers of AI systems. What cannot be taken is a problem of its cell; a row that says nothing is none. */
export function readRows(request: RowsRequest): readonly CellAnswer[] {
  const { sheet, fields, find, notices } = request;
  const headings = new Map(sheet.columns.map(({ target, heading }) => [target, heading]));
  const readers = new Map(
    [...sheet.coercers].flatMap(([target, coerce]) => {
      const field = fields[target];
      return field === undefined || isOfSystem(target) ? [] : [[target, answerReader(field, coerce)] as const];
    }),
  );
  return sheet.rows.flatMap((row) => {
    const cells = cellsOf(row, readers).filter(({ said }) => said.says !== 'nothing');
    const system = cells.length === 0 ? undefined : systemOf(row, { find, headings, notices });
    return cells.flatMap(({ fact, text, said }): readonly CellAnswer[] => {
      const heading = headings.get(fact) ?? null;
      if (said.says === 'problem') {
        const { code, message } = said;
        notices.add({ row: row.row, column: heading, value: shownValue(text), level: 'problem', code, message });
      }
      if (said.says !== 'answer' || system === undefined) return [];
      return [{ row: row.row, system, fact, heading: heading ?? '', text, value: said.value }];
    });
  });
}

const isOfSystem = (target: string): boolean => Object.values<string>(systemColumns).includes(target);

type Cell = { readonly fact: string; readonly text: string; readonly said: CellSays };

const cellsOf = (row: SheetRow, readers: ReadonlyMap<string, (text: string) => CellSays>): readonly Cell[] =>
  [...row.texts].flatMap(([fact, text]) => {
    const read = readers.get(fact);
    return read ? [{ fact, text, said: read(text) }] : [];
  });

type Finding = Pick<RowsRequest, 'find' | 'notices'> & { readonly headings: ReadonlyMap<string, string> };

/** The AI system that a row is about; that there is none, or that it is archived, is said. */
function systemOf({ row, texts }: SheetRow, { find, headings, notices }: Finding): string | undefined {
  const [reference, name, unit] = [systemColumns.reference, systemColumns.name, systemColumns.ownerUnit].map((target) =>
    texts.get(target),
  );
  const found = find({ reference, name, unit });
  const column = headings.get(reference === undefined ? systemColumns.name : systemColumns.reference) ?? null;
  const value = reference ?? name ?? '';
  if (!found.system) {
    notices.add({ row, column, value: shownValue(value), level: 'problem', ...found.why });
    return undefined;
  }
  if (found.odd) notices.add({ row, column, value: shownValue(value), level: 'warning', ...found.odd });
  if (!found.system.isArchived) return found.system.id;
  const message = `\`${found.system.name}\` is archived and takes no answers; restore it first, or leave the row out`;
  notices.add({ row, column, level: 'warning', code: 'archived_left_alone', message });
  return undefined;
}

/** Whether an answer for a system would be its organisation's, and where what is wrong is said. */
export type Repeating = {
  readonly isShared: (system: string, fact: string) => boolean;
  readonly notices: Notices;
};

/** Answers without those that repeat another one; two that differ where there can be one are a problem. */
export function withoutRepeated(all: readonly CellAnswer[], repeating: Repeating): readonly CellAnswer[] {
  const first = new Map<string, CellAnswer>();
  return all.filter((each) => isFirst(each, first, repeating));
}

/** Whether an answer is the first of its kind; a later one may say the same again, and nothing else. */
function isFirst(each: CellAnswer, first: Map<string, CellAnswer>, { isShared, notices }: Repeating): boolean {
  const shared = isShared(each.system, each.fact);
  const key = `${shared ? '' : each.system} ${each.fact}`;
  const before = first.get(key);
  if (!before) {
    first.set(key, each);
    return true;
  }
  if (isDeepStrictEqual(before.value, each.value)) return before.system !== each.system;
  const why = shared
    ? 'the organisation has one answer to this question, for all of its AI systems'
    : 'this AI system stands in two rows';
  const message = `${why}: row ${before.row} says ${quoted(before.text)} and this one ${quoted(each.text)}`;
  const { row, heading, text } = each;
  notices.add({ row, column: heading, value: shownValue(text), level: 'problem', code: 'answers_differ', message });
  return false;
}

/** Answers by system. */
export function answersBySystem(answers: readonly CellAnswer[]): ReadonlyMap<string, RawFacts> {
  const bySystem = new Map<string, Record<string, RawValue | null>>();
  for (const { system, fact, value } of answers) {
    const facts = bySystem.get(system) ?? {};
    facts[fact] = value;
    bySystem.set(system, facts);
  }
  return bySystem;
}
