import { isDeepStrictEqual } from 'node:util';
import type { Catalogue } from '../../catalogue/index.ts';
import type { Json } from '../../kernel/canonical.ts';
import { parseJson } from '../../kernel/canonical.ts';
import { type Refusal, refusal } from '../../kernel/problem.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { EntryDraft, Reading, Work } from '../../store/index.ts';
import { type RawFacts, type RawValue, readAnswers } from './rules.ts';
import * as store from './store.ts';

/** What somebody says of one subject. */
export type Said = {
  readonly answers?: RawFacts | undefined;
  readonly withdraw?: readonly string[] | undefined;
  readonly notes?: Readonly<Record<string, string | null>> | undefined;
};

/** What is known of a system: answers by fact, those of the organisation where the system has none of its own. */
export type Held = ReadonlyMap<string, store.AnswerRow>;

/** Reads what is said as the questions take it, or refuses with everything that is wrong. */
export function readSaid(
  catalogue: Catalogue,
  said: Said,
  below: readonly string[] = [],
): Result<Said, Refusal<'facts_refused'>> {
  const answers = readAnswers(catalogue, said.answers ?? {}, [...below, 'answers']);
  const others = (['withdraw', 'notes'] as const).flatMap((place) => {
    const names = place === 'withdraw' ? (said.withdraw ?? []) : Object.keys(said.notes ?? {});
    const read = readAnswers(catalogue, Object.fromEntries(names.map((name) => [name, null])), [...below, place]);
    return read.ok ? [] : read.error;
  });
  if (answers.ok && others.length === 0) return ok({ ...said, answers: answers.value });
  const problems = [...(answers.ok ? [] : answers.error), ...others];
  const detail =
    problems.length === 1
      ? (problems[0]?.message ?? '')
      : `${problems.length} answers cannot be taken; nothing was written`;
  return err(refusal('facts_refused', detail, problems));
}

/** What is known of systems by a catalogue, by system. */
export async function answersHeld(
  reading: Reading,
  catalogue: Catalogue,
  systems: readonly string[],
): Promise<ReadonlyMap<string, Held>> {
  const subjects = [...systems, reading.workspace];
  const rows = await reading.read(store.answersOf(reading.workspace, { subjects, catalogue: catalogue.about.id }));
  const bySubject = Map.groupBy(
    rows.filter(({ standing, fact }) => standing !== 'withdrawn' && catalogue.facts.has(fact)),
    ({ subject }) => subject,
  );
  const shared = bySubject.get(reading.workspace) ?? [];
  return new Map(
    systems.map((system) => [
      system,
      new Map([...shared, ...(bySubject.get(system) ?? [])].map((row) => [row.fact, row])),
    ]),
  );
}

/** Answers as facts; `null` for what nobody knows. */
export const factsHeld = (held: Held): RawFacts =>
  Object.fromEntries([...held.values()].map(({ fact, value }) => [fact, value]));

/** What is said of several systems: `onlyHere` names facts of the organisation that then hold for these alone. */
export type Saying = {
  readonly catalogue: Catalogue;
  readonly saidOf: ReadonlyMap<string, Said>;
  readonly onlyHere?: readonly string[];
};

type Wanted = Pick<store.AnswerWritten, 'subject' | 'fact' | 'standing' | 'value'> & { readonly note?: string | null };

/** Keeps what is said, with an entry for each answer that differs from the one before. Answers with how many those are. */
export async function keepSaid(work: Work, { catalogue, saidOf, onlyHere = [] }: Saying): Promise<number> {
  await work.read(store.inTurn(work.workspace));
  const subjects = [...saidOf.keys(), work.workspace];
  const asked = { subjects, catalogue: catalogue.about.id };
  const before = new Map(
    (await work.read(store.answersOf(work.workspace, asked))).map((row) => [`${row.subject} ${row.fact}`, row]),
  );
  const isShared = (system: string, fact: string): boolean => {
    const own = before.get(`${system} ${fact}`);
    const isOwn = own !== undefined && own.standing !== 'withdrawn';
    return catalogue.facts.get(fact)?.about === 'organisation' && !isOwn && !onlyHere.includes(fact);
  };
  const wanted = new Map<string, Wanted>();
  for (const [system, said] of saidOf) {
    for (const each of wantedIn(said)) {
      const subject = isShared(system, each.fact) ? work.workspace : system;
      wanted.set(`${subject} ${each.fact}`, { ...each, subject });
    }
  }
  const changed = [...wanted].flatMap(([key, each]) => changeOf(work, each, before.get(key)));
  const [first, ...others] = changed.map(({ row, was }) => entryOf(row, was, catalogue.about.id));
  if (!first) return 0;
  const rows = changed.map(({ row }) => row);
  const { person: by } = work.actor;
  await work.write(store.keepAnswers(work.workspace, { catalogue: catalogue.about.id, rows, by, at: work.now }), [
    first,
    ...others,
  ]);
  return rows.length;
}

function wantedIn({ answers = {}, withdraw = [], notes = {} }: Said): readonly Omit<Wanted, 'subject'>[] {
  const noteOf = (fact: string) => (Object.hasOwn(notes, fact) ? { note: notes[fact] ?? null } : {});
  return [
    ...Object.entries(answers).map(([fact, value]) => ({
      fact,
      value,
      standing: value === null ? ('unknown' as const) : ('answered' as const),
      ...noteOf(fact),
    })),
    ...withdraw.map((fact) => ({ fact, value: null, standing: 'withdrawn' as const, note: null })),
  ];
}

type Changed = { readonly row: store.AnswerWritten; readonly was: store.AnswerRow | undefined };

const nothingSaid = { id: undefined, standing: 'withdrawn', value: null, note: null, version: 0 } as const;

function changeOf(work: Work, wanted: Wanted, was: store.AnswerRow | undefined): readonly Changed[] {
  const { id, version, ...before } = was ?? nothingSaid;
  const note = wanted.note === undefined ? before.note : wanted.note;
  const { standing, value } = wanted;
  if (before.standing === standing && isDeepStrictEqual(before.value, value) && note === before.note) return [];
  const row = { ...wanted, note, id: id ?? work.ids('answer'), version: version + 1 };
  return [{ row, was }];
}

const events = { answered: 'answer.given', unknown: 'answer.not-known', withdrawn: 'answer.withdrawn' } as const;

function entryOf(row: store.AnswerWritten, was: store.AnswerRow | undefined, catalogue: string): EntryDraft {
  const note = was?.note ?? null;
  return {
    event: events[row.standing],
    subject: { kind: 'answer', id: row.id, version: row.version },
    changes: {
      standing: { from: was?.standing ?? null, to: row.standing },
      value: { from: jsonOf(was?.value ?? null), to: jsonOf(row.value) },
      ...(note === row.note ? {} : { note: { from: note, to: row.note, personal: true } }),
    },
    about: { subject: row.subject, catalogue, fact: row.fact },
  };
}

const jsonOf = (value: RawValue | null): Json => parseJson(JSON.stringify(value)) ?? null;
