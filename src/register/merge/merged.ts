import { type Field, type FieldValue, isMany, linkOf } from '../contract/field.ts';
import type { sides } from '../contract/merge.ts';
import { type Register, writtenFieldsOf } from '../contract/register.ts';
import { listed } from '../links.ts';
import type { RecordRow } from '../rows.ts';
import { isNothing, type Wanted } from '../write.ts';

/** Whose value a field keeps. */
export type Side = (typeof sides)[number];

/** Two records that are one, and whose values are kept where that was said. */
export type Pair = {
  readonly winner: RecordRow;
  readonly loser: RecordRow;
  readonly choose: Readonly<Record<string, Side | undefined>>;
};

/**
 * What the winner becomes: in each field the value that was chosen, else its own, else the loser's; extra fields of both,
 * its own where both have one. It never links to itself or to the loser.
 */
export function mergedValues(register: Register, { winner, loser, choose }: Pair): Wanted {
  const gone = new Set([winner.id, loser.id]);
  const values = writtenFieldsOf(register).map(([name, field]): readonly [string, FieldValue] => {
    const [own, other] = [winner.values[name] ?? null, loser.values[name] ?? null];
    const kept = keptOf(choose[name] ?? (isNothing(own) ? 'loser' : 'winner'), own, other);
    return [name, linkOf(field) ? withoutIds(field, kept, gone) : kept];
  });
  return { values: Object.fromEntries(values), extra: { ...loser.extra, ...winner.extra } };
}

function keptOf(side: Side, own: FieldValue, other: FieldValue): FieldValue {
  if (side === 'winner') return own;
  return side === 'loser' ? other : [...new Set([...listed(own), ...listed(other)])];
}

/** A field's links with these ids in place of one another: `undefined` where it has none of them. */
export function relinked(
  field: Field,
  held: FieldValue,
  { from, to }: { readonly from: string; readonly to: string },
): FieldValue | undefined {
  const ids = listed(held);
  if (!ids.includes(from)) return undefined;
  const next = [...new Set(ids.map((id) => (id === from ? to : id)))];
  return isMany(field) ? next : to;
}

function withoutIds(field: Field, value: FieldValue, gone: ReadonlySet<string>): FieldValue {
  const ids = listed(value).filter((id) => !gone.has(id));
  if (isMany(field)) return ids.length === 0 ? null : ids;
  return ids[0] ?? null;
}
