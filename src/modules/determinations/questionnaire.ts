import { hash } from 'node:crypto';
import { answer as answerFor, askable, type Catalogue } from '../../catalogue/index.ts';
import { parseId } from '../../kernel/id.ts';
import type { Output } from '../../kernel/operation.ts';
import { dateOf, type LocalDate, parseLocalDate } from '../../kernel/time.ts';
import { type RecordRow, readRecord } from '../../register/index.ts';
import type { Reading } from '../../store/index.ts';
import { systems } from '../systems/contract.ts';
import { answersHeld, factsHeld } from './answers.ts';
import type { determinationContracts as contracts } from './contract.ts';
import type { Determined, Known } from './determined.ts';
import { proposalsOf, sizeProposals } from './proposals.ts';
import { overridesSeen, standingSeen } from './records.ts';
import { earlierOf, knownFacts, questionsLeft, writableValue } from './rules.ts';
import { questionOf, seenOf } from './seen.ts';
import * as store from './store.ts';

/** A system with its answers, what follows from them, and what to ask next. */
export type QuestionnaireSeen = Output<typeof contracts.read>;

/** What a questionnaire is read with; `on`: the day on which the law is read. */
export type Asking = { readonly catalogue: Catalogue; readonly on: LocalDate | undefined };

/** What is known of one system now; `undefined` where it is not in this workspace. */
export async function knownOf(reading: Reading, system: string, { catalogue, on }: Asking): Promise<Known | undefined> {
  const record = await readRecord(systems, reading, system);
  if (!record) return undefined;
  const held = (await answersHeld(reading, catalogue, [system])).get(system) ?? new Map<string, store.AnswerRow>();
  const facts = factsHeld(held);
  return { record, held, facts, dates: { lawReadOn: on ?? dateOf(reading.now), placedOn: placedOnOf(record) } };
}

/** Determines one system by what is answered now; `undefined` where it is not in this workspace. */
export async function determineSystem(
  reading: Reading,
  system: string,
  asking: Asking,
): Promise<Determined | undefined> {
  const found = await knownOf(reading, system, asking);
  if (!found) return undefined;
  const { facts, dates } = found;
  const { catalogue } = asking;
  const answered = answerFor(catalogue, knownFacts(facts), dates);
  const state = hash('sha256', JSON.stringify([catalogue.hash, dates, Object.entries(facts).toSorted()]));
  const asks = answered.asks.map(({ fact }) => fact);
  return { ...found, answer: answered, determination: seenOf(answered), asks, state };
}

/** The first day on which a system was placed on the market or put into service, as its record has it. */
export const placedOnOf = ({ values }: Pick<RecordRow, 'values'>): LocalDate | undefined =>
  earlierOf(dayIn(values['placedOnMarketOn']), dayIn(values['putIntoServiceOn']));

const dayIn = (value: unknown): LocalDate | undefined =>
  typeof value === 'string' ? parseLocalDate(value) : undefined;

type May = (permission: string) => boolean;

/** The whole of it, as its screen needs it. */
export async function questionnaireOf(
  reading: Reading,
  determined: Determined,
  { catalogue, may }: { readonly catalogue: Catalogue; readonly may: May },
): Promise<QuestionnaireSeen> {
  const { record, held, dates, facts, determination, asks, state } = determined;
  const asked = { system: record.id, catalogue: catalogue.about.id, show: 'newest' } as const;
  const [newest] = await reading.read(store.listStandings(reading.workspace, asked, { page: 1, size: 1 }));
  const unknown = new Set([...held.values()].flatMap(({ fact, standing }) => (standing === 'unknown' ? [fact] : [])));
  const open = askable(asks, catalogue.facts, unknown);
  const [organisation] = await reading.read(store.organisationSize(reading.workspace));
  const isOpen = record.archivedAt === null;
  return {
    system: { id: idOf(record), name: String(record.values['name'] ?? ''), isArchived: !isOpen },
    determination,
    answers: [...held.values()].flatMap((row) => {
      const question = questionOf(catalogue, row.fact);
      return question ? [{ answer: givenOf(row, reading.workspace), question }] : [];
    }),
    questions: open.slice(0, mostQuestions).flatMap((fact) => questionOf(catalogue, fact) ?? []),
    left: questionsLeft(catalogue, { facts: knownFacts(facts), dates, unknown }, asks),
    proposals: [
      ...proposalsOf(catalogue, record, open).map(({ value, ...rest }) => ({ ...rest, value: [...value] })),
      ...sizeProposals(catalogue, organisation?.size ?? null, open),
    ],
    state,
    accepted: newest ? standingSeen(newest) : null,
    overrides: newest ? await overridesSeen(reading, newest.id, { catalogue, on: dates.lawReadOn }) : [],
    abilities: {
      answer: isOpen && may('determination.answer'),
      accept: isOpen && may('determination.accept'),
      override: may('determination.override'),
    },
  };
}

const mostQuestions = 12;

const idOf = ({ id }: RecordRow): QuestionnaireSeen['system']['id'] => {
  const parsed = parseId('system', id);
  if (!parsed) throw new Error('a record of the register of systems has the id of something else');
  return parsed;
};

const givenOf = (row: store.AnswerRow, workspace: string) => ({
  id: row.id,
  fact: row.fact,
  standing: row.standing,
  value: writableValue(row.value),
  note: row.note,
  isShared: row.subject === workspace,
  saidBy: { person: row.saidBy, name: row.saidByName ?? row.saidBy },
  saidAt: row.saidAt,
  version: row.version,
});
