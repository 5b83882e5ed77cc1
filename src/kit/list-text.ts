import { formatLocale } from './DateText.tsx';

/** Texts as one list in the reader's own writing: `a, b and c`, or `a, b or c`. */
export const listText = (
  texts: readonly string[],
  locale: string,
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string => new Intl.ListFormat(formatLocale(locale), { type }).format(texts);
