import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Loader } from '@mantine/core';
import { useId } from 'react';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { NoticeTable } from '../../../register/ui/import/NoticeTable.tsx';
import { ReadingPanel } from '../../../register/ui/import/ReadingPanel.tsx';
import { AnswerColumns } from './AnswerColumns.tsx';
import classes from './AnswersFromFile.module.css';
import type { QuestionSeen } from './seen.ts';
import { type AnswerFile, type FileSeen, withPlace } from './use-answer-file.ts';
import { WouldFollow } from './WouldFollow.tsx';

type InFileProps = { readonly file: AnswerFile; readonly questions: readonly QuestionSeen[] };

/** What is in a file of answers: how it was read, where its columns go, and what would follow; all of it can be corrected. */
export function AnswersInFile({ file, questions }: InFileProps) {
  const { t } = useLingui();
  const { check, choices, places, say } = file;
  const seen = check.data;
  const dates = new Set(questions.flatMap(({ fact, type }) => (type === 'date' ? [fact] : [])));
  return (
    <>
      <FormProblems error={check.error} fields={{}} title={t`This file is not read`} />
      {check.isPending && <Loader size="sm" aria-label={t`Reading the file`} />}
      {(seen || check.error) && (
        <ReadingPanel
          found={seen?.file}
          choices={choices}
          hasDates={seen?.columns.some(({ target }) => dates.has(target)) ?? false}
          onChange={({ mapping: _, ...change }) => say({ choices: { ...choices, ...change }, places: new Map() })}
        />
      )}
      {seen && !check.error && (
        <>
          <AnswerColumns
            columns={seen.columns}
            questions={questions}
            onPlace={(column, target) => say({ places: withPlace(places, column, target) })}
          />
          <WouldCome file={file} seen={seen} />
        </>
      )}
    </>
  );
}

type ComeProps = { readonly file: AnswerFile; readonly seen: FileSeen };

function WouldCome({ file, seen }: ComeProps) {
  const { t } = useLingui();
  const heading = useId();
  const { problems, warnings, outcome } = seen;
  const name = file.chosen?.file.name ?? '';
  return (
    <section aria-labelledby={heading} aria-busy={file.check.isFetching} className={classes.part}>
      <h2 id={heading}>
        <Trans>What follows</Trans>
      </h2>
      <Counts seen={seen} />
      {outcome.found > 0 && <WouldFollow outcome={outcome} />}
      {problems + warnings > 0 && <NoticeTable counts={seen} filename={name} />}
      <FormProblems error={file.give.error} fields={{}} title={t`Nothing was answered`} />
      <Ways file={file} seen={seen} />
    </section>
  );
}

function Counts({ seen: { answers, systems, same, notKnown, replacing, problems } }: { readonly seen: FileSeen }) {
  return (
    <ul className={classes.counts}>
      <li>
        <Plural value={answers} one="# new answer" other="# new answers" />
        {', '}
        <Plural value={systems} one="# AI system in the file" other="# AI systems in the file" />
      </li>
      {notKnown > 0 && (
        <li>
          <Plural value={notKnown} one="# says that nobody knows" other="# say that nobody knows" />
        </li>
      )}
      {replacing > 0 && (
        <li data-tone="caution">
          <Plural value={replacing} one="# replaces another answer" other="# replace other answers" />
        </li>
      )}
      {same > 0 && (
        <li>
          <Plural value={same} one="# is answered so already" other="# are answered so already" />
        </li>
      )}
      {problems > 0 && (
        <li data-tone="bad">
          <Plural value={problems} one="# problem" other="# problems" />
        </li>
      )}
    </ul>
  );
}

function Ways({ file, seen: { answers, problems, leftOut, outcome } }: ComeProps) {
  const { t } = useLingui();
  const { accept, say, give, check, forget } = file;
  const isHeld = problems > 0 && accept === 'all';
  return (
    <>
      {problems > 0 && (
        <Checkbox
          checked={accept === 'valid'}
          label={t`Leave out rows with problems`}
          description={
            leftOut > 0 ? <Plural value={leftOut} one="# row is left out." other="# rows are left out." /> : null
          }
          onChange={({ currentTarget }) => say({ accept: currentTarget.checked ? 'valid' : 'all' })}
        />
      )}
      <div className={classes.ways}>
        <Button variant="default" onClick={forget}>
          <Trans>Cancel</Trans>
        </Button>
        <Button
          loading={give.isPending}
          disabled={answers === 0 || isHeld || check.isFetching}
          onClick={() => give.mutate()}
        >
          <Plural
            value={outcome.changed}
            one="Give the answers for # AI system"
            other="Give the answers for # AI systems"
          />
        </Button>
      </div>
    </>
  );
}
