/** The languages of the screens, the source's own first. */
export const languages = ['en', 'de'] as const;

/** A language of the screens, as BCP 47 names it. */
export type Language = (typeof languages)[number];

/** The first of a reader's languages that the screens speak, whatever its country; English where there is none. */
export const languageOf = (wanted: readonly string[]): Language =>
  wanted.flatMap((tag) => languages.filter((known) => known === (tag.split('-')[0] ?? '').trim().toLowerCase()))[0] ??
  'en';

/** A text as a language of the screens; `undefined` where it names none. */
export const parseLanguage = (text: string): Language | undefined => languages.find((known) => known === text);

/** The file of the built page in a language. */
export const pageFile = (language: Language): string => (language === 'en' ? 'index.html' : `index.${language}.html`);

/** The cookie in which a browser keeps the language of its last reader, so that a page comes in it from the first byte. */
export const languageCookie = 'brehon_language';
