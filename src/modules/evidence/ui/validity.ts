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

function daysAfter(date: string, days: number): string {
  const moment = new Date(`${date}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, date.length);
}

/** The calendar date where the reader is. */
export const todayHere = (): string => {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};
