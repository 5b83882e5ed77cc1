import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type IdKind, idPrefixes, idsFrom, parseId } from './id.ts';
import { instantOf } from './time.ts';

const isKind = (word: string): word is IdKind => Object.hasOwn(idPrefixes, word);
const kinds = Object.keys(idPrefixes).filter(isKind);
const anyKind = fc.constantFrom(...kinds);
const milliseconds = fc.integer({ min: 0, max: 253_402_300_799_999 });

describe('ids', () => {
  test('no two kinds share a prefix', () => {
    expect(new Set(Object.values(idPrefixes)).size).toBe(kinds.length);
  });

  test('a made id is read back as its own kind and as no other', () => {
    fc.assert(
      fc.property(anyKind, anyKind, milliseconds, (kind, other, at) => {
        const id = idsFrom(
          () => instantOf(at),
          () => 0.5,
        )(kind);

        expect(parseId(kind, id)).toBe(id);
        expect(parseId(other, id)).toBe(kind === other ? id : undefined);
      }),
    );
  });

  test('ids sort by the time they were made', () => {
    fc.assert(
      fc.property(milliseconds, milliseconds, (a, b) => {
        const [earlier, later] = [Math.min(a, b), Math.max(a, b)];
        fc.pre(earlier < later);
        const made = (at: number, dice: number) =>
          idsFrom(
            () => instantOf(at),
            () => dice,
          )('system');

        expect(made(earlier, 0.99) < made(later, 0)).toBe(true);
      }),
    );
  });

  test('an id is made of the clock and the dice alone, also at the first moment of 1970', () => {
    const ids = idsFrom(
      () => instantOf(0),
      () => 0,
    );

    expect(ids('person')).toBe(`per_${'0'.repeat(26)}`);
  });

  test('the letters that read like others, upper case and anything longer or shorter are no id', () => {
    const good = 'sys_01jd0000000000000000000000';
    const bad = [
      '',
      'sys_',
      '01jd0000000000000000000000',
      good.toUpperCase(),
      good.replace('j', 'i'),
      good.replace('j', 'l'),
      good.replace('j', 'o'),
      good.replace('j', 'u'),
      good.replace('sys_0', 'sys_8'),
      good.slice(0, -1),
      `${good}0`,
      `${good}\n`,
      ` ${good}`,
    ];

    expect(parseId('system', good)).toBe(good);
    expect(bad.map((text) => parseId('system', text))).toEqual(bad.map(() => undefined));
  });
});
