import type { Output } from '../../kernel/operation.ts';
import { type QuestionAsked, questionsAsked, type RecordFigure } from './asked.ts';
import type { homeContracts, Question } from './contract.ts';
import type { HomeFacts } from './facts.ts';

type Answer = Output<typeof homeContracts.read>['answers'][number];
type Figure = Answer['figures'][number];

/**
 * The four answers from what is recorded. INVARIANT: figures stand side by side and are never averaged; what this
 * version keeps no records of is said as `not_built`, and never counted as done.
 */
export const answersOf = (facts: HomeFacts): readonly Answer[] => questionsAsked.map((asked) => answerOf(asked, facts));

const notBuilt: Readonly<Record<Question, readonly string[]>> = {
  accountable: [],
  risks: ['risk_register'],
  harm: ['incident_register'],
  proof: ['controls', 'audits'],
};

function answerOf({ question, figures, gaps }: QuestionAsked, facts: HomeFacts): Answer {
  const found = gaps.map((gap) => ({ gap, figure: counted(gap, facts) })).filter(({ figure }) => figure.value > 0);
  return {
    question,
    figures: [...figures.map((figure) => counted(figure, facts)), ...others(question, facts)],
    gaps: [...found.map(({ figure }) => figure), ...notBuilt[question].map((id) => plain(`not_built.${id}`, 0))],
    next: nextStep(question, facts, found[0]?.gap.step),
  };
}

const countOf = ({ records }: HomeFacts, id: string): number => records.get(id) ?? 0;

function counted({ id, register, filter, of }: RecordFigure, facts: HomeFacts): Figure {
  return {
    id,
    value: countOf(facts, id),
    of: of === undefined ? null : countOf(facts, of),
    list: register.noun,
    filter: filter(facts.today),
  };
}

const plain = (id: string, value: number): Figure => ({ id, value, of: null, list: null, filter: null });

/** Figures that count no records of a register. */
function others(question: Question, { access, ledger, imports }: HomeFacts): readonly Figure[] {
  if (question === 'accountable') return [plain('workspace_owners', access.owners)];
  if (question !== 'proof') return [];
  return [plain('ledger_entries', ledger.entries), plain('ledger_waiting', ledger.waiting), plain('imports', imports)];
}

/** The step that closes the worst gap; where there is none, what keeps the answer good. */
function nextStep(question: Question, facts: HomeFacts, step: string | undefined): string {
  if (countOf(facts, 'systems') === 0) return 'add_systems';
  if (step !== undefined) return step;
  if (question !== 'proof') return 'keep_current';
  return countOf(facts, 'evidence') === 0 ? 'add_evidence' : 'check_ledger';
}
