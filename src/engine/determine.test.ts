import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyFacts, anyRules, day, someTypes, wholeFacts } from '../../test/builders/rules.ts';
import { factsIn } from './condition.ts';
import { asksOf, determine, openFacts, type Rule, type RuleSet, ruleSet, truthAgain, truthsOf } from './index.ts';

const dates = { lawReadOn: day('2026-11-22'), placedOn: day('2026-01-01') };

const setOf = (rules: readonly Rule[]): RuleSet => {
  const made = ruleSet(someTypes, rules);
  if (!made.ok) throw new Error(made.error.join('\n'));
  return made.value;
};

const truths = (set: RuleSet, facts: object) => Object.fromEntries(truthsOf(set, { ...facts }, dates));

describe('what is determined', () => {
  test('with every fact known leaves nothing open', () => {
    fc.assert(
      fc.property(anyRules, wholeFacts, (rules, facts) => {
        expect(Object.values(truths(setOf(rules), facts))).not.toContain('unknown');
      }),
    );
  });

  test('stays as it is when more becomes known: only what was open may change', () => {
    fc.assert(
      fc.property(anyRules, anyFacts, wholeFacts, (rules, some, all) => {
        const set = setOf(rules);
        const knownOnes = Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined));
        const [before, after] = [
          truths(set, some),
          truths(set, { ...all, ...knownOnes, parts: some['parts'] ?? all['parts'] }),
        ];
        for (const [finding, truth] of Object.entries(before)) {
          if (truth !== 'unknown') expect(after[finding]).toBe(truth);
        }
      }),
    );
  });

  test('is changed by a fact only where a rule of the finding, or of one that it rests on, reads it', () => {
    fc.assert(
      fc.property(anyRules, wholeFacts, fc.constantFrom('a', 'heads', 'since', 'uses'), (rules, facts, name) => {
        const set = setOf(rules);
        const { [name]: _, ...without } = facts;
        const [before, after] = [truths(set, facts), truths(set, without)];
        const reached = set.findingsOf.get(name) ?? [];
        for (const [finding, truth] of Object.entries(before))
          if (!reached.includes(finding)) expect(after[finding]).toBe(truth);
      }),
    );
  });

  test('is the same in whatever order rules and facts stand', () => {
    fc.assert(
      fc.property(anyRules, anyFacts, (rules, facts) => {
        const turned = Object.fromEntries(Object.entries(facts).toReversed());
        expect(truths(setOf(rules.toReversed()), turned)).toEqual(truths(setOf(rules), facts));
      }),
    );
  });

  test('comes with reasons that, worked out again from their leaves, give it', () => {
    fc.assert(
      fc.property(anyRules, anyFacts, (rules, facts) => {
        for (const { answers } of determine(setOf(rules), facts, dates).findings.values()) {
          for (const { reason, truth } of answers) {
            expect(reason().truth).toBe(truth);
            expect(truthAgain(reason())).toBe(truth);
          }
        }
      }),
    );
  });

  test('is the same with and without reasons', () => {
    fc.assert(
      fc.property(anyRules, anyFacts, (rules, facts) => {
        const set = setOf(rules);
        const whole = [...determine(set, facts, dates).findings.values()].map(({ id, truth }) => [id, truth]);
        expect(Object.fromEntries(whole)).toEqual(truths(set, facts));
      }),
    );
  });

  test('is unknown, and no error, where a value does not fit its question', () => {
    fc.assert(
      fc.property(
        anyRules,
        fc.dictionary(
          fc.constantFrom(...Object.keys(someTypes)),
          fc.oneof(fc.string(), fc.double(), fc.array(fc.string())),
        ),
        (rules, facts) => {
          expect(() => determine(setOf(rules), facts, dates)).not.toThrow();
        },
      ),
    );
    const set = setOf([
      { id: 'r', finding: 'f', from: day('2024-08-01'), when: { op: 'fact', fact: 'a', is: { test: 'yes' } } },
    ]);
    expect(truths(set, { a: 'yes' })).toEqual({ f: 'unknown' });
  });
});

