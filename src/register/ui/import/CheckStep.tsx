import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea, Title } from '@mantine/core';
import { useRegister } from '../register-context.tsx';
import { AdvanceList } from './AdvanceList.tsx';
import classes from './CheckStep.module.css';
import { Failure } from './Failure.tsx';
import { ImportLater } from './ImportLater.tsx';
import { NoticeTable } from './NoticeTable.tsx';
import type { Counts } from './notices.ts';
import { Outcome } from './Outcome.tsx';
import { StepBar } from './StepBar.tsx';
import { StepFrame } from './StepFrame.tsx';
import { stagesOf } from './stages.ts';
import { Verdict } from './Verdict.tsx';
import { type ImportRequest, useCheck } from './wizard.ts';
import { useWizard } from './wizard-context.tsx';

type CheckStepProps = {
  readonly request: ImportRequest;
  readonly onImport: () => void;
};

/** The third step: what the import would do, tried out row by row; nothing is written. */
export function CheckStep(props: CheckStepProps) {
  const { t } = useLingui();
  const { go } = useWizard();
  const { data: counts, error, advance, refetch } = useCheck(props.request);
  return (
    <StepFrame title={t`What would change`} lead={<Trans>Every row is tried out. Nothing has been written.</Trans>}>
      {counts && <Checked {...props} counts={counts} />}
      {!counts && error && (
        <>
          <Failure error={error} onRetry={() => void refetch()} />
          <StepBar onBack={() => go('columns')} />
        </>
      )}
      {!counts && !error && (
        <>
          <AdvanceList advance={advance} stages={stagesOf.check} />
          <StepBar onBack={() => go('columns')} />
        </>
      )}
    </StepFrame>
  );
}

type CheckedProps = CheckStepProps & { readonly counts: Counts };

function Checked({ counts, request, onImport }: CheckedProps) {
  const { t } = useLingui();
  const { said, say, go } = useWizard();
  const { one, many } = useRegister().texts;
  const changes = counts.created + counts.updated;
  const isReady = (counts.problems === 0 || counts.leftOut > 0) && counts.others > 0 && changes > 0;
  return (
    <>
      <Verdict counts={counts} request={request} />
      <Outcome counts={counts} tense="would" />
      {counts.notices.length > 0 && (
        <>
          <Title order={3}>
            <Trans>Row by row</Trans>
          </Title>
          <NoticeTable counts={counts} filename={request.chosen.file.name} />
        </>
      )}
      {isReady && (
        <Textarea
          className={classes.reason}
          label={t`Why this file is imported`}
          description={t`Not required. It stands in the ledger, with this import.`}
          maxLength={2000}
          value={said.reason}
          onChange={({ currentTarget }) => say({ reason: currentTarget.value })}
        />
      )}
      <StepBar onBack={() => go('columns')} note={isReady && <WhatIsWritten leftOut={counts.leftOut} />}>
        {isReady && <ImportLater request={request} />}
        <Button onClick={onImport} disabled={!isReady}>
          {changes > 0 ? (
            <Plural value={changes} one={`Import # ${one}`} other={`Import # ${many}`} />
          ) : (
            <Trans>Nothing to import</Trans>
          )}
        </Button>
      </StepBar>
    </>
  );
}

const WhatIsWritten = ({ leftOut }: Pick<Counts, 'leftOut'>) =>
  leftOut === 0 ? (
    <Trans>All of it is written, or nothing.</Trans>
  ) : (
    <Trans>All of the other rows are written, or nothing.</Trans>
  );
