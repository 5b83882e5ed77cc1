import { daysAfter, type LocalDate } from '../../kernel/time.ts';
import type { Place } from './contract.ts';

/** What says where an obligation stands. */
export type Placed = {
  readonly status: string | null;
  readonly standing: string | null;
  readonly appliesFrom: string | null;
  readonly dueOn: string | null;
};

const settledStates: readonly (string | null)[] = ['met', 'not_applicable'];

/** How many days ahead count as soon. */
export const soonDays = 90;

/** Where an obligation stands today. */
export function placeOf({ status, standing, appliesFrom, dueOn }: Placed, today: LocalDate): Place {
  if (settledStates.includes(status)) return 'settled';
  if (standing === 'no_longer') return 'gone';
  if (dueOn !== null && dueOn < today) return 'past_due';
  if (appliesFrom !== null && appliesFrom <= today) return 'in_force';
  const day = earliest(dueOn, appliesFrom);
  if (day === null) return 'undated';
  return day <= daysAfter(today, soonDays) ? 'soon' : 'later';
}

const earliest = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other < one) ? other : one;

/** What is to be done next about an obligation. */
export type NextStep = 'decide' | 'name_owner' | 'begin' | 'give_evidence' | 'say_met' | 'mend' | 'nothing';

type Worked = Placed & { readonly owner: unknown; readonly evidence: readonly unknown[] };

/** The one step that brings an obligation on. */
export function nextStepOf(obligation: Worked, today: LocalDate): NextStep {
  const place = placeOf(obligation, today);
  if (place === 'settled') return 'nothing';
  if (place === 'gone') return 'decide';
  if (obligation.owner === null) return 'name_owner';
  if (obligation.status === 'not_met') return 'mend';
  if (obligation.status === 'not_started' || obligation.status === null) return 'begin';
  return obligation.evidence.length === 0 ? 'give_evidence' : 'say_met';
}
