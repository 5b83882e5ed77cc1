import { useLingui } from '@lingui/react/macro';
import { Progress } from '@mantine/core';
import { Badge } from '../../../kit/Badge.tsx';
import { numberText } from '../../../kit/number-text.ts';
import { SentenceText } from '../../../kit/SentenceText.tsx';
import type { JobSeen } from '../contract.ts';
import classes from './Jobs.module.css';
import { toneOf, useJobWords } from './words.ts';

/** Where a job is: its state, how far it is while it runs, and in a sentence why it failed. */
export function JobState({ job }: { readonly job: JobSeen }) {
  const words = useJobWords();
  return (
    <div className={classes.state}>
      <Badge tone={toneOf(job)}>{words.state(job)}</Badge>
      {job.state === 'running' && <Advance job={job} />}
      {job.state === 'failed' && job.problem && (
        <span className={classes.problem}>
          <SentenceText text={job.problem.detail} />
        </span>
      )}
    </div>
  );
}

function Advance({ job: { progress, title } }: { readonly job: JobSeen }) {
  const { t, i18n } = useLingui();
  const of = progress?.of ?? 0;
  const share = progress && of > 0 ? Math.min(1, progress.done / of) : undefined;
  const percent = numberText(Math.floor((share ?? 0) * 100), i18n.locale);
  return (
    <span className={classes.advance}>
      <Progress.Root size="sm" className={classes.bar}>
        <Progress.Section
          value={share === undefined ? 100 : share * 100}
          aria-label={title}
          animated={share === undefined}
        />
      </Progress.Root>
      {share !== undefined && <span className={classes.percent}>{t`${percent} %`}</span>}
    </span>
  );
}
