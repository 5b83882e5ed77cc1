import { parseId } from '../../../kernel/id.ts';
import { type SearchValues, textsOf } from '../../../kit/address.ts';
import { isMany } from '../../contract/field.ts';
import { boardNames, groupNames } from '../../contract/group-names.ts';
import { fieldPaths } from '../../contract/paths.ts';
import type { Register } from '../../contract/register.ts';
import { mostIds } from '../../contract/selection.ts';
import { readAsOn, writeAsOn } from '../as-on/as-on.ts';
import { changedColumn } from './columns.ts';
import { type Filter, filterNamesOf, readFilters, writeFilters } from './filters.ts';

/** Which records of the archive a list shows. */
export const archiveChoices = ['no', 'only', 'all'] as const;

/** One of `archiveChoices`. */
export type ArchiveChoice = (typeof archiveChoices)[number];

/** By what a list is ordered. */
export type Sort = { readonly name: string; readonly isDescending: boolean };

/** How many records a page may have. */
export const pageSizes = [25, 50, 100] as const;

const usualSize = 50;

/** What a list shows: all of it stands in the address, so that a link or the back button leads to the same list. */
export type ListView = {
  readonly q: string;
  readonly filters: readonly Filter[];
  /** A selection that somebody linked to: these records and no others; none where the list is of all. */
  readonly ids: readonly string[];
  readonly archived: ArchiveChoice;
  readonly sort: Sort | undefined;
  readonly page: number;
  readonly size: number;
  /** The date or moment as on which the list is read; `undefined` for today. */
  readonly asOn: string | undefined;
  /** The columns that the address asks for; `undefined` leaves them to the reader's own choice. */
  readonly columns: readonly string[] | undefined;
  /** The field whose values stand together, each under a head of its own. */
  readonly group: string | undefined;
  /** The groups that show their head alone, by value. */
  readonly folded: readonly string[];
  /** The field by whose options the records stand as cards in columns; `undefined` for a table. */
  readonly board: string | undefined;
};

/** Reads an address. What it says that cannot be understood is named, and left out. Input may be hostile. */
export function readView(
  register: Register,
  search: SearchValues,
): { readonly view: ListView; readonly notUnderstood: readonly string[] } {
  const { filters, notUnderstood } = readFilters(register, search);
  const known = new Set([
    ...viewNames,
    ...fieldPaths(register.fields).flatMap(([path, field]) => filterNamesOf(path, field)),
  ]);
  const asOn = readAsOn(search);
  const { ids, wrong } = readIds(register, textsOf(search['ids']));
  const strangers = Object.keys(search).filter((name) => !known.has(name) || (name === 'asOn' && asOn === undefined));
  const view = {
    q: firstText(search, 'q').trim(),
    filters,
    ids,
    archived: archiveChoices.find((choice) => choice === firstText(search, 'archived')) ?? 'no',
    sort: readSort(register, firstText(search, 'sort')),
    page: readNumber(firstText(search, 'page')) ?? 1,
    size: pageSizes.find((size) => String(size) === firstText(search, 'size')) ?? usualSize,
    asOn,
    columns: readColumns(register, textsOf(search['columns'])),
    ...readGroup(register, search),
    board: among(boardNames(register), firstText(search, 'board')),
  };
  return { view, notUnderstood: [...notUnderstood, ...wrong, ...strangers] };
}

const viewNames = [
  'q',
  'extra',
  'ids',
  'archived',
  'sort',
  'page',
  'size',
  'asOn',
  'columns',
  'group',
  'folded',
  'board',
] as const;

/** The ids of a selection; those that are none, or too many, are named. */
function readIds({ kind }: Register, texts: readonly string[]) {
  const good = texts.filter((text) => parseId(kind, text) !== undefined);
  const wrong = [...texts.filter((text) => !good.includes(text)), ...good.slice(mostIds)].map((text) => `ids=${text}`);
  return { ids: [...new Set(good)].slice(0, mostIds), wrong };
}

const among = (names: readonly string[], text: string): string | undefined => names.find((name) => name === text);

function readGroup(register: Register, search: SearchValues): Pick<ListView, 'group' | 'folded'> {
  const group = among(groupNames(register), firstText(search, 'group'));
  return { group, folded: group === undefined ? [] : [...new Set(textsOf(search['folded']))] };
}

const firstText = (search: SearchValues, name: string): string => textsOf(search[name])[0] ?? '';

function readNumber(text: string): number | undefined {
  return /^[1-9]\d{0,5}$/u.test(text) ? Number(text) : undefined;
}

function readSort(register: Register, text: string): Sort | undefined {
  const name = text.replace(/^-/u, '');
  return isSortable(register, name) ? { name, isDescending: text.startsWith('-') } : undefined;
}

function readColumns(register: Register, names: readonly string[]): readonly string[] | undefined {
  const columns = names.filter((name) => name in register.fields || name === changedColumn);
  return columns.length === 0 ? undefined : [...new Set(columns)];
}

/** Whether a list can be ordered by this name: a field of one value, or when a record was made or changed. */
export function isSortable(register: Register, name: string): boolean {
  if (name === 'createdAt' || name === 'updatedAt') return true;
  const field = register.fields[name];
  return field !== undefined && !isMany(field);
}

/** The order that a list is seen in: the one that was chosen, else by title; a search is ordered by how well it fits. */
export function sortShown(register: Register, { sort, q }: ListView): Sort | undefined {
  return sort ?? (q === '' ? { name: register.title, isDescending: false } : undefined);
}

/** A view as an address says it; what is usual is left out. */
export function writeView(view: ListView): SearchValues {
  return {
    ...writeAsked(view),
    ...(view.page === 1 ? {} : { page: String(view.page) }),
    ...(view.size === usualSize ? {} : { size: String(view.size) }),
    ...writeAsOn(view.asOn),
    ...(view.columns === undefined ? {} : { columns: view.columns }),
    ...writeGroup(view),
    ...(view.board === undefined ? {} : { board: view.board }),
  };
}

const writeGroup = ({ group, folded }: ListView): SearchValues =>
  group === undefined ? {} : { group, ...(folded.length === 0 ? {} : { folded }) };

/** What narrows and orders a view: the part that a list and its export share. */
export const writeAsked = ({
  q,
  filters,
  ids,
  archived,
  sort,
}: Pick<ListView, 'q' | 'filters' | 'ids' | 'archived' | 'sort'>): SearchValues => ({
  ...(q === '' ? {} : { q }),
  ...writeFilters(filters),
  ...(ids.length === 0 ? {} : { ids }),
  ...(archived === 'no' ? {} : { archived }),
  ...(sort === undefined ? {} : { sort: `${sort.isDescending ? '-' : ''}${sort.name}` }),
});

/** What the list operation is asked for a view with these columns. */
export const listInput = (
  view: ListView,
  { workspace, columns }: { readonly workspace: string; readonly columns: readonly string[] },
): Readonly<Record<string, unknown>> => ({
  workspace,
  ...writeAsked(view),
  ...writeAsOn(view.asOn),
  ...writeGroup(view),
  page: view.page,
  size: view.size,
  columns,
});

/** Whether a view leaves records out that are not archived. */
export const isNarrowed = ({ q, filters, ids, archived, asOn }: ListView): boolean =>
  q !== '' || filters.length > 0 || ids.length > 0 || archived === 'only' || asOn !== undefined;

/** A view of everything, ordered and paged as `view` is. */
export const widened = (view: ListView): ListView => ({
  ...view,
  q: '',
  filters: [],
  ids: [],
  archived: 'no',
  page: 1,
});
