import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { IconArchive, IconDotsVertical } from '@tabler/icons-react';
import { type DragEvent, memo, useState } from 'react';
import { workspacePath } from '../../../kit/address.ts';
import { QuietLink, useWorkspaceId } from '../../../kit/routing.tsx';
import { CellValue } from '../list/CellValue.tsx';
import { type RowSeen, useRegister } from '../register-context.tsx';
import { fieldValueOf, isMissing } from '../values.ts';
import classes from './Board.module.css';
import type { ColumnValue } from './board-columns.ts';

/** What cards do with themselves; it stays the same from one drawing to the next. */
export type CardActs = {
  readonly hold: (row: RowSeen, from: ColumnValue) => void;
  readonly letGo: () => void;
  readonly move: (row: RowSeen, from: ColumnValue, to: ColumnValue) => void;
  readonly whyNot: (from: ColumnValue, to: ColumnValue) => string | undefined;
  readonly nameOf: (value: ColumnValue) => string;
};

type BoardCardProps = {
  readonly row: RowSeen;
  readonly column: ColumnValue;
  readonly columns: readonly ColumnValue[];
  readonly fields: readonly string[];
  readonly mayMove: boolean;
  readonly isHeld: boolean;
  /** It is where Tab comes to on the board. */
  readonly isStop: boolean;
  readonly acts: CardActs;
};

/** One record on a board: its title leads to it; it is dragged, or moved by its menu. */
export const BoardCard = memo(function BoardCard(props: BoardCardProps) {
  const { row, column, fields, mayMove, isHeld, isStop, acts } = props;
  const { register, texts } = useRegister();
  const workspace = useWorkspaceId();
  const start = (event: DragEvent) => {
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', String(row.values[register.title]));
    acts.hold(row, column);
  };
  const isMovable = mayMove && row.archivedAt === null;
  return (
    <li
      className={classes.card}
      data-card={row.id}
      data-held={isHeld}
      draggable={isMovable}
      onDragStart={isMovable ? start : undefined}
      onDragEnd={acts.letGo}
    >
      <div className={classes.cardHead}>
        <QuietLink
          to={workspacePath(workspace, `${register.noun}/${row.id}`)}
          className={classes.title}
          tabIndex={isStop ? 0 : -1}
        >
          {fieldValueOf(row.values[register.title])}
        </QuietLink>
        {row.archivedAt !== null && <IconArchive size={14} aria-hidden />}
        {isMovable && <MoveMenu {...props} />}
      </div>
      {fields
        .filter((name) => !isMissing(fieldValueOf(row.values[name])))
        .map((name) => (
          <div key={name} className={classes.field}>
            <span className={classes.hidden}>{texts.label(name)}: </span>
            <CellValue name={name} value={fieldValueOf(row.values[name])} />
          </div>
        ))}
    </li>
  );
});

/** The menu by which a card is moved without dragging; drawn when it is first opened, for there are hundreds of cards. */
function MoveMenu({ row, column, columns, isStop, acts }: BoardCardProps) {
  const { t } = useLingui();
  const { register } = useRegister();
  const [isOpen, setOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  const title = String(row.values[register.title]);
  const button = (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={24}
      tabIndex={isStop ? 0 : -1}
      className={classes.more}
      aria-label={t`Move ${title} to…`}
      aria-haspopup="menu"
      aria-expanded={isOpen}
      onClick={() => {
        setWasOpen(true);
        setOpen(!isOpen);
      }}
    >
      <IconDotsVertical size={16} stroke={1.8} />
    </ActionIcon>
  );
  if (!wasOpen) return button;
  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-end" width={260}>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t`Move to`}</Menu.Label>
        {columns
          .filter((to) => to !== column)
          .map((to) => (
            <MoveItem key={to ?? '-'} row={row} from={column} to={to} acts={acts} />
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}

type MoveItemProps = Pick<BoardCardProps, 'row' | 'acts'> & Readonly<Record<'from' | 'to', ColumnValue>>;

/** A column to move to; one that is not allowed says why. */
function MoveItem({ row, from, to, acts }: MoveItemProps) {
  const why = acts.whyNot(from, to);
  return (
    <Menu.Item disabled={why !== undefined} onClick={() => acts.move(row, from, to)}>
      {acts.nameOf(to)}
      {why !== undefined && <span className={classes.why}>{why}</span>}
    </Menu.Item>
  );
}
