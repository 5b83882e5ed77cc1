import { plainDecimal } from '../contract.ts';

/** Which mark parts the fraction in a column of numbers. */
export type DecimalMark = 'point' | 'comma';

/** A number whose comma can only be a decimal mark: `12,5`, `1.250,00`, `0,125`. */
const withComma = /(?:\.\d{3},\d+|^[+-]?(?:\d+,(?:\d{1,2}|\d{4,6})|0,\d+|\d{4,},\d+))$/u;

/** A number whose point can only be a decimal mark: `12.5`, `1,250.00`, `0.125`. */
const withPoint = /(?:,\d{3}\.\d+|^[+-]?(?:\d+\.(?:\d{1,2}|\d{4,6})|0\.\d+|\d{4,}\.\d+))$/u;

/** The mark that a column's own cells show; a point where they show both or none. */
export function decimalMarkOf(cells: readonly string[]): DecimalMark {
  const numbers = cells.map((cell) => cell.replaceAll(/[^\d.,+-]/gu, ''));
  return numbers.some((text) => withComma.test(text)) && !numbers.some((text) => withPoint.test(text))
    ? 'comma'
    : 'point';
}

/** A cell's number with or without groups of three, as it is recorded; a comma that can only part a fraction does so in any column. */
export function numberIn(text: string, mark: DecimalMark): string | undefined {
  const [group, decimal] = mark === 'comma' || withComma.test(text) ? ['.', ','] : [',', '.'];
  const parts = text.split(decimal);
  const [whole = '', ...fraction] = parts;
  const grouped = new RegExp(`^[+-]?\\d{1,3}([${group} '’]\\d{3})+$`, 'u');
  const digits = grouped.test(whole) ? whole.replaceAll(/[.,\s'’]/gu, '') : whole;
  return plainDecimal([digits, ...fraction].join('.'));
}
