import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coercerOf } from './coerce.ts';
import { contentOf, proposeFields } from './propose-field.ts';
import { inSlices } from './slices.ts';

/** Texts with how often each is there, as a column has them. */
const tallyOf = (texts: readonly string[]): ReadonlyMap<string, number> =>
  new Map([...Map.groupBy(texts, (text) => text)].map(([text, all]) => [text, all.length]));

const proposed = (...texts: readonly string[]) => contentOf(tallyOf(texts));

describe('the kind of a field that is made for a column', () => {
  test('is what nearly all of its cells are', () => {
    expect(proposed('yes', 'No', 'n/a', 'YES').kind).toBe('yesNo');
    expect(proposed('2026-03-01', '25.12.2026', '3 April 2026').kind).toBe('date');
    expect(proposed('12', '1.250,50', '-3').kind).toBe('number');
    expect(proposed('https://a.example/1', 'https://b.example').kind).toBe('urls');
    expect(proposed('Alpha', 'Beta', 'Gamma').kind).toBe('text');
    expect(proposed('One\nand another line').kind).toBe('longText');
    expect(proposed('x'.repeat(400)).kind).toBe('longText');
  });

  test('is text for codes that only look like numbers, and where nothing is told', () => {
    expect(proposed('007', '012', '100').kind).toBe('text');
    expect(proposed('12345678901234567').kind).toBe('text');
    expect(proposed().kind).toBe('text');
    expect(proposed('n/a', '-', 'unknown').kind).toBe('text');
  });

  test('is yes or no for noughts and ones together, and a number for ones alone', () => {
    expect(proposed('0', '1', '1').kind).toBe('yesNo');
    expect(proposed('1', '1').kind).toBe('number');
  });

  test('is one of several where few texts repeat, each once however it is written, the commonest first', () => {
    const texts = ['Gold', 'gold ', 'Gold', 'Silver', 'Gold', 'Silver', 'SILVER', 'Silver', 'Silver', 'Silver'];
    const few = [...texts, ...texts, 'none'];

    expect(contentOf(tallyOf(few))).toEqual({ kind: 'oneOf', options: ['Silver', 'Gold'] });
  });

  test('is text where every text is its own, or too long to be chosen', () => {
    const long = 'a choice '.repeat(12);

    expect(proposed('Anna', 'Ben', 'Cleo', 'Dora', 'Anna').kind).toBe('text');
    expect(proposed(...Array.from({ length: 9 }, (_, n) => `${long}${n % 3}`)).kind).toBe('text');
  });

  test('is one by which an import understands nearly every cell', () => {
    const cell = fc.oneof(
      fc.constantFrom('yes', 'no', '0', '1', 'Gold', 'Silver', '', 'n/a', '2026-02-03', '4.5.2026', '12,5'),
      fc.integer().map(String),
      fc.webUrl(),
      fc.string({ maxLength: 40 }),
    );
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 30 }), (cells) => {
        const { kind, options } = contentOf(tallyOf(cells.map((text) => text.trim())));
        if (kind !== 'oneOf') return options.length === 0;
        const named = Object.fromEntries(options.map((label, at) => [`option_${at}`, { label }]));
        const about = { kind, label: '', help: '', group: '', options: named } as const;
        const coerce = coercerOf(about, { order: 'month', role: 'other' });
        return cells.every((text) => coerce(text).said === undefined);
      }),
      { numRuns: 50 },
    );
  });
});

test('columns that go to a field have no proposal', async () => {
  const rows = ['7', '8', '9'].map((cell, at) => ({ row: at + 2, cells: [`Bot ${cell}`, cell, cell] }));
  const columns = [
    { number: 1, target: 'name', extraName: 'Name' },
    { number: 2, target: 'extra', extraName: 'Seats' },
    { number: 3, target: 'none', extraName: 'Left out' },
  ];
  const proposals = await inSlices(proposeFields({ rows }, columns), () => Promise.resolve());

  expect([...proposals]).toEqual([
    [2, { label: 'Seats', kind: 'number', options: [] }],
    [3, { label: 'Left out', kind: 'number', options: [] }],
  ]);
});
