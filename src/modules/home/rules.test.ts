import { describe, expect, test } from 'vitest';
import { parseLocalDate } from '../../kernel/time.ts';
import { recordFigures } from './asked.ts';
import type { HomeFacts } from './facts.ts';
import { answersOf } from './rules.ts';

const today = parseLocalDate('2026-11-22') ?? fail();
function fail(): never {
  throw new Error('this day is in the calendar');
}

const gaps = answersOf({
  today,
  records: new Map(recordFigures.map(({ id }) => [id, 1])),
  access: { owners: 1 },
  ledger: { entries: 10, waiting: 0 },
  imports: 0,
}).flatMap((answer) => answer.gaps.map(({ id }) => id));

/** A workspace of three systems where nothing is missing, but for what a test says. */
const facts = (records: Readonly<Record<string, number>>): HomeFacts => ({
  today,
  records: new Map([
    ...recordFigures.map(({ id }) => [id, gaps.includes(id) ? 0 : 3] as const),
    ...Object.entries(records),
  ]),
  access: { owners: 1 },
  ledger: { entries: 10, waiting: 0 },
  imports: 0,
});

const answer = (question: string, given: HomeFacts) => answersOf(given).find((each) => each.question === question);

describe('the four questions', () => {
  test('are all answered, in their order', () => {
    expect(answersOf(facts({})).map((each) => each.question)).toEqual(['accountable', 'risks', 'harm', 'proof']);
  });

  test('begin with adding systems where there are none', () => {
    expect(answersOf(facts({ systems: 0 })).map((each) => each.next)).toEqual(
      Array.from({ length: 4 }, () => 'add_systems'),
    );
  });

  test('have no gap in what is recorded where everything is', () => {
    const found = answersOf(facts({})).flatMap((each) => each.gaps.filter((gap) => !gap.id.startsWith('not_built')));

    expect(found).toEqual([]);
  });

  test('name what this version keeps no records of, and never count it as done', () => {
    const missing = answersOf(facts({})).flatMap((each) => each.gaps.map((gap) => gap.id));

    expect(missing).toEqual([
      'not_built.risk_register',
      'not_built.incident_register',
      'not_built.controls',
      'not_built.audits',
    ]);
  });

  test('have a name of its own for every figure', () => {
    const ids = recordFigures.map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('who is accountable', () => {
  test('counts first the systems in operation that nobody answers for, with the list behind the number', () => {
    const found = answer(
      'accountable',
      facts({ operating_without_accountable_person: 1, without_accountable_person: 2 }),
    );

    expect(found?.gaps[0]).toEqual({
      id: 'operating_without_accountable_person',
      value: 1,
      of: null,
      list: 'systems',
      filter: { stage: ['operation'], 'accountablePerson.empty': 'yes' },
    });
    expect(found?.next).toBe('name_accountable_people');
  });

  test('is kept current where everybody is named, and asks for overdue tasks where only those are left', () => {
    expect(answer('accountable', facts({}))?.next).toBe('keep_current');
    expect(answer('accountable', facts({ tasks_overdue: 1 }))?.next).toBe('see_overdue_tasks');
  });
});

describe('risks and harm', () => {
  test('ask for purpose and misuse, and for autonomy, where they are missing', () => {
    const given = facts({ without_misuse: 3, without_autonomy: 1 });

    expect(answer('risks', given)?.next).toBe('describe_purpose_and_misuse');
    expect(answer('harm', given)?.next).toBe('record_autonomy');
  });
});

describe('how compliance is demonstrated', () => {
  test('keeps evidence in date, expired and that never expires apart, each with its list of the day', () => {
    const found = answer(
      'proof',
      facts({ evidence: 4, evidence_in_date: 1, evidence_ageless: 2, evidence_expired: 1 }),
    );

    expect(found?.figures.find(({ id }) => id === 'evidence_in_date')).toMatchObject({
      value: 1,
      of: 4,
      filter: { 'expiresOn.from': '2026-11-22' },
    });
    expect(found?.gaps[0]).toMatchObject({ value: 1, list: 'evidence', filter: { 'expiresOn.until': '2026-11-21' } });
  });

  test('asks for evidence where there is none, and for a look at the ledger where all is in date', () => {
    expect(answer('proof', facts({ evidence: 0 }))?.next).toBe('add_evidence');
    expect(answer('proof', facts({}))?.next).toBe('check_ledger');
  });
});
