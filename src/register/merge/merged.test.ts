import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aRegister } from '../../../test/builders/register.ts';
import { isMany } from '../contract/field.ts';
import { fieldsOf } from '../contract/register.ts';
import { listed } from '../links.ts';
import type { RecordRow } from '../rows.ts';
import { mergedValues, type Side } from './merged.ts';

const register = aRegister();
const plain = fieldsOf(register).filter(([, field]) => !('to' in field));
const text = fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null });
const list = fc.option(fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }), { nil: null });

const record = (id: string): fc.Arbitrary<RecordRow> =>
  fc.record({
    id: fc.constant(id),
    version: fc.constant(1),
    createdAt: fc.constant(''),
    updatedAt: fc.constant(''),
    archivedAt: fc.constant(null),
    values: fc.record(Object.fromEntries(plain.map(([name, field]) => [name, isMany(field) ? list : text]))),
    extra: fc.dictionary(fc.constantFrom('x', 'y', 'z'), fc.constantFrom('1', '2')),
  });

const choices = fc.record(
  Object.fromEntries(
    plain.map(([name, field]) => [
      name,
      fc.option(fc.constantFrom<Side>('winner', 'loser', ...(isMany(field) ? (['both'] as const) : [])), {
        nil: undefined,
      }),
    ]),
  ),
);

describe('what two records become together', () => {
  it('has in every field what was chosen, else what one of them has, its own first', () => {
    fc.assert(
      fc.property(record('w'), record('l'), choices, (winner, loser, choose) => {
        const { values, extra } = mergedValues(register, { winner, loser, choose });
        for (const [name] of plain) {
          const [own, other] = [winner.values[name] ?? null, loser.values[name] ?? null];
          const side = choose[name];
          if (side === 'both')
            expect(new Set(listed(values[name]))).toEqual(new Set([...listed(own), ...listed(other)]));
          else expect(values[name]).toEqual(side === undefined ? (own ?? other) : side === 'winner' ? own : other);
        }
        expect(Object.keys(extra).toSorted()).toEqual(
          [...new Set([...Object.keys(winner.extra), ...Object.keys(loser.extra)])].toSorted(),
        );
      }),
    );
  });

  it('is what the winner was where the loser says nothing', () => {
    fc.assert(
      fc.property(record('w'), (winner) => {
        const loser = { ...winner, id: 'l', values: {}, extra: {} };
        const { values } = mergedValues(register, { winner, loser, choose: {} });

        for (const [name] of plain) expect(values[name] ?? null).toEqual(winner.values[name] ?? null);
      }),
    );
  });
});
