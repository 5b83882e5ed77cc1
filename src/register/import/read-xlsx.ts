import { err, ok, type Result } from '../../kernel/result.ts';
import { type Grid, headedRows } from './grid.ts';
import { notUnderstood } from './refusals.ts';
import type { NotUnderstood, Table } from './table.ts';
import { WorkbookFault, type WorkbookFaultCode } from './workbook-fault.ts';
import { type Parts, readWorkbook, type SheetPart, type Workbook } from './workbook-parts.ts';
import { readSheet } from './workbook-sheet.ts';
import { type Budget, unpack, zipEntries } from './zip.ts';

/** What a workbook may unpack to, in bytes; a zip bomb of a few kilobytes would unpack to gigabytes. */
const largestWorkbook = 300 * 1024 * 1024;

/** What is chosen of a workbook, and the headings that the register knows, folded. */
export type WorkbookChoices = {
  readonly sheet?: string | undefined;
  readonly headerRow?: number | undefined;
  readonly known: ReadonlySet<string>;
};

/**
 * Reads a sheet of a workbook (ISO/IEC 29500) as a table: the one that was chosen, else the fullest that people see. The
 * workbook is unpacked and read as it streams, so that memory grows with its cells alone. Input may be hostile.
 */
export async function readXlsx(
  bytes: Uint8Array,
  choices: WorkbookChoices,
  most = largestWorkbook,
): Promise<Result<Table, NotUnderstood>> {
  try {
    return await readOrThrow(partsOf(bytes, { left: most }), choices);
  } catch (error) {
    if (error instanceof WorkbookFault) return err(refusalOf[error.code]());
    throw error;
  }
}

const refusalOf: Readonly<Record<WorkbookFaultCode, () => NotUnderstood>> = {
  damaged: notUnderstood.damagedWorkbook,
  too_large: notUnderstood.tooLarge,
  too_many_rows: notUnderstood.tooManyRows,
  too_many_columns: notUnderstood.tooManyColumns,
};

function partsOf(bytes: Uint8Array, budget: Budget): Parts {
  const entries = zipEntries(bytes);
  if (!entries) throw new WorkbookFault('damaged');
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  return (path) => {
    const entry = byName.get(path.toLowerCase());
    return entry && unpack(bytes, entry, budget);
  };
}

async function readOrThrow(parts: Parts, choices: WorkbookChoices): Promise<Result<Table, NotUnderstood>> {
  const workbook = await readWorkbook(parts);
  if (!workbook) return err(notUnderstood.damagedWorkbook());
  const names = workbook.sheets.map(({ name }) => name);
  const chosen = workbook.sheets.filter(({ name }) => choices.sheet === undefined || name === choices.sheet);
  if (chosen.length === 0)
    return err(choices.sheet === undefined ? notUnderstood.empty() : notUnderstood.noSheet(choices.sheet, names));
  const sheet = await fullestOf(chosen, workbook, parts);
  if (!sheet) return err(notUnderstood.empty());
  const about = { format: 'xlsx', sheet: sheet.name, sheets: names, encoding: null, delimiter: null } as const;
  const headed = headedRows(sheet.grid, choices);
  return ok({ ...about, ...headed, notices: [...sheet.notices, ...headed.notices] });
}

type ReadSheet = {
  readonly name: string;
  readonly grid: Grid;
  readonly notices: Table['notices'];
  readonly rank: number;
};

/** A row with one cell is a note; a sheet nobody sees is only taken where there is no other. */
const rankOf = (grid: Grid, isHidden: boolean): number =>
  grid.filter((cells) => cells.filter((cell) => cell !== '').length > 1).length +
  (grid.length > 0 ? 0.5 : 0) -
  (isHidden ? 1e9 : 0);

async function fullestOf(
  sheets: readonly SheetPart[],
  workbook: Workbook,
  parts: Parts,
): Promise<ReadSheet | undefined> {
  let best: ReadSheet | undefined;
  for (const { name, part, isHidden } of sheets) {
    const bytes = parts(part);
    if (!bytes) continue;
    const { rows: grid, notices } = await readSheet(bytes, workbook);
    const rank = rankOf(grid, isHidden);
    if (grid.length > 0 && (!best || rank > best.rank)) best = { name, grid, notices, rank };
  }
  return best;
}
