import { describe, expect, test } from 'vitest';
import {
  all,
  isChosen,
  nothing,
  pageToggled,
  ranged,
  refreshed,
  type Selection,
  selectionStore,
  toggled,
} from './selection.ts';

const rows = ['a', 'b', 'c', 'd'].map((id) => ({ id, version: 1, archivedAt: null }));
const others = [{ id: 'z', version: 4, archivedAt: null }];
const ids = ({ chosen }: Selection): readonly string[] => [...chosen.keys()].toSorted();

describe('a selection', () => {
  test('takes records in and out, over several pages', () => {
    const two = toggled(toggled(nothing, rows, 'b'), others, 'z');

    expect(ids(two)).toEqual(['b', 'z']);
    expect(two.chosen.get('z')?.version).toBe(4);
    expect(ids(toggled(two, rows, 'b'))).toEqual(['z']);
  });

  test('reaches from the anchor in either direction', () => {
    const fromC = toggled(nothing, rows, 'c');

    expect(ids(ranged(fromC, rows, 'a'))).toEqual(['a', 'b', 'c']);
    expect(ids(ranged(fromC, rows, 'd'))).toEqual(['c', 'd']);
  });

  test('begins a range where there is no anchor on the page', () => {
    expect(ids(ranged(nothing, rows, 'b'))).toEqual(['b']);
  });

  test('takes a whole page, and gives it up again', () => {
    const page = pageToggled(toggled(nothing, others, 'z'), rows);

    expect(ids(page)).toEqual(['a', 'b', 'c', 'd', 'z']);
    expect(ids(pageToggled(page, rows))).toEqual(['z']);
  });

  test('goes by the versions that are seen last', () => {
    const held = toggled(nothing, rows, 'b');
    const newer = rows.map((row) => ({ ...row, version: 2 }));

    expect(refreshed(held, newer).chosen.get('b')?.version).toBe(2);
    expect(refreshed(held, rows)).toBe(held);
    expect(ids(refreshed(held, newer))).toEqual(['b']);
  });

  test('of all of a view keeps the page that is seen when one record is taken out', () => {
    const everything = all(nothing);

    expect(isChosen(everything, 'anything')).toBe(true);
    expect(ids(toggled(everything, rows, 'b'))).toEqual(['a', 'c', 'd']);
    expect(pageToggled(everything, rows)).toBe(nothing);
  });
});

test('a store tells its listeners until they leave', () => {
  const store = selectionStore();
  let heard = 0;
  const leave = store.listen(() => {
    heard += 1;
  });
  store.set(all(nothing));
  leave();
  store.set(nothing);

  expect([heard, store.get()]).toEqual([1, nothing]);
});
