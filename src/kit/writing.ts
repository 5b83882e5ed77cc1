import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { formatLocale } from './DateText.tsx';
import { listText } from './list-text.ts';
import { numberText } from './number-text.ts';
import { sizeText } from './size-text.ts';

/** How the reader writes what is not words. */
export type Writing = {
  /** `2,133` */
  readonly number: (value: number) => string;
  /** `2.8 MB` of a number of bytes. */
  readonly size: (bytes: number) => string;
  /** `a, b, and c` */
  readonly list: (texts: readonly string[]) => string;
};

/** Numbers, sizes and lists as texts in the reader's own writing. */
export function useWriting(): Writing {
  const { i18n } = useLingui();
  const { locale } = i18n;
  return useMemo(
    () => ({
      number: (value) => numberText(value, locale),
      size: (bytes) => sizeText(bytes, formatLocale(locale)),
      list: (texts) => listText(texts, locale),
    }),
    [locale],
  );
}
