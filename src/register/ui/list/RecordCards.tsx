import { Trans } from '@lingui/react/macro';
import { IconArchive } from '@tabler/icons-react';
import { workspacePath } from '../../../kit/address.ts';
import { DateText } from '../../../kit/DateText.tsx';
import { QuietLink, useWorkspaceId } from '../../../kit/routing.tsx';
import { ChangedSinceMark } from '../as-on/AsOnBanner.tsx';
import { writeAsOn } from '../as-on/as-on.ts';
import { useAsOn } from '../as-on/as-on-context.tsx';
import { CardSelect, CardsHead } from '../bulk/CardSelect.tsx';
import { type RowSeen, useRegister } from '../register-context.tsx';
import { StateBadge } from '../StateBadge.tsx';
import { useTitleText } from '../value-texts.ts';
import { fieldValueOf, isMissing } from '../values.ts';
import { CellValue } from './CellValue.tsx';
import { changedColumn } from './columns.ts';
import { GroupHead } from './GroupHead.tsx';
import { keyOfHead, linesOf } from './grouping.ts';
import classes from './RecordCards.module.css';
import tableClasses from './RecordTable.module.css';
import type { Grouped } from './RecordTable.tsx';
import { useFresh } from './use-fresh.ts';

type RecordCardsProps = {
  readonly rows: readonly RowSeen[];
  readonly columns: readonly string[];
  readonly isStale: boolean;
  readonly grouped: Grouped | undefined;
};

/** The records of a page as a list for a narrow window: title and state first, then what else is shown, where it is recorded. */
export function RecordCards({ rows, columns, isStale, grouped }: RecordCardsProps) {
  const { texts } = useRegister();
  const fresh = useFresh(rows);
  return (
    <>
      <CardsHead rows={rows} />
      <ul className={classes.list} aria-label={texts.many} aria-busy={isStale} data-stale={isStale}>
        {linesOf(rows, grouped?.groups).map((line) =>
          'row' in line ? (
            <Card key={line.row.id} row={line.row} rows={rows} columns={columns} isFresh={fresh.has(line.row.id)} />
          ) : (
            grouped && (
              <li key={keyOfHead(line.head)} className={classes.group}>
                <GroupHead field={grouped.groups.field} head={line.head} onToggle={() => grouped.onToggle(line.head)} />
              </li>
            )
          ),
        )}
      </ul>
    </>
  );
}

type CardProps = {
  readonly row: RowSeen;
  /** All of the page. */
  readonly rows: readonly RowSeen[];
  readonly columns: readonly string[];
  readonly isFresh: boolean;
};

function Card({ row, rows, columns, isFresh }: CardProps) {
  const { register, texts } = useRegister();
  const workspace = useWorkspaceId();
  const asOn = useAsOn();
  const title = useTitleText()(fieldValueOf(row.values[register.title]));
  const state = register.states && fieldValueOf(row.values[register.states.field]);
  const others = columns.filter(
    (name) => name !== register.states?.field && !isMissing(fieldValueOf(row.values[name])),
  );
  return (
    <li className={classes.card} data-fresh={isFresh}>
      <CardSelect row={row} rows={rows} title={String(title)} />
      <QuietLink
        to={workspacePath(workspace, `${register.noun}/${row.id}`)}
        search={writeAsOn(asOn)}
        className={classes.title}
      >
        {title}
        <ChangedSinceMark fields={row.differences} />
      </QuietLink>
      <div className={classes.line}>
        {typeof state === 'string' && <StateBadge state={state} />}
        {row.archivedAt !== null && (
          <span className={classes.archived}>
            <IconArchive size={14} aria-hidden /> <Trans>archived</Trans>
          </span>
        )}
        {columns.includes(changedColumn) && <DateText at={row.updatedAt} />}
        {others.map((name) => (
          <span key={name} className={classes.value}>
            <span className={tableClasses.hidden}>{texts.label(name)}: </span>
            <CellValue name={name} value={fieldValueOf(row.values[name])} />
          </span>
        ))}
      </div>
    </li>
  );
}
