import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useMemo } from 'react';
import { mapTexts } from '../kernel/map-texts.ts';
import { dateText } from './DateText.tsx';
import { decimalText } from './number-text.ts';
import { type QuotingWords, quotingBy } from './quoting.ts';
import type { Saying } from './said.ts';

/** Fetches the texts of all catalogues in a language, by the texts as they were written. */
export type ReadQuotes = (language: string) => Promise<Readonly<Record<string, string>>>;

const SourceContext = createContext<ReadQuotes | undefined>(undefined);

type ProviderProps = { readonly read: ReadQuotes; readonly children: ReactNode };

/** Says where texts of catalogues come from in other languages; once, around the whole application. */
export const QuotesProvider = ({ read, children }: ProviderProps) => (
  <SourceContext value={read}>{children}</SourceContext>
);

/** How texts of catalogues are shown to this reader. */
export type Quotes = {
  /** Whether it is known how; a screen that is full of such texts waits for it. */
  readonly isReady: boolean;
  /** A text, a list of texts or a line of an explanation, in the reader's language. */
  readonly quote: Saying;
  /** An answer with what a catalogue says in it in the reader's language. */
  readonly quoteAll: <T>(answer: T) => T;
};

/** What of an answer are a catalogue's own words; all else was written by people here. */
const quotedNames: ReadonlySet<string> = new Set([
  'ask',
  'because',
  'counterExamples',
  'examples',
  'help',
  'label',
  'reference',
  'says',
  'summary',
  'text',
  'title',
  'unit',
]);

const asWritten: Saying = (text) => text;

/** Texts of catalogues in the reader's language; they are fetched once, and not at all for who reads them as written. */
export function useQuotes(): Quotes {
  const { i18n } = useLingui();
  const { locale } = i18n;
  const read = use(SourceContext);
  const isOther = locale !== 'en' && read !== undefined;
  const { data, isPending } = useQuery({
    queryKey: ['quotes', locale],
    queryFn: async () => (await read?.(locale)) ?? {},
    enabled: isOther,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const words = useWords();
  return useMemo(() => {
    const texts = isOther && data ? new Map(Object.entries(data)) : undefined;
    const quote = texts ? quotingBy({ texts, words }) : asWritten;
    const quoteAll = <T,>(answer: T): T => (texts ? mapTexts(answer, quotedNames, quote) : answer);
    return { isReady: !isOther || !isPending, quote, quoteAll };
  }, [data, isOther, isPending, words]);
}

function useWords(): QuotingWords {
  const { t, i18n } = useLingui();
  const { locale } = i18n;
  return useMemo(
    () => ({
      yes: t`yes`,
      no: t`no`,
      none: t`none`,
      notKnown: t`not known yet`,
      both: t`All of these together`,
      either: t`At least one of these`,
      notSo: t`Not so`,
      some: t`For at least one of`,
      each: t`For each of`,
      placedOn: t`First offered or put into service on`,
      lawReadOn: t`Law as on`,
      atLeast: (count) => t`At least ${count} of these`,
      asked: (what) => t`asked: ${what}`,
      anyOf: (list) => t`any of ${list}`,
      allOf: (list) => t`all of ${list}`,
      noneOf: (list) => t`none of ${list}`,
      day: (date) => dateText(date, { locale }),
      number: (text) => decimalText(text, locale),
    }),
    [t, locale],
  );
}

/** A text of a catalogue in the reader's language. */
export function Quoted({ text }: { readonly text: string }) {
  const { quote } = useQuotes();
  return quote(text);
}
