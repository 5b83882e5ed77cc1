import { describe, expect, it } from 'vitest';
import { aRegister } from '../../../../../test/builders/register.ts';
import type { Filter } from '../filters.ts';
import {
  chosenValues,
  facetOrder,
  isChosen,
  isMissingChosen,
  missingToggled,
  shownValues,
  toggled,
} from './facet-filters.ts';

const register = aRegister();
const { stage, owner } = register.fields;
const other: Filter = { on: 'field', field: 'owner', asked: { kind: 'recorded' } };

describe('a value that is toggled', () => {
  it('joins the values that its field is filtered by, and leaves them again', () => {
    const one = toggled([other], 'stage', 'live');
    const two = toggled(one, 'stage', 'idea');

    expect(chosenValues(two, 'stage')).toEqual(['live', 'idea']);
    expect(chosenValues(toggled(two, 'stage', 'live'), 'stage')).toEqual(['idea']);
    expect(toggled(one, 'stage', 'live')).toEqual([other]);
  });

  it('takes the place of what asks for records without any value, and the other way round', () => {
    const missing = missingToggled(toggled([other], 'stage', 'live'), 'stage');

    expect([isMissingChosen(missing, 'stage'), chosenValues(missing, 'stage')]).toEqual([true, []]);
    expect(isMissingChosen(toggled(missing, 'stage', 'idea'), 'stage')).toBe(false);
    expect(missingToggled(missing, 'stage')).toEqual([other]);
  });
});

describe('the values of a field', () => {
  it('stand in the order of a life, and what is chosen stands there with none too', () => {
    const counted = [
      { value: 'over', records: 7 },
      { value: 'idea', records: 2 },
    ];

    expect(shownValues(stage, counted, ['live'])).toEqual([
      { value: 'idea', records: 2 },
      { value: 'live', records: 0 },
      { value: 'over', records: 7 },
    ]);
  });

  it('of a text are chosen without regard to case', () => {
    expect(shownValues(owner, [{ value: 'Ada', records: 1 }], ['ada'])).toHaveLength(1);
    expect(isChosen(owner, 'Ada', ['ada'])).toBe('ada');
    expect(isChosen(stage, 'live', ['idea'])).toBeUndefined();
  });
});

describe('the fields that are counted', () => {
  it('begin with the state and what the list shows, and leave titles, long texts and days out', () => {
    expect(facetOrder(register)).toEqual(['stage', 'owner', 'uses', 'countries']);
  });
});
