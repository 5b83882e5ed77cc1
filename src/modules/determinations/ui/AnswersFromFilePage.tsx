import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { useRead } from '../../../kit/api.ts';
import { FileDrop } from '../../../kit/FileDrop.tsx';
import { Notice } from '../../../kit/Notice.tsx';
import { Page } from '../../../kit/Page.tsx';
import { useQuotes } from '../../../kit/quoted.tsx';
import { ReadState } from '../../../kit/states.tsx';
import { useWriting } from '../../../kit/writing.ts';
import { determinationContracts as contracts } from '../contract.ts';
import classes from './AnswersFromFile.module.css';
import { AnswersInFile } from './AnswersInFile.tsx';
import { CatalogueChoice, useCatalogue } from './CatalogueChoice.tsx';
import { FileAnswered } from './FileAnswered.tsx';
import type { QuestionSeen } from './seen.ts';
import { useAnswerFile } from './use-answer-file.ts';

/** Questions answered by the columns of a file, a row for each AI system. */
export function AnswersFromFilePage() {
  const { t } = useLingui();
  const { catalogue } = useCatalogue();
  const read = useRead(contracts.catalogues, {});
  return (
    <Page
      title={t`Answers from a file`}
      width="wide"
      crumbs={[{ label: t`Determinations`, to: 'determinations' }]}
      lead={
        <Trans>
          A row for each AI system, a column for each question. You see what follows before anything is written.
        </Trans>
      }
    >
      <ReadState read={read}>
        {({ catalogues }) => {
          const meant = catalogue ?? catalogues[0]?.id;
          return meant && <WithQuestions key={meant} catalogue={meant} />;
        }}
      </ReadState>
    </Page>
  );
}

function WithQuestions({ catalogue }: { readonly catalogue: string }) {
  const { isReady, quoteAll } = useQuotes();
  const read = useRead(contracts.catalogue, { catalogue }, { enabled: isReady, shows: quoteAll });
  return (
    <ReadState read={read}>{({ questions }) => <OneFile catalogue={catalogue} questions={questions} />}</ReadState>
  );
}

type OneFileProps = { readonly catalogue: string; readonly questions: readonly QuestionSeen[] };

function OneFile({ catalogue, questions }: OneFileProps) {
  const file = useAnswerFile(catalogue);
  const { chosen, forget } = file;
  if (file.give.data) return <FileAnswered file={file} done={file.give.data} />;
  return (
    <div className={classes.steps}>
      {chosen ? (
        <>
          <div className={classes.chosen}>
            <IconFileSpreadsheet size={22} stroke={1.5} aria-hidden />
            <strong className={classes.name}>{chosen.file.name}</strong>
            <Button variant="default" size="compact-sm" onClick={forget}>
              <Trans>Choose another file</Trans>
            </Button>
          </div>
          <AnswersInFile key={chosen.turn} file={file} questions={questions} />
        </>
      ) : (
        <>
          <div className={classes.ways}>
            <CatalogueChoice />
          </div>
          <Choosing onTake={file.choose} />
        </>
      )}
    </div>
  );
}

function Choosing({ onTake }: { readonly onTake: (file: File) => void }) {
  const { t } = useLingui();
  const { size } = useWriting();
  const [tooLarge, setTooLarge] = useState(false);
  const { maxBytes, endings } = contracts.answerFromFile.takesFile;
  const most = size(maxBytes);
  return (
    <>
      {tooLarge && (
        <Notice tone="bad" role="alert" title={t`This file is too large`}>
          <Trans>Files of up to {most} are read. Split it into several files.</Trans>
        </Notice>
      )}
      <FileDrop
        endings={endings}
        label={t`File with answers`}
        hint={
          <Trans>
            CSV, TSV, Excel (.xlsx) or JSON, up to {most}. Rows are recognised by reference or name; an empty cell says
            nothing, and ? says that nobody knows.
          </Trans>
        }
        onTake={(file) => {
          setTooLarge(file !== undefined && file.size > maxBytes);
          if (file && file.size <= maxBytes) onTake(file);
        }}
      />
    </>
  );
}
