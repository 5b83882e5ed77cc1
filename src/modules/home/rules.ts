import type { Output } from '../../kernel/operation.ts';
import type { homeContracts } from './contract.ts';
import type { HomeFacts, SystemFacts } from './facts.ts';

type Answer = Output<typeof homeContracts.read>['answers'][number];
type Figure = Answer['figures'][number];

/**
 * The four answers from what is recorded. INVARIANT: figures stand side by side and are never averaged; what this
 * version keeps no records of is said as `not_built`, and never counted as done.
 */
export const answersOf = (facts: HomeFacts): readonly Answer[] => [
  accountable(facts),
  risks(facts.systems),
  harm(facts.systems),
  proof(facts),
];

const figure = (id: string, value: number, rest: Partial<Figure> = {}): Figure => ({
  id,
  value,
  of: null,
  filter: null,
  ...rest,
});

const recorded = (id: string, field: string, { value, of }: { value: number; of: number }): Figure =>
  figure(id, value, { of, filter: { [`${field}.empty`]: 'no' } });

const missing = (id: string, value: number, filter: NonNullable<Figure['filter']>): Figure =>
  figure(id, value, { filter });

const notBuilt = (id: string): Figure => figure(`not_built.${id}`, 0);

const present = (gaps: readonly Figure[]): Figure[] =>
  gaps.filter((gap) => gap.value > 0 || gap.id.startsWith('not_built'));

function accountable({ systems: counts, access }: HomeFacts): Answer {
  const of = counts.systems;
  const gaps = present([
    missing('operating_without_accountable_person', counts.inOperation - counts.inOperationAccountable, {
      stage: ['operation'],
      'accountablePerson.empty': 'yes',
    }),
    missing('without_accountable_person', of - counts.accountable, { 'accountablePerson.empty': 'yes' }),
    missing('without_owner_unit', of - counts.owned, { 'ownerUnit.empty': 'yes' }),
    missing('without_role', of - counts.roles, { 'roles.empty': 'yes' }),
  ]);
  return {
    question: 'accountable',
    figures: [
      recorded('accountable_person', 'accountablePerson', { value: counts.accountable, of }),
      recorded('owner_unit', 'ownerUnit', { value: counts.owned, of }),
      recorded('organisation_role', 'roles', { value: counts.roles, of }),
      figure('workspace_owners', access.owners),
    ],
    gaps,
    next: nextStep(counts, gaps, 'name_accountable_people'),
  };
}

function risks(counts: SystemFacts): Answer {
  const of = counts.systems;
  const gaps = present([
    notBuilt('risk_register'),
    missing('without_purpose', of - counts.purpose, { 'intendedPurpose.empty': 'yes' }),
    missing('without_misuse', of - counts.misuse, { 'foreseeableMisuse.empty': 'yes' }),
    missing('without_affected_people', of - counts.affected, { 'affectedPeople.empty': 'yes' }),
  ]);
  return {
    question: 'risks',
    figures: [
      recorded('intended_purpose', 'intendedPurpose', { value: counts.purpose, of }),
      recorded('foreseeable_misuse', 'foreseeableMisuse', { value: counts.misuse, of }),
      recorded('affected_people', 'affectedPeople', { value: counts.affected, of }),
    ],
    gaps,
    next: nextStep(counts, gaps.slice(1), 'describe_purpose_and_misuse'),
  };
}

function harm(counts: SystemFacts): Answer {
  const of = counts.systems;
  const gaps = present([
    notBuilt('incident_register'),
    missing('without_autonomy', of - counts.autonomy, { 'autonomy.empty': 'yes' }),
  ]);
  return {
    question: 'harm',
    figures: [
      figure('in_operation', counts.inOperation, { of, filter: { stage: ['operation'] } }),
      recorded('autonomy', 'autonomy', { value: counts.autonomy, of }),
    ],
    gaps,
    next: nextStep(counts, gaps.slice(1), 'record_autonomy'),
  };
}

function proof({ systems: counts, ledger }: HomeFacts): Answer {
  return {
    question: 'proof',
    figures: [
      figure('ledger_entries', ledger.entries),
      figure('ledger_waiting', ledger.waiting),
      figure('imports', counts.imports),
    ],
    gaps: [notBuilt('controls'), notBuilt('evidence'), notBuilt('audits')],
    next: counts.systems === 0 ? 'add_systems' : 'check_ledger',
  };
}

const nextStep = (counts: SystemFacts, gaps: readonly Figure[], step: string): string => {
  if (counts.systems === 0) return 'add_systems';
  return gaps.length > 0 ? step : 'keep_current';
};
