import { cutMark } from '../import/own-format.ts';

/** The most characters that a cell of a workbook may have. */
const longestCell = 32_767;

/** A cell's text as a workbook can hold it; what is longer ends with a mark that an import knows. */
export const cellSized = (text: string): string =>
  text.length <= longestCell
    ? text
    : `${text.slice(0, longestCell - cutMark.length).replace(/[\ud800-\udbff]$/u, '')}${cutMark}`;

const markup: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text that looks like an escape already, which must come back as it is. */
const escapeLike = /_(?=x[0-9A-Fa-f]{4}_)/gu;
/** What XML 1.0 cannot hold, and a carriage return, which it would not give back. */
const unsayable = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/gu;

/** A text inside a workbook's XML; characters that XML cannot hold are written `_xHHHH_` (ISO/IEC 29500-1, 22.9.2.19). */
export const xmlText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(escapeLike, '_x005F_')
    .replaceAll(unsayable, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll(/[&<>"]/gu, (character) => markup[character] ?? character);
