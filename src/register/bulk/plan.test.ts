import { describe, expect, test } from 'vitest';
import { aRecord, aRegister } from '../../../test/builders/register.ts';
import type { RecordRow } from '../rows.ts';
import { type BulkChange, type BulkTarget, planBulk } from './plan.ts';
import { countsOf, fieldSummaries, undoOf } from './preview.ts';
import { planShift } from './shift.ts';

const register = aRegister();
const at = '2026-11-23T08:00:00.000Z';

const empty = Object.fromEntries(Object.keys(register.fields).map((name) => [name, null]));

const record = (id: string, values: RecordRow['values'], version = 1): RecordRow => {
  const { createdAt, updatedAt, archivedAt, extra } = aRecord({});
  return { id, version, createdAt, updatedAt, archivedAt, extra, values: { ...empty, name: 'A thing', ...values } };
};

const nothing: BulkChange = { set: { values: {}, extra: {} }, add: {}, remove: {} };

const plan = (
  records: readonly RecordRow[],
  change: Partial<BulkChange>,
  targets: ReadonlyMap<string, BulkTarget> = new Map(),
) => planBulk(register, { records, change: { ...nothing, ...change }, targets, at, isReasoned: false });

const set = (values: RecordRow['values']) => ({ set: { values, extra: {} } });

describe('planning a bulk edit', () => {
  test('changes what differs, and counts what is so already', () => {
    const records = [record('a', { owner: 'Ada' }), record('b', { owner: 'Ben' })];

    const { edits, unchanged, left } = plan(records, set({ owner: 'Ben' }));

    expect(edits.map(({ after }) => [after.id, after.version, after.values['owner']])).toEqual([['a', 2, 'Ben']]);
    expect(unchanged.map(({ id }) => id)).toEqual(['b']);
    expect(left).toEqual([]);
  });

  test('empties a field with null', () => {
    const { edits } = plan([record('a', { purpose: 'Sorting' })], set({ purpose: null }));

    expect(edits[0]?.after.values['purpose']).toBeNull();
  });

  test('lets lists gain and lose, and keeps the order of what stays', () => {
    const records = [record('a', { countries: ['IE', 'DE', 'US'] }), record('b', {})];

    const { edits } = plan(records, { add: { countries: ['FR', 'IE'] }, remove: { countries: ['DE'] } });

    expect(edits.map(({ after }) => after.values['countries'])).toEqual([
      ['IE', 'US', 'FR'],
      ['FR', 'IE'],
    ]);
  });

  test('empties a list that loses its last value', () => {
    const { edits } = plan([record('a', { uses: ['advice'] })], { remove: { uses: ['advice'] } });

    expect(edits[0]?.after.values['uses']).toBeNull();
  });

  test('names each record whose state may not go there, and leaves it', () => {
    const records = [record('a', { stage: 'idea' }), record('b', { stage: 'live' })];

    const { edits, left } = plan(records, set({ stage: 'idea' }));

    expect(edits).toEqual([]);
    expect(left).toEqual([
      { id: 'b', title: 'A thing', field: 'stage', code: 'move_not_allowed', message: '`live` may become `over`' },
    ]);
  });

  test('leaves whom somebody else changed meanwhile, and who is archived', () => {
    const archived = { ...record('b', {}), archivedAt: at };
    const targets = new Map([['a', { version: 3 }]]);

    const { edits, left } = plan([record('a', {}, 4), archived], set({ owner: 'Ada' }), targets);

    expect(edits).toEqual([]);
    expect(left.map(({ id, code }) => [id, code])).toEqual([
      ['a', 'changed_meanwhile'],
      ['b', 'archived'],
    ]);
  });

  test('gives a record its own values over those that all get', () => {
    const targets = new Map([['a', { wanted: { values: { owner: 'Eve' }, extra: { note: 'own' } } }]]);

    const { edits } = plan([record('a', {}), record('b', {})], set({ owner: 'Ada' }), targets);

    expect(edits.map(({ after }) => after.values['owner'])).toEqual(['Eve', 'Ada']);
    expect(edits[0]?.after.extra).toEqual({ note: 'own' });
  });

  test('leaves a list that would have more values than its field takes', () => {
    const links = Array.from({ length: 100 }, (_, n) => `https://example.org/${n}`);

    const { left } = plan([record('a', { links })], { add: { links: ['https://example.org/more'] } });

    expect(left.map(({ field, code }) => [field, code])).toEqual([['links', 'value_refused']]);
  });
});

describe('the preview of a bulk edit', () => {
  test('counts per field and shows five examples at most', () => {
    const records = Array.from({ length: 7 }, (_, n) =>
      record(`r${n}`, { name: `Thing ${n}`, owner: n < 2 ? 'Ada' : 'Ben' }),
    );

    const { edits } = plan(records, set({ owner: 'Ada', purpose: 'Sorting' }));
    const summaries = fieldSummaries(register, edits);

    expect(summaries.map(({ field, records: count }) => [field, count])).toEqual([
      ['purpose', 7],
      ['owner', 5],
    ]);
    expect(summaries[0]?.examples).toHaveLength(5);
    expect(summaries[1]?.examples[0]).toEqual({ id: 'r2', title: 'Thing 2', from: 'Ben', to: 'Ada' });
  });

  test('adds up', () => {
    const planned = plan([record('a', {}), record('b', { owner: 'Ada' })], set({ owner: 'Ada' }));

    expect(countsOf(planned)).toEqual({ found: 2, changed: 1, unchanged: 1, left: 0, firstLeft: [] });
  });
});

describe('the undo of a bulk edit', () => {
  test('sets the former values back, extra fields among them', () => {
    const before = { ...record('a', { owner: 'Ada' }), extra: { note: 'old' } };
    const { edits } = plan([before], { set: { values: { owner: 'Ben' }, extra: { note: null, more: 'new' } } });

    expect(undoOf(register, edits)).toEqual([
      { id: 'a', version: 2, values: { owner: 'Ada', extra: { note: 'old', more: null } } },
    ]);
  });

  test('leaves out records whose state has no way back', () => {
    const { edits } = plan([record('a', { stage: 'idea' }), record('b', { stage: 'over' })], set({ stage: 'live' }));
    const back = plan([record('c', { stage: 'over' })], set({ stage: 'idea' }));

    expect(undoOf(register, edits)).toEqual([]);
    expect(undoOf(register, back.edits)).toEqual([{ id: 'c', version: 2, values: { stage: 'over' } }]);
  });

  test('is none where it would be longer than a request may be', () => {
    const records = Array.from({ length: 700 }, (_, n) => record(`r${n}`, { purpose: 'x'.repeat(5000) }));
    const { edits } = plan(records, set({ purpose: null }));

    expect(undoOf(register, edits)).toBeNull();
  });
});

test('archiving passes over what is archived already, and leaves what was changed meanwhile', () => {
  const records = [record('a', {}), { ...record('b', {}), archivedAt: at }, record('c', {}, 2)];

  const planned = planShift(register, { records, versions: new Map([['c', 1]]), to: 'archived', at });

  expect(planned.edits.map(({ after }) => [after.id, after.archivedAt, after.version])).toEqual([['a', at, 2]]);
  expect(planned.unchanged.map(({ id }) => id)).toEqual(['b']);
  expect(planned.left.map(({ id, code }) => [id, code])).toEqual([['c', 'changed_meanwhile']]);
});
