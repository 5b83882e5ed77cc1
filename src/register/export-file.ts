import { sql } from 'kysely';
import { refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import { dateOf } from '../kernel/time.ts';
import { plannedEachTime, type Work } from '../store/index.ts';
import { conditions } from './conditions.ts';
import type { Register } from './contract/register.ts';
import { type ExportFormat, writeExport } from './export/write-export.ts';
import { countRecords, readAll } from './list.ts';
import { tableOf } from './rows.ts';
import type { Asked } from './search.ts';

const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
};

/** The rows below its headings that a sheet of a workbook can hold. */
const workbookRows = 1_048_575;

/** Hears of each record that has gone into a file. */
type Passing = () => void;

/** Exactly the filtered list as a file, in the order asked for; with columns named only these, otherwise everything. */
export const exportFile = (register: Register, work: Work, asked: Asked) =>
  exportTelling(register, work, { asked, passing: () => undefined });

/** As `exportFile`, for who wants to know how far it is. */
export async function exportTelling(
  register: Register,
  work: Work,
  { asked, passing }: { readonly asked: Asked; readonly passing: Passing },
) {
  const format = formatIn(asked);
  if (format === 'xlsx' && (await countRecords(register, work, asked)) > workbookRows) {
    return err(refusal('too_many_rows', `a workbook holds ${workbookRows} rows; narrow the list, or export CSV`));
  }
  const chosen = Array.isArray(asked['columns']) ? asked['columns'].map(String) : undefined;
  const fields = chosen ?? Object.keys(register.fields);
  const extraNames = chosen ? [] : await extraNamesIn(register, work, asked);
  const records = toldOf(readAll(register, work, asked), passing);
  const body = writeExport(format, { register, records, fields, extraNames });
  return ok({ filename: exportName(register, work, asked), mediaType: mediaTypes[format], body });
}

/** What the file of an export is called. */
export const exportName = ({ noun }: Register, { now }: Work, asked: Asked): string =>
  `${noun}-${dateOf(now)}.${formatIn(asked)}`;

async function* toldOf<T>(records: AsyncIterable<T>, passing: Passing): AsyncIterable<T> {
  for await (const record of records) {
    passing();
    yield record;
  }
}

const formatIn = (asked: Asked): ExportFormat => {
  const { format } = asked;
  return format === 'xlsx' || format === 'json' ? format : 'csv';
};

async function extraNamesIn(register: Register, work: Work, asked: Asked): Promise<readonly string[]> {
  const where = await conditions(register, work, asked);
  const rows = await work.read(
    plannedEachTime(sql<{ name: string }>`select distinct name from (
      select jsonb_object_keys(extra) as name from ${tableOf(register)} where ${where}) as names order by name`),
  );
  return rows.map((row) => row.name);
}
