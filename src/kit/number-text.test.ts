import { describe, expect, test, vi } from 'vitest';
import {
  decimalText,
  moneyText,
  numberText,
  readMoney,
  readNumber,
  writtenMoney,
  writtenNumber,
} from './number-text.ts';

vi.mock('@lingui/react/macro', () => ({ useLingui: () => ({}) }));
vi.stubGlobal('navigator', { languages: [] });

describe('a number', () => {
  test('is shown as its reader writes numbers', () => {
    expect([numberText(2133, 'en'), numberText(2133, 'de')]).toEqual(['2,133', '2.133']);
    expect([decimalText('1250.5', 'en'), decimalText('1250.5', 'de')]).toEqual(['1,250.5', '1.250,5']);
    expect(moneyText('1250.00 EUR', 'de').replaceAll('\u00a0', ' ')).toBe('1.250,00 €');
    expect([decimalText('many', 'de'), moneyText('EUR', 'de')]).toEqual(['many', 'EUR']);
  });

  test('stands in its field with the reader’s own mark', () => {
    expect([writtenNumber('1250.5', 'de'), writtenNumber('1250.5', 'en'), writtenNumber('viel', 'de')]).toEqual([
      '1250,5',
      '1250.5',
      'viel',
    ]);
    expect(writtenMoney('1250.00 EUR', 'de')).toBe('1250,00 EUR');
  });

  test.each([
    ['12,5', 'de', '12.5'],
    ['12.5', 'de', '12.5'],
    ['1.250', 'de', '1250'],
    ['1.250,5', 'de', '1250.5'],
    ['1.250.000', 'de', '1250000'],
    ['1 250,5', 'de', '1250.5'],
    ['-0,125', 'de', '-0.125'],
    ['1,250', 'en', '1250'],
    ['1.250', 'en', '1.250'],
    ['1,250.5', 'en', '1250.5'],
    ['0.125', 'de', '0.125'],
  ])('is read as its reader means it: %s (%s)', (text, locale, recorded) => {
    expect(readNumber(text, locale)).toBe(recorded);
  });

  test.each(['viel', '', '1.2.3', '12.50,00,0', '1,25,3', '12 EUR'])('that is none is not made one: %s', (text) => {
    expect(readNumber(text, 'de')).toBeUndefined();
  });

  test('with its currency is an amount', () => {
    expect([readMoney('1.250,00 €', 'de'), readMoney('eur 12,5', 'de'), readMoney('£1,250', 'en')]).toEqual([
      '1250.00 EUR',
      '12.5 EUR',
      '1250 GBP',
    ]);
    expect([readMoney('12,5', 'de'), readMoney('EUR', 'de'), readMoney('1 EUR USD', 'de')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
