import { describe, expect, test, vi } from 'vitest';
import { readDate, readMoment, writtenDate, writtenMoment } from './written-date.ts';

vi.mock('@lingui/react/macro', () => ({ useLingui: () => ({}) }));
vi.stubGlobal('navigator', { languages: [] });

describe('a day', () => {
  test('stands in its field as its reader writes days, and never so that figures could be misread', () => {
    expect(writtenDate('2026-12-02', 'de')).toBe('2.12.2026');
    expect(writtenDate('2026-12-02', 'en-GB')).toBe('2 Dec 2026');
    expect(writtenDate('2026-12-02', 'en')).toBe('Dec 2, 2026');
    expect(writtenDate('soon', 'de')).toBe('soon');
  });

  test.each([
    ['2.12.2026', 'de'],
    ['02.12.2026', 'de'],
    ['2.12.26', 'de'],
    ['2. Dez. 2026', 'de'],
    ['2. Dezember 2026', 'de'],
    ['2 Dec 2026', 'de'],
    ['2026-12-02', 'de'],
    ['2/12/2026', 'en-GB'],
    ['12/2/2026', 'en-US'],
    ['Dec 2, 2026', 'en-US'],
    ['2026 December 2', 'en'],
  ])('is read as its reader means it: %s (%s)', (text, locale) => {
    expect(readDate(text, locale)).toBe('2026-12-02');
  });

  test.each(['31.2.2026', '2.12.', '2.13.2026', 'Dezember 2026', '2. Xyz 2026', '2. De 2026', '', '2.12.202'])(
    'that is none is not made one: %s',
    (text) => {
      expect(readDate(text, 'de')).toBeUndefined();
    },
  );

  test('with its time is a moment of the reader’s own time zone', () => {
    const at = new Date('2026-12-02T14:30:00').toISOString();
    expect(readMoment('2.12.2026 14:30', 'de')).toBe(at);
    expect(writtenMoment(at, 'de')).toBe('2.12.2026 14:30');
    expect([readMoment('2.12.2026', 'de'), readMoment('2.12.2026 25:00', 'de'), writtenMoment('', 'de')]).toEqual([
      undefined,
      undefined,
      '',
    ]);
  });

  test.each(['de', 'en', 'en-GB'])('comes back from its field as it went in (%s)', (locale) => {
    for (const day of ['2026-01-31', '2026-03-01', '2024-02-29', '2026-09-09', '1999-05-12'])
      expect(readDate(writtenDate(day, locale), locale)).toBe(day);
  });
});
