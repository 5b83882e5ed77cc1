import type { Reading } from '../store/index.ts';
import type { HeldRecord } from './candidates.ts';
import type { FieldValue } from './contract/field.ts';
import { fileNamedIn, fileText, type KeptFile } from './contract/file-text.ts';
import type { Register } from './contract/register.ts';
import { fileFields, hashesIn, keptFiles } from './files/kept-files.ts';
import type { MappedColumn } from './import/mapping.ts';
import type { Plan } from './import/plan.ts';
import type { RowNotice } from './import/table.ts';

type Values = Readonly<Record<string, FieldValue>>;

/** What the files that an import names come to: their whole texts, and a problem for each that never came here. */
type FilePlan = { readonly resolved: (values: Values) => Values; readonly notices: readonly RowNotice[] };

type FileQuestion = {
  readonly register: Register;
  readonly planned: Plan<HeldRecord>;
  readonly columns: readonly MappedColumn[];
};

/** Finds the files that rows name by their hashes. Their bytes do not come with an import: they are here already, or not. */
export async function planFiles(reading: Reading, { register, planned, columns }: FileQuestion): Promise<FilePlan> {
  const names = fileFields(register);
  if (names.length === 0) return { resolved: (values) => values, notices: [] };
  const rows = [
    ...planned.creates.map(({ row, values }) => ({ row, values })),
    ...planned.updates.map(({ row, changes }) => ({ row, values: changes.values })),
  ];
  const known = await keptFiles(
    reading,
    hashesIn(
      register,
      rows.map(({ values }) => values),
    ),
  );
  const heading = new Map(columns.map((column) => [column.target, column.heading]));
  return {
    resolved: (values) => ({
      ...values,
      ...Object.fromEntries(names.filter((name) => name in values).map((name) => [name, wholeOf(values[name], known)])),
    }),
    notices: rows.flatMap(({ row, values }) =>
      names
        .filter((name) => isStrange(values[name], known))
        .map((name): RowNotice => ({ ...strange(values[name]), row, column: heading.get(name) ?? null })),
    ),
  };
}

type Known = ReadonlyMap<string, KeptFile>;

function wholeOf(value: FieldValue | undefined, known: Known): FieldValue {
  const said = typeof value === 'string' ? fileNamedIn(value) : undefined;
  const kept = said && known.get(said.sha256);
  return kept ? fileText({ ...kept, name: said.name ?? kept.name }) : (value ?? null);
}

function isStrange(value: FieldValue | undefined, known: Known): boolean {
  const said = typeof value === 'string' ? fileNamedIn(value) : undefined;
  return said !== undefined && !known.has(said.sha256);
}

function strange(value: FieldValue | undefined) {
  const said = typeof value === 'string' ? fileNamedIn(value) : undefined;
  const what =
    said?.name === undefined ? 'no file' : `\`${said.name.slice(0, 80)}\` never came here, and no other file`;
  const message = `${what} with the hash ${said?.sha256.slice(0, 8)}… was received in this workspace; add the file to a record here first, or empty the cell`;
  return { level: 'problem', code: 'file_not_here', message } as const;
}
