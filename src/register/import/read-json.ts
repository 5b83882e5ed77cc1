import { err, ok, type Result } from '../../kernel/result.ts';
import { hasTooManyValues } from './bounds.ts';
import type { Decoded } from './encoding.ts';
import { flatText } from './flatten.ts';
import { headedRows, namedColumns } from './grid.ts';
import { extraPrefix } from './own-format.ts';
import type { TextChoices } from './read-csv.ts';
import { notUnderstood } from './refusals.ts';
import { largest, type NotUnderstood, type Table, type TableRow } from './table.ts';

/** A list of records found in a JSON file: its path by names joined by dots, empty for the file's own list. */
type RecordList = { readonly name: string; readonly items: readonly Item[] };
type Item = { readonly row: number; readonly value: unknown };

type PlainObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is PlainObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

type JsonChoices = Pick<TextChoices, 'known'> & {
  readonly sheet?: string | undefined;
  readonly headerRow?: number | undefined;
};

/**
 * Reads JSON that holds records: a list of objects, an object with such lists in it (each is offered as a sheet), an
 * object of objects by key, a list of lists, or a line an object. What is nested in a record becomes readable text.
 */
export function readJson(decoded: Decoded, choices: JsonChoices): Result<Table, NotUnderstood> {
  if (hasTooManyValues(decoded.text)) return err(notUnderstood.tooManyValues());
  const parsed = parse(decoded.text);
  if (!parsed.ok) return parsed;
  const lists = recordLists(parsed.value);
  const sheets = lists.map(({ name }) => name).filter((name) => name !== '');
  const list = choices.sheet === undefined ? longest(lists) : lists.find(({ name }) => name === choices.sheet);
  if (!list)
    return err(
      choices.sheet && lists.length > 0 ? notUnderstood.noSheet(choices.sheet, sheets) : notUnderstood.noRecords(),
    );
  if (list.items.length > largest.rows) return err(notUnderstood.tooManyRows());
  try {
    const table = list.items.every(({ value }) => isList(value)) ? tableOfLists(list, choices) : tableOfObjects(list);
    const about = { format: 'json', sheet: list.name === '' ? null : list.name, sheets, delimiter: null } as const;
    return ok({ ...table, ...about, encoding: decoded.encoding });
  } catch (error) {
    if (error instanceof RangeError) return err(notUnderstood.deepJson());
    throw error;
  }
}

type Columns = Pick<Table, 'headings' | 'rows' | 'notices' | 'headerRow'>;

const longest = (lists: readonly RecordList[]): RecordList | undefined =>
  [...lists].sort((a, b) => b.items.length - a.items.length)[0];

/** All of a file: one JSON value, or a list of what stands on its lines. */
function parse(text: string): Result<readonly Item[] | PlainObject, NotUnderstood> {
  try {
    const value = parseExactly(text);
    if (isList(value)) return ok(value.map((item, index) => ({ row: index + 1, value: item })));
    return isObject(value) ? ok(value) : err(notUnderstood.noRecords());
  } catch (error) {
    return parseLines(text) ?? err(notUnderstood.badJson(placeOf(error)));
  }
}

/** A line a record (JSON lines); `undefined` where the first line is no JSON by itself. */
function parseLines(text: string): Result<readonly Item[], NotUnderstood> | undefined {
  const lines = text.split(/\r?\n/u).map((line, index) => ({ line: line.trim(), row: index + 1 }));
  const items: Item[] = [];
  for (const { line, row } of lines.filter(({ line }) => line !== '')) {
    try {
      items.push({ row, value: parseExactly(line) });
    } catch {
      return items.length === 0 ? undefined : err(notUnderstood.badJson(`line ${row} is not a JSON value`));
    }
  }
  return ok(items);
}

/** Integers that a double cannot hold keep their digits as text: they are ids, not amounts. */
const longInteger = /\d{16}/u;

function parseExactly(text: string): unknown {
  return longInteger.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
}

const keepDigits = (_name: string, value: unknown, context?: { readonly source?: string }): unknown =>
  typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/u.test(context?.source ?? '')
    ? context?.source
    : value;

function placeOf(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  const place = /\(line (\d+) column (\d+)\)/u.exec(message);
  return place ? `there is a mistake in line ${place[1]}, column ${place[2]}` : 'it ends in the middle of a value';
}

/** The lists of records in a file, at most two names deep. */
function recordLists(file: readonly Item[] | PlainObject): readonly RecordList[] {
  if (isItems(file))
    return file.some(({ value }) => isObject(value) || isList(value)) ? [{ name: '', items: file }] : [];
  const lists = listsIn(file, '');
  if (lists.length > 0) return lists;
  const values = Object.values(file);
  if (values.length > 1 && values.every(isObject)) return [{ name: '', items: keyed(file) }];
  return values.some((value) => !isObject(value) && flatText(value) !== '')
    ? [{ name: '', items: [{ row: 1, value: file }] }]
    : [];
}

const isItems = (file: readonly Item[] | PlainObject): file is readonly Item[] => Array.isArray(file);

const keyed = (file: PlainObject): readonly Item[] =>
  Object.entries(file).map(([key, value], index) => ({
    row: index + 1,
    value: isObject(value) ? { key, ...value } : value,
  }));

function listsIn(object: PlainObject, within: string): readonly RecordList[] {
  return Object.entries(object).flatMap(([name, value]) => {
    const path = within === '' ? name : `${within}.${name}`;
    if (isObject(value) && within === '') return listsIn(value, path);
    if (!isList(value) || value.length === 0 || !value.some(isObject)) return [];
    return [{ name: path, items: value.map((item, index) => ({ row: index + 1, value: item })) }];
  });
}

function tableOfLists({ items }: RecordList, choices: JsonChoices): Columns {
  const grid = items.map(({ value }) => (isList(value) ? value.map((cell) => flatText(cell)) : []));
  return headedRows(grid, choices);
}

function tableOfObjects({ items }: RecordList): Columns {
  const places = new Map<string, number>();
  const rows: TableRow[] = [];
  const notices: Table['notices'][number][] = [];
  for (const { row, value } of items) {
    if (!isObject(value)) {
      if (flatText(value) !== '') notices.push(notARecord(row));
      continue;
    }
    const cells: string[] = [];
    for (const [name, text] of cellsOf(value)) {
      const place = places.get(name) ?? places.size;
      places.set(name, place);
      while (cells.length < place) cells.push('');
      cells[place] = text;
    }
    rows.push({ row, cells });
  }
  const { headings } = namedColumns([...places.keys()], rows);
  return { headings, rows, notices, headerRow: null };
}

const notARecord = (row: number): Table['notices'][number] => ({
  row,
  column: null,
  level: 'problem',
  code: 'not_a_record',
  message: 'this item of the list is not an object; take it out, or make it an object such as `{"name": "…"}`',
});

/** A record's names and texts. The `extra` fields of our own export come apart into columns again. */
function cellsOf(record: PlainObject): readonly (readonly [string, string])[] {
  return Object.entries(record).flatMap(([name, value]): readonly (readonly [string, string])[] =>
    name === 'extra' && isObject(value)
      ? Object.entries(value).map(([extra, text]) => [`${extraPrefix}${extra}`, flatText(text)])
      : [[name, flatText(value)]],
  );
}
