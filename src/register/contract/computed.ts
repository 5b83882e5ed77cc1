/** How a field's value follows from its record, and from records that link to it. Such a field is read, and never written. */
export type Computation =
  | { readonly is: 'count'; readonly of: string; readonly by: string }
  | { readonly is: 'daysSince'; readonly field: string }
  | { readonly is: 'daysOverdue'; readonly field: string; readonly whileIn: OneOf }
  | { readonly is: 'due'; readonly at: string; readonly else: string; readonly months: Months }
  | { readonly is: 'told' };

type OneOf = { readonly field: string; readonly values: readonly string[] };

/** How many months a `oneOf` field's values stand for; `usual` where it says nothing. */
type Months = { readonly by: string; readonly of: Readonly<Record<string, number>>; readonly usual: number };

/** How many records of another register that are not archived link to this one by their field `by`; `of` is their kind. */
export const countOf = (of: string, by: string): Computation => ({ is: 'count', of, by });

/** How many days ago a date was; nothing where it is not past. */
export const daysSince = (field: string): Computation => ({ is: 'daysSince', field });

/** How many days a date has passed, while another field has one of these values; nothing where it has not. */
export const daysOverdue = (field: string, whileIn: OneOf): Computation => ({ is: 'daysOverdue', field, whileIn });

/** The date in the field `at`; where it has none, so many months after the one in `after`. */
export const dueAt = (
  at: string,
  { after, months }: { readonly after: string; readonly months: Months },
): Computation => ({
  is: 'due',
  at,
  else: after,
  months,
});

/**
 * What another slice tells of its records: that slice keeps the column, in the database, and who declares the field knows
 * no more of it. Of the past nothing is told.
 */
export const told: Computation = { is: 'told' };
