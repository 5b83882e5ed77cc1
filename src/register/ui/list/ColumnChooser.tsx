import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Popover } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import { type MouseEvent, useId, useState } from 'react';
import { useRegister } from '../register-context.tsx';
import classes from './ColumnChooser.module.css';
import { allColumns, moved, usualColumns } from './columns.ts';
import { useColumnLabel } from './RecordTable.tsx';
import { ToolButton } from './ToolButton.tsx';

type ColumnChooserProps = {
  readonly columns: readonly string[];
  readonly onChange: (columns: readonly string[]) => void;
};

/** Chooses which columns a list shows and in which order; the title always stands first. */
export function ColumnChooser(props: ColumnChooserProps) {
  const { t } = useLingui();
  return (
    <Popover position="bottom-end" width={310} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <ToolButton label={t`Columns`} Icon={IconColumns3} />
      </Popover.Target>
      <Popover.Dropdown aria-label={t`Columns`} className={classes.chooser}>
        <Choices {...props} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** Every column in an order that stays while one chooses, so that nothing jumps from under the pointer. */
function Choices({ columns, onChange }: ColumnChooserProps) {
  const { register } = useRegister();
  const [order, setOrder] = useState(() => allColumns(register, columns));
  const choose = (next: readonly string[], shown: readonly string[]) => {
    setOrder(next);
    onChange(next.filter((name) => shown.includes(name)));
  };
  const toggle = (name: string) =>
    choose(order, columns.includes(name) ? columns.filter((each) => each !== name) : [...columns, name]);
  const usual = usualColumns(register);
  return (
    <>
      <ul className={classes.list}>
        {order.map((name) => (
          <ColumnChoice
            key={name}
            name={name}
            isShown={columns.includes(name)}
            onToggle={() => toggle(name)}
            onMove={(by) => choose(moved(order, name, by), columns)}
          />
        ))}
      </ul>
      <Button variant="subtle" size="compact-sm" onClick={() => choose(allColumns(register, usual), usual)}>
        <Trans>Back to the usual columns</Trans>
      </Button>
    </>
  );
}

type ColumnChoiceProps = {
  readonly name: string;
  readonly isShown: boolean;
  readonly onToggle: () => void;
  readonly onMove: (by: -1 | 1) => void;
};

function ColumnChoice({ name, isShown, onToggle, onMove }: ColumnChoiceProps) {
  const { t } = useLingui();
  const id = useId();
  const label = useColumnLabel(name);
  return (
    <li className={classes.choice}>
      <input type="checkbox" id={id} checked={isShown} onChange={onToggle} />
      <label htmlFor={id}>{label}</label>
      <span className={classes.moves}>
        <Move label={t`Move ${label} up`} onMove={() => onMove(-1)} Icon={IconArrowUp} />
        <Move label={t`Move ${label} down`} onMove={() => onMove(1)} Icon={IconArrowDown} />
      </span>
    </li>
  );
}

type MoveProps = { readonly label: string; readonly onMove: () => void; readonly Icon: typeof IconArrowUp };

function Move({ label, onMove, Icon }: MoveProps) {
  const move = ({ currentTarget }: MouseEvent<HTMLButtonElement>) => {
    onMove();
    // The browser takes the focus from what is moved in the page.
    requestAnimationFrame(() => currentTarget.focus());
  };
  return (
    <ActionIcon variant="subtle" color="gray" size={24} aria-label={label} onClick={move}>
      <Icon size={14} />
    </ActionIcon>
  );
}
