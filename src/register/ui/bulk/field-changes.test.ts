import { describe, expect, test } from 'vitest';
import { aRegister } from '../../../../test/builders/register.ts';
import { changesInput, isWhole, openFields, waysOf } from './field-changes.ts';

const register = aRegister();

describe('the ways to change a field of many records', () => {
  test('follow from its kind', () => {
    expect(waysOf(register, 'name')).toEqual(['set']);
    expect(waysOf(register, 'owner')).toEqual(['set', 'empty']);
    expect(waysOf(register, 'stage')).toEqual(['set']);
    expect(waysOf(register, 'countries')).toEqual(['set', 'add', 'remove', 'empty']);
  });

  test('are asked of each field once', () => {
    const open = openFields(register, [{ field: 'owner', way: 'set', value: 'Ada' }]);

    expect(open).not.toContain('owner');
    expect(open).toContain('purpose');
  });

  test('need a value unless they empty', () => {
    expect(isWhole({ field: 'owner', way: 'empty', value: null })).toBe(true);
    expect(isWhole({ field: 'owner', way: 'set', value: '' })).toBe(false);
    expect(isWhole({ field: 'owner', way: 'set', value: 'Ada' })).toBe(true);
  });
});

test('changes go to the server by what is done', () => {
  const input = changesInput([
    { field: 'owner', way: 'set', value: 'Ada' },
    { field: 'purpose', way: 'empty', value: null },
    { field: 'countries', way: 'add', value: ['IE'] },
  ]);

  expect(input).toEqual({ set: { owner: 'Ada', purpose: null }, add: { countries: ['IE'] } });
});
