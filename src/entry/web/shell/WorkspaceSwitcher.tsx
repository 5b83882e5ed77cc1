import { Trans, useLingui } from '@lingui/react/macro';
import { Combobox, InputBase, UnstyledButton, useCombobox, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconPlus, IconSelector } from '@tabler/icons-react';
import { useState } from 'react';
import { useGo } from '../../../kit/routing.tsx';
import type { Session } from '../session.ts';
import classes from './frames.module.css';

type WorkspaceSwitcherProps = { readonly workspaces: Session['workspaces']; readonly current: string };

const addValue = 'add';

/** Goes to another workspace: typing narrows the list, arrows and Enter choose, the last entry makes a new one. */
export function WorkspaceSwitcher({ workspaces, current }: WorkspaceSwitcherProps) {
  const { t } = useLingui();
  const go = useGo();
  const [written, setWritten] = useState('');
  const combobox = useCombobox({
    onDropdownOpen: () => combobox.focusSearchInput(),
    onDropdownClose: (source) => {
      combobox.resetSelectedOption();
      setWritten('');
      if (source === 'keyboard') combobox.focusTarget();
    },
  });
  const name = workspaces.find(({ id }) => id === current)?.name ?? t`Choose a workspace`;
  const choose = (value: string) => {
    combobox.closeDropdown();
    void go(value === addValue ? '/new-workspace' : `/w/${value}/home`);
  };
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={choose}
      width={300}
      position="bottom-start"
      shadow="md"
      keepMounted={false}
    >
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        <UnstyledButton
          className={classes.switcher}
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
          onClick={() => combobox.toggleDropdown()}
        >
          <VisuallyHidden>
            <Trans>Workspace:</Trans>{' '}
          </VisuallyHidden>
          <span className={classes.switcherName}>{name}</span>
          <IconSelector size={16} stroke={1.6} aria-hidden />
        </UnstyledButton>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          component={InputBase}
          value={written}
          onChange={(event) => {
            setWritten(event.currentTarget.value);
            combobox.selectFirstOption();
          }}
          placeholder={t`Find a workspace`}
          aria-label={t`Find a workspace`}
        />
        <Choices workspaces={workspaces} current={current} written={written} />
      </Combobox.Dropdown>
    </Combobox>
  );
}

function Choices({ workspaces, current, written }: WorkspaceSwitcherProps & { readonly written: string }) {
  const { t } = useLingui();
  const wanted = written.trim().toLocaleLowerCase();
  const found = workspaces.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  return (
    <Combobox.Options mah={320} className={classes.choices} aria-label={t`Workspaces`}>
      {found.map(({ id, name, role }) => (
        <Combobox.Option key={id} value={id} active={id === current}>
          <span className={classes.choice}>
            <span>{name}</span>
            <span className={classes.choiceRole}>{role === 'owner' ? t`Owner` : t`Reader`}</span>
            {id === current && <IconCheck size={16} aria-hidden />}
          </span>
        </Combobox.Option>
      ))}
      {found.length === 0 && (
        <Combobox.Empty>
          <Trans>No workspace of this name</Trans>
        </Combobox.Empty>
      )}
      <Combobox.Option value={addValue} className={classes.add}>
        <IconPlus size={16} aria-hidden /> <Trans>New workspace</Trans>
      </Combobox.Option>
    </Combobox.Options>
  );
}
