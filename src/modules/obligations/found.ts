import type { Answer } from '../../catalogue/index.ts';
import type { LocalDate } from '../../kernel/time.ts';
import type { Findings, FoundObligation } from './rules.ts';

type Answered = Answer['obligations'][number];

/** What can be met or not: what only permits something, shifts a role or lifts a duty is none of it. */
const owed: readonly Answered['kind'][] = ['duty', 'conditional-permission'];

/** What an answer found, as the register of obligations takes it up. Obligations that never apply are not found. */
export const findingsIn = (answer: Answer, determination: string): Findings => ({
  catalogue: answer.catalogue.id,
  determination,
  obligations: answer.obligations
    .filter(({ kind, effect }) => owed.includes(kind) && effect?.kind !== 'never')
    .filter((each) => !isOver(each, answer.lawReadOn))
    .map((each) => foundIn(answer, each)),
});

const isOver = ({ effect }: Answered, on: LocalDate): boolean =>
  effect?.kind === 'from' && effect.until !== undefined && effect.until <= on;

function foundIn({ findings, provisions }: Answer, found: Answered): FoundObligation {
  const { id, truth, duty, source, roles, classes, effect, certainty, evidence } = found;
  const places = source.flatMap((each) => provisions[each] ?? []);
  const labelOf = (finding: string): string => findings.find((each) => each.id === finding)?.label ?? finding;
  return {
    obligation: id,
    truth,
    duty,
    provision: places.map(({ reference }) => reference).join('; ') || source.join('; '),
    readAt: places.flatMap(({ link }) => link ?? []),
    roles: roles.map(labelOf),
    classes: classes.map(labelOf),
    certainty: effect?.kind === 'open' ? 'uncertain' : certainty,
    fineTier: found.fine?.label ?? null,
    appliesFrom: dayOf(effect),
    trigger: found.trigger,
    deadline: found.deadline,
    retention: found.retention,
    evidence,
  };
}

/** The day of an effect; while it is open between several, the earliest, so that nobody is late. */
function dayOf(effect: Answered['effect']): LocalDate | null {
  if (effect === null || effect.kind === 'never') return null;
  if (effect.kind === 'from') return effect.from;
  return effect.between.filter((day) => day !== null).toSorted()[0] ?? null;
}
