import { Trans, useLingui } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Output } from '../../../kernel/operation.ts';
import { useRead } from '../../../kit/api.ts';
import { type Bar, Bars } from '../../../kit/chart/Bars.tsx';
import { ChartFrame } from '../../../kit/chart/ChartFrame.tsx';
import { formatLocale } from '../../../kit/DateText.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { ReadState, SlowOnly } from '../../../kit/states.tsx';
import { homeContracts } from '../contract.ts';
import type { Home } from './figures.tsx';
import classes from './HomeCharts.module.css';
import { StagesOverTime } from './StagesOverTime.tsx';

type Charts = Output<typeof homeContracts.charts>;
type Part = Charts['domains'][number];

/** The charts of the home page: how AI systems went through their stages, and how records are spread today. */
export function HomeCharts({ home }: { readonly home: Home }) {
  const read = useRead(homeContracts.charts, { workspace: useWorkspaceId() });
  return (
    <section aria-labelledby="charts" className={classes.section}>
      <h2 id="charts" className={classes.heading}>
        <Trans>In pictures</Trans>
      </h2>
      <ReadState
        read={read}
        loading={
          <SlowOnly>
            <Skeleton height={320} />
          </SlowOnly>
        }
      >
        {(charts) => (
          <div className={classes.charts}>
            <StagesOverTime home={home} />
            <Domains charts={charts} />
            <Expiring charts={charts} />
            <Due charts={charts} />
          </div>
        )}
      </ReadState>
    </section>
  );
}

const barOf = (list: string, part: Part, label: ReactNode): Bar => ({
  key: part.value ?? '',
  label,
  value: part.records,
  list: { to: list, search: part.filter },
});

function Domains({ charts }: { readonly charts: Charts }) {
  const { t } = useLingui();
  const bars = charts.domains.map((part) => barOf('systems', part, part.value ?? <Trans>No domain recorded</Trans>));
  const others: readonly Bar[] =
    charts.otherDomains === 0
      ? []
      : [{ key: 'others', label: <Trans>All other domains</Trans>, value: charts.otherDomains }];
  return (
    <ChartFrame title={<Trans>AI systems by domain</Trans>}>
      <Bars as="rows" name={t`AI systems by domain`} bars={[...bars, ...others]} />
    </ChartFrame>
  );
}

function Expiring({ charts }: { readonly charts: Charts }) {
  const { t, i18n } = useLingui();
  const format = new Intl.DateTimeFormat(formatLocale(i18n.locale), {
    month: 'short',
    year: '2-digit',
    timeZone: 'UTC',
  });
  const bars = charts.evidence.map((part) => barOf('evidence', part, format.format(new Date(`${part.value}-01`))));
  const expired = {
    ...barOf('evidence', charts.evidenceExpired, <Trans>Expired</Trans>),
    key: 'expired',
    isLate: true,
  };
  return (
    <ChartFrame title={<Trans>Evidence by the month in which it expires</Trans>}>
      <Spread name={t`Evidence by the month in which it expires`} bars={[expired, ...bars]}>
        <Trans>No evidence expires in the next twelve months, and none has expired.</Trans>
      </Spread>
    </ChartFrame>
  );
}

function Due({ charts }: { readonly charts: Charts }) {
  const { t, i18n } = useLingui();
  const format = new Intl.DateTimeFormat(formatLocale(i18n.locale), {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const bars = charts.tasks.map((part) => {
    const monday = format.format(new Date(part.value ?? 0));
    return barOf('tasks', part, <Trans>from {monday}</Trans>);
  });
  const overdue = { ...barOf('tasks', charts.tasksOverdue, <Trans>Overdue</Trans>), key: 'overdue', isLate: true };
  return (
    <ChartFrame title={<Trans>Open tasks by the week in which they are due</Trans>}>
      <Spread name={t`Open tasks by the week in which they are due`} bars={[overdue, ...bars]}>
        <Trans>No open task is due in the next eight weeks, and none is overdue.</Trans>
      </Spread>
    </ChartFrame>
  );
}

type SpreadProps = { readonly name: string; readonly bars: readonly Bar[]; readonly children: ReactNode };

/** Bars over time, or a sentence where there is nothing to show. */
function Spread({ name, bars, children }: SpreadProps) {
  if (bars.every(({ value }) => value === 0)) return <p className={classes.none}>{children}</p>;
  return <Bars as="columns" name={name} bars={bars} />;
}
