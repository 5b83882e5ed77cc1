import { foldTight, foldWords } from './fold.ts';

/** How far down a file the headings are looked for, under titles and notes. */
const searched = 40;
/** How many of a file's first rows are looked at. */
const sampled = 120;
const longestPlainHeading = 60;
/** More of a cell than this is not looked at: a cell may be as long as the file. */
const longestHeading = 400;

const isFilled = (cell: string): boolean => cell.trim() !== '';
const filledCount = (cells: readonly string[]): number => cells.filter(isFilled).length;

/** A number, a date or a web address: what stands under a heading and hardly ever is one. */
const valueLike =
  /^(?:[-+]?[\d\s.,'%€$£]+|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ].*)?|https?:\/\/.*|true|false|yes|no)$/iu;

/**
 * Which row holds the headings, as an index into `rows`; the first that is filled where none is better. Titles and notes
 * above the table are narrower than it, and values are not headings. Of two rows of headings the fuller counts.
 * `known` are headings that the register knows, folded by `foldTight`.
 */
export function findHeaderRow(rows: readonly (readonly string[])[], known: ReadonlySet<string>): number {
  const sample = rows.slice(0, sampled);
  const width = usualWidth(sample);
  let best = { index: firstFilled(sample), score: 0 };
  for (const [index, cells] of sample.slice(0, searched).entries()) {
    const score = headingScore(cells, { width, known }) - index * 0.01;
    if (score > best.score) best = { index, score };
  }
  return best.index;
}

const firstFilled = (rows: readonly (readonly string[])[]): number =>
  Math.max(
    0,
    rows.findIndex((cells) => cells.some(isFilled)),
  );

/** How many cells a full row of the table has: the ninth tenth of the rows that are wider than a title. */
function usualWidth(rows: readonly (readonly string[])[]): number {
  const counts = rows.map(filledCount).filter((count) => count > 0);
  const wide = counts.filter((count) => count > 1).sort((a, b) => a - b);
  return wide[Math.floor(wide.length * 0.9)] ?? 1;
}

type Expected = { readonly width: number; readonly known: ReadonlySet<string> };

function headingScore(cells: readonly string[], { width, known }: Expected): number {
  const filled = cells.filter(isFilled).map((cell) => cell.trim().slice(0, longestHeading));
  if (filled.length === 0 || (width > 1 && filled.length < Math.max(2, width * 0.5))) return 0;
  const share = (count: number): number => count / filled.length;
  const distinct = share(new Set(filled.map(foldTight)).size);
  const texts = share(filled.filter((cell) => !valueLike.test(cell)).length);
  const short = share(filled.filter((cell) => cell.length <= longestPlainHeading || cell.endsWith('?')).length);
  const recognised = filled.filter((cell) => known.has(foldTight(cell)) || known.has(foldTight(lastWord(cell)))).length;
  return Math.min(1, filled.length / width) + distinct + 2 * texts + 0.5 * short + 1.5 * Math.min(1, recognised / 2);
}

const lastWord = (heading: string): string => foldWords(heading).split(' ').at(-1) ?? '';
