import type { Language } from '../../kernel/language.ts';
import { type DocumentWords, documentWords } from './document-words.ts';

/** What a register, a field or an option is called, by `register.<kind>.<place>` and its text in the source. */
export type RegisterWords = (id: string, original: string) => string;

/** How a document is written in one language. */
export type Speech = {
  readonly language: Language;
  readonly words: DocumentWords;
  readonly labels: RegisterWords;
  /** A catalogue's own words; what it does not say in the language stays as it was written. */
  readonly quote: (text: string) => string;
};

/** Everything that a document in this language is written with. */
export const speechIn = (
  language: Language,
  { labels, texts }: { readonly labels: RegisterWords; readonly texts: ReadonlyMap<string, string> },
): Speech => ({ language, words: documentWords[language], labels, quote: (text) => texts.get(text) ?? text });
