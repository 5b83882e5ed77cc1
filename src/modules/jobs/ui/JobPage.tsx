import { Trans, useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { parseId } from '../../../kernel/id.ts';
import type { Output } from '../../../kernel/operation.ts';
import { readOf } from '../../../kit/api.ts';
import { DateText } from '../../../kit/DateText.tsx';
import { KeyValue } from '../../../kit/KeyValue.tsx';
import { Page } from '../../../kit/Page.tsx';
import { NumberText } from '../../../kit/Progress.tsx';
import { useParam, useWorkspaceId } from '../../../kit/routing.tsx';
import { sizeText } from '../../../kit/size-text.ts';
import { NotFoundState, ReadState } from '../../../kit/states.tsx';
import { NoticeTable } from '../../../register/ui/import/NoticeTable.tsx';
import { type JobSeen, jobContracts } from '../contract.ts';
import { durationText } from './duration-text.ts';
import { JobActs } from './JobActs.tsx';
import { JobState } from './JobState.tsx';
import classes from './Jobs.module.css';
import { Outcome } from './Outcome.tsx';
import { importReport } from './reports.ts';
import { isOpen, useJobWords } from './words.ts';

const lookAgainMs = 1000;

/** One job: how far it is, and what came of it. */
export function JobPage() {
  const job = parseId('job', useParam('job'));
  return job ? <ReadJob job={job} /> : <NotFoundState level={1} />;
}

function ReadJob({ job }: { readonly job: JobSeen['id'] }) {
  const workspace = useWorkspaceId();
  const read = useQuery({
    ...readOf(jobContracts.read, { workspace, job }),
    refetchInterval: ({ state }) => (state.data && isOpen(state.data.job) ? lookAgainMs : false),
  });
  return <ReadState read={read}>{(answer) => <Job answer={answer} />}</ReadState>;
}

type Answer = Output<typeof jobContracts.read>;

function Job({ answer: { job, result } }: { readonly answer: Answer }) {
  const { t } = useLingui();
  return (
    <Page
      title={job.title}
      crumbs={[{ label: t`Jobs`, to: 'jobs' }]}
      width="wide"
      aside={<JobState job={{ ...job, problem: null }} />}
      actions={<JobActs job={job} />}
    >
      <div className={classes.report}>
        <Outcome job={job} result={result} />
        <Facts job={job} />
        <Report job={job} result={result} />
      </div>
    </Page>
  );
}

function Facts({ job }: { readonly job: JobSeen }) {
  const { t, i18n } = useLingui();
  const words = useJobWords();
  const { startedAt, endedAt, file, attempts } = job;
  const items = [
    { key: 'kind', label: t`What`, value: words.kind(job) },
    { key: 'by', label: t`Asked by`, value: job.askedBy.name },
    { key: 'at', label: t`When`, value: <DateText at={job.askedAt} to="minute" /> },
    ...(startedAt !== null && endedAt !== null
      ? [{ key: 'took', label: t`Took`, value: durationText(Date.parse(endedAt) - Date.parse(startedAt), i18n.locale) }]
      : []),
    ...(attempts > 1 ? [{ key: 'attempts', label: t`Tries`, value: <NumberText value={attempts} /> }] : []),
    ...(file ? [{ key: 'size', label: t`Size`, value: sizeText(file.size, i18n.locale) }] : []),
  ];
  return <KeyValue items={items} />;
}

/** What an import has done, or what kept it out, row by row. */
function Report({ job, result }: { readonly job: JobSeen; readonly result: unknown }) {
  const { t } = useLingui();
  const counts = importReport(job, result);
  if (!counts) return null;
  const figures = [
    { key: 'rows', label: t`Rows`, value: counts.rows },
    { key: 'created', label: t`Created`, value: counts.created },
    { key: 'updated', label: t`Updated`, value: counts.updated },
    { key: 'unchanged', label: t`The same`, value: counts.unchanged },
  ].flatMap(({ value, ...item }) => (value === undefined ? [] : [{ ...item, value: <NumberText value={value} /> }]));
  return (
    <>
      {figures.length > 0 && <KeyValue items={figures} />}
      {counts.notices.length > 0 && (
        <section>
          <Title order={2} fz="h3" mb="sm">
            <Trans>Row by row</Trans>
          </Title>
          <NoticeTable counts={counts} filename={job.title} />
        </section>
      )}
    </>
  );
}
