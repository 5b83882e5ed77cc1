import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCheck, IconUserShare } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { DateText } from '../../../kit/DateText.tsx';
import { DueDay } from '../../../kit/DueDay.tsx';
import { WorkspaceLink } from '../../../kit/routing.tsx';
import { useRegisterTexts } from '../../../register/ui/texts.ts';
import { tasks } from '../../tasks/contract.ts';
import type { Item, MentionItem, TaskItem } from './items.ts';
import { SnoozeMenu } from './SnoozeMenu.tsx';
import type { WorkActs } from './use-work.ts';
import classes from './WorkPage.module.css';

/** What a row hears of the page that it stands on. */
export type RowPlace = {
  readonly isAt: boolean;
  readonly isSnoozing: boolean;
  readonly mayEdit: boolean;
  readonly onSnoozing: (isOpen: boolean) => void;
  readonly onGive: () => void;
  readonly onArrive: () => void;
};

type WorkRowProps = { readonly item: Item; readonly place: RowPlace; readonly acts: WorkActs };

/** One thing that waits: what it is, about what, until when, and what to do with it. */
export function WorkRow({ item, place, acts }: WorkRowProps) {
  const { title } = item;
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // Who comes by Tab has the focus on something inside already, and keeps it.
    const isInside = row.current?.contains(document.activeElement) === true;
    if (place.isAt && !isInside) row.current?.focus({ preventScroll: false });
  }, [place.isAt]);
  const until = 'task' in item ? item.task.hiddenUntil : item.mention.hiddenUntil;
  return (
    <li
      ref={row}
      className={classes.row}
      tabIndex={place.isAt ? 0 : -1}
      data-at={place.isAt || undefined}
      aria-label={title}
      onFocus={place.onArrive}
    >
      <div className={classes.words}>
        {'task' in item ? (
          <TaskWords item={item} task={item.task} />
        ) : (
          <MentionWords item={item} mention={item.mention} />
        )}
        {item.group === 'snoozed' && until !== null && (
          <p className={classes.about}>
            <Trans>
              Comes back on <DateText at={until} />
            </Trans>
          </p>
        )}
      </div>
      <Acts item={item} place={place} acts={acts} until={until} />
    </li>
  );
}

/** What can be done with it. */
function Acts({ item, place, acts, until }: WorkRowProps & { readonly until: string | null }) {
  const { t } = useLingui();
  const { title } = item;
  const mayFinish = 'mention' in item || place.mayEdit;
  return (
    <div className={classes.acts}>
      {mayFinish && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconCheck size={15} stroke={2} aria-hidden />}
          aria-label={'task' in item ? t`Done: ${title}` : t`Tick off: ${title}`}
          onClick={() => acts.finish(item)}
        >
          {'task' in item ? <Trans>Done</Trans> : <Trans>Tick off</Trans>}
        </Button>
      )}
      <SnoozeMenu
        title={title}
        until={until}
        isOpen={place.isSnoozing}
        onOpen={place.onSnoozing}
        onSnooze={(day) => acts.snooze(item, day)}
      />
      {'task' in item && place.mayEdit && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconUserShare size={15} stroke={1.8} aria-hidden />}
          aria-label={t`Give away: ${title}`}
          onClick={place.onGive}
        >
          <Trans>Give away</Trans>
        </Button>
      )}
    </div>
  );
}

type TitleProps = { readonly item: Item; readonly children: ReactNode };

const ItemLink = ({ item, children }: TitleProps) => {
  const [path = '', hash] = item.path.split('#');
  return (
    <WorkspaceLink to={path} {...(hash === undefined ? {} : { hash })} className={classes.title}>
      {children}
    </WorkspaceLink>
  );
};

function TaskWords({ item, task }: { readonly item: Item; readonly task: TaskItem }) {
  const texts = useRegisterTexts(tasks);
  const { about, dueOn, priority, status } = task;
  return (
    <>
      <ItemLink item={item}>{task.title}</ItemLink>
      <p className={classes.about}>
        {dueOn !== null && <DueDay day={dueOn} />}
        {about && (
          <WorkspaceLink to={`${about.noun}/${about.id}`} underline="always">
            {about.title}
          </WorkspaceLink>
        )}
        {priority !== null && priority !== 'normal' && (
          <span data-priority={priority}>{texts.option('priority', priority)}</span>
        )}
        {status !== 'open' && <span>{texts.option('status', status)}</span>}
      </p>
    </>
  );
}

function MentionWords({ item, mention }: { readonly item: Item; readonly mention: MentionItem }) {
  const { author, at, text, record } = mention;
  const { name } = author;
  const { title } = record;
  return (
    <>
      <ItemLink item={item}>
        <Trans>
          {name} mentioned you on {title}
        </Trans>
      </ItemLink>
      <p className={classes.said}>{text}</p>
      <p className={classes.about}>
        <DateText at={at} to="minute" />
      </p>
    </>
  );
}
