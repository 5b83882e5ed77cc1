import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Avatar, Menu, VisuallyHidden } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type Language, languages } from '../../../kernel/language.ts';
import { useAnnounce } from '../../../kit/announce.tsx';
import { readOf, useAct } from '../../../kit/api.ts';
import { accessContracts } from '../../../modules/access/contract.ts';
import { PreferencesItem } from '../../../modules/notices/ui/PreferencesItem.tsx';
import { chooseLanguage } from '../language.ts';
import type { Session } from '../session.ts';
import classes from './frames.module.css';
import { LanguageItem } from './LanguageSwitch.tsx';
import { useSignOut } from './use-sign-out.ts';

/** Says who is signed in and in which language he reads, and signs out. */
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
        <Menu.Divider />
        <LanguageChoice chosen={person.language} />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={18} stroke={1.6} />} onClick={signOut}>
          <Trans>Sign out</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const asBrowser = 'browser';

/** The languages, each by its own name, and the browser's own; a choice holds wherever this person signs in. */
function LanguageChoice({ chosen }: { readonly chosen: Language | null }) {
  const choose = useChooseLanguage(chosen);
  return (
    <>
      <Menu.Label>
        <Trans>Language</Trans>
      </Menu.Label>
      <Menu.RadioGroup value={chosen ?? asBrowser}>
        {languages.map((language) => (
          <LanguageItem key={language} language={language} onChoose={() => choose(language)} />
        ))}
        <Menu.RadioItem value={asBrowser} closeMenuOnClick onChange={() => choose(null)}>
          <Trans>As my browser</Trans>
        </Menu.RadioItem>
      </Menu.RadioGroup>
    </>
  );
}

/** Shows the screens in another language at once, and keeps it with the account; refused, all is as it was. */
function useChooseLanguage(before: Language | null): (language: Language | null) => void {
  const { t } = useLingui();
  const announce = useAnnounce();
  const client = useQueryClient();
  const { mutate } = useAct(accessContracts.editAccount, { refreshes: [accessContracts.session] });
  const show = (language: Language | null) => {
    void chooseLanguage(language);
    client.setQueryData<Session>(
      readOf(accessContracts.session, {}).queryKey,
      (session) => session && { ...session, person: { ...session.person, language } },
    );
  };
  return (language) => {
    show(language);
    mutate(
      { input: { language } },
      {
        onError: () => {
          show(before);
          announce(t`The language was not kept. Try again.`);
        },
      },
    );
  };
}
