import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Title } from '@mantine/core';
import { useEffect } from 'react';
import { useAnnounce } from '../../../kit/announce.tsx';
import { Notice } from '../../../kit/Notice.tsx';
import { codeOf, unreachable } from '../../../kit/problem-error.ts';
import { WorkspaceButtonLink, WorkspaceLink } from '../../../kit/routing.tsx';
import { useRegister } from '../register-context.tsx';
import { AdvanceList } from './AdvanceList.tsx';
import { Failure } from './Failure.tsx';
import type { Importing } from './importing.ts';
import { LostConnection } from './LostConnection.tsx';
import { NoticeTable } from './NoticeTable.tsx';
import type { Counts } from './notices.ts';
import { Outcome } from './Outcome.tsx';
import { ReportButton } from './ReportButton.tsx';
import { StepBar } from './StepBar.tsx';
import { StepFrame } from './StepFrame.tsx';
import { stagesOf } from './stages.ts';
import type { ImportRequest } from './wizard.ts';
import { useWizard } from './wizard-context.tsx';

type ImportStepProps = {
  readonly importing: Importing;
  readonly file: { readonly name: string; readonly sha256: string };
  readonly onRetry: () => void;
  /** What was imported; `undefined` while it is read anew. */
  readonly request: ImportRequest | undefined;
};

/** The last step: the import while it runs, then what it did; or why it did not. */
export function ImportStep(props: ImportStepProps) {
  const { t } = useLingui();
  const { importing, file, request } = props;
  const { data: report, error, advance } = importing;
  if (report) return <Report report={report} filename={file.name} request={request} onForget={importing.forget} />;
  if (error) return <NotImported {...props} error={error} />;
  return (
    <StepFrame
      title={t`Importing`}
      lead={<Trans>Stay on this page until it is done. All of it is written, or nothing.</Trans>}
    >
      <AdvanceList advance={advance} stages={stagesOf.import} />
    </StepFrame>
  );
}

function NotImported({ error, importing, file, onRetry }: ImportStepProps & { readonly error: Error }) {
  const { t } = useLingui();
  const { go } = useWizard();
  return (
    <StepFrame title={t`Not imported`}>
      {codeOf(error) === unreachable ? (
        <LostConnection before={importing.before} sha256={file.sha256} onRetry={onRetry} />
      ) : (
        <Failure error={error} onRetry={onRetry} />
      )}
      <StepBar onBack={() => go('check')} />
    </StepFrame>
  );
}

type ReportProps = Pick<ImportStepProps, 'request'> & {
  readonly report: Counts;
  readonly filename: string;
  readonly onForget: () => void;
};

function Report({ report, filename, request, onForget }: ReportProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const { startAgain } = useWizard();
  const { register, texts } = useRegister();
  const { many } = texts;
  const title = t`Imported`;
  useEffect(() => announce(title), [announce, title]);
  return (
    <StepFrame title={title}>
      <Notice tone="good" title={t`${filename} is imported`}>
        <Trans>Every change stands in the history of its record and in the ledger.</Trans>
      </Notice>
      {report.leftOut > 0 && request && <StillOut leftOut={report.leftOut} request={request} />}
      <Outcome counts={report} tense="did" />
      <Group gap="sm">
        <WorkspaceButtonLink to={register.noun} search={{ sort: '-updatedAt' }}>
          <Trans>Show what was changed</Trans>
        </WorkspaceButtonLink>
        <WorkspaceButtonLink to={register.noun} variant="default">
          <Trans>All {many}</Trans>
        </WorkspaceButtonLink>
        <Button
          variant="default"
          onClick={() => {
            onForget();
            startAgain();
          }}
        >
          <Trans>Import another file</Trans>
        </Button>
        <WorkspaceLink to={`${register.noun}/imports`} fz="sm">
          <Trans>Imports made so far</Trans>
        </WorkspaceLink>
      </Group>
      {report.notices.length > 0 && (
        <>
          <Title order={3}>
            <Trans>Row by row</Trans>
          </Title>
          <NoticeTable counts={report} filename={filename} />
        </>
      )}
    </StepFrame>
  );
}

/** The rows that were left out, to be taken along, mended and brought again. */
const StillOut = ({ leftOut, request }: { readonly leftOut: number; readonly request: ImportRequest }) => (
  <Notice tone="caution" title={<Plural value={leftOut} one="One row was left out" other="# rows were left out" />}>
    <p>
      <Trans>Download them with their problems now: the file itself is not kept here.</Trans>
    </p>
    <Group mt="sm">
      <ReportButton request={{ ...request, accept: 'all' }} rows="problems" />
    </Group>
  </Notice>
);
