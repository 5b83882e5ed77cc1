import {
  asksOf,
  type Dates,
  type Determination,
  determine,
  type Effect,
  type Facts,
  type Finding,
  type Line,
  linesOf,
  openFacts,
  type Truth,
} from '../engine/index.ts';
import { daysAfter, type LocalDate } from '../kernel/time.ts';
import { isInForce } from './cases.ts';
import { inOrder } from './question-order.ts';
import type { Catalogue, CatalogueFact, FindingLine, FineLine, ObligationLine, Provision } from './read-catalogue.ts';
import { oncePer, vocabularyOf } from './vocabulary.ts';
import { type Certainty, certaintiesOf, type DateReason, dateReasonsOf } from './why.ts';

/** What a catalogue says of one system: plain data, to be shown, kept, and read by other programs. */
export type Answer = {
  readonly catalogue: {
    readonly id: string;
    readonly title: string;
    readonly version: string;
    readonly hash: string;
    readonly copyright: string;
  };
  readonly lawReadOn: LocalDate;
  readonly placedOn: LocalDate | null;
  /** The versions of the source; `isRead`: the one in which it was read. */
  readonly editions: readonly Edition[];
  /** All findings, those that are not so among them, in the order of the catalogue. */
  readonly findings: readonly AnsweredFinding[];
  /** The obligations that hold or may hold. */
  readonly obligations: readonly AnsweredObligation[];
  /** Open questions, most decisive first. */
  readonly asks: readonly AnsweredAsk[];
  /** Every provision that is named above. */
  readonly provisions: Readonly<Record<string, AnsweredProvision>>;
};

export type Edition = {
  readonly id: string;
  readonly title: string;
  readonly from: LocalDate;
  readonly source: string;
  readonly summary: string | null;
  readonly isRead: boolean;
};

type AnsweredProvision = Pick<Provision, 'reference' | 'summary' | 'certainty'> & {
  readonly link: string | null;
  readonly note: string | null;
};

/** What findings and obligations have alike. */
type Answered = {
  readonly id: string;
  readonly truth: Truth;
  /** From when; `null` where it is a no. */
  readonly effect: Effect | null;
  /** Whether it has effect on the day on which the law is read. */
  readonly isInForce: Truth;
  readonly certainty: Certainty;
  readonly source: readonly string[];
  /** What sets the day, or may. */
  readonly dates: readonly DateReason[];
  /** The facts that would settle it, or its day. */
  readonly open: readonly string[];
  /** What it is, or was, in the other versions of the source, where that differs. */
  readonly otherwise: readonly {
    readonly edition: string;
    readonly truth: Truth;
    readonly effect: Effect | null;
  }[];
};

export type AnsweredFinding = Answered &
  Pick<FindingLine, 'kind' | 'label'> & {
    readonly summary: string | null;
    /** Whether it stands for the system in lists. */
    readonly isListed: boolean;
    readonly reasons: readonly AnsweredReason[];
  };

/** What one rule says; of a finding that is so, only rules that hold are told. */
export type AnsweredReason = {
  readonly rule: string;
  readonly truth: Truth;
  readonly because: string;
  readonly certainty: Certainty;
  readonly source: readonly string[];
  readonly why: Line;
};

export type AnsweredObligation = Answered &
  Pick<ObligationLine, 'kind' | 'duty' | 'evidence'> & {
    /** The findings that make it hold, or may: roles and classes. */
    readonly roles: readonly string[];
    readonly classes: readonly string[];
    readonly trigger: string | null;
    readonly deadline: string | null;
    readonly retention: string | null;
    readonly fine: Pick<FineLine, 'id' | 'label'> | null;
    readonly note: string | null;
    readonly why: readonly Line[];
  };

export type AnsweredAsk = Pick<CatalogueFact, 'ask' | 'says' | 'type' | 'about'> & {
  readonly fact: string;
  /** The words of which an answer is one, or several; empty where it is no choice. */
  readonly options: readonly string[];
  readonly help: string | null;
  readonly findings: readonly string[];
  readonly weight: number;
};

