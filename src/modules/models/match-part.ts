import type { FieldValue, Register } from '../../register/contract.ts';
import { foldKey } from '../../register/import/fold.ts';

/** What can be recognised: a part of a file, or a record with its links by title. */
type Named = { readonly values: Readonly<Record<string, FieldValue>> };

/** A record that may be the part, and whether it is archived. */
type Held = Named & { readonly id: string; readonly archived: boolean };

/** The record that a part is, and the fields by which it was recognised, joined by ` + `. */
export type PartMatch<H extends Held> = { readonly record: H; readonly matchedBy: string };

/**
 * Recognises a part among records: by a reference of its own, else by all fields of a longer key, else by its name where
 * nothing that both say tells them apart. A file seldom says all, so what one of them does not say counts for neither.
 */
export function matchPart<H extends Held>(
  register: Register,
  part: Named,
  held: readonly H[],
): PartMatch<H> | undefined {
  const inOrder = [...held].sort((a, b) => Number(a.archived) - Number(b.archived) || (a.id < b.id ? -1 : 1));
  for (const key of register.keys) {
    const found = inOrder.filter((record) => key.every((field) => isSame(field, part, record)));
    const isName = key.length === 1 && key[0] === register.title;
    const [first] = isName ? mostAlike(register, part, found) : found;
    if (first) return { record: first, matchedBy: key.join(' + ') };
  }
  return undefined;
}

const textAt = (field: string, { values }: Named): string => {
  const value = values[field];
  return typeof value === 'string' ? foldKey(value) : '';
};

const isSame = (field: string, one: Named, other: Named): boolean =>
  textAt(field, one) !== '' && textAt(field, one) === textAt(field, other);

const isOther = (field: string, one: Named, other: Named): boolean =>
  textAt(field, one) !== '' && textAt(field, other) !== '' && !isSame(field, one, other);

/** Of records with the part's name those that no key field tells apart from it, the most alike first. */
function mostAlike<H extends Held>({ keys }: Register, part: Named, held: readonly H[]): readonly H[] {
  const fields = [...new Set(keys.flat())];
  const alike = (record: Named): number => fields.filter((field) => isSame(field, part, record)).length;
  return held
    .filter((record) => !fields.some((field) => isOther(field, part, record)))
    .sort((a, b) => Number(a.archived) - Number(b.archived) || alike(b) - alike(a));
}
