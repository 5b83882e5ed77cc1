import { useLingui } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import type { Output } from '../../../kernel/operation.ts';
import { useAct } from '../../../kit/api.ts';
import { DueDay } from '../../../kit/DueDay.tsx';
import { useWorkspaceId, WorkspaceLink } from '../../../kit/routing.tsx';
import { SentenceText } from '../../../kit/SentenceText.tsx';
import { useRegister } from '../../../register/ui/register-context.tsx';
import { taskContracts as contracts, tasks } from '../contract.ts';
import classes from './TasksPanel.module.css';

type Row = Output<typeof contracts.list>['rows'][number];

type TaskLineProps = {
  readonly row: Row;
  readonly titles: Readonly<Record<string, string>>;
  readonly mayEdit: boolean;
};

/** One task in a few words: ticked off by its box, and opened by its title. */
export function TaskLine({ row, titles, mayEdit }: TaskLineProps) {
  const { t } = useLingui();
  const { texts } = useRegister();
  const workspace = useWorkspaceId();
  const { mutate, error, isPending, variables } = useAct(contracts.edit);
  const { status, title, assignee, dueOn } = wordsIn(row);
  const isClosed = status === 'done' || status === 'cancelled';
  const isTicked = isPending ? variables.input['values'].status === 'done' : isClosed;
  const tick = (isDone: boolean) =>
    mutate({
      input: { workspace, [tasks.kind]: row.id, version: row.version, values: { status: isDone ? 'done' : 'open' } },
    });
  return (
    <li className={classes.line}>
      <Checkbox
        size="sm"
        checked={isTicked}
        disabled={!mayEdit || isPending}
        aria-label={isClosed ? t`Open ${title} again` : t`${title} is done`}
        onChange={({ currentTarget }) => tick(currentTarget.checked)}
      />
      <div className={classes.words}>
        <WorkspaceLink to={`${tasks.noun}/${row.id}`} className={isClosed ? classes.done : undefined}>
          {title}
        </WorkspaceLink>
        <p className={classes.about}>
          {assignee !== '' && <span>{titles[assignee] ?? assignee}</span>}
          {dueOn !== '' && <DueDay day={dueOn} isClosed={isClosed} />}
          {status !== 'open' && status !== 'done' && <span>{texts.option('status', status)}</span>}
        </p>
        {error && (
          <p role="alert" className={classes.bad}>
            <SentenceText text={error.message} />
          </p>
        )}
      </div>
    </li>
  );
}

const wordsIn = ({ values }: Row) => ({
  title: textOf(values['name']),
  status: textOf(values['status']),
  assignee: textOf(values['assignee']),
  dueOn: textOf(values['dueOn']),
});

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
