import { describe, expect, it } from 'vitest';
import { aRegister } from '../../../../test/builders/register.ts';
import { fieldAt, groupsOf, referenceOf } from './places.ts';

const register = aRegister();

describe('the places of a record', () => {
  it('are the fields by group, in the order of the declaration', () => {
    expect(groupsOf(register)).toEqual([
      { group: 'what', names: ['name', 'owner', 'purpose', 'uses', 'countries', 'links'] },
      { group: 'when', names: ['stage', 'startedOn'] },
    ]);
  });

  it('hold long texts where they are extra fields', () => {
    expect(fieldAt(register, 'extra.What is it for?')).toMatchObject({ kind: 'longText', label: 'What is it for?' });
    expect(fieldAt(register, 'stage')).toBe(register.fields.stage);
  });

  it('name a reference only where one field recognises a record by itself', () => {
    expect(referenceOf(register)).toBeUndefined();
    expect(referenceOf({ ...register, keys: [['owner', 'name'], ['owner'], ['name']] })).toBe('owner');
  });
});
