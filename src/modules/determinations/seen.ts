import type { Answer, Catalogue } from '../../catalogue/index.ts';
import type { Output } from '../../kernel/operation.ts';
import type { determinationContracts as contracts } from './contract.ts';

/** A determination as it is shown and kept. */
export type DeterminationSeen = Output<typeof contracts.determine>['determination'];

/** A question as it is shown. */
export type QuestionSeen = Output<typeof contracts.determine>['questions'][number];

type LineSeen = DeterminationSeen['findings'][number]['reasons'][number]['lines'][number];
type Line = Answer['findings'][number]['reasons'][number]['why'];
type Effect = Answer['findings'][number]['effect'];
type ProvisionSeen = QuestionSeen['source'][number];

/** What a catalogue says, laid out for people and other programs: explanations as lines with their depth. */
export const seenOf = (answer: Answer): DeterminationSeen => ({
  catalogue: namedOf(answer.catalogue),
  lawReadOn: answer.lawReadOn,
  placedOn: answer.placedOn,
  editions: answer.editions.map(({ id, title, from, summary, isRead }) => ({ id, title, from, summary, isRead })),
  findings: answer.findings.map((finding) => ({
    ...answeredOf(finding),
    kind: finding.kind,
    label: finding.label,
    summary: finding.summary,
    isListed: finding.isListed,
    reasons: finding.reasons.map(({ rule, truth, because, source, why }) => ({
      rule,
      truth,
      because,
      source: [...source],
      lines: flat(why, 0),
    })),
    dates: finding.dates.map(({ from, truth, because, source }) => ({ from, truth, because, source: [...source] })),
    otherwise: finding.otherwise.map((other) => ({ ...other, effect: effectOf(other.effect) })),
  })),
  obligations: answer.obligations.map((obligation) => ({
    ...answeredOf(obligation),
    kind: obligation.kind,
    duty: obligation.duty,
    roles: [...obligation.roles],
    classes: [...obligation.classes],
    trigger: obligation.trigger,
    deadline: obligation.deadline,
    retention: obligation.retention,
    evidence: [...obligation.evidence],
    fine: obligation.fine,
    note: obligation.note,
  })),
  provisions: Object.entries(answer.provisions).map(([id, provision]) => ({ id, ...provision })),
});

const namedOf = ({ id, title, version, hash }: Answer['catalogue']) => ({ id, title, version, hash });

const answeredOf = ({
  id,
  truth,
  effect,
  isInForce,
  certainty,
  source,
  open,
}: Answer['findings'][number] | Answer['obligations'][number]) => ({
  id,
  truth,
  effect: effectOf(effect),
  isInForce,
  certainty,
  source: [...source],
  open: [...open],
});

const effectOf = (effect: Effect) => {
  if (effect?.kind === 'open') return { kind: effect.kind, between: [...effect.between] };
  if (effect?.kind !== 'from') return effect;
  return effect.until === undefined ? { kind: effect.kind, from: effect.from } : { ...effect, until: effect.until };
};

const flat = ({ text, truth, below }: Line, depth: number): LineSeen[] => [
  { text, truth, depth },
  ...below.flatMap((line) => flat(line, depth + 1)),
];

/** A question of a catalogue in full; `undefined` where it has none of this name. */
export function questionOf(catalogue: Catalogue, name: string): QuestionSeen | undefined {
  const fact = catalogue.facts.get(name);
  if (!fact) return undefined;
  const { id, ask, says, type, about, examples, counterExamples, source } = fact;
  const options = 'options' in fact ? Object.entries(fact.options) : [];
  return {
    fact: id,
    ask,
    says,
    type,
    about,
    group: fact.group ?? null,
    unit: 'unit' in fact ? (fact.unit ?? null) : null,
    help: fact.help ?? null,
    examples: [...examples],
    counterExamples: [...counterExamples],
    options: options.map(([word, { label, help = null }]) => ({ word, label, help })),
    source: source.flatMap((each) => provisionOf(catalogue, each)),
  };
}

function provisionOf({ provisions }: Catalogue, id: string): ProvisionSeen[] {
  const provision = provisions.get(id);
  if (!provision) return [];
  const { reference, summary, certainty, link = null, note = null } = provision;
  return [{ id, reference, summary, certainty, link, note }];
}
