import { Trans } from '@lingui/react/macro';
import { Menu } from '@mantine/core';
import { IconBellCog, IconUserCog } from '@tabler/icons-react';
import { useGoInWorkspace } from '../../../kit/routing.tsx';

/** Goes from the menu of the account to the account itself, and to how one is told of things. */
export function PreferencesItem() {
  const go = useGoInWorkspace();
  return (
    <>
      <Menu.Item leftSection={<IconUserCog size={18} stroke={1.6} />} onClick={() => void go('account')}>
        <Trans>My account</Trans>
      </Menu.Item>
      <Menu.Item leftSection={<IconBellCog size={18} stroke={1.6} />} onClick={() => void go('notice-preferences')}>
        <Trans>Notices and calendar</Trans>
      </Menu.Item>
    </>
  );
}
