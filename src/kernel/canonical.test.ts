import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText, type Json, parseJson } from './canonical.ts';

const json = fc.jsonValue().map((value) => parseJson(JSON.stringify(value)) ?? null);

describe('canonical text (RFC 8785)', () => {
  test('the example of section 3.2.2 has the text of section 3.2.3', () => {
    const value = parseJson(
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
        '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    );

    const text = canonicalText(value ?? null);

    expect(text).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test('names are sorted by their UTF-16 code units, as in section 3.2.3', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };

    expect(canonicalText(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}');
  });

  test('minus zero is written as zero', () => {
    expect(canonicalText([-0])).toBe('[0]');
  });

  test('what JSON cannot carry has no text', () => {
    expect(() => canonicalText(Number.NaN)).toThrow();
    expect(() => canonicalText([Number.POSITIVE_INFINITY])).toThrow();
    expect(() => canonicalText({ name: 'half a \ud83d character' })).toThrow();
    expect(() => canonicalText({ '\udc00': 1 })).toThrow();
  });

  test('reading the text gives the value back, and writing that gives the text again', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalText(value);
        const back = parseJson(text);

        expect(back).toEqual(value);
        expect(canonicalText(back ?? null)).toBe(text);
      }),
    );
  });

  test('the order in which names were set does not count', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), json), (record) => {
        const turned: Json = Object.fromEntries(Object.entries(record).reverse());

        expect(canonicalText(turned)).toBe(canonicalText(record));
      }),
    );
  });

  test('a name that would reach the prototype is a name like any other', () => {
    const text = '{"__proto__":{"admin":true},"constructor":1}';

    expect(canonicalText(parseJson(text) ?? null)).toBe(text);
  });

  test('a value as deep as the text allows is written all the same', () => {
    const text = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;

    expect(canonicalText(parseJson(text) ?? null)).toBe(text);
  });
});

describe('reading JSON', () => {
  test('a text that is not JSON is no value', () => {
    expect(['', '{', 'undefined', '01', "{'a':1}", '[1,]', 'NaN'].map(parseJson)).toEqual(Array(7).fill(undefined));
  });

  test('null is a value', () => {
    expect(parseJson('null')).toBeNull();
  });
});
