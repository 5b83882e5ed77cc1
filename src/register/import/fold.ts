import { oneLine } from './tidy.ts';

/** A text's words for comparison: case, accents, punctuation, `snake_case` and `camelCase` do not count. */
export const foldWords = (text: string): string =>
  text
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’‘`´]/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** As `foldWords`, and spaces do not count either: `In-house`, `in house` and `inHouse` are one. */
export const foldTight = (text: string): string => foldWords(text).replaceAll(' ', '');

/** Texts of plain letters, digits and single spaces, which need no folding but of their case. */
const plainKey = /^[\w.,:;()/&"'-]+(?: [\w.,:;()/&"'-]+)*$/u;

/** A key's text for comparison: case, the kind of spaces, quotes and dashes do not count; letters and accents do. */
export const foldKey = (text: string): string =>
  plainKey.test(text) ? text.toLowerCase() : unusual(text).toLowerCase();

const unusual = (text: string): string =>
  oneLine(text)
    .normalize('NFKC')
    .replaceAll(/[’‘`´]/gu, "'")
    .replaceAll(/[“”„«»]/gu, '"')
    .replaceAll(/[‐-―−]/gu, '-');
