import type { FieldValue } from '../contract/field.ts';
import type { Register } from '../contract/register.ts';
import { listed } from '../links.ts';
import type { Asked } from '../search.ts';
import type { Wanted } from '../write.ts';
import type { BulkChange } from './plan.ts';
import type { Meant } from './targets.ts';
import type { Texts } from './texts.ts';

type Taken = Readonly<Record<string, unknown>>;

/** One record of an input, with the version that was read and what it alone gets. */
export type RecordAsked = {
  readonly id: string;
  readonly version: number | undefined;
  readonly wanted: Wanted | undefined;
  readonly texts: Texts | undefined;
};

/** What an input of a bulk operation asks for; the contract has checked every name and value in it. */
export type BulkAsked = {
  readonly meant: Meant;
  readonly records: readonly RecordAsked[];
  readonly change: BulkChange;
  readonly isAllOrNothing: boolean;
  readonly why: string | undefined;
};

/** Reads the input of any bulk operation. */
export function bulkAsked(input: Taken): BulkAsked {
  const records = listIn(input['records']).map(recordAsked);
  const ids = records.length > 0 ? records.map(({ id }) => id) : listIn(input['ids']).map(String);
  const filter: Asked = objectIn(input['filter']);
  return {
    meant: input['filter'] === undefined ? { ids } : { filter },
    records,
    change: { set: wantedIn(input['set']), add: listsIn(input['add']), remove: listsIn(input['remove']) },
    isAllOrNothing: input['onProblem'] !== 'leave',
    why: textIn(input['why']),
  };
}

const recordAsked = (given: unknown): RecordAsked => {
  const { id, version, values, texts } = objectIn(given);
  return {
    id: String(id),
    version: typeof version === 'number' ? version : undefined,
    wanted: values === undefined ? undefined : wantedIn(values),
    texts: texts === undefined ? undefined : textsIn(texts),
  };
};

/** The values that an input names; `extra` stands among them. */
export function wantedIn(given: unknown): Wanted {
  const { extra = {}, ...values } = objectIn(given);
  return { values: valuesIn(values), extra: extrasIn(extra) };
}

/** Every record that an input links to, by field. */
export function linksIn({ fields }: Register, all: readonly Wanted[]): Readonly<Record<string, readonly string[]>> {
  const links: Record<string, string[]> = {};
  for (const { values } of all) {
    for (const [name, value] of Object.entries(values)) {
      const kind = fields[name]?.kind;
      if (kind === 'link' || kind === 'links') (links[name] ??= []).push(...listed(value));
    }
  }
  return Object.fromEntries(Object.entries(links).map(([name, ids]) => [name, [...new Set(ids)]]));
}

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const objectIn = (value: unknown): Taken => (typeof value === 'object' && value !== null ? { ...value } : {});

/** A text of an input; `undefined` for all else. */
export const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const fieldValueIn = (value: unknown): FieldValue => {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' ? value : null;
};

const valuesIn = (values: Taken): Wanted['values'] =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, fieldValueIn(value)] as const],
    ),
  );

const extrasIn = (extra: unknown): Wanted['extra'] =>
  Object.fromEntries(Object.entries(objectIn(extra)).map(([name, text]) => [name, textIn(text) ?? null]));

const listsIn = (lists: unknown): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.entries(objectIn(lists)).flatMap(([name, list]) =>
      Array.isArray(list) ? [[name, list.map(String)] as const] : [],
    ),
  );

const textsIn = (texts: unknown): Texts =>
  Object.fromEntries(Object.entries(objectIn(texts)).map(([name, text]) => [name, textIn(text) ?? '']));
