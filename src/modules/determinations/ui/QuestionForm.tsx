import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea, TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Badge } from '../../../kit/Badge.tsx';
import { SentenceText } from '../../../kit/SentenceText.tsx';
import { type Choice, choicesOf, choose, type Draft, draftOf, emptyDraft, isChosen, valueOf } from './draft.ts';
import { Provisions } from './Provisions.tsx';
import classes from './Question.module.css';
import type { GivenSeen, QuestionnaireSeen, QuestionSeen, Value } from './seen.ts';

type Proposal = QuestionnaireSeen['proposals'][number];

type QuestionFormProps = {
  readonly question: QuestionSeen;
  readonly given: GivenSeen['answer'] | undefined;
  readonly proposal: Proposal | undefined;
  readonly isPending: boolean;
  readonly onAnswer: (value: Value, note: string | null) => void;
  readonly onBack: (() => void) | undefined;
};

/** One question with its choices: a digit chooses, 0 is none of these, Enter goes on. A proposal is chosen for the reader to confirm. */
export function QuestionForm({ question, given, proposal, isPending, onAnswer, onBack }: QuestionFormProps) {
  const suggested = given === undefined && proposal ? draftOf(proposal.value) : undefined;
  const [draft, setDraft] = useState<Draft>(given ? draftOf(given.value) : (suggested ?? emptyDraft));
  const [note, setNote] = useState(given?.note ?? '');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const value = valueOf(question, draft);
  const choices = choicesOf(question);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isWriting(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen = choices.find(({ digit }) => digit === event.key);
    if (chosen) setDraft(choose(question, draft, chosen));
    else if (event.key === 'Enter' && value !== undefined && !isControl(event.target)) onAnswer(value, noteIn(note));
    else return;
    event.preventDefault();
  };
  return (
    <form
      className={classes.question}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        if (value !== undefined && !isPending) onAnswer(value, noteIn(note));
      }}
    >
      <h2 ref={heading} tabIndex={-1} className={classes.ask} id="question">
        {question.ask}
      </h2>
      {question.help && <p className={classes.help}>{question.help}</p>}
      <Examples question={question} />
      {suggested && proposal && <Proposed because={proposal.because} />}
      <Choices question={question} choices={choices} draft={draft} onChange={setDraft} />
      <Note note={note} onChange={setNote} />
      <div className={classes.acts}>
        <Button type="submit" loading={isPending} disabled={value === undefined}>
          <Trans>Next</Trans>
        </Button>
        {onBack && (
          <Button variant="default" onClick={onBack}>
            <Trans>Back</Trans>
          </Button>
        )}
      </div>
      <Provisions provisions={question.source} />
    </form>
  );
}

const noteIn = (note: string): string | null => (note.trim() === '' ? null : note.trim());

const isWriting = (target: EventTarget): boolean =>
  target instanceof Element && target.matches('textarea, input:not([type="radio"], [type="checkbox"])');

const isControl = (target: EventTarget): boolean => target instanceof Element && target.matches('button, a, summary');

function Proposed({ because }: { readonly because: string }) {
  return (
    <p className={classes.proposed}>
      <Badge tone="info">
        <Trans>Proposed</Trans>
      </Badge>{' '}
      <Trans>
        Look whether it is right: <SentenceText text={because} isPart />.
      </Trans>
    </p>
  );
}

/** What the question means, and what it does not. */
export function Examples({ question: { examples, counterExamples } }: { readonly question: QuestionSeen }) {
  if (examples.length + counterExamples.length === 0) return null;
  return (
    <div className={classes.examples}>
      {examples.length > 0 && (
        <p>
          <Trans>For example:</Trans>
        </p>
      )}
      <Lines texts={examples} />
      {counterExamples.length > 0 && (
        <p>
          <Trans>Not this:</Trans>
        </p>
      )}
      <Lines texts={counterExamples} />
    </div>
  );
}

const Lines = ({ texts }: { readonly texts: readonly string[] }) =>
  texts.length > 0 && (
    <ul>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );

type ChoicesProps = {
  readonly question: QuestionSeen;
  readonly choices: readonly Choice[];
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
};

/** The choices of a question, the open ones of a number or a day first. */
export function Choices({ question, choices, draft, onChange }: ChoicesProps) {
  const { t } = useLingui();
  const { type, unit } = question;
  const isOpen = type === 'number' || type === 'date';
  return (
    <fieldset className={classes.choices} aria-labelledby="question">
      {isOpen && (
        <TextInput
          type={type === 'date' ? 'date' : 'text'}
          inputMode={type === 'number' ? 'decimal' : undefined}
          label={unit ?? (type === 'date' ? t`Day` : t`Number`)}
          value={draft.text}
          onChange={({ currentTarget }) => onChange({ ...emptyDraft, text: currentTarget.value })}
        />
      )}
      {choices.map((choice) => (
        <ChoiceLine
          key={`${choice.as} ${choice.word}`}
          question={question}
          choice={choice}
          isOn={isChosen(draft, choice)}
          onChoose={() => onChange(choose(question, draft, choice))}
        />
      ))}
    </fieldset>
  );
}

type ChoiceLineProps = {
  readonly question: QuestionSeen;
  readonly choice: Choice;
  readonly isOn: boolean;
  readonly onChoose: () => void;
};

function ChoiceLine({ question, choice, isOn, onChoose }: ChoiceLineProps) {
  const isSeveral = question.type === 'manyOf' && choice.as === 'word';
  const { label, help } = useChoiceText(question, choice);
  return (
    <label className={classes.choice} data-on={isOn || undefined}>
      <input type={isSeveral ? 'checkbox' : 'radio'} name="answer" checked={isOn} onChange={onChoose} />
      <span className={classes.words}>
        <span className={classes.label}>{label}</span>
        {help && <span className={classes.hint}>{help}</span>}
      </span>
      {choice.digit !== undefined && (
        <kbd className={classes.digit} aria-hidden>
          {choice.digit}
        </kbd>
      )}
    </label>
  );
}

function useChoiceText(
  { type, options }: QuestionSeen,
  { word, as }: Choice,
): { label: ReactNode; help: string | null } {
  const { t } = useLingui();
  if (as === 'none') return { label: t`None of these`, help: null };
  if (as === 'unknown') return { label: t`I don’t know`, help: t`It is remembered, and shown as missing.` };
  if (type === 'yesNo') return { label: word === 'yes' ? t`Yes` : t`No`, help: null };
  const option = options.find((each) => each.word === word);
  return { label: option?.label ?? word, help: option?.help ?? null };
}

function Note({ note, onChange }: { readonly note: string; readonly onChange: (note: string) => void }) {
  const [isOpen, setOpen] = useState(note !== '');
  const { t } = useLingui();
  if (!isOpen) {
    return (
      <Button variant="subtle" size="compact-sm" className={classes.addNote} onClick={() => setOpen(true)}>
        <Trans>Add a note</Trans>
      </Button>
    );
  }
  return (
    <Textarea
      label={t`Note`}
      autosize
      minRows={2}
      maxLength={5000}
      value={note}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
