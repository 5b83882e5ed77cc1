import { type Language, languageCookie, languageOf, parseLanguage } from '../../kernel/language.ts';
import { speakAnswers } from '../../kit/said.ts';
import { i18n } from './i18n.ts';

/** The catalogues beside English, each fetched for who reads it and for nobody else. */
const catalogues = { de: () => import('./german.ts') } as const;

let wanted: Language = 'en';

/** Shows all screens in a language. Where its catalogue does not come they stay in the one that they are in. */
export async function speak(language: Language): Promise<void> {
  wanted = language;
  const catalogue = language === 'en' ? undefined : await catalogues[language]().catch(() => undefined);
  if (wanted !== language || (language !== 'en' && !catalogue)) return;
  i18n.loadAndActivate({ locale: language, messages: catalogue?.messages ?? {} });
  speakAnswers(catalogue ? catalogue.sayingIn(i18n) : (text) => text);
  document.documentElement.lang = language;
}

/** The language in which the server sent the page. */
export const firstLanguage = (): Language => parseLanguage(document.documentElement.lang) ?? 'en';

/** The language that this browser keeps for its reader; `undefined` where nobody chose one. */
const keptLanguage = (): Language | undefined =>
  parseLanguage(new RegExp(`(?:^|; *)${languageCookie}=(\\w+)`, 'u').exec(document.cookie)?.[1] ?? '');

/** Keeps a choice in this browser and shows the screens in it; `null` follows the browser's own languages again. */
export async function chooseLanguage(language: Language | null): Promise<void> {
  const seconds = language === null ? 0 : 365 * 24 * 60 * 60;
  const kept = [`${languageCookie}=${language ?? ''}`, 'path=/', `max-age=${seconds}`, 'samesite=lax'];
  document.cookie = kept.join('; ');
  await speak(language ?? languageOf(navigator.languages));
}

/** Shows the screens in the language that a person has chosen; where there is no such choice, in this browser's. */
export async function adoptLanguage(language: Language | null): Promise<void> {
  if (language !== null && language !== keptLanguage()) await chooseLanguage(language);
  else await speakOnce(language ?? keptLanguage() ?? languageOf(navigator.languages));
}

const speakOnce = async (language: Language): Promise<void> => {
  if (language !== wanted) await speak(language);
};
