import { describe, expect, it } from 'vitest';
import { aRegister } from '../../../../test/builders/register.ts';
import { chosenSides, differencesOf } from './choices.ts';

const register = aRegister();
const [first = '', second = ''] = Object.keys(register.fields);
const seen = (id: string, values: Record<string, unknown>) => ({ id, values });

describe('the choices of a merge', () => {
  const pair = [seen('a', { [first]: 'A', [second]: null }), seen('b', { [first]: 'B', [second]: 'x' })] as const;
  const differences = differencesOf(register, pair);

  it('are about the fields in which the two differ', () => {
    expect(differences.map(({ name }) => name)).toEqual([first, second]);
  });

  it('keep the kept record\u2019s values, and the other\u2019s where it has none', () => {
    expect(chosenSides(differences, { pair, kept: 'a', choices: {} })).toEqual({
      [first]: 'winner',
      [second]: 'loser',
    });
    expect(chosenSides(differences, { pair, kept: 'b', choices: {} })).toEqual({
      [first]: 'winner',
      [second]: 'winner',
    });
  });

  it('follow what was chosen, whichever record is kept', () => {
    const choices = { [first]: 'b', [second]: 'both' };

    expect(chosenSides(differences, { pair, kept: 'a', choices })).toEqual({ [first]: 'loser', [second]: 'both' });
    expect(chosenSides(differences, { pair, kept: 'b', choices })).toEqual({ [first]: 'winner', [second]: 'both' });
  });
});
