import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { DateText } from '../../../kit/DateText.tsx';
import { Notice } from '../../../kit/Notice.tsx';
import { WorkspaceLink } from '../../../kit/routing.tsx';
import { SentenceText } from '../../../kit/SentenceText.tsx';
import type { JobSeen } from '../contract.ts';
import { acceptReport } from './reports.ts';

type OutcomeProps = { readonly job: JobSeen; readonly result: unknown };

/** What a job came to, in a sentence; read out when it comes. */
export function Outcome({ job, result }: OutcomeProps) {
  const { t } = useLingui();
  if (job.state === 'failed' && job.problem)
    return <Notice tone="bad" role="alert" title={<SentenceText text={job.problem.detail} />} />;
  if (job.state === 'cancelled')
    return (
      <Notice role="status" title={t`This job was cancelled`}>
        {isInBatches(job) ? (
          <Trans>What it had accepted stays. When it is tried again, it accepts the others.</Trans>
        ) : (
          <Trans>What it had begun was undone. It can be tried again.</Trans>
        )}
      </Notice>
    );
  if (job.state === 'done') return <Done job={job} result={result} />;
  return (
    <Notice role="status" title={job.state === 'waiting' ? t`It begins in a moment` : t`It is under way`}>
      {isInBatches(job) ? (
        <Trans>You may leave this page. A hundred are accepted at a time, all of a hundred or none.</Trans>
      ) : (
        <Trans>You may leave this page. All of it is written, or nothing.</Trans>
      )}
    </Notice>
  );
}

/** Whether parts of it stay where it ends early. */
const isInBatches = ({ kind }: JobSeen): boolean => kind.endsWith('.accept');

function Done({ job, result }: OutcomeProps) {
  const { t } = useLingui();
  if (job.file)
    return (
      <Notice tone="good" role="status" title={t`The file is ready`}>
        <Trans>
          It can be downloaded until <DateText at={job.file.until} to="minute" />.
        </Trans>
      </Notice>
    );
  if (job.kind.endsWith('.import')) return <Imported job={job} />;
  const accepted = acceptReport(job, result);
  return accepted ? <Accepted {...accepted} /> : null;
}

/** The way from an import to what it changed; the first part of its kind is the register's word in addresses. */
function Imported({ job: { kind } }: { readonly job: JobSeen }) {
  const { t } = useLingui();
  const noun = kind.split('.')[0] ?? '';
  return (
    <Notice tone="good" role="status" title={t`The file is imported`}>
      <WorkspaceLink to={noun} search={{ sort: '-updatedAt' }}>
        <Trans>Show what was changed</Trans>
      </WorkspaceLink>
    </Notice>
  );
}

function Accepted({ accepted, left }: { readonly accepted: number; readonly left: number }) {
  return (
    <Notice
      tone="good"
      role="status"
      title={<Plural value={accepted} one="# determination accepted." other="# determinations accepted." />}
    >
      {left > 0 && (
        <>
          <Plural
            value={left}
            one="# was left, since it was answered, archived or accepted meanwhile."
            other="# were left, since they were answered, archived or accepted meanwhile."
          />{' '}
        </>
      )}
      <WorkspaceLink to="determinations">
        <Trans>See the determinations</Trans>
      </WorkspaceLink>
    </Notice>
  );
}
