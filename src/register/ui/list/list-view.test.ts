import { describe, expect, it } from 'vitest';
import { aRegister } from '../../../../test/builders/register.ts';
import { readSearch, type SearchValues, writeSearch } from '../../../kit/address.ts';
import {
  isNarrowed,
  isSortable,
  type ListView,
  listInput,
  readView,
  sortShown,
  widened,
  writeView,
} from './list-view.ts';

const register = aRegister();

const usual: ListView = {
  q: '',
  filters: [],
  ids: [],
  archived: 'no',
  sort: undefined,
  page: 1,
  size: 50,
  asOn: undefined,
  columns: undefined,
  group: undefined,
  folded: [],
  board: undefined,
};

const read = (search: SearchValues) => readView(register, search);

describe('a list and its address', () => {
  it('shows everything where the address says nothing, and says nothing of what is usual', () => {
    expect(read({}).view).toEqual(usual);
    expect(writeView(usual)).toEqual({});
  });

  it('comes back the same through its own address', () => {
    const view: ListView = {
      q: 'tax credit',
      filters: [{ on: 'field', field: 'stage', asked: { kind: 'is', values: ['live'] } }],
      ids: ['sys_01arz3ndektsv4rrffq69g5fav'],
      archived: 'all',
      sort: { name: 'updatedAt', isDescending: true },
      page: 3,
      size: 100,
      asOn: undefined,
      columns: ['owner', 'stage'],
      group: 'stage',
      folded: ['live', '-'],
      board: 'stage',
    };

    const { view: back, notUnderstood } = read(readSearch(writeSearch(writeView(view))));

    expect(back).toEqual(view);
    expect(notUnderstood).toEqual([]);
  });

  it('names what is no id of its records, and what is more than an address may hold', () => {
    const ids = Array.from({ length: 201 }, (_, n) => `sys_01arz3ndektsv4rrffq69g5${String(n).padStart(3, '0')}`);

    expect(read({ ids: ['mod_01arz3ndektsv4rrffq69g5fav', 'x'] }).notUnderstood).toHaveLength(2);
    expect(read({ ids }).view.ids).toHaveLength(200);
    expect(read({ ids }).notUnderstood).toEqual([`ids=${ids[200]}`]);
    expect(isNarrowed(read({ ids }).view)).toBe(true);
  });

  it.each([
    [{ page: '0' }],
    [{ page: '-1' }],
    [{ page: '2.5' }],
    [{ size: '51' }],
    [{ sort: 'countries' }],
    [{ sort: 'nothing' }],
    [{ archived: 'perhaps' }],
    [{ columns: ['none'] }],
  ])('falls back to what is usual where the address makes no sense: %o', (search) => {
    expect(read(search).view).toEqual(usual);
  });

  it('names what stands in an address and means nothing', () => {
    expect(read({ stgae: 'live', q: 'x' }).notUnderstood).toEqual(['stgae']);
  });

  it('asks the server for one page with the columns that are shown', () => {
    const { view } = read({ q: 'x', page: '2', sort: '-name' });

    expect(listInput(view, { workspace: 'ws', columns: ['name'] })).toEqual({
      workspace: 'ws',
      q: 'x',
      sort: '-name',
      page: 2,
      size: 50,
      asOn: undefined,
      columns: ['name'],
    });
  });
});

describe('a view', () => {
  it('is sortable by fields of one value and by its moments', () => {
    expect(['name', 'stage', 'startedOn', 'createdAt'].every((name) => isSortable(register, name))).toBe(true);
    expect(['uses', 'countries', 'links', 'extra'].some((name) => isSortable(register, name))).toBe(false);
  });

  it('is seen by title until another order is chosen, and a search by how well it fits', () => {
    expect(sortShown(register, usual)).toEqual({ name: 'name', isDescending: false });
    expect(sortShown(register, { ...usual, q: 'tax' })).toBeUndefined();
    expect(sortShown(register, read({ q: 'tax', sort: '-stage' }).view)).toEqual({ name: 'stage', isDescending: true });
  });

  it('is narrowed by search, filter or archive, and widened keeps its order', () => {
    const narrow = read({ q: 'x', 'owner.empty': 'yes', sort: 'name', page: '4' }).view;

    expect(isNarrowed(narrow)).toBe(true);
    expect(isNarrowed({ ...usual, archived: 'all' })).toBe(false);
    expect(widened(narrow)).toEqual({ ...usual, sort: { name: 'name', isDescending: false } });
  });
});
