import { hash } from 'node:crypto';
import type * as z from 'zod';
import type { FieldProposal } from '../contract/import.ts';
import { type Register, type readFile, targetNames } from '../contract.ts';
import type { UnderstoodFile } from './plan.ts';

/** How much of a file is shown before it is imported. */
const previewed = { rows: 10, characters: 300 } as const;

/** What was found in a file, as the operation that reads it answers. */
export type FoundInFile = z.output<ReturnType<typeof readFile>>;

/** Puts an understood file into the answer that the wizard shows. Blank rows are not in the preview, and long cells are shown by their beginning. */
export function describeFile(
  file: UnderstoodFile,
  about: {
    readonly register: Register;
    readonly filename: string;
    readonly bytes: Uint8Array;
    readonly isFresh?: boolean;
    /** What a field made for a column would hold, by the column's number. */
    readonly proposals?: ReadonlyMap<number, FieldProposal>;
  },
): FoundInFile {
  const { table, columns, orders, remembered } = file;
  const named = columns.filter(({ heading }) => heading !== '');
  const filled = table.rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const shown = (cells: readonly string[]): string[] =>
    named.map(({ number }) => (cells[number - 1] ?? '').slice(0, previewed.characters));
  return {
    filename: about.filename,
    sha256: hash('sha256', about.bytes),
    format: table.format,
    sheet: table.sheet,
    sheets: [...table.sheets],
    encoding: table.encoding,
    delimiter: table.delimiter,
    headerRow: table.headerRow,
    dayFirst: orders.dayFirst,
    remembered: remembered
      ? {
          import: remembered.import,
          at: remembered.at,
          by: remembered.by,
          filename: remembered.filename,
          isUsed: about.isFresh !== true,
        }
      : null,
    rows: filled.length,
    columns: named.map(({ number, heading, target, reason, filled: rows, samples }) => ({
      number,
      heading,
      target,
      reason,
      filled: rows,
      samples: [...samples],
      proposal: about.proposals?.get(number) ?? null,
    })),
    targets: [...targetNames(about.register)],
    preview: filled.slice(0, previewed.rows).map(({ cells }) => shown(cells)),
  };
}
