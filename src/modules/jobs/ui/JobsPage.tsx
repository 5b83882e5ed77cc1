import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox } from '@mantine/core';
import { IconStackForward } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { parseId } from '../../../kernel/id.ts';
import type { Output } from '../../../kernel/operation.ts';
import { textOf } from '../../../kit/address.ts';
import { callOperation } from '../../../kit/call.ts';
import { DateText } from '../../../kit/DateText.tsx';
import { Page } from '../../../kit/Page.tsx';
import { PlainTable, TableCell, type TableHeading, TableName, TableRow } from '../../../kit/PlainTable.tsx';
import { useSearchValues, useSetSearch, useWorkspaceId, WorkspaceLink } from '../../../kit/routing.tsx';
import { EmptyState, LoadingState, ReadState } from '../../../kit/states.tsx';
import { type JobSeen, jobContracts } from '../contract.ts';
import { durationText } from './duration-text.ts';
import { JobActs } from './JobActs.tsx';
import { JobState } from './JobState.tsx';
import classes from './Jobs.module.css';
import { isOpen, useJobWords } from './words.ts';

/** How often the page looks again while something waits or runs. */
const lookAgainMs = 1000;

/** The jobs of the workspace, newest first, live while one of them is open. */
export function JobsPage() {
  const { t } = useLingui();
  const read = useJobs();
  const pages = read.data?.pages;
  const jobs = pages?.flatMap((page) => page.jobs) ?? [];
  const lead = t`Work that goes on while you do something else: exports, imports and mail. What it makes is kept for a week.`;
  return (
    <Page title={t`Jobs`} width="wide" lead={lead}>
      {pages?.[0]?.abilities.oversee && <OnlyMine />}
      {pages ? (
        <Jobs jobs={jobs} />
      ) : (
        <ReadState
          read={{ data: undefined, error: read.error, refetch: read.refetch }}
          loading={<LoadingState rows={8} />}
        >
          {() => null}
        </ReadState>
      )}
      {read.hasNextPage && (
        <Button
          className={classes.more ?? ''}
          variant="default"
          loading={read.isFetchingNextPage}
          onClick={() => void read.fetchNextPage()}
        >
          <Trans>Show earlier jobs</Trans>
        </Button>
      )}
    </Page>
  );
}

type JobsAnswer = Output<typeof jobContracts.list>;

function useJobs() {
  const workspace = useWorkspaceId();
  const mine = textOf(useSearchValues()['mine']) === 'yes' ? 'yes' : 'no';
  return useInfiniteQuery({
    queryKey: [jobContracts.list.id, workspace, mine],
    queryFn: ({ pageParam, signal }) => {
      const before = parseId('job', pageParam);
      return callOperation(jobContracts.list, { workspace, mine, ...(before ? { before } : {}) }, { signal });
    },
    initialPageParam: '',
    getNextPageParam: ({ jobs, more }: JobsAnswer) => (more ? jobs.at(-1)?.id : undefined),
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ jobs }) => jobs.some(isOpen)) === true ? lookAgainMs : false,
  });
}

function OnlyMine() {
  const { t } = useLingui();
  const search = useSearchValues();
  const setSearch = useSetSearch();
  return (
    <div className={classes.tools}>
      <Checkbox
        label={t`Only mine`}
        checked={textOf(search['mine']) === 'yes'}
        onChange={({ currentTarget }) =>
          void setSearch({ mine: currentTarget.checked ? 'yes' : undefined }, { replace: false })
        }
      />
    </div>
  );
}

function Jobs({ jobs }: { readonly jobs: readonly JobSeen[] }) {
  const { t } = useLingui();
  const headings = useHeadings();
  if (jobs.length === 0)
    return (
      <EmptyState icon={IconStackForward} title={t`No job was asked for yet`}>
        <Trans>
          Choose “in the background” when you export a large list or import a large file: you can leave the page, and
          find the file or the report here.
        </Trans>
      </EmptyState>
    );
  return (
    <PlainTable name={t`Jobs, newest first`} headings={headings}>
      {jobs.map((job) => (
        <Row key={job.id} job={job} />
      ))}
    </PlainTable>
  );
}

function useHeadings(): readonly TableHeading[] {
  const { t } = useLingui();
  return [
    { key: 'title', label: t`Job` },
    { key: 'state', label: t`State`, width: '30%' },
    { key: 'by', label: t`Asked by`, width: '10rem' },
    { key: 'at', label: t`When`, width: '11rem' },
    { key: 'took', label: t`Took`, width: '7rem' },
    { key: 'acts', label: t`What can be done`, width: '9rem', isHidden: true },
  ];
}

function Row({ job }: { readonly job: JobSeen }) {
  const { t, i18n } = useLingui();
  const words = useJobWords();
  const { startedAt, endedAt } = job;
  const took =
    startedAt !== null && endedAt !== null
      ? durationText(Date.parse(endedAt) - Date.parse(startedAt), i18n.locale)
      : '–';
  return (
    <TableRow className={classes.job}>
      <TableName className={classes.name}>
        <WorkspaceLink to={`jobs/${job.id}`}>{job.title}</WorkspaceLink>
        <span className={classes.kind}>{words.kind(job)}</span>
      </TableName>
      <TableCell className={classes.stateCell}>
        <JobState job={job} />
      </TableCell>
      <TableCell label={t`Asked by`}>{job.askedBy.name}</TableCell>
      <TableCell label={t`When`}>
        <DateText at={job.askedAt} to="minute" />
      </TableCell>
      <TableCell label={t`Took`}>{took}</TableCell>
      <TableCell className={classes.actsCell}>
        <div className={classes.acts}>
          <JobActs job={job} />
        </div>
      </TableCell>
    </TableRow>
  );
}
