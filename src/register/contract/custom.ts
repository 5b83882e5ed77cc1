import type { Field, Fields, Option } from './field.ts';
import { type Register, targetOf } from './register.ts';

/** What a field that a workspace adds may hold. */
export const customKinds = [
  'text',
  'longText',
  'number',
  'date',
  'yesNo',
  'oneOf',
  'manyOf',
  'urls',
  'file',
  'link',
] as const;

/** A choice of a custom field; its value never changes, what it is called may. */
export type CustomOption = { readonly value: string; readonly label: string };

/** A field that a workspace added to a register. */
export type CustomField = {
  readonly id: string;
  /** The kind of the register's records. */
  readonly register: string;
  /** Its name in columns, API, CLI and entries: `custom_cost_centre`. It never changes. */
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly kind: (typeof customKinds)[number];
  readonly group: string;
  readonly required: boolean;
  readonly unit: string | null;
  readonly options: readonly CustomOption[];
  /** The kind of the records that it links to. */
  readonly target: string | null;
  readonly position: number;
  readonly version: number;
  readonly archivedAt: string | null;
};

/** The group of custom fields that stand in none of the register's own. */
export const customGroup = 'custom';

const prefix = 'custom_';

/** Whether a field is a workspace's own: no declared field has such a name. */
export const isCustom = (name: string): boolean => name.startsWith(prefix);

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll('ß', 'ss')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '_')
    .slice(0, 40)
    .replaceAll(/^_+|_+$/gu, '');

/** A word made of a text, as no other of `taken` is: `Cost centre` is `cost_centre`, then `cost_centre_2`. */
export function freeWord(text: string, taken: ReadonlySet<string>, otherwise: string): string {
  const word = plain(text) || otherwise;
  let free = word;
  for (let count = 2; taken.has(free); count += 1) free = `${word}_${count}`;
  return free;
}

/** The name of a new custom field. */
export const customName = (label: string, taken: ReadonlySet<string>): string => {
  const words = new Set([...taken].map((name) => name.slice(prefix.length)));
  return `${prefix}${freeWord(label, words, 'field')}`;
};

const longest = { text: 1_000, longText: 20_000 } as const;

/** A custom field as a field of its register; `undefined` where it links to a register that is not there. */
function fieldOf(custom: CustomField, registers: readonly Register[]): Field | undefined {
  const { label, help, group, required, kind } = custom;
  const about = { label, help, group, ...(required ? { required } : {}) };
  if (kind === 'text' || kind === 'longText') return { ...about, kind, maxLength: longest[kind] };
  if (kind === 'number') return { ...about, kind, ...(custom.unit === null ? {} : { unit: custom.unit }) };
  if (kind === 'oneOf' || kind === 'manyOf') return { ...about, kind, options: optionsOf(custom) };
  if (kind !== 'link') return { ...about, kind };
  const target = registers.find((register) => register.kind === custom.target);
  return target && { ...about, kind, to: targetOf(target) };
}

const optionsOf = ({ options }: CustomField): Readonly<Record<string, Option>> =>
  Object.fromEntries(options.map(({ value, label }) => [value, { label }]));

/** The custom fields of one register by name, in their order. */
function fieldsIn(kind: string, all: readonly CustomField[], registers: readonly Register[]): Fields {
  const own = all.filter(({ register }) => register === kind).toSorted((a, b) => a.position - b.position);
  return Object.fromEntries(
    own.flatMap((custom) => {
      const field = fieldOf(custom, registers);
      return field ? [[custom.name, field] as const] : [];
    }),
  );
}

/**
 * A register as it is in a workspace: its declared fields, then those of `all` that are its own, and links that know of the
 * custom fields of what they go to. The rest of the machinery asks this register and knows of no difference.
 */
export function withCustomFields(
  register: Register,
  all: readonly CustomField[],
  registers: readonly Register[],
): Register {
  const own = fieldsIn(register.kind, all, registers);
  const fields = { ...register.fields, ...own };
  const groups = { ...register.groups, [customGroup]: 'Further fields' };
  return {
    ...register,
    groups,
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, withLinked(field, all, registers)] as const),
    ),
  };
}

function withLinked(field: Field, all: readonly CustomField[], registers: readonly Register[]): Field {
  if (!('to' in field) || !field.to.fields) return field;
  const linked = fieldsIn(field.to.kind, all, registers);
  if (Object.keys(linked).length === 0) return field;
  return { ...field, to: { ...field.to, fields: { ...field.to.fields, ...linked } } };
}
