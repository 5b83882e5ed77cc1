import { type Json, parseJson } from '../../../kernel/canonical.ts';

/** One field that an entry changed; `undefined` where it was not there before, or is not any more. */
export type ChangeSeen = { readonly field: string; readonly from: Json | undefined; readonly to: Json | undefined };

/** An entry as people read it. */
export type EntrySeen = {
  readonly at: string;
  readonly person: string;
  readonly via: string;
  readonly event: string;
  readonly subject: { readonly kind: string; readonly id: string; readonly version: number };
  readonly changes: readonly ChangeSeen[];
  readonly why: string | undefined;
  readonly about: readonly (readonly [string, Json])[];
};

/** Reads an entry's text for showing it, which is not proving it; `undefined` where it says too little to be shown. */
export function readEntry(text: string): EntrySeen | undefined {
  const entry = objectIn(parseJson(text));
  const [actor, subject] = [objectIn(entry['actor']), objectIn(entry['subject'])];
  const at = textIn(entry['at']);
  const event = textIn(entry['event']);
  if (at === '' || event === '') return undefined;
  return {
    at,
    event,
    person: textIn(actor['person']),
    via: textIn(actor['via']),
    subject: { kind: textIn(subject['kind']), id: textIn(subject['id']), version: Number(subject['version'] ?? 0) },
    changes: Object.entries(objectIn(entry['changes'])).map(([field, change]) => ({ field, ...changeIn(change) })),
    why: textIn(entry['why']) || undefined,
    about: Object.entries(objectIn(entry['about'])),
  };
}

type JsonObject = Readonly<Record<string, Json>>;

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const objectIn = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

const textIn = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

const changeIn = (change: Json): Omit<ChangeSeen, 'field'> => {
  const { from, to } = objectIn(change);
  return { from, to };
};

/** The id of the commitment that a value is; `undefined` for a value that stands in the entry itself. */
export function commitmentIn(value: Json | undefined): string | undefined {
  const { commitment, sha256 } = objectIn(value);
  return typeof sha256 === 'string' ? textIn(commitment) || undefined : undefined;
}

/** A JSON text with a line a value; the text itself where it is no JSON. */
export function prettyText(text: string): string {
  const value = parseJson(text);
  return value === undefined ? text : JSON.stringify(value, null, 2);
}
