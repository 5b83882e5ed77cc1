import Papa from 'papaparse';
import { err, ok, type Result } from '../../kernel/result.ts';
import { excessOf } from './bounds.ts';
import { delimiterCharacter, findDelimiter } from './delimiter.ts';
import type { Decoded } from './encoding.ts';
import { headedRows } from './grid.ts';
import { notUnderstood } from './refusals.ts';
import { type Breathe, type Delimiter, type NotUnderstood, type RowNotice, type Table } from './table.ts';

/** What reading a text file rests on, beside its text. */
export type TextChoices = {
  readonly delimiter?: Delimiter | undefined;
  readonly headerRow?: number | undefined;
  /** Headings that the register knows, folded. */
  readonly known: ReadonlySet<string>;
  readonly breathe: Breathe;
};

/** Reads delimited text (RFC 4180 and its many relatives). Rows count as a spreadsheet shows them. */
export async function readCsv(decoded: Decoded, choices: TextChoices): Promise<Result<Table, NotUnderstood>> {
  const found = findDelimiter(decoded.text);
  const delimiter = choices.delimiter ?? found.delimiter;
  const excess = excessOf(found.rest, delimiterCharacter[delimiter]);
  if (excess) return err(excess === 'rows' ? notUnderstood.tooManyRows() : notUnderstood.tooManyColumns());
  const parsed = await parse(found.rest, delimiterCharacter[delimiter], choices.breathe);
  const headed = headedRows(parsed.grid, choices);
  return ok({
    format: 'csv',
    sheet: null,
    sheets: [],
    encoding: decoded.encoding,
    delimiter,
    ...headed,
    notices: [...mixedNotices(decoded), ...headed.notices, ...parsed.notices],
  });
}

const mixedNotices = ({ mixed }: Decoded): readonly RowNotice[] =>
  mixed === 0
    ? []
    : [
        {
          row: 1,
          column: null,
          level: 'warning',
          code: 'encoding_mixed',
          message: `the file is in UTF-8, but ${mixed} bytes of it are not; they were read as Windows-1252`,
        },
      ];

/**
 * How much is parsed between two breaths. A row that does not end in its stretch is begun anew in the next, so that a
 * file may have few of them: else a quote that is never closed would take the square of its length.
 */
const stretchOf = (text: string): number => Math.max(1024 * 1024, Math.ceil(text.length / 8));

type Parsed = { readonly grid: readonly (readonly string[])[]; readonly notices: readonly RowNotice[] };

/** Parses in stretches, so that a large file leaves room for others between them. */
function parse(text: string, delimiter: string, breathe: Breathe): Promise<Parsed> {
  const grid: (readonly string[])[] = [];
  const notices: RowNotice[] = [];
  const keep = keeper();
  return new Promise((resolve, reject) => {
    Papa.parse<string[]>(text, {
      delimiter,
      chunkSize: stretchOf(text),
      chunk: ({ data, errors }: Papa.ParseResult<string[]>, parser: Papa.Parser) => {
        for (const error of errors) {
          const notice = quoteNotice(error.code, grid.length + (error.row ?? 0) + 1);
          if (notice && notices.at(-1)?.row !== notice.row) notices.push(notice);
        }
        for (const cells of data) grid.push(cells.map(keep));
        parser.pause();
        breathe().then(() => parser.resume(), reject);
      },
      complete: () => resolve({ grid: withoutLastEmpty(grid), notices }),
      error: reject,
    });
  });
}

const kept = { texts: 20_000, length: 60 } as const;

/** Gives the one copy of a short text that is there already: most cells say what others say. */
function keeper(): (cell: string) => string {
  const known = new Map<string, string>();
  return (cell) => {
    if (cell.length > kept.length) return cell;
    const before = known.get(cell);
    if (before !== undefined) return before;
    if (known.size < kept.texts) known.set(cell, cell);
    return cell;
  };
}

/** A line break at the end of a file does not begin another row. */
function withoutLastEmpty(grid: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const last = grid.findLastIndex((cells) => cells.some((cell) => cell !== ''));
  return grid.slice(0, last + 1);
}

function quoteNotice(code: string, row: number): RowNotice | undefined {
  if (code === 'MissingQuotes') {
    return {
      row,
      column: null,
      level: 'problem',
      isOfFile: true,
      code: 'quote_not_closed',
      message:
        'a quotation mark opens a cell in this row and is never closed, so the rest of the file is in that cell; close it, or save the file again from your spreadsheet',
    };
  }
  if (code !== 'InvalidQuotes') return undefined;
  return {
    row,
    column: null,
    level: 'warning',
    code: 'quote_misplaced',
    message:
      'a quotation mark stands in the middle of a quoted cell; look whether the cells of this row are where they belong',
  };
}
