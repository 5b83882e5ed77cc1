import { expect, test } from 'vitest';
import { aRegister } from '../../../../test/builders/register.ts';
import { readView } from '../list/list-view.ts';
import { type Chosen, nothing, type Selection } from './selection.ts';
import { viewOfSelection } from './selection-view.ts';

const { view } = readView(aRegister(), { q: 'tax', stage: 'live', page: '3', sort: 'name' });

const selectionOf = (...rows: readonly Partial<Chosen>[]): Selection => ({
  ...nothing,
  chosen: new Map(
    rows.map((row, place) => [`sys_${place}`, { id: `sys_${place}`, version: 1, archivedAt: null, ...row }]),
  ),
});

test('selected records are shown by their ids, in the order of the list, whatever else it asks for', () => {
  expect(viewOfSelection(view, selectionOf({}, {}))).toMatchObject({
    q: '',
    filters: [],
    ids: ['sys_0', 'sys_1'],
    archived: 'no',
    sort: { name: 'name', isDescending: false },
    page: 1,
  });
});

test('archived ones among them are shown too', () => {
  expect(viewOfSelection(view, selectionOf({ archivedAt: '2026-11-22T12:00:00.000Z' }))?.archived).toBe('all');
});

test('all of a view is the view, and more records than an address can hold have no link', () => {
  expect(viewOfSelection(view, { ...nothing, isAll: true })).toEqual({ ...view, page: 1 });
  expect(viewOfSelection(view, selectionOf(...Array.from({ length: 201 }, () => ({}))))).toBeUndefined();
});
