import { describe, expect, test } from 'vitest';
import { register } from '../../contract/register.ts';
import {
  countKinds,
  faultsOf,
  fieldColumns,
  mapOf,
  placeColumns,
  shownColumns,
  withoutRivals,
  withTarget,
} from './mapping.ts';

const about = { kind: 'text', maxLength: 100, help: '', group: 'all' } as const;

const tools = register({
  kind: 'system',
  noun: 'tools',
  label: { one: 'tool', many: 'tools' },
  title: 'name',
  fields: {
    name: { ...about, label: 'Name', required: true },
    unit: { ...about, label: 'Unit' },
  },
  keys: [['name']],
  listed: ['name'],
  groups: { all: 'All' },
});

const aColumn = (number: number, heading: string, target: string) => {
  const reason: 'known' | 'chosen' = 'known';
  return { number, heading, target, reason, filled: 2, samples: [`${heading} one`, 'two'], proposal: null };
};

const columns = [aColumn(1, 'Agency', 'unit'), aColumn(2, 'Title', 'name'), aColumn(3, 'Bureau', 'extra')];
const chosen = (...targets: readonly (readonly [string, string])[]) => new Map(targets);

describe('where columns go', () => {
  test('is as proposed until somebody chooses', () => {
    const placed = placeColumns(columns, chosen());

    expect(mapOf(placed)).toEqual(['1=unit', '2=name', '*=extra']);
    expect(placed.every(({ reason }) => reason === 'known')).toBe(true);
  });

  test('follows a choice by heading, so that it holds when columns move', () => {
    const moved = [aColumn(1, 'Bureau', 'extra'), aColumn(2, 'Title', 'name')];

    const placed = placeColumns(moved, chosen(['Bureau', 'unit'], ['Agency', 'none']));

    expect(mapOf(placed)).toEqual(['1=unit', '2=name']);
    expect(placed[0]?.reason).toBe('chosen');
  });

  test('is as proposed again when the proposal is chosen', () => {
    const once = withTarget(chosen(), { columns, heading: 'Agency', target: 'none' });
    const twice = withTarget(once, { columns, heading: 'Agency', target: 'unit' });

    expect([...once]).toEqual([['Agency', 'none']]);
    expect([...twice]).toEqual([]);
  });
});

describe('what stands in the way', () => {
  test('is nothing where each field has one column and the title has one', () => {
    expect(faultsOf(placeColumns(columns, chosen()), tools)).toEqual([]);
  });

  test('is a field that two columns go to, said at both', () => {
    const placed = placeColumns(columns, chosen(['Bureau', 'unit']));

    expect(faultsOf(placed, tools)).toMatchObject([
      { kind: 'rivals', field: 'unit', columns: [{ number: 1 }, { number: 3 }] },
    ]);
    expect(placed[0]?.rival?.heading).toBe('Bureau');
    expect(placed[2]?.rival?.heading).toBe('Agency');
  });

  test('is a title that no column goes to', () => {
    expect(faultsOf(placeColumns(columns, chosen(['Title', 'extra'])), tools)).toEqual([{ kind: 'untitled' }]);
  });

  test('goes when one column is given the field alone', () => {
    const placed = placeColumns(columns, chosen(['Bureau', 'unit']));
    const winner = placed.find(({ heading }) => heading === 'Bureau');

    const settled = winner && withoutRivals(chosen(['Bureau', 'unit']), placed, winner);

    expect(mapOf(placeColumns(columns, settled ?? chosen()))).toEqual(['2=name', '3=unit', '*=extra']);
  });

  test('is not that several columns are kept as extra fields', () => {
    expect(placeColumns(columns, chosen(['Agency', 'extra'])).filter(({ rival }) => rival)).toEqual([]);
  });
});

describe('a wide file', () => {
  const placed = placeColumns(columns, chosen(['Bureau', 'unit']));
  const headings = (kind: Parameters<typeof shownColumns>[1]['kind'], words = '') =>
    shownColumns(placed, { kind, words }).map(({ heading }) => heading);

  test('is narrowed to what goes to fields, to what does not, and to what is in the way', () => {
    expect(headings('fields')).toEqual(['Agency', 'Title', 'Bureau']);
    expect(headings('extra')).toEqual([]);
    expect(headings('problems')).toEqual(['Agency', 'Bureau']);
    expect(countKinds(placed)).toEqual({ all: 3, fields: 3, extra: 0, problems: 2 });
  });

  test('is searched by heading and by samples, whatever the case', () => {
    expect(headings('all', ' title')).toEqual(['Title']);
    expect(headings('all', 'AGENCY ONE')).toEqual(['Agency']);
  });

  test('is previewed in the order of the fields', () => {
    expect(fieldColumns(placeColumns(columns, chosen()), tools).map(({ target }) => target)).toEqual(['name', 'unit']);
  });
});
