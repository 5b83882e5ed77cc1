import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../../kit/api.ts';
import type { Meant } from '../../../kit/area.ts';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { Notice } from '../../../kit/Notice.tsx';
import { useQuotes } from '../../../kit/quoted.tsx';
import { ReadState } from '../../../kit/states.tsx';
import { determinationContracts as contracts } from '../contract.ts';
import { CatalogueSelect } from './CatalogueChoice.tsx';
import { choicesOf, type Draft, emptyDraft, valueOf } from './draft.ts';
import { Choices } from './QuestionForm.tsx';
import type { QuestionSeen } from './seen.ts';
import { useManyAnswers } from './use-many-answers.ts';
import { type Outcome, WouldFollow } from './WouldFollow.tsx';

type ManyProps = { readonly meant: Meant; readonly count: number; readonly onClose: () => void };

/** One question answered for many AI systems: what would follow is shown before anything is written. */
export function AnswerMany(props: ManyProps) {
  const read = useRead(contracts.catalogues, {});
  const [chosen, setChosen] = useState<string>();
  return (
    <ReadState read={read}>
      {({ catalogues }) => {
        const catalogue = chosen ?? catalogues[0]?.id;
        return (
          catalogue && (
            <Stack gap="md">
              <CatalogueSelect value={catalogue} onChange={setChosen} />
              <WithCatalogue key={catalogue} catalogue={catalogue} {...props} />
            </Stack>
          )
        );
      }}
    </ReadState>
  );
}

function WithCatalogue({ catalogue, ...props }: ManyProps & { readonly catalogue: string }) {
  const { isReady, quoteAll } = useQuotes();
  const read = useRead(contracts.catalogue, { catalogue }, { enabled: isReady, shows: quoteAll });
  return (
    <ReadState read={read}>
      {({ questions }) => <Answering catalogue={catalogue} questions={questions} {...props} />}
    </ReadState>
  );
}

type AnsweringProps = ManyProps & { readonly catalogue: string; readonly questions: readonly QuestionSeen[] };

function Answering({ questions, count, onClose, ...rest }: AnsweringProps) {
  const { t } = useLingui();
  const [fact, setFact] = useState<string | null>(null);
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const { check, give, back, inputFor, undo } = useManyAnswers(rest);
  const question = questions.find((each) => each.fact === fact);
  const value = question && valueOf(question, draft);
  if (give.data) return <Given done={give.data} back={back} onUndo={() => undo()} onClose={onClose} />;
  const asked = questions.filter(({ about, type }) => about !== 'organisation' && type !== 'list');
  return (
    <Stack gap="md">
      <FormProblems error={check.error ?? give.error} fields={{}} title={t`Nothing was answered`} />
      <Select
        label={t`Question`}
        data-autofocus
        searchable
        maxDropdownHeight={320}
        data={asked.map((each) => ({ value: each.fact, label: each.ask }))}
        value={fact}
        onChange={(next) => {
          setFact(next);
          setDraft(emptyDraft);
          check.reset();
        }}
      />
      {question && (
        <Choices
          question={question}
          choices={choicesOf(question)}
          draft={draft}
          onChange={(next) => {
            setDraft(next);
            check.reset();
          }}
        />
      )}
      {check.data && <WouldFollow outcome={check.data} />}
      <Ways
        count={count}
        outcome={check.data}
        isPending={check.isPending || give.isPending}
        isChosen={value !== undefined}
        onClose={onClose}
        onCheck={() => question && check.mutate({ input: inputFor(question.fact, value ?? null) })}
        onGive={() => question && give.mutate({ input: inputFor(question.fact, value ?? null) })}
      />
    </Stack>
  );
}

type WaysProps = {
  readonly count: number;
  readonly outcome: Outcome | undefined;
  readonly isPending: boolean;
  readonly isChosen: boolean;
  readonly onClose: () => void;
  readonly onCheck: () => void;
  readonly onGive: () => void;
};

/** Out, to the preview, and from there to the deed. */
function Ways({ count, outcome, isPending, isChosen, onClose, onCheck, onGive }: WaysProps) {
  return (
    <Group justify="flex-end" gap="xs">
      <Button variant="default" onClick={onClose}>
        <Trans>Cancel</Trans>
      </Button>
      {outcome ? (
        <Button loading={isPending} disabled={outcome.changed === 0} onClick={onGive}>
          <Plural value={outcome.changed} one="Answer for # AI system" other="Answer for # AI systems" />
        </Button>
      ) : (
        <Button loading={isPending} disabled={!isChosen} onClick={onCheck}>
          <Plural
            value={count}
            one="See what would follow for # AI system"
            other="See what would follow for # AI systems"
          />
        </Button>
      )}
    </Group>
  );
}

type GivenProps = {
  readonly done: Outcome;
  readonly back: { readonly isPending: boolean; readonly isSuccess: boolean; readonly error: Error | null };
  readonly onUndo: () => void;
  readonly onClose: () => void;
};

function Given({ done, back, onUndo, onClose }: GivenProps) {
  const { t } = useLingui();
  return (
    <Stack gap="md">
      <FormProblems error={back.error} fields={{}} title={t`The answers were not taken back`} />
      <Notice
        tone="good"
        role="status"
        title={
          back.isSuccess ? (
            <Trans>Everything is as it was before.</Trans>
          ) : (
            <Plural value={done.changed} one="Answered for # AI system." other="Answered for # AI systems." />
          )
        }
      />
      <Group justify="flex-end" gap="xs">
        {!back.isSuccess && (
          <Button variant="default" loading={back.isPending} onClick={onUndo}>
            <Trans>Undo</Trans>
          </Button>
        )}
        <Button onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
      </Group>
    </Stack>
  );
}
