import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { useRegister } from '../register-context.tsx';
import { isSortable, type ListView, type Sort } from './list-view.ts';
import { useColumnLabel } from './RecordTable.tsx';
import type { Show } from './use-list-view.ts';

/** Orders a list that has no headings to press: a second press on a field turns its order round. */
export function SortMenu({ view, show }: { readonly view: ListView; readonly show: Show }) {
  const { register } = useRegister();
  const names = [...Object.keys(register.fields), 'updatedAt'].filter((name) => isSortable(register, name));
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconArrowsSort size={16} stroke={1.8} />}>
          <Trans>Sort</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="60vh" style={{ overflowY: 'auto' }}>
        {names.map((name) => (
          <SortItem key={name} name={name} sort={view.sort} onSort={(sort) => show({ ...view, sort, page: 1 })} />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

type SortItemProps = { readonly name: string; readonly sort: Sort | undefined; readonly onSort: (sort: Sort) => void };

function SortItem({ name, sort, onSort }: SortItemProps) {
  const { t } = useLingui();
  const label = useColumnLabel(name);
  const isCurrent = sort?.name === name;
  const isDescending = isCurrent && sort.isDescending;
  const Arrow = isDescending ? IconArrowDown : IconArrowUp;
  return (
    <Menu.Item
      closeMenuOnClick={false}
      aria-label={isCurrent ? (isDescending ? t`${label}, descending` : t`${label}, ascending`) : label}
      rightSection={isCurrent ? <Arrow size={16} aria-hidden /> : null}
      onClick={() => onSort({ name, isDescending: isCurrent && !sort.isDescending })}
    >
      {label}
    </Menu.Item>
  );
}
