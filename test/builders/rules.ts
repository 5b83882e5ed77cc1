import fc from 'fast-check';
import type { Condition, Facts, FactTypes, FactValue, Rule } from '../../src/engine/index.ts';
import { parseLocalDate } from '../../src/kernel/time.ts';

/** A day, or the test is wrong. */
export function day(text: string) {
  const date = parseLocalDate(text);
  if (date === undefined) throw new Error(`"${text}" is no day`);
  return date;
}

/** Facts of every kind, few enough that rules meet. */
export const someTypes: FactTypes = {
  a: { kind: 'yesNo' },
  b: { kind: 'yesNo' },
  c: { kind: 'yesNo' },
  area: { kind: 'oneOf', options: ['school', 'work', 'police'] },
  uses: { kind: 'manyOf', options: ['rank', 'sort', 'watch'] },
  heads: { kind: 'number' },
  since: { kind: 'date' },
  parts: { kind: 'list', of: { safe: { kind: 'yesNo' }, weight: { kind: 'number' } } },
};

const days = ['2025-02-02', '2026-08-02', '2027-12-02'].map(day);
const anyDay = fc.constantFrom(...days);
const order = fc.constantFrom('<' as const, '<=' as const, '>' as const, '>=' as const);
const number = fc.integer({ min: 0, max: 3 });

const leaves = (findings: readonly string[]): fc.Arbitrary<Condition> =>
  fc.oneof(
    fc.constantFrom('a', 'b', 'c').map((fact): Condition => ({ op: 'fact', fact, is: { test: 'yes' } })),
    fc
      .subarray(['school', 'work', 'police'], { minLength: 1 })
      .map((words): Condition => ({ op: 'fact', fact: 'area', is: { test: 'one', words } })),
    fc
      .tuple(
        fc.constantFrom('any' as const, 'all' as const, 'none' as const),
        fc.subarray(['rank', 'sort', 'watch'], { minLength: 1 }),
      )
      .map(([test, words]): Condition => ({ op: 'fact', fact: 'uses', is: { test: 'set', hold: test, words } })),
    fc
      .tuple(order, number)
      .map(
        ([by, value]): Condition => ({ op: 'fact', fact: 'heads', is: { test: by, than: { kind: 'number', value } } }),
      ),
    fc
      .tuple(order, anyDay)
      .map(
        ([by, value]): Condition => ({ op: 'fact', fact: 'since', is: { test: by, than: { kind: 'date', value } } }),
      ),
    fc.constant<Condition>({ op: 'fact', fact: 'since', is: { test: '<', than: { kind: 'fact', fact: 'placed-on' } } }),
    fc.tuple(fc.constantFrom('some' as const, 'every' as const), number).map(
      ([op, value]): Condition => ({
        op,
        list: 'parts',
        where: {
          op: 'any',
          of: [
            { op: 'fact', fact: 'safe', is: { test: 'yes' } },
            { op: 'fact', fact: 'weight', is: { test: '>', than: { kind: 'number', value } } },
          ],
        },
      }),
    ),
    ...(findings.length === 0
      ? []
      : [fc.constantFrom(...findings).map((finding): Condition => ({ op: 'finding', finding }))]),
  );

/** Any condition over `someTypes` and these findings. */
function anyCondition(findings: readonly string[] = [], depth = 2): fc.Arbitrary<Condition> {
  if (depth === 0) return leaves(findings);
  const inner = anyCondition(findings, depth - 1);
  const several = fc.array(inner, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    leaves(findings),
    fc.tuple(fc.constantFrom('all' as const, 'any' as const), several).map(([op, of]): Condition => ({ op, of })),
    inner.map((of): Condition => ({ op: 'not', of })),
    several.map((of): Condition => ({ op: 'atLeast', count: Math.min(2, of.length), of })),
  );
}

/** A handful of rules; a finding rests only on those before it. */
export const anyRules: fc.Arbitrary<readonly Rule[]> = fc
  .tuple(
    ...[0, 1, 2, 3, 4].map((at) =>
      fc.tuple(anyCondition(['f0', 'f1', 'f2', 'f3'].slice(0, Math.min(at, 4))), fc.boolean(), anyDay),
    ),
  )
  .map((made) =>
    made.map(([when, hasClause, from], at) => ({
      id: `r${at}`,
      finding: `f${at === 4 ? 3 : at}`,
      when: at === 4 ? withoutFinding(when, 'f3') : when,
      from: day('2024-08-01'),
      ...(hasClause
        ? {
            applies: [
              { from, when: { op: 'fact' as const, fact: 'c', is: { test: 'yes' as const } } },
              { from: day('2030-08-02') },
            ],
          }
        : {}),
    })),
  );

function withoutFinding(condition: Condition, finding: string): Condition {
  if (condition.op === 'finding')
    return condition.finding === finding ? { op: 'fact', fact: 'a', is: { test: 'yes' } } : condition;
  if (condition.op === 'not') return { op: 'not', of: withoutFinding(condition.of, finding) };
  if (condition.op !== 'all' && condition.op !== 'any' && condition.op !== 'atLeast') return condition;
  return { ...condition, of: condition.of.map((each) => withoutFinding(each, finding)) };
}

const maybe = <T extends FactValue>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const thing = fc.record({ safe: maybe(fc.boolean()), weight: maybe(number) });

/** Facts for `someTypes`, each known or not. */
export const anyFacts: fc.Arbitrary<Facts> = fc.record({
  a: maybe(fc.boolean()),
  b: maybe(fc.boolean()),
  c: maybe(fc.boolean()),
  area: maybe(fc.constantFrom('school', 'work', 'police')),
  uses: maybe(fc.subarray(['rank', 'sort', 'watch'])),
  heads: maybe(number),
  since: maybe(anyDay),
  parts: maybe(fc.array(thing, { maxLength: 2 })),
});

/** Every fact of `someTypes` known, down to the things of the list. */
export const wholeFacts: fc.Arbitrary<Facts> = fc.record({
  a: fc.boolean(),
  b: fc.boolean(),
  c: fc.boolean(),
  area: fc.constantFrom('school', 'work', 'police'),
  uses: fc.subarray(['rank', 'sort', 'watch']),
  heads: number,
  since: anyDay,
  parts: fc.array(fc.record({ safe: fc.boolean(), weight: number }), { maxLength: 2 }),
});
