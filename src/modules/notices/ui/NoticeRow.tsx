import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu, Tooltip, VisuallyHidden } from '@mantine/core';
import {
  IconAlertTriangle,
  IconAt,
  IconCalendarDue,
  IconCircleCheck,
  IconClock,
  IconHourglassLow,
  IconMail,
  IconMailOpened,
  IconMessage,
  IconPencil,
  IconRestore,
  IconScale,
  IconUserCheck,
} from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import { readSearch, workspacePath } from '../../../kit/address.ts';
import { DateText, formatLocale } from '../../../kit/DateText.tsx';
import { numberText } from '../../../kit/number-text.ts';
import { PathLink, useWorkspaceId } from '../../../kit/routing.tsx';
import { type NoticeKind, namedTogether } from '../../../register/contract/notices.ts';
import classes from './Inbox.module.css';
import { useQuote } from './quote.ts';
import { type SnoozeChoice, snoozeChoices } from './snooze-choices.ts';
import type { InboxActs, NoticeSeen } from './use-inbox.ts';

type Shape = ComponentType<{ readonly size?: number; readonly stroke?: number }>;

const shapes: Readonly<Record<NoticeKind, Shape>> = {
  mentioned: IconAt,
  assigned: IconUserCheck,
  commented: IconMessage,
  task_changed: IconPencil,
  law_changes: IconScale,
  overdue: IconAlertTriangle,
  due_soon: IconCalendarDue,
  evidence_expiring: IconHourglassLow,
  job_failed: IconAlertTriangle,
  job_done: IconCircleCheck,
};

type RowProps = {
  readonly notice: NoticeSeen;
  readonly acts: InboxActs;
  /** Called before the notice leaves the list. */
  readonly leaving: (notice: NoticeSeen) => void;
};

/** One notice: what happened, what was said, when, and what can be done with it. */
export function NoticeRow({ notice, acts, leaving }: RowProps) {
  const Icon = shapes[notice.kind];
  const isUnread = notice.readAt === null;
  const quote = useQuote()(notice);
  return (
    <li className={classes.row} data-notice={notice.id} data-unread={isUnread}>
      <span className={classes.shape} data-kind={notice.kind} aria-hidden>
        <Icon size={18} stroke={1.7} />
      </span>
      <div className={classes.said}>
        <p className={classes.sentence}>
          {isUnread && (
            <VisuallyHidden>
              <Trans>Unread:</Trans>{' '}
            </VisuallyHidden>
          )}
          <Sentence notice={notice} onOpen={() => isUnread && acts.markRead(notice, true)} />
        </p>
        {quote !== undefined && <p className={classes.quote}>{quote}</p>}
        <p className={classes.meta}>
          <DateText at={notice.at} to="minute" />
        </p>
      </div>
      <RowActs notice={notice} acts={acts} leaving={leaving} />
    </li>
  );
}

type SentenceProps = { readonly notice: NoticeSeen; readonly onOpen: () => void };

function Sentence({ notice, onOpen }: SentenceProps): ReactNode {
  const { i18n } = useLingui();
  const { by, several, text, kind } = notice;
  const count = several && numberText(several.count, i18n.locale);
  const who = <strong>{by?.name}</strong>;
  const what = <What notice={notice} onOpen={onOpen} />;
  const day = text === null ? null : <DateText at={text} />;
  const sentences: Readonly<Record<NoticeKind, ReactNode>> = {
    mentioned: (
      <Trans>
        {who} mentioned you on {what}
      </Trans>
    ),
    assigned: (
      <Trans>
        {who} assigned {what} to you
      </Trans>
    ),
    commented: (
      <Trans>
        {who} commented on {what}
      </Trans>
    ),
    task_changed: (
      <Trans>
        {who} changed {what}
      </Trans>
    ),
    law_changes: count ? (
      <Trans>
        What the law says of {count} AI systems changes: {what}
      </Trans>
    ) : (
      <Trans>What the law says of {what} changes</Trans>
    ),
    overdue: (
      <Trans>
        {what} was due on {day}
      </Trans>
    ),
    due_soon: (
      <Trans>
        {what} is due on {day}
      </Trans>
    ),
    evidence_expiring: (
      <Trans>
        The evidence {what} expires on {day}
      </Trans>
    ),
    job_failed: <Trans>{what} failed</Trans>,
    job_done: <Trans>{what} is done</Trans>,
  };
  return sentences[kind];
}

/** What a notice is about, as a link to it; of several, the first few by name, as a link to the list of all. */
function What({ notice: { about, place, several }, onOpen }: SentenceProps) {
  const { i18n } = useLingui();
  const workspace = useWorkspaceId();
  const [path = '', search = ''] = (several?.list ?? `${about.noun}/${about.id}`).split('?');
  const hash = several ? null : place;
  const { title } = about;
  const more = several && numberText(several.count - namedTogether, i18n.locale);
  return (
    <PathLink
      to={workspacePath(workspace, path)}
      search={readSearch(search)}
      {...(hash === null ? {} : { hash })}
      onClick={onOpen}
      data-opens
      inherit
      underline="always"
    >
      {more ? (
        <Trans>
          {title} and {more} more
        </Trans>
      ) : (
        title
      )}
    </PathLink>
  );
}

function RowActs({ notice, acts, leaving }: RowProps) {
  const { t } = useLingui();
  const isUnread = notice.readAt === null;
  if (notice.doneAt !== null)
    return (
      <div className={classes.acts}>
        <Act label={t`Bring back`} icon={IconRestore} onClick={() => acts.bringBack({ notice, did: 'done' })} />
      </div>
    );
  return (
    <div className={classes.acts}>
      <Act
        label={isUnread ? t`Mark as read` : t`Mark as unread`}
        icon={isUnread ? IconMailOpened : IconMail}
        onClick={() => acts.markRead(notice, isUnread)}
      />
      <Snooze
        onChoose={(until) => {
          leaving(notice);
          acts.snooze(notice, until);
        }}
      />
      <Act
        label={t`Done`}
        icon={IconCircleCheck}
        onClick={() => {
          leaving(notice);
          acts.markDone(notice);
        }}
      />
    </div>
  );
}

type ActProps = { readonly label: string; readonly icon: Shape; readonly onClick: () => void };

const Act = ({ label, icon: Icon, onClick }: ActProps) => (
  <Tooltip label={label}>
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={onClick}>
      <Icon size={19} stroke={1.6} />
    </ActionIcon>
  </Tooltip>
);

function Snooze({ onChoose }: { readonly onChoose: (until: Date) => void }) {
  const { t, i18n } = useLingui();
  const names: Readonly<Record<SnoozeChoice['name'], string>> = {
    later: t`Later today`,
    tomorrow: t`Tomorrow`,
    monday: t`On Monday`,
    week: t`In a week`,
  };
  const when = new Intl.DateTimeFormat(formatLocale(i18n.locale), {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t`Put off`} title={t`Put off`} data-snoozes>
          <IconClock size={19} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {snoozeChoices(new Date()).map(({ name, until }) => (
          <Menu.Item
            key={name}
            rightSection={<span className={classes.when}>{when.format(until)}</span>}
            onClick={() => onChoose(until)}
          >
            {names[name]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
