import type { LocalDate } from '../../kernel/time.ts';
import type { FieldValue } from '../../register/contract.ts';
import { lawFields } from './contract/law-fields.ts';

/** An obligation as an answer of the rules has it: whether it holds for the system, and what the catalogue says of it. */
export type FoundObligation = {
  /** Its id in the catalogue. */
  readonly obligation: string;
  /** `unknown`: what is not known yet decides whether it holds. */
  readonly truth: 'yes' | 'no' | 'unknown';
  readonly duty: string;
  readonly provision: string;
  readonly readAt: readonly string[];
  /** The labels of the roles and classes that hold, of those that it is for. */
  readonly roles: readonly string[];
  readonly classes: readonly string[];
  readonly certainty: 'certain' | 'inferred' | 'uncertain';
  readonly fineTier: string | null;
  /** `null` where no day is known, such as while it may never apply. */
  readonly appliesFrom: LocalDate | null;
  readonly trigger: string | null;
  readonly deadline: string | null;
  readonly retention: string | null;
  readonly evidence: readonly string[];
};

type Values = Readonly<Record<string, FieldValue>>;

/** An obligation of one system that is in the register. */
export type HeldObligation = { readonly id: string; readonly isArchived: boolean; readonly values: Values };

/** What one determination of a system found, by which catalogue. */
export type Findings = {
  readonly catalogue: string;
  readonly determination: string;
  readonly obligations: readonly FoundObligation[];
};

/** What is to be written, and what is left to people: obligations that may hold are named and not made. */
export type TakingUp = {
  readonly made: readonly Values[];
  readonly changed: readonly { readonly id: string; readonly values: Values; readonly why: string }[];
  /** Ids in the catalogue of what may hold and is not in the register. */
  readonly mayHold: readonly string[];
};

/**
 * Compares what was found for one system with what is in the register for it. What holds and is missing is made; what
 * the law says of the others is brought up to date; what no longer holds is said to be so. INVARIANT: owner, evidence,
 * notes and the own day are never touched, nor is a state that somebody has chosen; a second time there is nothing to do.
 */
export function takingUp(
  { catalogue, determination, obligations }: Findings,
  held: readonly HeldObligation[],
): TakingUp {
  const isOfCatalogue = ({ values }: HeldObligation): boolean => (values['catalogue'] ?? catalogue) === catalogue;
  const byObligation = Map.groupBy(held.filter(isOfCatalogue), ({ values }) => String(values['obligationId'] ?? ''));
  byObligation.delete('');
  const missing = obligations.filter(({ obligation }) => !byObligation.has(obligation));
  const found = new Map(obligations.map((each) => [each.obligation, each]));
  const origin = { catalogue, determination };
  return {
    made: missing.filter(({ truth }) => truth === 'yes').map((each) => ({ ...lawOf(each), ...origin })),
    changed: [...byObligation].flatMap(([id, records]) =>
      records.filter(({ isArchived }) => !isArchived).flatMap((record) => changeOf(record, found.get(id), origin)),
    ),
    mayHold: missing.filter(({ truth }) => truth === 'unknown').map(({ obligation }) => obligation),
  };
}

type Origin = { readonly catalogue: string; readonly determination: string };

/** What the law says of an obligation that holds, as values of the register. */
function lawOf(found: FoundObligation): Values {
  const { obligation, duty, provision, readAt, roles, classes, certainty, fineTier, evidence } = found;
  const { appliesFrom, trigger, deadline, retention } = found;
  return {
    name: cut(duty, lawFields.name.maxLength),
    provision: cut(provision, lawFields.provision.maxLength),
    readAt: readAt.length === 0 ? null : readAt,
    role: joined(roles),
    systemClass: joined(classes),
    certainty,
    fineTier,
    appliesFrom,
    trigger,
    deadline,
    retention,
    evidenceAsked: evidence.length === 0 ? null : evidence.join('\n'),
    standing: 'applies',
    obligationId: obligation,
  };
}

/** Several roles or classes as one text, in which a list looks for one of them. */
const joined = (labels: readonly string[]): string | null => (labels.length === 0 ? null : labels.join(between));

const between = '; ';

/** The roles or classes in such a text. */
export const labelsIn = (text: FieldValue | undefined): readonly string[] =>
  typeof text === 'string' ? text.split(between) : [];

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

function changeOf(record: HeldObligation, found: FoundObligation | undefined, origin: Origin): TakingUp['changed'] {
  const truth = found?.truth ?? 'no';
  const law: Values =
    found && truth === 'yes' ? lawOf(found) : { standing: truth === 'no' ? 'no_longer' : 'may_apply' };
  const wanted = { ...law, ...stateAfter(record.values, truth) };
  const differing = Object.entries(wanted).filter(([name, value]) => !isSame(value, record.values[name] ?? null));
  if (differing.length === 0) return [];
  const values = { ...Object.fromEntries(differing), ...origin };
  return [{ id: record.id, values, why: reasonOf(record.values, { values, truth }) }];
}

/**
 * A state that nobody has chosen follows the finding: one that is not begun is set aside when it no longer holds, and one
 * that was set aside so is begun anew when it holds again, or may.
 */
function stateAfter({ status, standing }: Values, truth: FoundObligation['truth']): Values {
  if (truth === 'no') return status === 'not_started' ? { status: 'not_applicable' } : {};
  return status === 'not_applicable' && standing === 'no_longer' ? { status: 'not_started' } : {};
}

type Reasoning = { readonly values: Values; readonly truth: FoundObligation['truth'] };

/** Why a record changes, for its history: a changed day is said in so many words. */
function reasonOf(before: Values, { values, truth }: Reasoning): string {
  if (truth === 'no') return 'no longer found by the last determination';
  if (truth === 'unknown') return 'may apply, by the last determination';
  const [from, to] = [before['appliesFrom'] ?? null, values['appliesFrom']];
  if (to === undefined) return 'as found by the last determination';
  const said = `applies from ${dayText(to)} instead of ${dayText(from)}`;
  return `${said}, by the last determination`;
}

const dayText = (day: FieldValue): string => (typeof day === 'string' ? day : 'an unknown day');

const isSame = (a: FieldValue, b: FieldValue): boolean => {
  const isList = Array.isArray(a) && Array.isArray(b);
  return isList ? a.length === b.length && a.every((each) => b.includes(each)) : a === b;
};
