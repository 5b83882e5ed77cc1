import { utf8Batches } from './bytes.ts';
import type { ExportedRecord, ExportRequest } from './cells.ts';

/**
 * Writes records as JSON: an object whose `records` have the register's own names and values, lists as lists, and what
 * is extra under `extra`. What is not recorded is left out. An import reads it back as it is.
 */
export const writeJson = (request: ExportRequest): AsyncGenerator<Uint8Array, void> => utf8Batches(jsonTexts(request));

async function* jsonTexts({
  register,
  fields,
  extraNames,
  records,
  asOn,
}: ExportRequest): AsyncGenerator<string, void> {
  const day = asOn === undefined ? '' : `"asOn":${JSON.stringify(asOn)},`;
  yield `{"register":${JSON.stringify(register.noun)},${day}"records":[`;
  let separator = '\n';
  for await (const record of records) {
    yield separator + JSON.stringify(objectOf(record, fields, extraNames));
    separator = ',\n';
  }
  yield '\n]}\n';
}

function objectOf({ values, extra }: ExportedRecord, fields: readonly string[], extraNames: readonly string[]): object {
  const recorded = fields.map((name) => [name, values[name] ?? null] as const).filter(([, value]) => value !== null);
  const kept = extraNames
    .filter((name) => Object.hasOwn(extra, name))
    .map((name) => [name, extra[name] ?? ''] as const);
  return { ...Object.fromEntries(recorded), ...(kept.length > 0 && { extra: Object.fromEntries(kept) }) };
}
