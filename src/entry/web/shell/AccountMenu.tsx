import { Trans } from '@lingui/react/macro';
import { ActionIcon, Avatar, Menu, VisuallyHidden } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { PreferencesItem } from '../../../modules/notices/ui/PreferencesItem.tsx';
import type { Session } from '../session.ts';
import classes from './frames.module.css';
import { useSignOut } from './use-sign-out.ts';

/** Says who is signed in, and signs out. */
export function AccountMenu({ person }: { readonly person: Session['person'] }) {
  const { name, email } = person;
  const signOut = useSignOut();
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" radius="xl">
          <Avatar name={name} size={30} color="petrol" variant="filled" alt="" />
          <VisuallyHidden>
            <Trans>Account of {name}</Trans>
          </VisuallyHidden>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.account}>
          <strong>{name}</strong>
          <span>{email}</span>
        </div>
        <Menu.Divider />
        <PreferencesItem />
        <Menu.Item leftSection={<IconLogout size={18} stroke={1.6} />} onClick={signOut}>
          <Trans>Sign out</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
