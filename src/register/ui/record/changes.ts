import type { FieldValue } from '../../contract/field.ts';
import { demandsOf, isMoveAllowed } from '../../contract/moves.ts';
import type { Register } from '../../contract/register.ts';
import type { RecordSeen } from '../register-context.tsx';
import { fieldValueOf, isMissing, isSameValue } from '../values.ts';

/** New values by place: a field's name, or `extra.` and the name of an extra field, as a history writes them. */
export type Changes = Readonly<Record<string, FieldValue>>;

const extraPrefix = 'extra.';

/** The place of an extra field. */
export const extraPlace = (name: string): string => `${extraPrefix}${name}`;

/** The name of the extra field at a place; `undefined` where the place is a field. */
export const extraNameOf = (place: string): string | undefined =>
  place.startsWith(extraPrefix) ? place.slice(extraPrefix.length) : undefined;

/** What a record holds at a place. */
export function valueAt(record: RecordSeen, place: string): FieldValue {
  const extra = extraNameOf(place);
  return extra === undefined ? fieldValueOf(record.values[place]) : (record.extra[extra] ?? null);
}

/** The changes with one more value; a value that the record holds already is no change. */
export function withChange(
  changes: Changes,
  record: RecordSeen,
  { place, value }: { readonly place: string; readonly value: FieldValue },
): Changes {
  const others = Object.fromEntries(Object.entries(changes).filter(([each]) => each !== place));
  return isSameValue(valueAt(record, place), value) ? others : { ...others, [place]: value };
}

/**
 * Changes as the edit operation takes them: fields by name, extra fields under `extra`, `null` where one is emptied. A
 * field that must have a value is sent empty, so that the server says what it lacks.
 */
export function editValues(register: Register, changes: Changes): Readonly<Record<string, unknown>> {
  const entries = Object.entries(changes).map(([place, value]) => {
    const empty = register.fields[place]?.required ? '' : null;
    return [place, isMissing(value) ? empty : value] as const;
  });
  const fields = entries.filter(([place]) => extraNameOf(place) === undefined);
  const extra = entries.flatMap(([place, value]) => {
    const name = extraNameOf(place);
    return name === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(fields), ...(extra.length === 0 ? {} : { extra: Object.fromEntries(extra) }) };
}

/** Changes as the create operation takes them: what is empty is left out, but for what would begin with a value. */
export const newValues = (
  register: Register,
  changes: Changes,
  defaults: Changes = {},
): Readonly<Record<string, unknown>> =>
  editValues(
    register,
    Object.fromEntries(Object.entries(changes).filter(([name, value]) => !isMissing(value) || name in defaults)),
  );

/** The changes that lead back to `record`; `undefined` where the register's states allow no way back. */
export function undoOf(register: Register, record: RecordSeen, changes: Changes): Changes | undefined {
  const back = Object.fromEntries(Object.keys(changes).map((place) => [place, valueAt(record, place)]));
  const state = register.states?.field;
  if (state === undefined || !(state in changes)) return back;
  const isAllowed = isMoveAllowed(register, changes[state] ?? null, back[state] ?? null);
  const { fields } = demandsOf(register, { ...recorded(register, record), ...changes }, recorded(register, record));
  return isAllowed && fields.length === 0 ? back : undefined;
}

/** What a record holds in each of its fields. */
export const recorded = ({ fields }: Register, record: RecordSeen): Changes =>
  Object.fromEntries(Object.keys(fields).map((name) => [name, valueAt(record, name)]));

/** A place that somebody else changed, and whether one's own changes say something else there. */
export type Meanwhile = { readonly place: string; readonly isMine: boolean };

/** The places at which `current` differs from the record that an edit began with; those that are mine first. */
export function changedMeanwhile(began: RecordSeen, current: RecordSeen, mine: Changes): readonly Meanwhile[] {
  const places = [
    ...Object.keys(current.values),
    ...[...new Set([...Object.keys(began.extra), ...Object.keys(current.extra)])].map(extraPlace),
  ];
  const changed = places.filter((place) => !isSameValue(valueAt(began, place), valueAt(current, place)));
  const isMine = (place: string): boolean =>
    place in mine && !isSameValue(mine[place] ?? null, valueAt(current, place));
  const all = changed.map((place) => ({ place, isMine: isMine(place) }));
  return all.toSorted((a, b) => Number(b.isMine) - Number(a.isMine));
}
