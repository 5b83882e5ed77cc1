import { describe, expect, it } from 'vitest';
import { aRecord, aRegister } from '../../../../test/builders/register.ts';
import { isMoveAllowed } from '../../contract/moves.ts';
import { movesFrom } from '../states.ts';
import { changedMeanwhile, editValues, newValues, undoOf, valueAt, withChange } from './changes.ts';

const register = aRegister();

describe('changes to a record', () => {
  it('are none where the record holds the value already', () => {
    const record = aRecord({ values: { uses: ['advice', 'action'] } });

    expect(withChange({}, record, { place: 'uses', value: ['action', 'advice'] })).toEqual({});
    expect(withChange({}, record, { place: 'owner', value: '' })).toEqual({});
    expect(withChange({ name: 'New' }, record, { place: 'name', value: 'A thing' })).toEqual({});
  });

  it('are sent as fields and extra fields, with null for what is emptied', () => {
    const changes = { name: 'New', owner: '', uses: [], 'extra.Cost': '12', 'extra.Old': null };

    expect(editValues(register, changes)).toEqual({
      name: 'New',
      owner: null,
      uses: null,
      extra: { Cost: '12', Old: null },
    });
  });

  it('leave a field that must have a value empty, so that the server says so', () => {
    expect(editValues(register, { name: null })).toEqual({ name: '' });
  });

  it('of a new record leave out what is empty', () => {
    expect(newValues(register, { name: 'New', owner: '', countries: [] })).toEqual({ name: 'New' });
  });

  it('find an extra field whose name has a dot', () => {
    expect(valueAt(aRecord({ extra: { 'a.b': 'c' } }), 'extra.a.b')).toBe('c');
  });
});

describe('undoing', () => {
  it('writes back what stood there before', () => {
    const record = aRecord({ values: { owner: 'Ada' }, extra: { Cost: '1' } });

    expect(undoOf(register, record, { owner: null, 'extra.Cost': '2', purpose: 'x' })).toEqual({
      owner: 'Ada',
      'extra.Cost': '1',
      purpose: null,
    });
  });

  it('is not offered where the states allow no way back', () => {
    expect(undoOf(register, aRecord({ values: { stage: 'idea' } }), { stage: 'live' })).toBeUndefined();
    expect(undoOf(register, aRecord({ values: { stage: 'idea' } }), { stage: 'over' })).toEqual({ stage: 'idea' });
    expect(undoOf(register, aRecord({ values: { stage: null } }), { stage: 'over' })).toBeUndefined();
  });
});

describe('a record that somebody else changed meanwhile', () => {
  it('shows where, those places first that I change too', () => {
    const began = aRecord({ values: { owner: 'Ada' }, extra: { Cost: '1' } });
    const current = aRecord({
      values: { owner: 'Ben', purpose: 'new' },
      extra: { Cost: '1', Size: 'big' },
      version: 2,
    });

    expect(changedMeanwhile(began, current, { purpose: 'mine' })).toEqual([
      { place: 'purpose', isMine: true },
      { place: 'owner', isMine: false },
      { place: 'extra.Size', isMine: false },
    ]);
  });
});

describe('the moves of a record', () => {
  it('are those of its state; the state it is in is no move', () => {
    expect(movesFrom(register, 'live')).toEqual([
      { state: 'idea', isAllowed: false },
      { state: 'live', isAllowed: true },
      { state: 'over', isAllowed: true },
    ]);
  });

  it('are all of them from no state at all, and never to none', () => {
    expect(movesFrom(register, null).every(({ isAllowed }) => isAllowed)).toBe(true);
    expect(isMoveAllowed(register, 'live', null)).toBe(false);
  });
});
