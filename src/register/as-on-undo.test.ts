import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aRecord, aRegister } from '../../test/builders/register.ts';
import type { Entry } from '../ledger/index.ts';
import { differencesSince, type LaterEntry, recordThen, takeBack, type Undoing, wasOf } from './as-on-undo.ts';
import type { RecordRow } from './rows.ts';
import { editedRecord, type Wanted } from './write.ts';

const register = aRegister();

/** A record as the store holds it. */
const start: RecordRow = { ...aRecord({}), values: { ...emptyValues(), name: 'A thing' } };

function emptyValues(): RecordRow['values'] {
  return Object.fromEntries(Object.keys(register.fields).map((name) => [name, null]));
}

const words = fc.constantFrom('a', 'b', 'c');
const aWish: fc.Arbitrary<Wanted> = fc.record({
  values: fc.record(
    {
      name: words,
      purpose: fc.option(words),
      uses: fc.option(fc.uniqueArray(fc.constantFrom('advice', 'action'), { minLength: 1 })),
    },
    { requiredKeys: [] },
  ),
  extra: fc.dictionary(words, fc.option(words), { maxKeys: 2 }),
});

/** A record through some edits: every state that it was in, and the entries between them. */
function lived(wishes: readonly Wanted[]): { readonly states: RecordRow[]; readonly entries: LaterEntry[] } {
  const states = [start];
  const entries: LaterEntry[] = [];
  for (const wanted of wishes) {
    const edited = editedRecord(register, states.at(-1) ?? start, { wanted, at: `t${states.length}` });
    if (!edited) continue;
    states.push(edited.after);
    const changes: Entry['changes'] = Object.fromEntries(
      Object.entries(edited.changes).map(([place, { from = null, to = null }]) => [place, { from, to }]),
    );
    entries.push({ subject: start.id, version: edited.after.version, changes });
  }
  return { states, entries };
}

function undoneTo(version: number, entries: readonly LaterEntry[]) {
  const undoings = new Map<string, Undoing>();
  for (const entry of entries.filter((each) => each.version > version)) takeBack(undoings, entry);
  return undoings.get(start.id);
}

describe('undoing the changes of a record', () => {
  test('is the inverse of making them, from any version and in any order', () => {
    fc.assert(
      fc.property(fc.array(aWish, { maxLength: 8 }), fc.nat(8), fc.boolean(), (wishes, to, isBackwards) => {
        const { states, entries } = lived(wishes);
        const then = states[Math.min(to, states.length - 1)] ?? start;
        const today = states.at(-1) ?? start;
        const undoing = undoneTo(then.version, isBackwards ? entries.toReversed() : entries);

        if (!undoing) {
          expect(then).toEqual(today);
          return;
        }
        const was = wasOf(register, undoing, new Map());
        const undone = recordThen(today, was, then.updatedAt);
        expect(sorted(undone)).toEqual(sorted(then));
        for (const { from, to: now } of differencesSince(register, today, was)) expect(from).not.toEqual(now);
      }),
    );
  });

  test('tells only what is another value today, and calls an erased value erased', () => {
    const id = 'com_01jd0000000000000000000000';
    const undoings = new Map<string, Undoing>();
    const commitment = { commitment: id, sha256: 'a'.repeat(64) };
    const entries: NonNullable<Entry['changes']>[] = [
      { purpose: { from: 'one', to: 'two' }, owner: { from: commitment, to: null } },
      { purpose: { from: 'two', to: 'one' } },
    ];
    for (const [index, changes] of entries.entries())
      takeBack(undoings, { subject: start.id, version: index + 2, changes });
    const undoing = undoings.get(start.id);
    if (!undoing) throw new Error('nothing was taken back');
    const today = { ...start, version: 3, values: { ...start.values, purpose: 'one' } };

    const known = wasOf(register, undoing, new Map([[id, 'Ada']]));
    const erased = wasOf(register, undoing, new Map());

    expect(differencesSince(register, today, known)).toEqual([
      { field: 'owner', from: 'Ada', to: null, erased: false },
    ]);
    expect(differencesSince(register, today, erased)).toEqual([{ field: 'owner', from: null, to: null, erased: true }]);
  });
});

/** Lists have no order, and an empty one is nothing. */
const sorted = ({ values, ...rest }: RecordRow) => ({
  ...rest,
  values: Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value.toSorted() : value]),
  ),
});
