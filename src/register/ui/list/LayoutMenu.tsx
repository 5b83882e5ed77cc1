import { Trans, useLingui } from '@lingui/react/macro';
import { Menu } from '@mantine/core';
import { IconCheck, IconLayoutColumns, IconLayoutList, IconTable } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { boardNames, groupNames } from '../../contract/group-names.ts';
import { useRegister } from '../register-context.tsx';
import type { ListView } from './list-view.ts';
import { ToolButton } from './ToolButton.tsx';
import type { Show } from './use-list-view.ts';

/** How the records of a list are laid out: as one table, grouped by a field, or as cards on a board. */
export function LayoutMenu({ view, show }: { readonly view: ListView; readonly show: Show }) {
  const { t } = useLingui();
  const { register, texts } = useRegister();
  const go = (to: Partial<Pick<ListView, 'group' | 'board'>>) =>
    show({ ...view, group: undefined, board: undefined, ...to, folded: [], page: 1 });
  const [groups, boards] = [groupNames(register), boardNames(register)];
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <ToolButton label={t`Layout`} Icon={view.board === undefined ? IconLayoutList : IconLayoutColumns} />
      </Menu.Target>
      <Menu.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
        <Choice
          isChosen={view.group === undefined && view.board === undefined}
          onChoose={() => go({})}
          Icon={IconTable}
        >
          <Trans>One list</Trans>
        </Choice>
        {groups.length > 0 && (
          <Menu.Label>
            <Trans>Grouped by</Trans>
          </Menu.Label>
        )}
        {groups.map((name) => (
          <Choice key={name} isChosen={view.group === name} onChoose={() => go({ group: name })} Icon={IconLayoutList}>
            {texts.label(name)}
          </Choice>
        ))}
        {boards.length > 0 && view.asOn === undefined && (
          <Menu.Label>
            <Trans>Board with columns by</Trans>
          </Menu.Label>
        )}
        {view.asOn === undefined &&
          boards.map((name) => (
            <Choice
              key={name}
              isChosen={view.board === name}
              onChoose={() => go({ board: name })}
              Icon={IconLayoutColumns}
            >
              {texts.label(name)}
            </Choice>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}

type ChoiceProps = {
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly Icon: typeof IconTable;
  readonly children: ReactNode;
};

const Choice = ({ isChosen, onChoose, Icon, children }: ChoiceProps) => (
  <Menu.Item
    aria-current={isChosen}
    leftSection={<Icon size={16} stroke={1.8} />}
    rightSection={isChosen ? <IconCheck size={16} aria-hidden /> : null}
    onClick={onChoose}
  >
    {children}
  </Menu.Item>
);
