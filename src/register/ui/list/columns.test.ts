import { describe, expect, it } from 'vitest';
import { aRegister } from '../../../../test/builders/register.ts';
import {
  allColumns,
  askedColumns,
  choosableColumns,
  columnsFrom,
  columnsText,
  moved,
  usualColumns,
} from './columns.ts';

const register = aRegister();

describe('the choice of columns', () => {
  it('is the declared one until somebody chooses', () => {
    expect(columnsFrom(register, null)).toEqual(['stage', 'owner']);
    expect(usualColumns(register)).not.toContain(register.title);
  });

  it('comes back as it was stored, even when it is empty', () => {
    expect(columnsFrom(register, columnsText(['startedOn', 'owner']))).toEqual(['startedOn', 'owner']);
    expect(columnsFrom(register, columnsText([]))).toEqual([]);
  });

  it('forgets what the register has no more, and what is not a choice', () => {
    expect(columnsFrom(register, '["owner","gone","owner","name"]')).toEqual(['owner']);
    expect(columnsFrom(register, 'not json')).toEqual(usualColumns(register));
  });

  it('is made from all columns, with those that are shown first', () => {
    const all = allColumns(register, ['startedOn', 'owner']);

    expect(all.slice(0, 3)).toEqual(['startedOn', 'owner', 'purpose']);
    expect(new Set(all)).toEqual(new Set(choosableColumns(register)));
  });

  it('moves a column no further than to an end', () => {
    expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 'b', 9)).toEqual(['a', 'c', 'b']);
    expect(moved(['a'], 'none', 1)).toEqual(['a']);
  });

  it('asks the server for fields only: the title first, and no moment that every row has', () => {
    expect(choosableColumns(register)).toContain('updatedAt');
    expect(askedColumns(register, ['owner', 'updatedAt'])).toEqual(['name', 'owner']);
  });
});