/** Determines a system by a catalogue and says everything about it. Pure: the same answer for the same input. */
export function answer(catalogue: Catalogue, facts: Facts, dates: Dates): Answer {
  const determined = determine(catalogue.set, facts, dates);
  const told = answeredOf(catalogue, determined);
  const findings = [...catalogue.findings.values()].map((line) => findingOf(told, line));
  const obligations = [...catalogue.obligations.values()]
    .filter(({ id }) => (determined.findings.get(id)?.truth ?? 'no') !== 'no')
    .map((line) => obligationOf(told, line));
  const { id, title, version, copyright } = catalogue.about;
  return {
    catalogue: { id, title, version, hash: catalogue.hash, copyright },
    lawReadOn: dates.lawReadOn,
    placedOn: dates.placedOn ?? null,
    editions: editionsOf(catalogue, dates),
    findings,
    obligations,
    asks: asked(catalogue, determined),
    provisions: provisionsOf(catalogue, [...findings, ...obligations]),
  };
}

/** How much settling an obligation counts beside findings, whose weight their lines say. */
const obligationWeight = 0.2;

/** Settling a finding counts as its line says; an obligation, less than any. */
export const weightsOf = oncePer(
  ({ findings, obligations }: Catalogue): Readonly<Record<string, number>> =>
    Object.fromEntries([
      ...[...findings.values()].map(({ id, weight }) => [id, weight] as const),
      ...[...obligations.keys()].map((id) => [id, obligationWeight] as const),
    ]),
);

function asked(catalogue: Catalogue, determined: Determination): readonly AnsweredAsk[] {
  const asks = inOrder(asksOf(catalogue.set, determined, weightsOf(catalogue)), catalogue.facts);
  return asks.flatMap(({ fact, findings, weight }) => {
    const line = catalogue.facts.get(fact);
    if (!line) return [];
    const { ask, says, type, about, help = null } = line;
    const options = 'options' in line ? Object.keys(line.options) : [];
    return [{ fact, ask, says, type, about, options, help, findings, weight }];
  });
}

function editionsOf({ about }: Catalogue, { lawReadOn }: Dates): readonly Edition[] {
  const read = about.versions.filter(({ from }) => from <= lawReadOn).at(-1);
  return about.versions.map(({ id, title, from, source, summary = null }) => ({
    id,
    title,
    from,
    source,
    summary,
    isRead: id === read?.id,
  }));
}

/** What all lines of one answer are told from. */
type Told = {
  readonly catalogue: Catalogue;
  readonly determined: Determination;
  readonly vocabulary: ReturnType<typeof vocabularyOf>;
  readonly certainties: ReadonlyMap<string, Certainty>;
  readonly open: ReadonlyMap<string, readonly string[]>;
  readonly datesOf: (id: string) => readonly DateReason[];
  readonly others: readonly { readonly edition: string; readonly determined: Determination }[];
};

const answeredOf = (catalogue: Catalogue, determined: Determination): Told => ({
  catalogue,
  determined,
  vocabulary: vocabularyOf(catalogue),
  certainties: certaintiesOf(catalogue, determined),
  open: openFacts(catalogue.set, determined),
  datesOf: dateReasonsOf(catalogue, determined),
  others: otherReadings(catalogue, determined),
});

/** The same system by the other versions of the source: by earlier ones on their last day, by later ones on their first. */
function otherReadings({ about, set }: Catalogue, { facts, dates }: Determination): Told['others'] {
  const versions = about.versions.toSorted((one, other) => (one.from < other.from ? -1 : 1));
  return versions.flatMap(({ id, from }, at) => {
    const next = versions[at + 1]?.from;
    const isRead = from <= dates.lawReadOn && (next === undefined || dates.lawReadOn < next);
    const lawReadOn = next !== undefined && next <= dates.lawReadOn ? daysAfter(next, -1) : from;
    return isRead ? [] : [{ edition: id, determined: determine(set, facts, { ...dates, lawReadOn }) }];
  });
}

