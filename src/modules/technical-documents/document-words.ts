import type { Language } from '../../kernel/language.ts';

/** The words of documents around what is recorded. Every language has them all: a missing one does not compile. */
export type DocumentWords = {
  readonly system: string;
  readonly calledForBy: string;
  readonly assembled: string;
  readonly assembledOn: (day: string) => string;
  readonly state: string;
  readonly nothingMissing: string;
  readonly someMissing: (missing: number, items: number) => string;
  readonly whatIsMissing: string;
  readonly gap: (what: string) => string;
  readonly notAsked: string;
  /** Between the number of a page and how many there are. */
  readonly of: string;
  readonly noneLinked: (register: string) => string;
  readonly asEvidence: (kind: string) => string;
  readonly ofProvider: (field: string) => string;
  readonly notDetermined: string;
  readonly howMet: (duty: string) => string;
  readonly yes: string;
  readonly no: string;
  /** A day as it stands in a text. */
  readonly day: (day: string) => string;
};

const written = (locale: string) => {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return (day: string): string => format.format(new Date(`${day}T00:00:00Z`));
};

/** The words of each language. */
export const documentWords: Readonly<Record<Language, DocumentWords>> = {
  en: {
    system: 'AI system',
    calledForBy: 'Called for by',
    assembled: 'Assembled on',
    assembledOn: (day) => `${day}, from the records of that day`,
    state: 'State',
    nothingMissing: 'Nothing is missing.',
    someMissing: (missing, items) =>
      `${missing} of ${items} items are missing; they are marked, and listed at the end.`,
    whatIsMissing: 'What is missing',
    gap: (what) => `Missing: ${what}`,
    notAsked: 'Not asked for, as far as is determined',
    of: 'of',
    noneLinked: (register) => `${register}: none is linked`,
    asEvidence: (kind) => `${kind}, as evidence`,
    ofProvider: (field) => `provider: ${field}`,
    notDetermined: 'no determination is accepted yet that says whether it is asked for',
    howMet: (duty) => `how it is met: ${duty}`,
    yes: 'yes',
    no: 'no',
    day: written('en-GB'),
  },
  de: {
    system: 'KI-System',
    calledForBy: 'Verlangt von',
    assembled: 'Zusammengestellt am',
    assembledOn: (day) => `${day}, aus den Einträgen dieses Tages`,
    state: 'Stand',
    nothingMissing: 'Es fehlt nichts.',
    someMissing: (missing, items) =>
      `${missing} von ${items} Angaben fehlen; sie sind gekennzeichnet und am Ende aufgeführt.`,
    whatIsMissing: 'Was fehlt',
    gap: (what) => `Es fehlt: ${what}`,
    notAsked: 'Nicht verlangt, soweit festgestellt ist',
    of: 'von',
    noneLinked: (register) => `${register}: nichts ist verknüpft`,
    asEvidence: (kind) => `${kind}, als Nachweis`,
    ofProvider: (field) => `Anbieter: ${field}`,
    notDetermined: 'noch ist keine Bestimmung angenommen, die sagt, ob es verlangt ist',
    howMet: (duty) => `wie sie erfüllt wird: ${duty}`,
    yes: 'ja',
    no: 'nein',
    day: written('de-DE'),
  },
};
