import { daysAfter, type LocalDate } from '../../kernel/time.ts';
import type { CountRow } from './overview-store.ts';
import { soonDays } from './places.ts';
import { labelsIn } from './rules.ts';

/** The query of a list that shows the records behind a figure. */
export type Search = Record<string, string | string[]>;

/** How many obligations have one value: all, those that are met, and those that press. */
export type Count = {
  readonly value: string | null;
  readonly total: number;
  readonly met: number;
  readonly pressing: number;
  readonly search: Search;
};

/** The states in which an obligation is open. */
export const openStates: readonly string[] = ['not_started', 'in_progress', 'not_met'];

const isOpen = ({ status }: CountRow): boolean => status !== 'met' && status !== 'not_applicable';

const isPressing = (row: CountRow): boolean => isOpen(row) && (row.isPastDue || row.when === 'past');

/** Counts rows by the values that each of them has, in the order in which values are given, else the most first. */
function counted(
  rows: readonly CountRow[],
  valuesOf: (row: CountRow) => readonly (string | null)[],
  searchOf: (value: string | null) => Search,
): Count[] {
  const byValue = new Map<string | null, { total: number; met: number; pressing: number }>();
  for (const row of rows) {
    for (const value of valuesOf(row)) {
      const sofar = byValue.get(value) ?? { total: 0, met: 0, pressing: 0 };
      byValue.set(value, {
        total: sofar.total + row.total,
        met: sofar.met + (row.status === 'met' ? row.total : 0),
        pressing: sofar.pressing + (isPressing(row) ? row.total : 0),
      });
    }
  }
  return [...byValue]
    .map(([value, counts]) => ({ value, ...counts, search: searchOf(value) }))
    .toSorted((a, b) => b.total - a.total || String(a.value).localeCompare(String(b.value)));
}

const inOrder = (counts: readonly Count[], order: readonly string[]): Count[] =>
  counts.toSorted((a, b) => order.indexOf(a.value ?? '') - order.indexOf(b.value ?? ''));

const labelsOrNone = (text: string | null): readonly (string | null)[] => (text === null ? [null] : labelsIn(text));

const containing =
  (field: string) =>
  (value: string | null): Search =>
    value === null ? { [`${field}.empty`]: 'yes' } : { [`${field}.contains`]: value };

/** The figures of a portfolio; what is not applicable counts by state alone. */
export function portfolioOf(rows: readonly CountRow[], today: LocalDate) {
  const applying = rows.filter(({ status }) => status !== 'not_applicable');
  const open = rows.filter(isOpen);
  const stateOf = (value: string | null): Search => (value === null ? { 'status.empty': 'yes' } : { status: value });
  return {
    state: inOrder(
      counted(rows, ({ status }) => [status], stateOf),
      ['not_met', 'not_started', 'in_progress', 'met', 'not_applicable'],
    ),
    when: inOrder(
      counted(
        open,
        ({ when }) => [when],
        (value) => ({ status: [...openStates], ...stretchOf(value, today) }),
      ),
      ['past', 'soon', 'later', 'undated'],
    ),
    role: counted(applying, ({ role }) => labelsOrNone(role), containing('role')),
    class: counted(applying, ({ systemClass }) => labelsOrNone(systemClass), containing('systemClass')),
  };
}

function stretchOf(value: string | null, today: LocalDate): Search {
  const soon = daysAfter(today, soonDays);
  if (value === 'past') return { 'appliesFrom.until': today };
  if (value === 'soon') return { 'appliesFrom.from': daysAfter(today, 1), 'appliesFrom.until': soon };
  return value === 'later' ? { 'appliesFrom.from': daysAfter(soon, 1) } : { 'appliesFrom.empty': 'yes' };
}

/** The open obligations of a tier of fines, and how many of them apply already. */
export function openIn(rows: readonly CountRow[], { catalogue, label }: { catalogue: string; label: string }) {
  const own = rows.filter((row) => isOpen(row) && row.fineTier === label && (row.catalogue ?? catalogue) === catalogue);
  const sum = (some: readonly CountRow[]): number => some.reduce((sofar, { total }) => sofar + total, 0);
  return { open: sum(own), inForce: sum(own.filter(({ when }) => when === 'past')) };
}