function answered({ determined, certainties, open, datesOf, others }: Told, id: string): Answered {
  const finding = determined.findings.get(id);
  const effect = effectIn(finding);
  const truth = finding?.truth ?? 'no';
  return {
    id,
    truth,
    effect,
    isInForce: isInForce(truth, effect, determined.dates.lawReadOn),
    certainty: certainties.get(id) ?? 'certain',
    source: [],
    dates: truth === 'no' ? [] : datesOf(id),
    open: open.get(id) ?? [],
    otherwise: others
      .map(({ edition, determined: other }) => {
        const there = other.findings.get(id);
        return { edition, truth: there?.truth ?? ('no' as const), effect: effectIn(there) };
      })
      .filter((other) => other.truth !== truth || !isSame(other.effect, effect)),
  };
}

const effectIn = (finding: Finding | undefined): Effect | null =>
  finding === undefined || finding.truth === 'no' ? null : finding.effect();

function isSame(one: Effect | null, other: Effect | null): boolean {
  if (one === null || other === null) return one === other;
  if (one.kind === 'from' && other.kind === 'from') return one.from === other.from && one.until === other.until;
  if (one.kind === 'open' && other.kind === 'open') return one.between.join() === other.between.join();
  return one.kind === other.kind;
}

const listed = new WeakMap<Catalogue, ReadonlySet<string>>();

/** The findings that stand for a system in lists: those that say so, or all classes. */
export function listedIn(catalogue: Catalogue): ReadonlySet<string> {
  const known = listed.get(catalogue);
  if (known) return known;
  const all = [...catalogue.findings.values()];
  const said = all.filter((line) => line.listed);
  const ids = new Set((said.length > 0 ? said : all.filter(({ kind }) => kind === 'class')).map(({ id }) => id));
  listed.set(catalogue, ids);
  return ids;
}

function findingOf(told: Told, line: FindingLine): AnsweredFinding {
  const base = answered(told, line.id);
  const answers = told.determined.findings.get(line.id)?.answers ?? [];
  const reasons = answers
    .filter(({ truth }) => truth === base.truth)
    .map(({ rule, truth, reason }) => {
      const { because = '', source = [], certainty = 'certain' } = told.catalogue.rules.get(rule.id) ?? {};
      return { rule: rule.id, truth, because, certainty, source, why: linesOf(reason(), told.vocabulary) };
    });
  const { kind, label, summary = null, source } = line;
  const isListed = listedIn(told.catalogue).has(line.id);
  return { ...base, kind, label, summary, isListed, source, reasons };
}

function obligationOf(told: Told, line: ObligationLine): AnsweredObligation {
  const { findings } = told.determined;
  const base = answered(told, line.id);
  const bearing = (ids: readonly string[]) => ids.filter((id) => (findings.get(id)?.truth ?? 'no') !== 'no');
  const answers = base.truth === 'no' ? [] : (findings.get(line.id)?.answers ?? []);
  const { kind, duty, evidence, source, trigger = null, deadline = null, retention = null, note = null } = line;
  const fine = line.fine === undefined ? undefined : told.catalogue.fines.get(line.fine);
  return {
    ...base,
    kind,
    duty,
    evidence,
    source,
    roles: bearing(line.role),
    classes: bearing(line.class),
    trigger,
    deadline,
    retention,
    fine: fine ? { id: fine.id, label: fine.label } : null,
    note,
    why: answers.map(({ reason }) => linesOf(reason(), told.vocabulary)),
  };
}

function provisionsOf(
  { provisions }: Catalogue,
  answers: readonly (Answered & { readonly reasons?: readonly AnsweredReason[] })[],
): Answer['provisions'] {
  const ids = new Set<string>();
  const note = (sources: readonly string[]): void => sources.forEach((id) => ids.add(id));
  for (const { source, dates, reasons = [] } of answers) {
    note(source);
    for (const date of dates) note(date.source);
    for (const reason of reasons) note(reason.source);
  }
  const named: Record<string, AnsweredProvision> = {};
  for (const id of ids) {
    const provision = provisions.get(id);
    if (!provision) continue;
    const { reference, summary, certainty, link = null, note: remark = null } = provision;
    named[id] = { reference, summary, certainty, link, note: remark };
  }
  return named;
}
