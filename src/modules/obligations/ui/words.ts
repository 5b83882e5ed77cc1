import { useLingui } from '@lingui/react/macro';
import type { Output } from '../../../kernel/operation.ts';
import type { Tone } from '../../../kit/Badge.tsx';
import type { overviewContracts, Place } from '../contract.ts';

/** What is owed for one system, as its screens read it. */
export type Owing = Output<typeof overviewContracts.ofSystem>;

/** One obligation in it. */
export type Owed = Owing['obligations'][number];

/** What pressing looks like. */
export const placeTones: Readonly<Record<Place, Tone>> = {
  past_due: 'bad',
  in_force: 'caution',
  soon: 'info',
  later: 'neutral',
  undated: 'neutral',
  gone: 'caution',
  settled: 'good',
};

/** What places are called, in the reader's language. */
export function usePlaceNames(): Readonly<Record<Place, string>> {
  const { t } = useLingui();
  return {
    past_due: t`Your own day has passed`,
    in_force: t`Applies already`,
    soon: t`Applies within 90 days`,
    later: t`Applies later`,
    undated: t`No day known`,
    gone: t`No longer found, still open`,
    settled: t`Met or not applicable`,
  };
}

/** The one step that brings an obligation on, as a button or link says it. */
export function useStepNames(): Readonly<Record<Owed['next'], string>> {
  const { t } = useLingui();
  return {
    decide: t`Decide what becomes of it`,
    name_owner: t`Name an owner`,
    begin: t`Begin`,
    give_evidence: t`Give evidence`,
    say_met: t`Mark as met`,
    mend: t`Say how it is mended`,
    nothing: '',
  };
}

/** A group of obligations under one heading: one place and, for those to come, one day. */
export type OwedGroup = { readonly place: Place; readonly day: string | null; readonly owed: readonly Owed[] };

const dated: readonly Place[] = ['soon', 'later'];

/** Obligations in groups, in their order: what is to come by its day, all else by where it stands. */
export function groupsOf(owed: readonly Owed[]): readonly OwedGroup[] {
  const groups = Map.groupBy(owed, (each) => `${each.place} ${dated.includes(each.place) ? firstDay(each) : ''}`);
  return [...groups.values()].flatMap((some) => {
    const [first] = some;
    return first ? [{ place: first.place, day: dated.includes(first.place) ? firstDay(first) : null, owed: some }] : [];
  });
}

/** The earlier of the law's day and one's own. */
const firstDay = ({ appliesFrom, dueOn }: Pick<Owed, 'appliesFrom' | 'dueOn'>): string | null =>
  [appliesFrom, dueOn].filter((day) => day !== null).toSorted()[0] ?? null;
