import { describe, expect, it } from 'vitest';
import { aRegister } from '../../../../test/builders/register.ts';
import { draftOf, extraDraft, fieldDraft, filterOf } from './filter-draft.ts';
import type { Filter } from './filters.ts';

const register = aRegister();

describe('a filter while it is written', () => {
  it.each<Filter>([
    { on: 'field', field: 'name', asked: { kind: 'contains', text: 'fraud' } },
    { on: 'field', field: 'stage', asked: { kind: 'is', values: ['idea', 'live'] } },
    { on: 'field', field: 'startedOn', asked: { kind: 'between', from: undefined, until: '2026-01-01' } },
    { on: 'field', field: 'owner', asked: { kind: 'missing' } },
    { on: 'extra', name: 'Bureau', values: ['CBP'] },
  ])('becomes the same filter again when nothing is changed: %o', (filter) => {
    expect(filterOf(draftOf(filter))).toEqual(filter);
  });

  it('begins with what is most usually asked of a field', () => {
    expect(fieldDraft(register, 'name', []).kind).toBe('contains');
    expect(fieldDraft(register, 'stage', []).kind).toBe('is');
    expect(fieldDraft(register, 'startedOn', []).kind).toBe('between');
  });

  it('begins with the filter that the field has already', () => {
    const filter: Filter = { on: 'field', field: 'owner', asked: { kind: 'recorded' } };

    expect(fieldDraft(register, 'owner', [filter])).toEqual(draftOf(filter));
  });

  it('is no filter yet while it says nothing', () => {
    expect(filterOf(fieldDraft(register, 'name', []))).toBeUndefined();
    expect(filterOf({ ...fieldDraft(register, 'name', []), text: '   ' })).toBeUndefined();
    expect(filterOf(fieldDraft(register, 'stage', []))).toBeUndefined();
    expect(filterOf(fieldDraft(register, 'startedOn', []))).toBeUndefined();
    expect(filterOf(extraDraft)).toBeUndefined();
  });

  it('asks for records without an extra field where no value is written', () => {
    expect(filterOf({ ...extraDraft, extra: ' Bureau ' })).toEqual({ on: 'extra', name: 'Bureau', values: [''] });
  });
});
