import { describe, expect, it } from 'vitest';
import { aRegister } from '../../../test/builders/register.ts';
import { askedColumns, choosableColumns, columnsFrom, columnsText, moved, toggled, usualColumns } from './columns.ts';

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

  it('takes a column in at the end and out again', () => {
    expect(toggled(['stage'], 'owner')).toEqual(['stage', 'owner']);
    expect(toggled(['stage', 'owner'], 'stage')).toEqual(['owner']);
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