describe('what is open', () => {
  test('are facts that are not known; with all of them known nothing is', () => {
    fc.assert(
      fc.property(anyRules, anyFacts, wholeFacts, (rules, facts, whole) => {
        const set = setOf(rules);
        for (const { fact } of asksOf(set, determine(set, facts, dates))) {
          if (fact !== 'parts') expect(facts[fact]).toBeUndefined();
        }
        expect(asksOf(set, determine(set, whole, dates))).toEqual([]);
      }),
    );
  });

  test('is named for every finding that is undetermined, and answering all that is named settles it', () => {
    fc.assert(
      fc.property(anyRules, anyFacts, wholeFacts, (rules, facts, whole) => {
        const set = setOf(rules);
        const determined = determine(set, facts, dates);
        const open = openFacts(set, determined);
        for (const { id, truth } of determined.findings.values()) {
          if (truth !== 'unknown') continue;
          const named = [...(open.get(id) ?? [])];
          expect(named.length).toBeGreaterThan(0);
          const answered = { ...facts, ...Object.fromEntries(named.map((name) => [name, whole[name]])) };
          expect(truths(set, answered)[id]).not.toBe('unknown');
        }
      }),
    );
  });

  test('asks first what settles most', () => {
    const from = day('2024-08-01');
    const set = setOf([
      { id: '1', finding: 'scope', from, when: { op: 'fact', fact: 'a', is: { test: 'yes' } } },
      {
        id: '2',
        finding: 'one',
        from,
        when: {
          op: 'all',
          of: [
            { op: 'finding', finding: 'scope' },
            { op: 'fact', fact: 'b', is: { test: 'yes' } },
          ],
        },
      },
      {
        id: '3',
        finding: 'two',
        from,
        when: {
          op: 'all',
          of: [
            { op: 'finding', finding: 'scope' },
            { op: 'fact', fact: 'c', is: { test: 'yes' } },
          ],
        },
      },
    ]);
    expect(asksOf(set, determine(set, {}, dates)).map(({ fact }) => fact)).toEqual(['a', 'b', 'c']);
    expect(asksOf(set, determine(set, { a: false }, dates))).toEqual([]);
  });
});

describe('dates', () => {
  const when = { op: 'fact', fact: 'a', is: { test: 'yes' } } as const;
  const [from, changed] = [day('2026-08-02'), day('2026-07-27')];
  const set = setOf([
    { id: 'old', finding: 'f', from: day('2024-08-01'), until: changed, when, applies: [{ from }] },
    {
      id: 'new',
      finding: 'f',
      from: changed,
      when,
      applies: [
        {
          from: day('2026-12-02'),
          when: { op: 'fact', fact: 'placed-on', is: { test: '<', than: { kind: 'date', value: from } } },
        },
        { from },
      ],
    },
  ]);
  const answers = (lawReadOn: string, placedOn?: string) =>
    determine(
      set,
      { a: true },
      { lawReadOn: day(lawReadOn), placedOn: placedOn === undefined ? undefined : day(placedOn) },
    )
      .findings.get('f')
      ?.answers.map(({ rule, effect }) => [rule.id, effect()]);

  test('of the law choose the rules: the day before an amendment the old one, on the day the new one', () => {
    expect(answers('2026-07-26', '2026-01-01')).toEqual([['old', { kind: 'from', from }]]);
    expect(answers('2026-07-27', '2026-01-01')).toEqual([
      ['new', { kind: 'from', from: '2026-12-02', until: undefined }],
    ]);
    expect(answers('2024-07-31', '2026-01-01')).toEqual([]);
  });

  test('of placing on the market choose from when; without it both days are possible', () => {
    expect(answers('2026-11-22', '2026-08-02')).toEqual([['new', { kind: 'from', from, until: undefined }]]);
    expect(answers('2026-11-22')).toEqual([['new', { kind: 'open', between: ['2026-08-02', '2026-12-02'] }]]);
    const open = openFacts(set, determine(set, { a: true }, { lawReadOn: day('2026-11-22') }));
    expect([...(open.get('f') ?? [])]).toEqual(['placed-on']);
  });
});

describe('rules that do not fit together', () => {
  const rule = (id: string, finding: string, reads: string): Rule => ({
    id,
    finding,
    from: day('2024-08-01'),
    when: { op: 'finding', finding: reads },
  });

  test('are refused: a circle is named, so is a finding that no rule gives, and an id that is taken', () => {
    const made = ruleSet(someTypes, [rule('1', 'x', 'y'), rule('2', 'y', 'x'), rule('2', 'z', 'nothing')]);
    expect(made).toEqual({
      ok: false,
      error: [
        'there are 2 rules "2"',
        'rule "2" rests on "nothing", which no rule gives',
        '"x" rests on itself: x → y → x',
      ],
    });
  });

  test('name no fact that conditions do not read', () => {
    const facts = factsIn({ op: 'fact', fact: 'since', is: { test: '<', than: { kind: 'fact', fact: 'placed-on' } } });
    expect(facts).toEqual(['since', 'placed-on']);
  });
});
