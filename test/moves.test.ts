import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documents } from '../src/modules/documents/contract.ts';
import { models } from '../src/modules/models/contract.ts';
import { suppliers } from '../src/modules/suppliers/contract.ts';
import { systems } from '../src/modules/systems/contract.ts';
import type { FieldValue } from '../src/register/contract/field.ts';
import {
  asked,
  demandsOf,
  gapsIn,
  isMoveAllowed,
  reasoned,
  reasonOf,
  statesAfter,
} from '../src/register/contract/moves.ts';
import { aRegister } from './builders/register.ts';

const register = {
  ...aRegister(),
  states: {
    field: 'stage',
    first: 'idea',
    moves: { idea: ['live', asked('over')], live: [reasoned('over')], over: ['idea'] },
    needs: { live: ['purpose', 'owner', 'uses'] },
  },
};

const aValue = fc.constantFrom<FieldValue>(null, '', 'something', []);
const values = fc.record({
  name: fc.constant('A thing'),
  stage: fc.constantFrom<FieldValue>('idea', 'live', 'over', null),
  purpose: aValue,
  owner: aValue,
  uses: fc.constantFrom<FieldValue>(null, [], ['advice']),
});

describe('what a change demands', () => {
  test('is every field that its new state needs and that is empty, where it enters that state', () => {
    fc.assert(
      fc.property(values, values, (before, after) => {
        fc.pre(before.stage !== after.stage);

        expect(demandsOf(register, before, after).fields).toEqual(gapsIn(register, after));
        expect(demandsOf(register, undefined, after).fields).toEqual(gapsIn(register, after));
      }),
    );
  });

  test('is never a gap that was there before', () => {
    fc.assert(
      fc.property(values, values, (before, after) => {
        const same = { ...after, stage: before.stage };
        const old = gapsIn(register, before);

        for (const field of demandsOf(register, before, same).fields) expect(old).not.toContain(field);
        expect(demandsOf(register, before, before)).toEqual({ fields: [], reason: undefined });
      }),
    );
  });

  test('is a field that is emptied in the state that needs it', () => {
    const full = { name: 'A', stage: 'live', purpose: 'x', owner: 'y', uses: ['advice'] };

    expect(demandsOf(register, full, { ...full, purpose: null, uses: [] }).fields).toEqual(['purpose', 'uses']);
  });

  test('is a reason where its move has one', () => {
    const reason = (from: FieldValue, to: FieldValue) => reasonOf(register, from, to);

    expect([reason('live', 'over'), reason('idea', 'over'), reason('idea', 'live')]).toEqual([
      'required',
      'asked',
      undefined,
    ]);
    expect([reason('live', 'live'), reason(null, 'over')]).toEqual([undefined, undefined]);
  });
});

test('moves with reasons and without are allowed alike, and no others', () => {
  expect(statesAfter(register, 'idea')).toEqual(['live', 'over']);
  expect([isMoveAllowed(register, 'live', 'over'), isMoveAllowed(register, 'live', 'idea')]).toEqual([true, false]);
});

describe.each([systems, suppliers, models, documents])('the states of $noun', ({ states, fields }) => {
  const field = fields[states?.field ?? ''];
  const options = field?.kind === 'oneOf' ? Object.keys(field.options) : [];

  test('begin in one that needs nothing, and every state and move is of the field', () => {
    const moves = Object.values(states?.moves ?? {}).flat();

    expect(states?.needs).not.toHaveProperty(states?.first ?? '');
    expect(options).toEqual(expect.arrayContaining(Object.keys(states?.needs ?? {})));
    expect(Object.keys(states?.moves ?? {}).toSorted()).toEqual(options.toSorted());
    for (const move of moves) expect(options).toContain(typeof move === 'string' ? move : move.to);
  });
});
