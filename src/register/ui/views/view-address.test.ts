import { describe, expect, it } from 'vitest';
import { aRegister } from '../../../../test/builders/register.ts';
import { readSearch, type SearchValues, writeSearch } from '../../../kit/address.ts';
import { widened } from '../list/list-view.ts';
import { isAsSaved, queryOf, readAddress, viewIdIn, writeAddress } from './view-address.ts';

const register = aRegister();
const base = { id: 'viw_1', query: 'stage=live&sort=-name&columns=owner&columns=updatedAt' };
const viewOf = (search: SearchValues) => readAddress(register, search, base).view;

describe('an address that begins from a saved view', () => {
  it('shows what was saved where it says no more, on the page that it says', () => {
    expect(viewIdIn({ view: 'viw_1' })).toBe('viw_1');
    expect(viewOf({ view: 'viw_1', page: '2' })).toMatchObject({
      filters: [{ field: 'stage', asked: { kind: 'is', values: ['live'] } }],
      sort: { name: 'name', isDescending: true },
      columns: ['owner', 'updatedAt'],
      page: 2,
    });
  });

  it('says the view alone where it shows what was saved, and all of it where something differs', () => {
    const saved = viewOf({ view: 'viw_1' });

    expect(writeAddress(register, { ...saved, page: 3 }, base)).toEqual({ view: 'viw_1', page: '3' });
    expect(isAsSaved(register, { ...saved, page: 3 }, base)).toBe(true);
    const changed = { ...saved, q: 'tax' };
    const back = readSearch(writeSearch(writeAddress(register, changed, base)));
    expect(isAsSaved(register, changed, base)).toBe(false);
    expect(viewOf(back)).toEqual(changed);
  });

  it('stays changed where everything that was saved is taken away', () => {
    const bare = { ...widened(viewOf({ view: 'viw_1' })), sort: undefined, columns: undefined };

    expect(viewOf(writeAddress(register, bare, base))).toEqual(bare);
  });

  it('means nothing more than what it says where the view is not known', () => {
    expect(readAddress(register, { view: 'viw_2', q: 'x' }, undefined)).toMatchObject({
      view: { q: 'x' },
      notUnderstood: [],
    });
  });
});

describe('what is saved of a list', () => {
  it('is its query with the columns that are shown, and comes back the same', () => {
    const view = { ...viewOf({ view: 'viw_1' }), columns: undefined, page: 4 };
    const query = queryOf(register, view, []);

    expect(query).toBe('stage=live&sort=-name&columns=name');
    expect(isAsSaved(register, { ...view, columns: ['name'] }, { id: 'viw_2', query })).toBe(true);
  });
});
