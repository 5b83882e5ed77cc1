import type { ExportRequest } from './cells.ts';
import { writeCsv } from './write-csv.ts';
import { writeJson } from './write-json.ts';
import { writeXlsx } from './write-xlsx.ts';

/** A format that an export is written in. */
export type ExportFormat = 'csv' | 'xlsx' | 'json';

const writers: Readonly<Record<ExportFormat, (request: ExportRequest) => AsyncGenerator<Uint8Array, void>>> = {
  csv: writeCsv,
  xlsx: writeXlsx,
  json: writeJson,
};

/** Writes records in a format as a stream of bytes; memory does not grow with their number. */
export const writeExport = (format: ExportFormat, request: ExportRequest): AsyncGenerator<Uint8Array, void> =>
  writers[format](request);
