import { daysAfter } from '../../../kit/today.ts';

/** Whether evidence counts on a day, with the date that makes it so; `until: null` where it does not age. */
export type Validity =
  | { readonly kind: 'not_yet'; readonly from: string }
  | { readonly kind: 'in_date'; readonly until: string | null }
  | { readonly kind: 'expires_soon'; readonly until: string }
  | { readonly kind: 'expired'; readonly until: string };

/** Evidence that ends within so many days is to be renewed now. */
const soonDays = 30;

type Dates = { readonly coversFrom: string | null; readonly expiresOn: string | null };

/** How evidence stands on `today`, a calendar date as the others. The day on which it expires is the last that counts. */
export function validityOf({ coversFrom, expiresOn: until }: Dates, today: string): Validity {
  if (until !== null && until < today) return { kind: 'expired', until };
  if (coversFrom !== null && coversFrom > today) return { kind: 'not_yet', from: coversFrom };
  if (until !== null && until <= daysAfter(today, soonDays)) return { kind: 'expires_soon', until };
  return { kind: 'in_date', until };
}
