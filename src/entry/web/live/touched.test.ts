import { describe, expect, test } from 'vitest';
import { isTouched, subjectOf } from './touched.ts';

const news = { noun: 'systems', id: 'sys_1', version: 4, event: 'system.edited' };
const input = { workspace: 'ws_1', system: 'sys_1' };

describe('a change elsewhere', () => {
  test('touches the record, its history and the lists of its register, and the home page', () => {
    const touched = [
      ['systems.read', input],
      ['systems.history', { ...input, size: 5 }],
      ['systems.list', { workspace: 'ws_1' }],
      ['systems.facets', { workspace: 'ws_1' }],
      ['home.read', { workspace: 'ws_1' }],
    ].map((key) => isTouched(key, undefined, news));

    expect(touched).toEqual([true, true, true, true, true]);
  });

  test('touches no other record and no other register', () => {
    expect(isTouched(['systems.read', { ...input, system: 'sys_2' }], undefined, news)).toBe(false);
    expect(isTouched(['suppliers.list', { workspace: 'ws_1' }], undefined, news)).toBe(false);
  });

  test('is no news to what shows that version already', () => {
    expect(isTouched(['systems.read', input], { record: { id: 'sys_1', version: 4 } }, news)).toBe(false);
    expect(isTouched(['systems.read', input], { record: { id: 'sys_1', version: 3 } }, news)).toBe(true);
    expect(isTouched(['systems.list', {}], { rows: [{ id: 'sys_1', version: 4 }] }, news)).toBe(false);
  });

  test('of a field that the workspace adds touches whatever is made of fields, in every register', () => {
    const ofField = { noun: 'fields', id: 'fld_1', version: 1, event: 'field.defined' };
    const keys = ['systems.fields', 'suppliers.list', 'systems.read', 'systems.history', 'members.list'];

    expect(keys.map((key) => isTouched([key, input], undefined, ofField))).toEqual([true, true, true, false, true]);
    expect(isTouched(['home.read', {}], undefined, ofField)).toBe(true);
  });

  test('of many records touches every one that is shown', () => {
    const many = { ...news, id: null, version: null };

    expect(isTouched(['systems.read', input], { record: { id: 'sys_1', version: 9 } }, many)).toBe(true);
  });
});

test('a read is of a record or of a list', () => {
  expect(subjectOf(['systems.read', { workspace: 'w', system: 'sys_1' }])).toEqual({ noun: 'systems', what: 'sys_1' });
  expect(subjectOf(['systems.list', { workspace: 'w' }])).toEqual({ noun: 'systems', what: 'systems' });
});
