import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../../kernel/operation.ts';
import { useRead } from '../../../kit/api.ts';
import type { Meant } from '../../../kit/area.ts';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { Notice } from '../../../kit/Notice.tsx';
import { useQuotes } from '../../../kit/quoted.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { LoadingState, ReadState } from '../../../kit/states.tsx';
import { determinationContracts as contracts } from '../contract.ts';
import classes from './Determination.module.css';
import { choicesOf, type Draft, emptyDraft, valueOf } from './draft.ts';
import { Provisions } from './Provisions.tsx';
import questionClasses from './Question.module.css';
import { Choices, Examples } from './QuestionForm.tsx';
import type { TriageSeen } from './seen.ts';
import { TriageSide } from './TriageSide.tsx';
import { useManyAnswers } from './use-many-answers.ts';
import { targetOf, WouldFollow } from './WouldFollow.tsx';

type TriageProps = {
  readonly meant: Meant;
  readonly catalogue: string | undefined;
  /** The question to begin with, where it is open; else the most decisive one. */
  readonly first?: string | undefined;
};

/** Many AI systems determined together: the question that settles most of them, what an answer comes to, and the way to accept. */
export function Triage({ meant, catalogue, first }: TriageProps) {
  const asked = { workspace: useWorkspaceId(), ...targetOf(meant), ...(catalogue === undefined ? {} : { catalogue }) };
  const { isReady, quoteAll } = useQuotes();
  const read = useRead(contracts.triage, asked, { keepPrevious: true, enabled: isReady, shows: quoteAll });
  return (
    <ReadState read={read} loading={<LoadingState rows={8} />}>
      {(triage) => <Sorting triage={triage} meant={meant} catalogue={catalogue} first={first} />}
    </ReadState>
  );
}

function Sorting({ triage, meant, catalogue, first }: TriageProps & { readonly triage: TriageSeen }) {
  const { t } = useLingui();
  const { check, give, back, inputFor, undo } = useManyAnswers({ meant, catalogue });
  const { quoteAll } = useQuotes();
  const [chosen, setChosen] = useState(first);
  const { place, goOn } = useWayOn();
  const { questions, abilities } = triage;
  const current = questions.find(({ question }) => question.fact === chosen) ?? questions[0];
  const choose = (fact: string) => {
    setChosen(fact);
    check.reset();
  };
  return (
    <div className={classes.columns} ref={place}>
      <div className={classes.side}>
        <FormProblems error={check.error ?? give.error ?? back.error} fields={{}} title={t`Nothing was answered`} />
        {give.data && (
          <Given
            changed={give.data.changed}
            isBack={back.isSuccess && back.submittedAt > give.submittedAt}
            isPending={back.isPending}
            onUndo={() => undo(goOn)}
          />
        )}
        {current && abilities.answer ? (
          <Asking
            key={current.question.fact}
            asked={current}
            outcome={check.data && quoteAll(check.data)}
            isPending={check.isPending || give.isPending}
            onChange={check.reset}
            onCheck={(value) => check.mutate({ input: inputFor(current.question.fact, value) })}
            onGive={(value) =>
              give.mutate(
                { input: inputFor(current.question.fact, value) },
                {
                  onSuccess: () => {
                    setChosen(undefined);
                    check.reset();
                    goOn();
                  },
                },
              )
            }
          />
        ) : (
          <div data-triage-end tabIndex={-1}>
            <Nothing triage={triage} />
          </div>
        )}
      </div>
      <TriageSide triage={triage} meant={meant} current={current?.question.fact} onChoose={choose} />
    </div>
  );
}

/** Puts the focus, once what was done is shown, on what there is to do next: the first choice, or accepting what is settled. */
function useWayOn() {
  const place = useRef<HTMLDivElement>(null);
  const [steps, setSteps] = useState(0);
  useEffect(() => {
    if (steps === 0) return;
    const next = place.current?.querySelector<HTMLElement>('[data-triage] fieldset input, [data-triage-end]');
    const accept = place.current?.querySelector<HTMLElement>('[data-triage-accept]');
    (next?.matches('[data-triage-end]') && accept ? accept : next)?.focus();
  }, [steps]);
  return { place, goOn: () => setSteps((before) => before + 1) };
}

type AskingProps = {
  readonly asked: TriageSeen['questions'][number];
  readonly outcome: Output<typeof contracts.checkAnswerMany> | undefined;
  readonly isPending: boolean;
  readonly onChange: () => void;
  readonly onCheck: (value: NonNullable<ReturnType<typeof valueOf>> | null) => void;
  readonly onGive: (value: NonNullable<ReturnType<typeof valueOf>> | null) => void;
};

/** One question for all systems: its choices, what the chosen one would come to, and then the deed. */
function Asking({ asked: { question, systems }, outcome, isPending, onChange, onCheck, onGive }: AskingProps) {
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const value = valueOf(question, draft);
  const change = (next: Draft) => {
    setDraft(next);
    onChange();
  };
  return (
    <section className={questionClasses.question} data-triage aria-labelledby="question">
      <p className={classes.quiet}>
        <Plural value={systems} one="Open for # AI system" other="Open for # AI systems" />
      </p>
      <h2 className={questionClasses.ask} id="question">
        {question.ask}
      </h2>
      {question.help && <p className={questionClasses.help}>{question.help}</p>}
      <Examples question={question} />
      <Choices question={question} choices={choicesOf(question)} draft={draft} onChange={change} />
      {outcome && <WouldFollow outcome={outcome} />}
      <Group gap="xs">
        {outcome ? (
          <Button
            loading={isPending}
            disabled={outcome.changed === 0}
            onClick={() => value !== undefined && onGive(value)}
          >
            <Plural value={outcome.changed} one="Answer for # AI system" other="Answer for # AI systems" />
          </Button>
        ) : (
          <Button
            loading={isPending}
            disabled={value === undefined}
            onClick={() => value !== undefined && onCheck(value)}
          >
            <Trans>See what would change</Trans>
          </Button>
        )}
      </Group>
      <Provisions provisions={question.source} />
    </section>
  );
}

type GivenProps = {
  readonly changed: number;
  readonly isBack: boolean;
  readonly isPending: boolean;
  readonly onUndo: () => void;
};

/** What was answered last, and the way back. */
function Given({ changed, isBack, isPending, onUndo }: GivenProps) {
  const title = isBack ? (
    <Trans>Everything is as it was before.</Trans>
  ) : (
    <Plural value={changed} one="Answered for # AI system." other="Answered for # AI systems." />
  );
  return (
    <Notice tone="good" role="status" title={title}>
      {!isBack && (
        <Button variant="default" size="compact-md" loading={isPending} onClick={onUndo}>
          <Trans>Undo</Trans>
        </Button>
      )}
    </Notice>
  );
}

/** Why nothing is asked. */
function Nothing({ triage: { found, settled, abilities, questions } }: { readonly triage: TriageSeen }) {
  const { t } = useLingui();
  if (found === 0)
    return (
      <Notice title={t`There is no AI system to determine`}>
        <Trans>Add AI systems or import them, or choose others.</Trans>
      </Notice>
    );
  if (questions.length > 0 && !abilities.answer) return <Notice title={t`You may read here, but not answer`} />;
  if (settled === found) {
    return (
      <Notice tone="good" title={t`All questions are answered`}>
        <Trans>Everything that stands for these AI systems in lists is settled.</Trans>
      </Notice>
    );
  }
  return (
    <Notice title={t`No question is left that can be answered together`}>
      <Trans>What is still open nobody knows yet, or it is asked of each AI system by itself.</Trans>
    </Notice>
  );
}
