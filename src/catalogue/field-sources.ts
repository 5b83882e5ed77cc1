import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { err, ok, type Result } from '../kernel/result.ts';
import { certainties } from './shapes.ts';
import { type CatalogueFault, readSource, type SourceFile, schemaFaults } from './source-text.ts';

/** A place that a field rests on: the work, the place in it, a line in our own words, and how sure that line is. */
export type FieldSource = {
  readonly work: string;
  readonly reference: string;
  readonly line: string;
  readonly certainty: (typeof certainties)[number];
  readonly link?: string | undefined;
};

/** What fields rest on, by register and field. */
export type FieldSources = Readonly<Record<string, Readonly<Record<string, readonly FieldSource[]>>>>;

const text = z.string().trim().min(1, 'is empty');

const shape = z.strictObject({
  sources: z.array(
    z.strictObject({
      id: text,
      work: text,
      reference: text,
      line: text,
      certainty: z.enum(certainties).default('certain'),
      link: z.url().optional(),
    }),
  ),
  fields: z.record(text, z.record(text, z.array(text).min(1))),
});

/** Reads which places in laws and standards the fields of registers rest on; refuses with every fault and its line. */
export function readFieldSources(file: SourceFile): Result<FieldSources, readonly CatalogueFault[]> {
  const source = readSource(file);
  if (source.faults.length > 0) return err(source.faults);
  const parsed = shape.safeParse(source.raw);
  if (!parsed.success) return err(schemaFaults(source, parsed.error.issues, []));
  const known = new Map(parsed.data.sources.map(({ id, ...told }) => [id, told]));
  const faults: CatalogueFault[] = [];
  const placesOf = (register: string, field: string, ids: readonly string[]): readonly FieldSource[] =>
    ids.flatMap((id, index) => {
      const found = known.get(id);
      if (found) return [found];
      faults.push({ ...source.at(['fields', register, field, index]), message: `there is no source "${id}"` });
      return [];
    });
  const fields = Object.fromEntries(
    Object.entries(parsed.data.fields).map(([register, lists]) => [
      register,
      Object.fromEntries(Object.entries(lists).map(([field, ids]) => [field, placesOf(register, field, ids)])),
    ]),
  );
  return faults.length > 0 ? err(faults) : ok(fields);
}

const path = 'catalogues/field-sources.yaml';
let opened: Promise<FieldSources> | undefined;

/** What fields rest on, as it came with the product: read once. Throws where the file is missing or at fault. */
export function openFieldSources(): Promise<FieldSources> {
  opened ??= open();
  return opened;
}

async function open(): Promise<FieldSources> {
  const read = readFieldSources({ path, text: await readFile(new URL(`../../${path}`, import.meta.url), 'utf8') });
  if (read.ok) return read.value;
  throw new Error(read.error.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'));
}
