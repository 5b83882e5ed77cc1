import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Group, headsOn, openRecords } from './group-heads.ts';

const groups = fc
  .array(fc.nat({ max: 12 }), { maxLength: 12 })
  .map((sizes): Group[] =>
    sizes.map((records, n) => ({ value: n === 0 ? null : `v${n}`, title: null, records: records + 1 })),
  );

const cases = fc.record({
  groups,
  folded: fc.array(fc.constantFrom<string>('-', 'v1', 'v2', 'v3', 'v5', 'gone'), { maxLength: 4 }),
  size: fc.integer({ min: 1, max: 9 }),
});

const pagesOf = (open: number, size: number): number[] =>
  Array.from({ length: Math.max(1, Math.ceil(open / size)) }, (_, n) => n + 1);

describe('the groups of a page', () => {
  it('have, over all pages, every record of the open groups once, and every folded group on exactly one page', () => {
    fc.assert(
      fc.property(cases, ({ groups: all, folded, size }) => {
        const open = openRecords(all, folded);
        const pages = pagesOf(open, size).map((page) => headsOn(all, { folded, page, size }));
        for (const group of all) {
          const heads = pages.flat().filter(({ value }) => value === group.value);
          const isFolded = folded.includes(group.value ?? '-');
          expect(heads.every((head) => head.isFolded === isFolded)).toBe(true);
          if (isFolded) expect(heads).toHaveLength(1);
          else expect(heads.map(({ before }) => before)[0]).toBe(0);
        }
      }),
    );
  });

  it('stand in the order of the groups, and have as many records before them as earlier pages showed', () => {
    fc.assert(
      fc.property(cases, ({ groups: all, folded, size }) => {
        const shown = new Map<string | null, number>();
        for (const page of pagesOf(openRecords(all, folded), size)) {
          const heads = headsOn(all, { folded, page, size });
          const places = heads.map(({ value }) => all.findIndex((group) => group.value === value));
          expect(places).toEqual(places.toSorted((one, other) => one - other));
          let room = size;
          for (const { value, before, records, isFolded } of heads.filter((head) => !head.isFolded)) {
            expect(before).toBe(shown.get(value) ?? 0);
            const here = Math.min(room, records - before);
            expect(isFolded || here > 0).toBe(true);
            shown.set(value, before + here);
            room -= here;
          }
        }
        for (const { value, records } of all.filter((group) => !folded.includes(group.value ?? '-')))
          expect(shown.get(value)).toBe(records);
      }),
    );
  });

  it('are none beyond the last page', () => {
    const all = [{ value: 'a', title: null, records: 3 }];

    expect(headsOn(all, { folded: [], page: 2, size: 3 })).toEqual([]);
    expect(headsOn(all, { folded: ['a'], page: 1, size: 3 })).toMatchObject([{ value: 'a', isFolded: true }]);
    expect(headsOn([], { folded: [], page: 1, size: 3 })).toEqual([]);
  });
});
