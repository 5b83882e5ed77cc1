import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Output } from '../../../kernel/operation.ts';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { Notice } from '../../../kit/Notice.tsx';
import { WorkspaceButtonLink } from '../../../kit/routing.tsx';
import type { determinationContracts as contracts } from '../contract.ts';
import classes from './AnswersFromFile.module.css';
import { useCatalogue } from './CatalogueChoice.tsx';
import type { AnswerFile } from './use-answer-file.ts';

type AnsweredProps = { readonly file: AnswerFile; readonly done: Output<typeof contracts.answerFromFile> };

/** What a file of answers came to, with the way back and the ways on. */
export function FileAnswered({ file: { back, forget }, done }: AnsweredProps) {
  const { t } = useLingui();
  const by = useCatalogue();
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => said.current?.focus(), []);
  return (
    <div className={classes.steps}>
      <FormProblems error={back.error} fields={{}} title={t`The answers were not taken back`} />
      <Notice
        tone="good"
        role="status"
        ref={said}
        title={
          back.isSuccess ? (
            <Trans>Everything is as it was before.</Trans>
          ) : (
            <Plural value={done.outcome.changed} one="Answered for # AI system." other="Answered for # AI systems." />
          )
        }
      >
        {done.leftOut > 0 && !back.isSuccess && (
          <Plural value={done.leftOut} one="# row was left out." other="# rows were left out." />
        )}
      </Notice>
      <div className={classes.ways}>
        {!back.isSuccess && (
          <Button variant="default" loading={back.isPending} onClick={() => back.mutate(done.undo)}>
            <Trans>Undo</Trans>
          </Button>
        )}
        <Button variant="default" onClick={forget}>
          <Trans>Another file</Trans>
        </Button>
        <WorkspaceButtonLink to="determinations/triage" search={by}>
          <Trans>Go on with triage</Trans>
        </WorkspaceButtonLink>
      </div>
    </div>
  );
}
