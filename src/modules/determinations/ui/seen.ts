import type { Output } from '../../../kernel/operation.ts';
import type { determinationContracts as contracts } from '../contract.ts';

/** What the screens show, as the operations answer with it. */
export type QuestionnaireSeen = Output<typeof contracts.read>;
export type QuestionSeen = QuestionnaireSeen['questions'][number];
export type GivenSeen = QuestionnaireSeen['answers'][number];
export type FindingSeen = QuestionnaireSeen['determination']['findings'][number];
export type EffectSeen = FindingSeen['effect'];
export type OverrideSeen = QuestionnaireSeen['overrides'][number];
export type StandingSeen = NonNullable<QuestionnaireSeen['accepted']>;
export type Moved = Output<typeof contracts.answer>['moved'][number];
export type Value = GivenSeen['answer']['value'];
export type TriageSeen = Output<typeof contracts.triage>;
