import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { IconCopy, IconDots, IconForms, IconTableImport } from '@tabler/icons-react';
import { useGoInWorkspace } from '../../../kit/routing.tsx';
import { useRegister } from '../register-context.tsx';

/** What is done with a register now and then. */
export function MoreMenu() {
  const { t, i18n } = useLingui();
  const { register, more = [] } = useRegister();
  const go = useGoInWorkspace();
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t`More`} title={t`More`}>
          <IconDots size={18} stroke={1.8} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconCopy size={16} stroke={1.8} />}
          onClick={() => void go(`${register.noun}/duplicates`)}
        >
          <Trans>Possible duplicates</Trans>
        </Menu.Item>
        <Menu.Item
          leftSection={<IconForms size={16} stroke={1.8} />}
          onClick={() => void go(`${register.noun}/fields`)}
        >
          <Trans>Fields of your own</Trans>
        </Menu.Item>
        {more.map(({ path, label }) => (
          <Menu.Item key={path} leftSection={<IconTableImport size={16} stroke={1.8} />} onClick={() => void go(path)}>
            {i18n._(label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
