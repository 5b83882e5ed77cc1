import type * as z from 'zod';
import type { descriptionContracts, FieldSourceSeen, fieldSeen } from './contract/description.ts';
import { type Field, isComputed, linkOf } from './contract/field.ts';
import { fieldsOf, type Register } from './contract/register.ts';

/** What the fields of registers rest on, by register and field: read from data, never from code. */
export type SourcesOfFields = () => Promise<
  Readonly<Record<string, Readonly<Record<string, readonly FieldSourceSeen[]>>>>
>;

type Description = z.infer<ReturnType<typeof descriptionContracts>['describe']['gives']>;
type FieldSeen = z.infer<typeof fieldSeen>;

/** A register as it is declared, each field with what it rests on. */
export function describe(register: Register, sources: Awaited<ReturnType<SourcesOfFields>>): Description {
  const { kind, noun, label, title, groups, keys, listed } = register;
  const resting = sources[kind] ?? {};
  return {
    noun,
    one: label.one,
    many: label.many,
    title,
    groups: { ...groups },
    fields: fieldsOf(register).map(([name, field]) => seen(name, field, resting[name] ?? [])),
    ...statesOf(register),
    keys: keys.map((key) => [...key]),
    listed: [...listed],
  };
}

function seen(name: string, field: Field, sources: readonly FieldSourceSeen[]): FieldSeen {
  const to = linkOf(field)?.noun;
  return {
    name,
    label: field.label,
    help: field.help,
    group: field.group,
    kind: field.kind,
    required: field.required === true,
    computed: isComputed(field),
    ...('options' in field ? { options: labelsOf(field.options) } : {}),
    ...(to === undefined ? {} : { to }),
    ...(field.kind === 'number' && field.unit !== undefined ? { unit: field.unit } : {}),
    ...(field.kind === 'longText' && field.isRich ? { isRich: true } : {}),
    sources: [...sources],
  };
}

const labelsOf = (options: Readonly<Record<string, { readonly label: string }>>): Record<string, string> =>
  Object.fromEntries(Object.entries(options).map(([value, { label }]) => [value, label]));

function statesOf({ states }: Register): Pick<Description, 'states'> {
  if (!states) return {};
  const moves = Object.entries(states.moves).flatMap(([from, reached]) =>
    reached.map((move) => ({ from, ...(typeof move === 'string' ? { to: move } : move) })),
  );
  const needs = Object.entries(states.needs ?? {}).map(([state, fields]): [string, string[]] => [state, [...fields]]);
  return { states: { field: states.field, first: states.first, moves, needs: Object.fromEntries(needs) } };
}
