import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aRecord, aRegister } from '../../test/builders/register.ts';
import type { RecordRow } from './rows.ts';
import { type Done, decide, stillLinked } from './undo-import-plan.ts';
import { editedRecord, firstChanges, type Wanted } from './write.ts';

const register = aRegister();
const start: RecordRow = {
  ...aRecord({}),
  values: { ...Object.fromEntries(Object.keys(register.fields).map((name) => [name, null])), name: 'A thing' },
};

const words = fc.constantFrom('a', 'b', 'c');
const aWish: fc.Arbitrary<Wanted> = fc.record({
  values: fc.record({ name: words, purpose: fc.option(words), owner: fc.option(words) }, { requiredKeys: [] }),
  extra: fc.dictionary(words, fc.option(words), { maxKeys: 2 }),
});

const edited = (before: RecordRow, wanted: Wanted) => editedRecord(register, before, { wanted, at: 't' });

function doneBy(changes: ReturnType<typeof firstChanges>, isCreated: boolean): Done {
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  const places = Object.entries(changes).map(([place, { from, to }]) => [place, { from: text(from), to: text(to) }]);
  return { record: start.id, isCreated, places: Object.fromEntries(places) };
}

describe('undoing what an import did to a record', () => {
  test('sets back each field that nobody changed since and leaves each that somebody did, and no other', () => {
    fc.assert(
      fc.property(aWish, aWish, (imported, later) => {
        const byImport = edited(start, imported);
        if (!byImport) return;
        const today = edited(byImport.after, later)?.after ?? byImport.after;
        const { step, left } = decide(register, today, doneBy(byImport.changes, false));
        const undone = step?.to === 'restore' ? (edited(today, step.wanted)?.after ?? today) : today;
        const at = ({ values, extra }: RecordRow, place: string) =>
          (place.startsWith('extra.') ? extra[place.slice(6)] : values[place]) ?? null;
        const leftPlaces = left.flatMap(({ fields }) => fields);

        for (const place of Object.keys(byImport.changes)) {
          const isLeft = leftPlaces.includes(place);
          expect(at(undone, place)).toEqual(at(isLeft ? today : start, place));
          expect(isLeft).toBe(![at(byImport.after, place), at(start, place)].includes(at(today, place)));
        }
        const others = Object.keys(register.fields).filter((name) => !(name in byImport.changes));
        for (const name of others) expect(undone.values[name]).toEqual(today.values[name]);
      }),
    );
  });

  test('archives a created record only as it came', () => {
    const done = doneBy(firstChanges(register, start), true);
    const changed = edited(start, { values: { purpose: 'more' }, extra: {} })?.after ?? start;

    expect(decide(register, start, done).step).toEqual({ to: 'archive' });
    expect(decide(register, changed, done)).toMatchObject({
      step: undefined,
      left: [{ fields: ['purpose'], reason: 'changed_since' }],
    });
    expect(decide(register, { ...start, archivedAt: 't' }, done)).toMatchObject({ step: undefined, left: [] });
  });

  test('leaves a value that was erased, and a record that was archived', () => {
    const done: Done = { record: start.id, isCreated: false, places: { name: { from: undefined, to: 'A thing' } } };
    const known: Done = { ...done, places: { name: { from: 'Old', to: 'A thing' } } };

    expect(decide(register, start, done).left).toEqual([{ record: start.id, fields: ['name'], reason: 'erased' }]);
    expect(decide(register, { ...start, archivedAt: 't' }, known).left[0]?.reason).toBe('archived_since');
  });
});

test('a record that stays keeps all that it links to, by however many steps', () => {
  const links = [
    { from: 'other', to: ['a'] },
    { from: 'a', to: ['b'] },
    { from: 'c', to: ['d'] },
  ];

  expect([...stillLinked(new Set(['a', 'b', 'c', 'd']), links)].sort()).toEqual(['a', 'b']);
});
