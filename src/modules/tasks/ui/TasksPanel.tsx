import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Output } from '../../../kernel/operation.ts';
import { useRead } from '../../../kit/api.ts';
import type { AboutRecord } from '../../../kit/area.ts';
import { Badge } from '../../../kit/Badge.tsx';
import { useWorkspaceId, WorkspaceLink } from '../../../kit/routing.tsx';
import { ReadState } from '../../../kit/states.tsx';
import { GroupCard } from '../../../register/ui/record/GroupCard.tsx';
import { RegisterProvider } from '../../../register/ui/register-context.tsx';
import { taskContracts as contracts, tasks } from '../contract.ts';
import { NewTask } from './NewTask.tsx';
import { TaskLine } from './TaskLine.tsx';
import classes from './TasksPanel.module.css';

type Listed = Output<typeof contracts.list>;

/** The tasks about a record: ticked off and added where they stand. */
export const TasksPanel = ({ about }: { readonly about: AboutRecord }) => (
  <RegisterProvider register={tasks} contracts={contracts}>
    <Panel about={about} />
  </RegisterProvider>
);

const columns = ['name', 'status', 'assignee', 'dueOn', 'priority'];

/** More are on the list of tasks. */
const most = 50;

function Panel({ about }: { readonly about: AboutRecord }) {
  const { t } = useLingui();
  const asked = { workspace: useWorkspaceId(), about: [about.id], columns, sort: 'dueOn', size: most };
  const read = useRead(contracts.list, asked, { keepPrevious: true });
  const open = read.data?.rows.filter(isOpen).length ?? 0;
  return (
    <GroupCard title={t`Tasks`} aside={open > 0 && <OpenCount count={open} />}>
      <ReadState read={read}>{(listed) => <TaskLists about={about} listed={listed} />}</ReadState>
    </GroupCard>
  );
}

const isOpen = ({ values }: Listed['rows'][number]): boolean =>
  values['status'] !== 'done' && values['status'] !== 'cancelled';

const OpenCount = ({ count }: { readonly count: number }) => (
  <Badge tone="info">
    <Plural value={count} one="# open" other="# open" />
  </Badge>
);

function TaskLists({ about, listed }: { readonly about: AboutRecord; readonly listed: Listed }) {
  const { rows, total, titles, abilities } = { titles: titlesIn(listed), ...listed };
  const [open, closed] = [rows.filter(isOpen), rows.filter((row) => !isOpen(row))];
  const mayEdit = abilities['edit'] === true;
  const line = (row: Listed['rows'][number]) => <TaskLine key={row.id} row={row} titles={titles} mayEdit={mayEdit} />;
  return (
    <>
      {rows.length === 0 && (
        <p className={classes.none}>
          <Trans>No tasks yet.</Trans>
        </p>
      )}
      {open.length > 0 && <ul className={classes.list}>{open.map(line)}</ul>}
      {closed.length > 0 && (
        <details className={classes.closed}>
          <summary>
            <Plural value={closed.length} one="# is done with" other="# are done with" />
          </summary>
          <ul className={classes.list}>{closed.map(line)}</ul>
        </details>
      )}
      {total > rows.length && (
        <p className={classes.none}>
          <WorkspaceLink to={tasks.noun} search={{ about: about.id }}>
            <Trans>All {total}</Trans>
          </WorkspaceLink>
        </p>
      )}
      {abilities['create'] === true && !about.isArchived && <NewTask about={about.id} />}
    </>
  );
}

const titlesIn = ({ rows }: Listed): Readonly<Record<string, string>> =>
  Object.fromEntries(rows.flatMap((row) => Object.entries(row.titles)));
