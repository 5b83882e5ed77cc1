import type { FieldValue } from './contract/field.ts';
import { type Register, writtenFieldsOf } from './contract/register.ts';
import type { leftReasons } from './contract/undo-import.ts';
import type { RecordRow } from './rows.ts';
import { isSame, type Wanted } from './write.ts';

/** What an import did to one record: it created it, or changed these places from and to these values. */
export type Done = {
  readonly record: string;
  readonly isCreated: boolean;
  readonly places: Readonly<Record<string, { readonly from: Known; readonly to: Known }>>;
};

/** A value as an entry recorded it; `undefined` for one that was erased since. */
export type Known = FieldValue | undefined;

/** Why something is left as it is. */
export type LeftReason = (typeof leftReasons)[number];

/** Something that is left: a record as a whole, or some of its fields. */
export type Left = { readonly record: string; readonly fields: readonly string[]; readonly reason: LeftReason };

/** What undoing does to one record: nothing where it stands already as before the import. */
export type Decision = {
  readonly record: string;
  readonly step: { readonly to: 'archive' } | { readonly to: 'restore'; readonly wanted: Wanted } | undefined;
  readonly left: readonly Left[];
};

/** Decides for one record, as it stands today. Values are compared and not versions: what was changed and changed back is as it was. */
export function decide(register: Register, today: RecordRow, done: Done): Decision {
  return done.isCreated ? decideCreated(register, today, done) : decideChanged(today, done);
}

function decideCreated(register: Register, today: RecordRow, { places }: Done): Decision {
  const record = today.id;
  if (today.archivedAt !== null) return { record, step: undefined, left: [] };
  const names = [...writtenFieldsOf(register).map(([name]) => name), ...Object.keys(today.extra).map(placeOfExtra)];
  const changed = [...new Set([...names, ...Object.keys(places)])].filter((place) => {
    const change = places[place];
    const isErased = change !== undefined && change.to === undefined;
    return !isErased && !isSame(valueAt(today, place), change?.to ?? null);
  });
  if (changed.length === 0) return { record, step: { to: 'archive' }, left: [] };
  return { record, step: undefined, left: [{ record, fields: changed, reason: 'changed_since' }] };
}

function decideChanged(today: RecordRow, { places }: Done): Decision {
  const record = today.id;
  const open = Object.entries(places).filter(
    ([place, { from }]) => from === undefined || !isSame(valueAt(today, place), from),
  );
  const fields = open.map(([place]) => place);
  if (open.length === 0) return { record, step: undefined, left: [] };
  if (today.archivedAt !== null)
    return { record, step: undefined, left: [{ record, fields, reason: 'archived_since' }] };
  const erased = open.filter(([, { from, to }]) => from === undefined || to === undefined).map(([place]) => place);
  const known = open.filter(([place]) => !erased.includes(place));
  const back = known.filter(([place, { to }]) => isSame(valueAt(today, place), to ?? null));
  const changed = known.filter(([place, { to }]) => !isSame(valueAt(today, place), to ?? null)).map(([place]) => place);
  const left: readonly Left[] = [
    ...(changed.length > 0 ? [{ record, fields: changed, reason: 'changed_since' } as const] : []),
    ...(erased.length > 0 ? [{ record, fields: erased, reason: 'erased' } as const] : []),
  ];
  const wanted = wantedOf(back.map(([place, { from }]) => [place, from ?? null] as const));
  return { record, step: back.length > 0 ? { to: 'restore', wanted } : undefined, left };
}

const extraPrefix = 'extra.';
const placeOfExtra = (name: string): string => `${extraPrefix}${name}`;

/** What a record holds at a place of its history. */
const valueAt = ({ values, extra }: RecordRow, place: string): FieldValue =>
  place.startsWith(extraPrefix) ? (extra[place.slice(extraPrefix.length)] ?? null) : (values[place] ?? null);

function wantedOf(places: readonly (readonly [string, FieldValue])[]): Wanted {
  const isExtra = ([place]: readonly [string, FieldValue]) => place.startsWith(extraPrefix);
  return {
    values: Object.fromEntries(places.filter((each) => !isExtra(each))),
    extra: Object.fromEntries(
      places
        .filter(isExtra)
        .map(([place, text]) => [place.slice(extraPrefix.length), typeof text === 'string' ? text : null]),
    ),
  };
}

/** How many fields a decision sets back. */
export const fieldsSetBack = ({ step }: Decision): number =>
  step?.to === 'restore' ? Object.keys(step.wanted.values).length + Object.keys(step.wanted.extra).length : 0;

/** A link as it would stand after the undoing: which record holds it and where it goes. */
export type Standing = { readonly from: string; readonly to: readonly string[] };

/**
 * The records of `leaving` that others still link to, and those that these link to in turn: archiving them would take away
 * what somebody has begun to use.
 */
export function stillLinked(leaving: ReadonlySet<string>, links: readonly Standing[]): ReadonlySet<string> {
  const kept = new Set<string>();
  for (let before = -1; before < kept.size; ) {
    before = kept.size;
    for (const { from, to } of links) {
      if (leaving.has(from) && !kept.has(from)) continue;
      for (const id of to) if (leaving.has(id)) kept.add(id);
    }
  }
  return kept;
}
