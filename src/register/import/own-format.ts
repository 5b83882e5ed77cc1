/** What stands before an extra field's own name in the headings of our exports. */
export const extraPrefix = 'Extra: ';

/** The name of the extra field that a heading of our own export holds; `undefined` for any other heading. */
export const extraNameIn = (heading: string): string | undefined =>
  heading.startsWith(extraPrefix) && heading.length > extraPrefix.length
    ? heading.slice(extraPrefix.length)
    : undefined;

/** What stands before the headings of columns that we add to a file: they say something about the row, and come in nowhere. */
const ownPrefix = 'Brehon: ';

/** Headings of columns that we add to a file. */
export const ownHeadings = { problems: `${ownPrefix}problems`, asOn: `${ownPrefix}as on` } as const;

/** Whether a column was added by us. */
export const isOwnHeading = (heading: string): boolean => heading.startsWith(ownPrefix);

/** A text that a spreadsheet would take for a formula, also behind apostrophes that guard it already (CWE-1236). */
const formulaLike = /^'*[=+\-@\t\r]/u;

/** Puts an apostrophe before a text that a spreadsheet would run as a formula. */
export const guardFormula = (text: string): string => (formulaLike.test(text) ? `'${text}` : text);

/** Takes the guarding apostrophe off again. */
export const unguardFormula = (text: string): string =>
  text.startsWith("'") && formulaLike.test(text.slice(1)) ? text.slice(1) : text;

/** What ends a workbook's cell whose text was longer than a workbook can hold; such a cell changes nothing on its way back. */
export const cutMark = '… [cut: a workbook cell holds 32,767 characters; the CSV and JSON exports have the whole text]';
