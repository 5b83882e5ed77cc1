import { err, ok, type Result } from '../../kernel/result.ts';
import { fieldsOf, type Register } from '../contract.ts';
import { foldTight } from './fold.ts';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-json.ts';
import { readXlsx } from './read-xlsx.ts';
import { notUnderstood } from './refusals.ts';
import { type Sniffed, sniff } from './sniff.ts';
import { type Breathe, largest, type NotUnderstood, type ReadChoices, type Table } from './table.ts';

/** What reading a file's table takes: its bytes, what a person chose, and the register whose headings it may use. */
export type ReadRequest = {
  readonly register: Register;
  readonly bytes: Uint8Array;
  readonly choices: ReadChoices;
  readonly breathe: Breathe;
};

/**
 * Reads a file of any supported format as one table, or refuses it saying what to do. The format is told by the file's
 * content alone. Input may be hostile: the size of all that is read is bounded by the file's own.
 */
export async function readTable(request: ReadRequest): Promise<Result<Table, NotUnderstood>> {
  const { bytes, choices, register } = request;
  const sniffed = sniff(bytes, choices.encoding);
  if (!sniffed.ok) return sniffed;
  const known = knownHeadings(register);
  const table = await readAs(sniffed.value, { ...request, known });
  return table.ok ? accepted(table.value, { chosen: choices, known }) : table;
}

/** Every heading that a register knows for its fields, folded. */
const knownHeadings = (register: Register): ReadonlySet<string> =>
  new Set(
    fieldsOf(register).flatMap(([name, { label, alsoKnownAs }]) =>
      [name, label, ...(alsoKnownAs ?? [])].map(foldTight),
    ),
  );

async function readAs(
  sniffed: Sniffed,
  { bytes, choices, known, breathe }: ReadRequest & { readonly known: ReadonlySet<string> },
): Promise<Result<Table, NotUnderstood>> {
  switch (sniffed.kind) {
    case 'workbook':
      return readXlsx(bytes, { sheet: choices.sheet, headerRow: choices.headerRow, known });
    case 'json':
      return readJson(sniffed.decoded, { sheet: choices.sheet, headerRow: choices.headerRow, known });
    case 'text':
      return readCsv(sniffed.decoded, { delimiter: choices.delimiter, headerRow: choices.headerRow, known, breathe });
  }
}

type Chosen = { readonly chosen: ReadChoices; readonly known: ReadonlySet<string> };

function accepted(table: Table, { chosen, known }: Chosen): Result<Table, NotUnderstood> {
  if (table.headings.length > largest.columns) return err(notUnderstood.tooManyColumns());
  if (table.rows.length > largest.rows) return err(notUnderstood.tooManyRows());
  if (isProse(table, known) && chosen.delimiter === undefined && chosen.headerRow === undefined)
    return err(notUnderstood.noTable());
  const filled = table.rows.some(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return filled || table.notices.some(({ level }) => level === 'problem') ? ok(table) : err(notUnderstood.noRows());
}

/** A text file none of whose headings any field knows, and most of whose rows have one cell, is a letter or a note. */
function isProse({ format, headings, rows }: Table, known: ReadonlySet<string>): boolean {
  if (format !== 'csv' || headings.some((heading) => known.has(foldTight(heading)))) return false;
  const counts = rows
    .map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length)
    .filter((count) => count > 0);
  return counts.filter((count) => count > 1).length * 2 <= counts.length;
}
