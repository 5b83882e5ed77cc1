import { describe, expect, test } from 'vitest';
import type { HomeFacts, SystemFacts } from './facts.ts';
import { answersOf } from './rules.ts';

const noSystems: SystemFacts = {
  systems: 0,
  accountable: 0,
  owned: 0,
  roles: 0,
  purpose: 0,
  misuse: 0,
  affected: 0,
  autonomy: 0,
  inOperation: 0,
  inOperationAccountable: 0,
  imports: 0,
  stages: [],
};

const whole: SystemFacts = {
  ...noSystems,
  systems: 3,
  accountable: 3,
  owned: 3,
  roles: 3,
  purpose: 3,
  misuse: 3,
  affected: 3,
  autonomy: 3,
  inOperation: 2,
  inOperationAccountable: 2,
};

const facts = (systems: Partial<SystemFacts>): HomeFacts => ({
  systems: { ...whole, ...systems },
  access: { owners: 1 },
  ledger: { entries: 10, waiting: 0 },
});

const answer = (question: string, given: HomeFacts) => answersOf(given).find((each) => each.question === question);

describe('the four questions', () => {
  test('are all answered, in their order', () => {
    expect(answersOf(facts({})).map((each) => each.question)).toEqual(['accountable', 'risks', 'harm', 'proof']);
  });

  test('begin with adding systems where there are none', () => {
    expect(answersOf(facts(noSystems)).map((each) => each.next)).toEqual(
      Array.from({ length: 4 }, () => 'add_systems'),
    );
  });

  test('have no gap in what is recorded where everything is', () => {
    const gaps = answersOf(facts({})).flatMap((each) => each.gaps.filter((gap) => !gap.id.startsWith('not_built')));

    expect(gaps).toEqual([]);
  });

  test('name what this version keeps no records of, and never count it as done', () => {
    const missing = answersOf(facts({})).flatMap((each) => each.gaps.map((gap) => gap.id));

    expect(missing).toEqual(
      expect.arrayContaining(['not_built.risk_register', 'not_built.incident_register', 'not_built.evidence']),
    );
  });
});

describe('who is accountable', () => {
  test('counts first the systems in operation that nobody answers for, with the list behind the number', () => {
    const found = answer('accountable', facts({ accountable: 1, inOperationAccountable: 1 }));

    expect(found?.gaps[0]).toEqual({
      id: 'operating_without_accountable_person',
      value: 1,
      of: null,
      filter: { stage: ['operation'], 'accountablePerson.empty': 'yes' },
    });
    expect(found?.next).toBe('name_accountable_people');
  });

  test('is kept current where everybody is named', () => {
    expect(answer('accountable', facts({}))?.next).toBe('keep_current');
  });
});

describe('risks and harm', () => {
  test('ask for purpose and misuse, and for autonomy, where they are missing', () => {
    const given = facts({ misuse: 0, autonomy: 2 });

    expect(answer('risks', given)?.next).toBe('describe_purpose_and_misuse');
    expect(answer('harm', given)?.next).toBe('record_autonomy');
  });
});
