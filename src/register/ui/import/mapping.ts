import type { Output } from '../../../kernel/operation.ts';
import { fieldsOf, type Register } from '../../contract/register.ts';
import type { RegisterContracts } from '../register-source.ts';

/** What was found in a file. */
export type FoundFile = Output<RegisterContracts['readFile']>;

type FoundColumn = FoundFile['columns'][number];

/** Where a person sends columns, by heading: so that what was chosen holds when the file is read another way, or mended. */
export type ChosenTargets = ReadonlyMap<string, string>;

/** The target of a column that is kept under its own heading. */
export const extra = 'extra';

/** The target of a column that is left out. */
export const none = 'none';

/** What is chosen to have a field made for a column; it is no target itself. */
export const newField = 'new';

/** Whether a target is a field of the register. */
export const isField = (target: string): boolean => target !== extra && target !== none;

/** A column with where it goes; `rival` is another column that goes to the same field. */
export type PlacedColumn = FoundColumn & { readonly rival: FoundColumn | undefined };

/** The columns of a file where a person's choices and, for all others, the proposals send them. */
export function placeColumns(columns: readonly FoundColumn[], chosen: ChosenTargets): readonly PlacedColumn[] {
  const placed = columns.map((column) => {
    const target = chosen.get(column.heading);
    return target === undefined ? column : { ...column, target, reason: 'chosen' as const };
  });
  const byTarget = Map.groupBy(placed, ({ target }) => target);
  return placed.map((column) => {
    const same = isField(column.target) ? (byTarget.get(column.target) ?? []) : [];
    return { ...column, rival: same.find(({ number }) => number !== column.number) };
  });
}

/** The choices with one more; choosing what was proposed takes the choice back. */
export function withTarget(
  chosen: ChosenTargets,
  {
    columns,
    heading,
    target,
  }: { readonly columns: FoundFile['columns']; readonly heading: string; readonly target: string },
): ChosenTargets {
  const proposed = columns.find((column) => column.heading === heading)?.target;
  const others = [...chosen].filter(([each]) => each !== heading);
  return new Map(target === proposed ? others : [...others, [heading, target]]);
}

/** The choices after which a field is given to this column alone: its rivals become extra fields. */
export function withoutRivals(
  chosen: ChosenTargets,
  columns: readonly PlacedColumn[],
  winner: PlacedColumn,
): ChosenTargets {
  const rivals = columns.filter(({ target, number }) => target === winner.target && number !== winner.number);
  return new Map([...chosen, ...rivals.map(({ heading }) => [heading, extra] as const)]);
}

/**
 * The whole mapping as the operations take it, so that what is done is what was shown. Extra columns, of which there may be
 * more than an address has room for, are said at once.
 */
export function mapOf(columns: readonly PlacedColumn[]): string[] {
  const named = columns.filter(({ target }) => target !== extra).map(({ number, target }) => `${number}=${target}`);
  return named.length === columns.length ? named : [...named, `*=${extra}`];
}

/** What stands in the way of a mapping: a field that two columns go to, or no column for the title that every record needs. */
export type MappingFault =
  | { readonly kind: 'rivals'; readonly field: string; readonly columns: readonly PlacedColumn[] }
  | { readonly kind: 'untitled' };

/** Everything that stands in the way of a mapping. */
export function faultsOf(columns: readonly PlacedColumn[], register: Register): readonly MappingFault[] {
  const rivals = Map.groupBy(
    columns.filter(({ rival }) => rival),
    ({ target }) => target,
  );
  const isTitled = columns.some(({ target }) => target === register.title);
  return [
    ...(isTitled ? [] : [{ kind: 'untitled' } as const]),
    ...[...rivals].map(([field, each]) => ({ kind: 'rivals', field, columns: each }) as const),
  ];
}

/** Which columns a reader wants to see. */
export const shownKinds = ['all', 'fields', 'extra', 'problems'] as const;

/** Which columns a reader wants to see: all, those that go to fields, those that do not, or those in the way. */
export type ShownKind = (typeof shownKinds)[number];

/** The columns of a kind whose heading or samples hold the words. */
export function shownColumns(
  columns: readonly PlacedColumn[],
  { kind, words }: { readonly kind: ShownKind; readonly words: string },
): readonly PlacedColumn[] {
  const wanted = words.trim().toLocaleLowerCase();
  return columns
    .filter((column) => isOfKind[kind](column))
    .filter(({ heading, samples }) => [heading, ...samples].some((text) => text.toLocaleLowerCase().includes(wanted)));
}

const isOfKind: Readonly<Record<ShownKind, (column: PlacedColumn) => boolean>> = {
  all: () => true,
  fields: ({ target }) => isField(target),
  extra: ({ target }) => !isField(target),
  problems: ({ rival }) => rival !== undefined,
};

/** How many columns there are of each kind. */
export const countKinds = (columns: readonly PlacedColumn[]): Readonly<Record<ShownKind, number>> => ({
  all: columns.length,
  fields: columns.filter(isOfKind.fields).length,
  extra: columns.filter(isOfKind.extra).length,
  problems: columns.filter(isOfKind.problems).length,
});

/** The columns that go to fields, in the register's own order. */
export function fieldColumns(columns: readonly PlacedColumn[], register: Register): readonly PlacedColumn[] {
  const order = fieldsOf(register).map(([name]) => name);
  return columns
    .filter(({ target }) => isField(target))
    .toSorted((one, other) => order.indexOf(one.target) - order.indexOf(other.target));
}
