import { type Language, parseLanguage } from '../kernel/language.ts';

/** The language in which the screens are now, for what is asked for before one is drawn. */
export const readerLanguage = (): Language => parseLanguage(document.documentElement.lang) ?? 'en';
