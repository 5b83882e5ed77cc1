import type { Refusal } from '../../kernel/problem.ts';
import { type encodings } from '../contract.ts';

/** An encoding that a text file was read in. */
export type Encoding = (typeof encodings)[number];

/** What stands between the columns of a text file; `tab` for U+0009. */
export type Delimiter = ',' | ';' | 'tab' | '|';

/** Something to say about one row or cell of a file: a `problem` refuses the import, a `warning` does not. */
export type RowNotice = {
  readonly row: number;
  /** The column's heading; `null` where the whole row is meant. */
  readonly column: string | null;
  readonly level: 'problem' | 'warning';
  readonly code: string;
  readonly message: string;
  /** What stands in the cell, by its beginning. */
  readonly value?: string;
  /** The whole file is meant: no row of it can come in without this being mended. */
  readonly isOfFile?: true;
};

/**
 * One row under the headings. `row` is its number as the file shows it: the row of a spreadsheet, the record of a JSON
 * list, the line of JSON lines, all counted from 1. A cell that is not there is not in `cells`.
 */
export type TableRow = { readonly row: number; readonly cells: readonly string[] };

/**
 * A file as a table of texts, whatever it was written in. `headings[i]` names column `i + 1`, each heading is there only
 * once, and it is empty only for a column that has no heading and no value in any row.
 */
export type Table = {
  readonly format: 'csv' | 'xlsx' | 'json';
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  readonly headerRow: number | null;
  readonly headings: readonly string[];
  readonly rows: readonly TableRow[];
  /** What was odd about the file itself, such as a quote that is never closed. */
  readonly notices: readonly RowNotice[];
};

/** What a person said about how to read the file; what is absent is found out from the file. */
export type ReadChoices = {
  readonly sheet?: string | undefined;
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: Delimiter | undefined;
  readonly headerRow?: number | undefined;
};

/** A file that cannot be read as a table, with what to do about it. */
export type NotUnderstood = Refusal<'file_not_understood'>;

/** Lets others have their turn; called between stretches of work of a few milliseconds. */
export type Breathe = () => Promise<void>;

/** The most rows, columns and characters in a cell that an import takes. */
export const largest = { rows: 200_000, columns: 2000, cell: 100_000, heading: 1000 } as const;
