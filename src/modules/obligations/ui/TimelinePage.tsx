import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconCalendar } from '@tabler/icons-react';
import type { Output } from '../../../kernel/operation.ts';
import { useRead } from '../../../kit/api.ts';
import { Badge, type Tone } from '../../../kit/Badge.tsx';
import { DateText, formatLocale } from '../../../kit/DateText.tsx';
import { Page } from '../../../kit/Page.tsx';
import { useWorkspaceId, WorkspaceButtonLink, WorkspaceLink } from '../../../kit/routing.tsx';
import { EmptyState, ReadState } from '../../../kit/states.tsx';
import { overviewContracts as contracts, obligations } from '../contract.ts';
import { type Month, monthsOf } from './months.ts';
import classes from './Timeline.module.css';

type Timeline = Output<typeof contracts.timeline>;
type Day = Timeline['days'][number];

/** Every day on which obligations apply or are to be met, by month, with today among them. */
export function TimelinePage() {
  const { t } = useLingui();
  const read = useRead(contracts.timeline, { workspace: useWorkspaceId() });
  return (
    <Page
      title={t`Timeline`}
      crumbs={[{ label: t`Obligations`, to: obligations.noun }]}
      lead={<Trans>From which days obligations apply, and by which you mean to meet them.</Trans>}
      actions={
        <WorkspaceButtonLink to={`${obligations.noun}/overview`} variant="default">
          <Trans>Overview</Trans>
        </WorkspaceButtonLink>
      }
    >
      <ReadState read={read}>{(timeline) => <Months timeline={timeline} />}</ReadState>
    </Page>
  );
}

function Months({ timeline: { days, today, undated } }: { readonly timeline: Timeline }) {
  const { t } = useLingui();
  if (days.length === 0 && undated === 0)
    return (
      <EmptyState title={t`No days yet`} icon={IconCalendar}>
        <Trans>Once determinations are accepted, the days of their obligations stand here.</Trans>
      </EmptyState>
    );
  return (
    <>
      <ol className={classes.months}>
        {monthsOf(days, today).map((month) => (
          <MonthPart key={month.month} month={month} today={today} />
        ))}
      </ol>
      {undated > 0 && (
        <p>
          <WorkspaceLink to={obligations.noun} search={{ 'appliesFrom.empty': 'yes' }}>
            <Plural value={undated} one="# open obligation has no day" other="# open obligations have no day" />
          </WorkspaceLink>
        </p>
      )}
    </>
  );
}

type MonthProps = { readonly month: Month<Day>; readonly today: string };

function MonthPart({ month: { month, before, after, hasToday }, today }: MonthProps) {
  const { i18n } = useLingui();
  const name = new Intl.DateTimeFormat(formatLocale(i18n.locale), { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return (
    <li className={classes.month}>
      <h2 className={classes.name}>{name.format(new Date(`${month}-01`))}</h2>
      <ol className={classes.days}>
        {before.map((day) => (
          <DayLine key={`${day.day} ${day.field}`} day={day} today={today} />
        ))}
        {hasToday && <Today today={today} />}
        {after.map((day) => (
          <DayLine key={`${day.day} ${day.field}`} day={day} today={today} />
        ))}
      </ol>
    </li>
  );
}

const Today = ({ today }: { readonly today: string }) => (
  <li className={classes.today} aria-current="date">
    <Trans>
      Today, <DateText at={today} />
    </Trans>
  </li>
);

function DayLine({
  day: { day, field, total, open, systems, search },
  today,
}: {
  readonly day: Day;
  readonly today: string;
}) {
  const isOwn = field === 'dueOn';
  return (
    <li className={classes.day}>
      <span className={classes.date}>
        <DateText at={day} />
      </span>
      <span className={classes.what}>
        <WorkspaceLink to={obligations.noun} search={search}>
          {isOwn ? (
            <Plural value={total} one="# obligation to be met" other="# obligations to be met" />
          ) : (
            <Plural value={total} one="# obligation applies" other="# obligations apply" />
          )}
        </WorkspaceLink>{' '}
        <span className={classes.for}>
          <Plural value={systems} one="for # AI system" other="for # AI systems" />
        </span>
      </span>
      <Badge tone={toneOf({ open, isPast: isOwn ? day < today : day <= today, isOwn })}>
        {open === 0 ? <Trans>All met</Trans> : <Plural value={open} one="# open" other="# open" />}
      </Badge>
    </li>
  );
}

type Pressing = { readonly open: number; readonly isPast: boolean; readonly isOwn: boolean };

function toneOf({ open, isPast, isOwn }: Pressing): Tone {
  if (open === 0) return 'good';
  if (!isPast) return 'neutral';
  return isOwn ? 'bad' : 'caution';
}
