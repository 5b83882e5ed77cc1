import { Trans, useLingui } from '@lingui/react/macro';
import { Button, CloseButton, Title } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../kernel/operation.ts';
import { useRead } from '../../../kit/api.ts';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { Page } from '../../../kit/Page.tsx';
import { useGoInWorkspace, useWorkspaceId, WorkspaceLink } from '../../../kit/routing.tsx';
import { EmptyState, ReadState } from '../../../kit/states.tsx';
import { todayHere } from '../../../kit/today.ts';
import { workContracts as contracts } from '../contract.ts';
import { DelegateDialog } from './DelegateDialog.tsx';
import { type GroupName, groupNames } from './groups.ts';
import { type Item, itemsOf, type TaskItem } from './items.ts';
import { type Done, useWork } from './use-work.ts';
import { useWorkKeys } from './use-work-keys.ts';
import classes from './WorkPage.module.css';
import { WorkRow } from './WorkRow.tsx';

type Answer = Output<typeof contracts.list>;

/** Everything that waits for its reader, by when it is due. */
export function WorkPage() {
  const { t } = useLingui();
  const read = useRead(contracts.list, { workspace: useWorkspaceId() });
  return (
    <Page title={t`My work`} lead={<Trans>Tasks that are yours, and what you were asked and have not answered.</Trans>}>
      <ReadState read={read}>{(answer) => <Work answer={answer} />}</ReadState>
    </Page>
  );
}

function Work({ answer }: { readonly answer: Answer }) {
  const items = itemsOf(answer, todayHere());
  const { done, close, error, ...acts } = useWork();
  const [given, setGiven] = useState<TaskItem>();
  const at = usePlace(items);
  const here = items[at.index];
  const go = useGoToItem();
  useWorkKeys({
    step: at.step,
    open: () => here && go(here),
    finish: () => here && ('mention' in here || answer.abilities.edit) && acts.finish(here),
    snooze: () => here && at.setSnoozing(here.id),
  });
  const rowOf = (item: Item) => (
    <WorkRow
      key={item.id}
      item={item}
      acts={acts}
      place={{
        isAt: at.isUsed && item.id === here?.id,
        isSnoozing: at.snoozing === item.id,
        mayEdit: answer.abilities.edit,
        onSnoozing: (isOpen) => at.setSnoozing(isOpen ? item.id : undefined),
        onGive: () => 'task' in item && setGiven(item.task),
        onArrive: () => at.arrive(item.id),
      }}
    />
  );
  return (
    <>
      <FormProblems error={error} fields={{}} />
      {done && <DoneLine done={done} onClose={close} />}
      {answer.me === null && <NoRecord />}
      {items.every(({ group }) => group === 'snoozed') && <Nothing />}
      {groupNames.map((name) => (
        <Group key={name} name={name} items={items.filter(({ group }) => group === name)} rowOf={rowOf} />
      ))}
      {items.length > 0 && <Keys />}
      {given && <DelegateDialog task={given} onClose={() => setGiven(undefined)} />}
    </>
  );
}

/** Which thing the keys are for; the one below takes its place when it goes. */
function usePlace(items: readonly Item[]) {
  const [place, setPlace] = useState<{ readonly id: string; readonly index: number }>();
  const [snoozing, setSnoozing] = useState<string>();
  const found = items.findIndex(({ id }) => id === place?.id);
  const index = Math.max(0, found >= 0 ? found : Math.min(place?.index ?? 0, items.length - 1));
  const moveTo = (to: number) => {
    const item = items[Math.max(0, Math.min(items.length - 1, to))];
    if (item) setPlace({ id: item.id, index: items.indexOf(item) });
  };
  return {
    index,
    isUsed: place !== undefined,
    snoozing,
    setSnoozing,
    step: (by: 1 | -1) => moveTo(place === undefined ? 0 : index + by),
    arrive: (id: string) => moveTo(items.findIndex((item) => item.id === id)),
  };
}

function useGoToItem() {
  const go = useGoInWorkspace();
  return (item: Item) => {
    const [path = '', hash] = item.path.split('#');
    void go(path, hash === undefined ? {} : { hash });
  };
}

type GroupProps = {
  readonly name: GroupName;
  readonly items: readonly Item[];
  readonly rowOf: (item: Item) => React.ReactNode;
};

function Group({ name, items, rowOf }: GroupProps) {
  const { t } = useLingui();
  if (items.length === 0) return null;
  const names: Readonly<Record<GroupName, string>> = {
    overdue: t`Overdue`,
    today: t`Today`,
    mentions: t`Mentions`,
    week: t`This week`,
    later: t`Later`,
    undated: t`Without a date`,
    snoozed: t`Put by`,
  };
  const id = `work-${name}`;
  return (
    <section aria-labelledby={id} className={classes.group}>
      <Title order={2} id={id} className={classes.heading} data-group={name}>
        {names[name]} <span className={classes.count}>{items.length}</span>
      </Title>
      <ul className={classes.rows}>{items.map(rowOf)}</ul>
    </section>
  );
}

function DoneLine({ done, onClose }: { readonly done: Done; readonly onClose: () => void }) {
  const { t } = useLingui();
  return (
    <div className={classes.did} role="region" aria-label={t`Last change`}>
      <IconCheck size={18} stroke={2} aria-hidden />
      <span className={classes.didText}>{done.text}</span>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        onClick={done.undo}
      >
        <Trans>Undo</Trans>
      </Button>
      <CloseButton size="sm" aria-label={t`Put this notice away`} onClick={onClose} />
    </div>
  );
}

function Nothing() {
  const { t } = useLingui();
  return (
    <EmptyState icon={IconCircleCheck} title={t`Nothing waits for you`}>
      <Trans>
        Tasks that you are given stand here by their day, and so do comments that mention you, until you have answered.
      </Trans>
    </EmptyState>
  );
}

const NoRecord = () => (
  <p className={classes.keys}>
    <Trans>
      No record in the register of{' '}
      <WorkspaceLink to="people" underline="always">
        people
      </WorkspaceLink>{' '}
      has your e-mail, so that no task can be yours.
    </Trans>
  </p>
);

const Keys = () => (
  <p className={classes.keys}>
    <Trans>
      Keys: <kbd>j</kbd> and <kbd>k</kbd> move, <kbd>Enter</kbd> opens, <kbd>d</kbd> is done, <kbd>s</kbd> snoozes.
    </Trans>
  </p>
);
