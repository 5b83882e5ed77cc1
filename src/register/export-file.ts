import { sql } from 'kysely';
import { refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import { dateOf, type Instant } from '../kernel/time.ts';
import { plannedEachTime, type Work } from '../store/index.ts';
import { readAllThen } from './as-on-list.ts';
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

/**
 * Exactly the filtered list as a file, in the order asked for, as it is or as it was on a moment; with columns named only
 * these, otherwise everything.
 */
export async function exportFile(
  register: Register,
  work: Work,
  { asked, at, registers, passing = () => undefined }: AskedExport,
) {
  const format = formatIn(asked);
  const list = at ? await readAllThen(register, work, { asked, at, registers }) : await listNow(register, work, asked);
  if (format === 'xlsx' && list.total > workbookRows) {
    return err(refusal('too_many_rows', `a workbook holds ${workbookRows} rows; narrow the list, or export CSV`));
  }
  const chosen = Array.isArray(asked['columns']) ? asked['columns'].map(String) : undefined;
  const fields = chosen ?? Object.keys(register.fields);
  const extraNames = chosen ? [] : list.extraNames;
  const records = toldOf(list.records, passing);
  const body = writeExport(format, { register, records, fields, extraNames, asOn: at });
  return ok({ filename: exportName(register, work, { asked, at }), mediaType: mediaTypes[format], body });
}

/** What the file of an export is called. */
export const exportName = (
  { noun }: Register,
  { now }: Work,
  { asked, at }: Pick<AskedExport, 'asked' | 'at'>,
): string => `${noun}-${at ? `as-on-${dateOf(at)}` : dateOf(now)}.${formatIn(asked)}`;

async function* toldOf<T>(records: AsyncIterable<T>, passing: Passing): AsyncIterable<T> {
  for await (const record of records) {
    passing();
    yield record;
  }
}

/** The list that is asked for, the moment that it is to be as on, and the registers that its records link to. */
export type AskedExport = {
  readonly asked: Asked;
  readonly at: Instant | undefined;
  readonly registers: readonly Register[];
  /** Hears how far it is. */
  readonly passing?: Passing;
};

const listNow = async (register: Register, work: Work, asked: Asked) => ({
  total: await countRecords(register, work, asked),
  extraNames: await extraNamesIn(register, work, asked),
  records: readAll(register, work, asked),
});

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
