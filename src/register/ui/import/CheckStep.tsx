import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea, Title } from '@mantine/core';
import { Notice } from '../../../kit/Notice.tsx';
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
  const isReady = counts.problems === 0 && changes > 0;
  return (
    <>
      <Verdict counts={counts} />
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
      <StepBar onBack={() => go('columns')} note={isReady && <Trans>All of it is written, or nothing.</Trans>}>
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

/** What the check comes to, in a sentence, and what to do next. */
function Verdict({ counts: { problems, warnings, created, updated } }: { readonly counts: Counts }) {
  const { t } = useLingui();
  const { go } = useWizard();
  const { many } = useRegister().texts;
  if (problems > 0)
    return (
      <Notice
        tone="bad"
        title={<Plural value={problems} one="One problem keeps this file out" other="# problems keep this file out" />}
      >
        <p>
          <Trans>
            Mend them in the file and choose it again: what you decided about its columns is kept. A column that does
            not fit its field can also be kept as an extra field.
          </Trans>
        </p>
        <Button mt="sm" variant="default" size="compact-sm" onClick={() => go('file')}>
          <Trans>Choose the mended file</Trans>
        </Button>
      </Notice>
    );
  if (created + updated === 0)
    return (
      <Notice title={t`Nothing would change`}>
        <Trans>All {many} of this file are here already, with the same values.</Trans>
      </Notice>
    );
  return (
    <Notice tone="good" title={t`This file can be imported`}>
      {warnings === 0 ? (
        <Trans>Every value fits the field that it goes to.</Trans>
      ) : (
        <Plural
          value={warnings}
          one="There is one warning. It stops nothing; look whether you agree."
          other="There are # warnings. They stop nothing; look whether you agree."
        />
      )}
    </Notice>
  );
}
