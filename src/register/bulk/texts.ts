import type { Reading } from '../../store/index.ts';
import { type Field, type FieldValue, inputSchema, isMany, type LinkTarget, linkOf } from '../contract/field.ts';
import type { Register } from '../contract/register.ts';
import { coercerOf } from '../import/coerce.ts';
import { roleOf } from '../import/roles.ts';
import { listed } from '../links.ts';
import { type Names, readNames } from '../names.ts';
import type { Fault } from './plan.ts';

/** Values as people write them, by field; for links the titles of what is meant. */
export type Texts = Readonly<Record<string, string>>;

/** A record's texts as values, or what cannot be read of them. */
export type ReadTexts = { readonly values: Readonly<Record<string, FieldValue>> } | { readonly fault: Fault };

type IdsOf = (to: LinkTarget, name: string) => readonly string[];

/**
 * Gives a reader of records' texts, which reads them as an import reads the cells of a file, with the day before the
 * month. Names of links that any of them has are looked up once; what nothing or more than one has here is a fault, and
 * so is a text that an import would keep as extra.
 */
export async function textReader(
  register: Register,
  reading: Reading,
  all: readonly Texts[],
): Promise<(texts: Texts) => ReadTexts> {
  const names = await namesFor(register, reading, all);
  const idsOf: IdsOf = (to, name) => names.get(to.kind)?.find(name) ?? [];
  return (texts) => {
    const values: Record<string, FieldValue> = {};
    for (const [name, text] of Object.entries(texts)) {
      const field = register.fields[name];
      if (!field) continue;
      const read = readText({ register, name, field, idsOf }, text);
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
  readonly idsOf: IdsOf;
};

function readText({ register, name, field, idsOf }: TextQuestion, text: string): Value | { readonly fault: Fault } {
  const { value, said } = coercerOf(field, { order: 'day', role: roleOf(register, name) })(text);
  if (said) return { fault: { field: name, code: 'not_understood', message: withoutExtra(said.message) } };
  const linked = linkedValue(field, value, idsOf);
  if (typeof linked === 'object' && linked !== null && 'unclear' in linked)
    return { fault: { field: name, code: 'not_understood', message: linked.unclear } };
  const checked = inputSchema(field).safeParse(linked);
  if (checked.success) return { value: linked };
  const message = linked === null ? 'this field must have a value' : (checked.error.issues[0]?.message ?? '');
  return { fault: { field: name, code: 'value_refused', message } };
}

type Value = { readonly value: FieldValue };

/** What an import says of a text without what it does about it, which is not done here. */
const withoutExtra = (message: string): string => message.split(/; (?=the |its |no day |map )/u)[0] ?? message;

function linkedValue(field: Field, value: FieldValue, idsOf: IdsOf): FieldValue | { readonly unclear: string } {
  const to = linkOf(field);
  if (!to || value === null) return value;
  const found: string[] = [];
  for (const title of listed(value)) {
    const [id, other] = idsOf(to, title);
    if (id === undefined) return { unclear: `nothing is called \`${title}\` there` };
    if (other !== undefined)
      return { unclear: `several ${to.noun} are called \`${title}\`; choose the one that is meant` };
    found.push(id);
  }
  return isMany(field) ? [...new Set(found)] : (found[0] ?? null);
}

/** What the targets of the texts' links are called, by kind. */
async function namesFor(
  register: Register,
  reading: Reading,
  all: readonly Texts[],
): Promise<ReadonlyMap<string, Names>> {
  const known = new Map<string, Names>();
  for (const name of new Set(all.flatMap((texts) => Object.keys(texts)))) {
    const field = register.fields[name];
    const to = field && linkOf(field);
    if (to && !known.has(to.kind)) known.set(to.kind, await readNames(reading, to));
  }
  return known;
}
