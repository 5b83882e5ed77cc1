import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aRegister } from '../../../../test/builders/register.ts';
import { readSearch, writeSearch } from '../../../kit/address.ts';
import {
  choicesOf,
  type Filter,
  filterNamesOf,
  placeOf,
  readFilters,
  withFilter,
  withoutFilter,
  writeFilters,
} from './filters.ts';

const register = aRegister();

const fieldFilter = (field: string, asked: Extract<Filter, { on: 'field' }>['asked']): Filter => ({
  on: 'field',
  field,
  asked,
});

const is = (field: string, ...values: readonly string[]): Filter => fieldFilter(field, { kind: 'is', values });

const contains = (field: string, text: string): Filter => fieldFilter(field, { kind: 'contains', text });

const readBack = (filters: readonly Filter[]) => readFilters(register, readSearch(writeSearch(writeFilters(filters))));

describe('filters and the address', () => {
  it('writes what the API calls each filter', () => {
    const filters: readonly Filter[] = [
      is('stage', 'live', 'over'),
      contains('name', 'fraud'),
      fieldFilter('startedOn', { kind: 'between', from: '2026-01-01', until: undefined }),
      fieldFilter('owner', { kind: 'missing' }),
      { on: 'extra', name: 'Cost = high?', values: ['a=b'] },
    ];

    expect(writeFilters(filters)).toEqual({
      stage: ['live', 'over'],
      'name.contains': 'fraud',
      'startedOn.from': '2026-01-01',
      'owner.empty': 'yes',
      extra: ['Cost = high?=a=b'],
    });
  });

  it('reads back what it wrote, for every kind of field', () => {
    const filters: readonly Filter[] = [
      contains('name', 'a & b = c'),
      is('owner', 'Treasury'),
      fieldFilter('owner', { kind: 'recorded' }),
      is('stage', 'idea'),
      is('uses', 'advice', 'action'),
      is('countries', 'IE'),
      contains('links', 'example.org'),
      fieldFilter('startedOn', { kind: 'between', from: '2026-01-01', until: '2026-12-31' }),
      { on: 'extra', name: 'Bureau', values: ['CBP', ''] },
    ];

    const back = readBack(filters);

    expect(back.filters).toHaveLength(filters.length);
    expect(new Set(back.filters)).toEqual(new Set(filters));
    expect(back.notUnderstood).toEqual([]);
  });

  it('reads back any text that somebody may search for', () => {
    const words = fc.string({ minLength: 1 }).filter((text) => text.trim() === text);
    fc.assert(
      fc.property(words, (text) => {
        const filters = [contains('name', text)];

        expect(readBack(filters).filters).toEqual(filters);
      }),
    );
  });

  it('names what it does not understand instead of leaving it out in silence', () => {
    const search = { stage: ['live', 'limbo'], 'startedOn.from': 'soon', 'owner.empty': 'perhaps', extra: 'no equals' };

    const { filters, notUnderstood } = readFilters(register, search);

    expect(filters).toEqual([is('stage', 'live')]);
    expect(new Set(notUnderstood)).toEqual(
      new Set(['stage=limbo', 'startedOn.from=soon', 'owner.empty=perhaps', 'extra=no equals']),
    );
  });

  it('knows every name by which an address can filter a field', () => {
    expect(filterNamesOf('startedOn', register.fields['startedOn'])).toContain('startedOn.until');
    expect(filterNamesOf('stage', register.fields['stage'])).not.toContain('stage.contains');
  });
});

describe('a set of filters', () => {
  it('has one filter a place: a second one takes the place of the first', () => {
    const before = [is('stage', 'idea'), contains('name', 'old')];

    const after = withFilter(before, is('stage', 'live'));

    expect(after).toEqual([is('stage', 'live'), contains('name', 'old')]);
  });

  it('keeps the order when a filter is changed into another', () => {
    const before = [contains('name', 'old'), is('stage', 'idea')];

    const after = withFilter(before, is('name', 'new'), contains('name', 'old'));

    expect(after).toEqual([is('name', 'new'), is('stage', 'idea')]);
  });

  it('has no two filters at one place after a change', () => {
    const before = [contains('name', 'old'), is('name', 'exact')];

    const after = withFilter(before, is('name', 'new'), contains('name', 'old'));

    expect(after).toEqual([is('name', 'new')]);
  });

  it('asks for what is recorded and what is not at one place', () => {
    const missing = fieldFilter('owner', { kind: 'missing' });

    expect(placeOf(missing)).toBe(placeOf(fieldFilter('owner', { kind: 'recorded' })));
    expect(withoutFilter([missing, is('stage', 'idea')], missing)).toEqual([is('stage', 'idea')]);
  });
});

describe('the choices of a field', () => {
  it('are its options or all countries, and none for texts and dates', () => {
    expect(choicesOf(register.fields['stage'])).toEqual(['idea', 'live', 'over']);
    expect(choicesOf(register.fields['countries'])).toContain('IE');
    expect(choicesOf(register.fields['name'])).toBeUndefined();
  });
});
