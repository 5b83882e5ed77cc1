import type { Language } from '../../kernel/language.ts';

/** The words of documents around what is recorded. Every language has them all: a missing one does not compile. */
export type DocumentWords = {
  readonly allRecorded: (items: number) => string;
  readonly someMissing: (missing: number, items: number) => string;
  readonly gap: (what: string) => string;
  readonly assembledOn: (day: string) => string;
  readonly page: string;
  readonly noneLinked: (register: string) => string;
  readonly asEvidence: (kind: string) => string;
  readonly notTakenUp: string;
  readonly howMet: (duty: string) => string;
  readonly yes: string;
  readonly no: string;
  /** A day as it stands in a text. */
  readonly day: (day: string) => string;
};

const written = new Intl.DateTimeFormat('de-DE', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** The words of each language. */
export const documentWords: Readonly<Record<Language, DocumentWords>> = {
  en: {
    allRecorded: (items) => `All ${items} items are recorded.`,
    someMissing: (missing, items) => `${missing} of ${items} items are missing.`,
    gap: (what) => `Missing: ${what}`,
    assembledOn: (day) => `Assembled from records on ${day}`,
    page: 'page',
    noneLinked: (register) => `${register}: none is linked`,
    asEvidence: (kind) => `${kind}, as evidence`,
    notTakenUp: 'the obligation behind it was not taken up',
    howMet: (duty) => `how it is met: ${duty}`,
    yes: 'yes',
    no: 'no',
    day: (day) => day,
  },
  de: {
    allRecorded: (items) => `Alle ${items} Angaben sind erfasst.`,
    someMissing: (missing, items) => `${missing} von ${items} Angaben fehlen.`,
    gap: (what) => `Es fehlt: ${what}`,
    assembledOn: (day) => `Aus Einträgen zusammengestellt am ${day}`,
    page: 'Seite',
    noneLinked: (register) => `${register}: nichts ist verknüpft`,
    asEvidence: (kind) => `${kind}, als Nachweis`,
    notTakenUp: 'die Pflicht dahinter wurde nicht übernommen',
    howMet: (duty) => `wie sie erfüllt wird: ${duty}`,
    yes: 'ja',
    no: 'nein',
    day: (day) => written.format(new Date(day)),
  },
};
