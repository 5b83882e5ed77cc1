import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Catalogue } from '../../../catalogue/index.ts';
import { parseId } from '../../../kernel/id.ts';
import type { Output, Taken } from '../../../kernel/operation.ts';
import { type Refusal, refusal } from '../../../kernel/problem.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { mostAtOnce } from '../../../register/contract.ts';
import { type Notices, noticesUpTo, readSheet, type Sheet, shownValue, toldNotice } from '../../../register/index.ts';
import type { Call, Work } from '../../../store/index.ts';
import { answersHeld, type Held } from '../answers.ts';
import { systemColumns } from '../contract/sheet.ts';
import type { determinationContracts as contracts } from '../contract.ts';
import { type Plan, planMany } from '../many.ts';
import { type RawValue, writableValue } from '../rules.ts';
import * as store from '../store.ts';
import { systemFinder } from './find-systems.ts';
import { answersBySystem, type CellAnswer, readRows, withoutRepeated } from './read-rows.ts';
import { sheetRegister } from './sheet-fields.ts';

type Input = Omit<Taken<typeof contracts.checkAnswerFromFile>, 'workspace' | 'catalogue'>;
type Answered = Output<typeof contracts.checkAnswerFromFile>;
type SheetRefusal = Refusal<'file_not_understood' | 'facts_refused' | 'too_many_records' | 'not_found'>;

/** What a file of answers would come to. It MUST NOT be carried out where it `isRefused`. */
export type SheetPlan = { readonly answered: Answered; readonly plan: Plan; readonly isRefused: boolean };

/** How many problems, and how many warnings, are told in full. */
const told = 500;

/** Reads a file of answers and says what they would come to; nothing is written. */
export async function planSheet(
  work: Work,
  catalogue: Catalogue,
  { input, call }: { readonly input: Input; readonly call: Pick<Call, 'file'> },
): Promise<Result<SheetPlan, SheetRefusal>> {
  const { accept } = input;
  const register = sheetRegister(catalogue);
  const notices = noticesUpTo(told);
  const read = await readSheet({
    register,
    bytes: call.file ?? new Uint8Array(0),
    choices: input,
    notices,
    breathe: () => setImmediate(),
    mayGuess: (field) => field === systemColumns.name,
  });
  if (!read.ok) return read;
  const sheet = read.value;
  const all = await work.read(store.systemsNamed(work.workspace));
  const cells = readRows({ sheet, fields: register.fields, find: systemFinder(all), notices });
  const held = await answersHeld(work, catalogue, [...new Set(cells.map(({ system }) => system))]);
  const isShared = (system: string, fact: string): boolean =>
    catalogue.facts.get(fact)?.about === 'organisation' && held.get(system)?.get(fact)?.subject !== system;
  const given = withoutRepeated(cells, { isShared, notices });
  const sound = given.filter(({ row }) => !notices.refusedRows().has(row));
  const counted = countAnswers(sound, { catalogue, held, notices });
  const bySystem = answersBySystem(counted.fresh);
  if (bySystem.size > mostAtOnce)
    return err(refusal('too_many_records', `more than ${mostAtOnce} AI systems get answers; split the file`));
  const planned = await planMany(work, catalogue, { records: recordsOf(bySystem) });
  if (!planned.ok) return planned;
  const systems = new Set(sound.map(({ system }) => system)).size;
  const leftOut = accept === 'valid' ? notices.refusedRows().size : 0;
  const { fresh: _, ...counts } = counted;
  const answered = { ...seenOf(sheet, notices), systems, ...counts, leftOut, outcome: planned.value.outcome };
  const isRefused = accept === 'valid' ? notices.isFileRefused() : notices.problems() > 0;
  return ok({ answered, plan: planned.value, isRefused });
}

const recordsOf = (bySystem: ReturnType<typeof answersBySystem>) =>
  [...bySystem].flatMap(([system, facts]) => {
    const id = parseId('system', system);
    const answers = Object.fromEntries(Object.entries(facts).map(([fact, value]) => [fact, writableValue(value)]));
    return id ? [{ system: id, answers }] : [];
  });

type Counting = {
  readonly catalogue: Catalogue;
  readonly held: ReadonlyMap<string, Held>;
  readonly notices: Notices;
};

/** Tells answers that are new from those that are known already; what another answer makes way for is said. */
function countAnswers(given: readonly CellAnswer[], { catalogue, held, notices }: Counting) {
  const fresh: CellAnswer[] = [];
  const counts = { answers: 0, notKnown: 0, replacing: 0, same: 0 };
  for (const each of given) {
    const before = held.get(each.system)?.get(each.fact);
    if (before && isDeepStrictEqual(before.value, each.value)) {
      counts.same += 1;
      continue;
    }
    fresh.push(each);
    counts.answers += 1;
    if (each.value === null) counts.notKnown += 1;
    if (!before || before.value === null) continue;
    counts.replacing += 1;
    const { row, heading, text } = each;
    const message = `replaces the answer ${answerText(catalogue, each.fact, before.value)}`;
    notices.add({
      row,
      column: heading,
      value: shownValue(text),
      level: 'warning',
      code: 'answer_replaced',
      message,
    });
  }
  return { fresh, ...counts };
}

/** An answer as its question says it, in backquotes. */
function answerText(catalogue: Catalogue, name: string, value: RawValue): string {
  const fact = catalogue.facts.get(name);
  const options = fact && 'options' in fact ? fact.options : {};
  if (typeof value === 'boolean') return value ? '`yes`' : '`no`';
  const all = Array.isArray(value) ? value : [value];
  const texts = all.map((each) => `\`${options[String(each)]?.label ?? String(each)}\``);
  return texts.length === 0 ? '`none`' : texts.join(', ');
}

function seenOf({ table, columns, dayFirst, rows }: Sheet, notices: Notices) {
  const { format, sheet, sheets, encoding, delimiter, headerRow } = table;
  return {
    file: { format, sheet, sheets: [...sheets], encoding, delimiter, headerRow, dayFirst, rows: rows.length },
    columns: columns
      .filter(({ heading }) => heading !== '')
      .map(({ number, heading, target, reason, filled, samples }) => ({
        number,
        heading,
        target,
        reason: reason === 'remembered' || reason === 'computed' ? ('none' as const) : reason,
        filled,
        samples: [...samples],
      })),
    problems: notices.problems(),
    warnings: notices.warnings(),
    notices: notices.kept().map((notice) => toldNotice(notice, table)),
  };
}
