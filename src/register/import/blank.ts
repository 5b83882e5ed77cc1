/** Dashes, dots and question marks alone. */
const dashes = /^[-–—.?/\\*_\s]*$/u;
/** What says of any field that it does not apply, as it is abbreviated. */
const abbreviated = /^(?:#?n\.?\s?\/?\s?a\.?|n\.\s?v\.\s?t\.?|nvt|k\.\s?a\.?|null|#ref!|#value!|#name\?)$/iu;

/** What a spreadsheet shows for a formula that fails; `#N/A` is written by hand too, and says that nothing is there. */
const failed = /^\s*#(?:ref!|value!|name\?|div\/0!|num!|null!|spill!|calc!|getting_data)\s*$/iu;

/** Whether a cell is the error of a formula. */
export const isErrorCell = (text: string): boolean => text.startsWith('#') && failed.test(text);

/** Words that say of any field that it does not apply. */
const notApplicable: ReadonlySet<string> = new Set(
  'notapplicable nietvantoepassing nichtzutreffend entfällt sansobjet noaplica nonapplicabile'.split(' '),
);

/** Words that say of a closed field (options, dates, countries, addresses) that nothing is known or chosen. */
const nothingChosen: ReadonlySet<string> = new Set(
  (
    'none nil nan unknown tbd tba tobedetermined pending blank empty undefined notprovided notavailable notspecified notset notknown ' +
    'noneoftheabove onbekend nietbekend volgt nognietbeschikbaar nogtebepalen unbekannt keine keineangabe keineangaben offen inconnu ' +
    'aucun nonrenseigné desconocido ninguno sconosciuto'
  ).split(' '),
);

const longestBlank = 40;

/** Letters and digits alone: cells are many, so this folds less than a heading's words are folded. */
const bare = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** Whether a cell of a text field holds nothing: it is empty, a dash, or says that it does not apply. */
export const isBlankText = (text: string): boolean =>
  text.length <= longestBlank && (dashes.test(text) || abbreviated.test(text) || notApplicable.has(bare(text)));

/** Whether a cell of a closed field holds nothing; here `none` and `unknown` are nothing too. */
export const isBlankChoice = (text: string): boolean =>
  text.length <= longestBlank && (isBlankText(text) || nothingChosen.has(bare(text)));
