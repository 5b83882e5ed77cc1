import Papa from 'papaparse';
import type { Delimiter } from './table.ts';

/** The character that each delimiter is in a file. */
export const delimiterCharacter: Readonly<Record<Delimiter, string>> = { ',': ',', ';': ';', tab: '\t', '|': '|' };

const candidates: readonly Delimiter[] = [',', ';', 'tab', '|'];
const sampleRows = 60;
const sampleSize = 256 * 1024;

/** The first line of a file in which Excel says its delimiter, `sep=;`; not a row for anyone who opens it. */
const statedDelimiter = /^sep=(.)\r?\n/iu;

/** What a text begins with and what stands between its columns; the first line is taken off where it only says so. */
export function findDelimiter(text: string): { readonly delimiter: Delimiter; readonly rest: string } {
  const stated = statedDelimiter.exec(text);
  const rest = stated ? text.slice(stated[0].length) : text;
  const said = candidates.find((candidate) => delimiterCharacter[candidate] === stated?.[1]);
  return { delimiter: said ?? likeliest(rest), rest };
}

/** The delimiter that gives most rows the same number of columns, and of those the one with the most columns. */
function likeliest(text: string): Delimiter {
  const sample = text.slice(0, sampleSize);
  const ranked = candidates
    .map((delimiter) => ({ delimiter, score: evenness(sample, delimiterCharacter[delimiter]) }))
    .sort((a, b) => b.score - a.score);
  const best = ranked[0];
  return best && best.score > 0 ? best.delimiter : ',';
}

function evenness(sample: string, delimiter: string): number {
  const { data } = Papa.parse<string[]>(sample, { delimiter, preview: sampleRows });
  const widths = data.filter((cells) => cells.some((cell) => cell.trim() !== '')).map((cells) => cells.length);
  const whole = widths.length > 2 ? widths.slice(0, -1) : widths;
  const tally = new Map<number, number>();
  for (const width of whole) tally.set(width, (tally.get(width) ?? 0) + 1);
  const wide = [...tally]
    .filter(([width]) => width > 1)
    .map(([width, rows]) => (rows / whole.length) * (1 + Math.log2(width)));
  return Math.max(0, ...wide);
}
