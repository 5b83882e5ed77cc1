import { sql } from 'kysely';
import type { Reading } from '../../store/index.ts';
import { titleColumnOf } from '../columns.ts';
import { type Field, type FieldValue, inputSchema, isMany, type LinkTarget, linkOf } from '../contract/field.ts';
import type { Register } from '../contract/register.ts';
import { coercerOf } from '../import/coerce.ts';
import { foldKey } from '../import/fold.ts';
import { roleOf } from '../import/roles.ts';
import { listed } from '../links.ts';
import type { Fault } from './plan.ts';

/** Values as people write them, by field; for links the titles of what is meant. */
export type Texts = Readonly<Record<string, string>>;

/** A record's texts as values, or what cannot be read of them. */
export type ReadTexts = { readonly values: Readonly<Record<string, FieldValue>> } | { readonly fault: Fault };

type TitleOf = (to: LinkTarget, title: string) => string | undefined;

/**
 * Gives a reader of records' texts, which reads them as an import reads the cells of a file, with the day before the
 * month. Titles of links that any of them has are looked up once; what nothing has here is a fault, and so is a text
 * that an import would keep as extra.
 */
export async function textReader(
  register: Register,
  reading: Reading,
  all: readonly Texts[],
): Promise<(texts: Texts) => ReadTexts> {
  const ids = await idsByTitle(register, reading, all);
  const titleOf: TitleOf = (to, title) => ids.get(to.kind)?.get(foldKey(title));
  return (texts) => {
    const values: Record<string, FieldValue> = {};
    for (const [name, text] of Object.entries(texts)) {
      const field = register.fields[name];
      if (!field) continue;
      const read = readText({ register, name, field, titleOf }, text);
      if ('fault' in read) return read;
      values[name] = read.value;
    }
    return { values };
  };
}

type TextQuestion = {
  readonly register: Register;
  readonly name: string;
  readonly field: Field;
  readonly titleOf: TitleOf;
};

function readText({ register, name, field, titleOf }: TextQuestion, text: string): Value | { readonly fault: Fault } {
  const { value, said } = coercerOf(field, { order: 'day', role: roleOf(register, name) })(text);
  if (said) return { fault: { field: name, code: 'not_understood', message: withoutExtra(said.message) } };
  const linked = linkedValue(field, value, titleOf);
  if (typeof linked === 'object' && linked !== null && 'missing' in linked) {
    const message = `nothing is called \`${linked.missing}\` there`;
    return { fault: { field: name, code: 'not_understood', message } };
  }
  const checked = inputSchema(field).safeParse(linked);
  if (checked.success) return { value: linked };
  const message = linked === null ? 'this field must have a value' : (checked.error.issues[0]?.message ?? '');
  return { fault: { field: name, code: 'value_refused', message } };
}

type Value = { readonly value: FieldValue };

/** What an import says of a text without what it does about it, which is not done here. */
const withoutExtra = (message: string): string => message.split(/; (?=the |its |no day |map )/u)[0] ?? message;

function linkedValue(field: Field, value: FieldValue, titleOf: TitleOf): FieldValue | { readonly missing: string } {
  const to = linkOf(field);
  if (!to || value === null) return value;
  const found: string[] = [];
  for (const title of listed(value)) {
    const id = titleOf(to, title);
    if (id === undefined) return { missing: title };
    found.push(id);
  }
  return isMany(field) ? [...new Set(found)] : (found[0] ?? null);
}

/** The ids of what the texts name, by the kind of the target and the folded title; of two with one title the older counts. */
async function idsByTitle(
  register: Register,
  reading: Reading,
  all: readonly Texts[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const known = new Map<string, ReadonlyMap<string, string>>();
  for (const name of new Set(all.flatMap((texts) => Object.keys(texts)))) {
    const field = register.fields[name];
    const to = field && linkOf(field);
    if (!to || known.has(to.kind)) continue;
    const rows = await reading.read<{ id: string; title: string }>(sql`
      select id, ${sql.ref(titleColumnOf(to))} as title from ${sql.table(to.kind)}
      where workspace_id = ${reading.workspace} and archived_at is null order by id desc`);
    known.set(
      to.kind,
      new Map(
        rows.flatMap(
          ({ id, title }) =>
            [
              [foldKey(title), id],
              [foldKey(id), id],
            ] as const,
        ),
      ),
    );
  }
  return known;
}
