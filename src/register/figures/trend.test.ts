import { describe, expect, test } from 'vitest';
import { aRegister } from '../../../test/builders/register.ts';
import { instantOf } from '../../kernel/time.ts';
import { demandsOf, type FigureFilter, something } from './filter.ts';
import { countThen, type Sighting } from './trend.ts';

const { fields } = aRegister();
const at = (day: number) => instantOf(Date.UTC(2026, 10, day));

const asked = (days: readonly number[], ...filters: readonly FigureFilter[]) =>
  days.map((day) => ({ at: at(day), demands: filters.map((filter) => demandsOf(fields, filter)) }));

const live: Sighting = { records: 1, madeAfter: 0, isArchived: false, now: { stage: 'live' }, changes: [] };

describe('what figures were', () => {
  test('is what today is, with everything undone that was done since', () => {
    const changes = [
      { at: at(6), was: { stage: 'idea' } },
      { at: at(3), was: { stage: null } },
    ];

    const counts = countThen(asked([2, 4, 8], { stage: ['live'] }, { stage: ['idea'] }, { 'stage.empty': 'yes' }, {}), [
      { ...live, changes },
    ]);

    expect(counts).toEqual([
      [0, 0, 1, 1],
      [0, 1, 0, 1],
      [1, 0, 0, 1],
    ]);
  });

  test('counts records from the moment on at which they were made, and as many as are alike', () => {
    const counts = countThen(asked([1, 2, 3], { stage: ['live'] }), [
      { ...live, records: 40 },
      { ...live, madeAfter: 2 },
    ]);

    expect(counts).toEqual([[40], [40], [41]]);
  });

  test('leaves out what was archived then, and counts what is archived since', () => {
    const archived = { ...live, isArchived: true, changes: [{ at: at(2), was: {}, wasArchived: false }] };
    const restored = { ...live, changes: [{ at: at(2), was: {}, wasArchived: true }] };

    expect(countThen(asked([1, 3], {}), [archived])).toEqual([[1], [0]]);
    expect(countThen(asked([1, 3], {}), [restored])).toEqual([[0], [1]]);
  });

  test('asks for days by what stood on each, and for long values by whether there is one', () => {
    const filters = [
      { 'startedOn.from': '2026-11-05' },
      { 'startedOn.until': '2026-11-05' },
      { 'purpose.empty': 'no' },
    ];
    const record = { ...live, now: { startedOn: '2026-11-06', purpose: something } };

    expect(countThen(asked([1], ...filters), [record])).toEqual([[1, 0, 1]]);
  });

  test('cannot be asked for what a figure of the past does not know', () => {
    expect(() => demandsOf(fields, { 'name.contains': 'a' })).toThrow('a figure cannot ask for `name.contains`');
    expect(() => demandsOf(fields, { nothing: ['a'] })).toThrow();
  });
});
